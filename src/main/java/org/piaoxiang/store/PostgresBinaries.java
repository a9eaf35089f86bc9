package org.piaoxiang.store;

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

    private PostgresBinaries() {}

    /** Returns the directory of the programs under {@code home}, unpacking them where they are missing. */
    static Path unpack(Path home) throws IOException, StartRefused {
        Path unpacked = home.resolve("programs-" + VERSION);
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        Path fresh = home.resolve("programs-" + VERSION + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        try (InputStream archive =
                PostgresBinaries.class.getResourceAsStream("/postgres-linux-" + architecture() + ".txz")) {
            if (archive == null) {
                throw new StartRefused(StartRefused.Code.NO_BINARIES);
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, fresh);
                }
            }
        }
        Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
        return unpacked;
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
