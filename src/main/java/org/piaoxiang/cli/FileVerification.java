package org.piaoxiang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.Report;

/** Verifies files by name; whatever a name leads to ends in a report. */
final class FileVerification {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final ExecutorService workers;
    private final ArchiveVerifier.Progress progress;
    private final Optional<Path> older;

    FileVerification(ExecutorService workers, ArchiveVerifier.Progress progress) {
        this(workers, progress, Optional.empty());
    }

    /** Verifies also that files extend {@code older}. */
    FileVerification(ExecutorService workers, ArchiveVerifier.Progress progress, Optional<Path> older) {
        this.workers = workers;
        this.progress = progress;
        this.older = older;
    }

    /** Verifies the file called {@code name}. */
    Report verify(String name) throws InterruptedException {
        try {
            return verify(Path.of(name));
        } catch (InvalidPathException notAPath) {
            return Report.unusable("This cannot be the name of a file.");
        }
    }

    /** Verifies {@code file}. */
    Report verify(Path file) throws InterruptedException {
        try {
            if (Files.isDirectory(file)) {
                return Report.unusable("This is a folder, not a file.");
            }
            if (!Files.exists(file)) {
                return Report.unusable("There is no such file.");
            }
            // Devices and pipes may never end or never answer, and ballots are read again where someone voted twice.
            if (!Files.isRegularFile(file)) {
                return Report.unusable("This is not a regular file; copy the archive to a file first.");
            }
            if (Files.size(file) == 0) {
                return Report.unusable("The file is empty.");
            }
            if (isZip(file)) {
                return Report.unusable(
                        "Meeting bundles (.zip) cannot be verified yet; unpack the .bel archives from it.");
            }
            ArchiveVerifier verifier = new ArchiveVerifier(workers, progress);
            return older.isEmpty()
                    ? verifier.verify(ArchiveSource.of(file))
                    : verifier.verify(ArchiveSource.of(file), ArchiveSource.of(older.get()));
        } catch (IOException broken) {
            return Report.unusable("The file cannot be read; check its permissions and the disk.");
        } catch (OutOfMemoryError tooLarge) {
            return Report.unusable("The file needs more memory than this program may use.");
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }
}
