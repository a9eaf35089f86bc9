package org.piaoxiang.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the archive that comes with the product. */
final class PostgresBinaries {
    /** The version of the archive: to be changed together with the dependency. */
    static final String VERSION = "18.6.0";

    /** What a data directory of this version says in PG_VERSION. */
    static final String MAJOR = "18";

    private static final int BUFFER = 1 << 16;

    private PostgresBinaries() {}

    /** SHA-256 of each archive without its compression, by architecture: to be changed together with the dependency. */
    private static final Map<String, String> HASHES = Map.of(
            "x86_64", "962b91772a3342717f438f42d1085b3ba1bdb89cd24e2e29d4e93925500030d8",
            "arm_64", "7583f0daa51511cb6a88ded0af5a390d171a99ebf0c1dc1f3c0ea3a7c31feb53");

    /**
     * Returns the directory of the programs under {@code home}, unpacking them where they are missing.
     *
     * @param cache keeps the archive without its compression, since taking that off is what takes longest
     */
    static Path unpack(Path home, Optional<ProgramCache> cache) throws IOException, StartRefused {
        Path unpacked = home.resolve("programs-" + VERSION);
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        String architecture = architecture();
        String hash = HASHES.get(architecture);
        if (hash == null) {
            throw new StartRefused(StartRefused.Code.NO_BINARIES);
        }
        Path fresh = home.resolve("programs-" + VERSION + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        Optional<Path> kept = cache.flatMap(known ->
                known.file("postgres-" + VERSION + "-" + architecture + ".tar", hash, () -> archive(architecture)));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                kept.isPresent()
                        ? new BufferedInputStream(Files.newInputStream(kept.get()), BUFFER)
                        : archive(architecture))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, fresh);
            }
        }
        Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
        return unpacked;
    }

    private static InputStream archive(String architecture) throws IOException {
        InputStream archive = PostgresBinaries.class.getResourceAsStream("/postgres-linux-" + architecture + ".txz");
        return new XZCompressorInputStream(Objects.requireNonNull(archive, "the archive comes with the product"));
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
            throw new IOException("an entry of the archive leads outside");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(into));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, into.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            Set<PosixFilePermission> rights =
                    PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
            Files.setPosixFilePermissions(path, rights);
        }
    }

    /** Deletes a directory that may be missing. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw new IOException("could not delete what an interrupted start left", failed);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
