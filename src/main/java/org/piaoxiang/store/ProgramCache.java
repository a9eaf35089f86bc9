package org.piaoxiang.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only we may enter, for what takes long to make and can be made again. A file is used only where it has the
 * hash that this program knows. Several programs may fill it at once: each writes a file of its own and moves it.
 */
final class ProgramCache {
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    ProgramCache(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder that {@code environment} names: {@code PIAOXIANG_CACHE}, else what is usual on Linux. */
    static Optional<ProgramCache> of(Function<String, @Nullable String> environment) {
        return Optional.ofNullable(environment.apply("PIAOXIANG_CACHE"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(environment.apply("XDG_CACHE_HOME"))
                        .map(home -> Path.of(home, "piaoxiang")))
                .or(() -> Optional.ofNullable(environment.apply("HOME")).map(home -> Path.of(home, ".cache/piaoxiang")))
                .filter(Path::isAbsolute)
                .map(ProgramCache::new);
    }

    /** What makes a file anew. */
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Returns the file {@code name}, made from {@code source} where it is missing or damaged; empty where it cannot be kept
     * here, or where {@code source} does not have the hash either.
     *
     * @param hash its SHA-256 in hexadecimal
     */
    Optional<Path> file(String name, String hash, Source source) {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
            if (!Files.getPosixFilePermissions(folder).equals(OURS_ALONE)
                    || !Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
                return Optional.empty();
            }
            Path kept = folder.resolve(name);
            if (Files.exists(kept) && hash(kept).equals(hash)) {
                return Optional.of(kept);
            }
            Path fresh = Files.createTempFile(folder, name, ".new");
            try (InputStream in = source.open()) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                if (!hash(fresh).equals(hash)) {
                    return Optional.empty();
                }
                Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return Optional.of(kept);
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    private static String hash(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
