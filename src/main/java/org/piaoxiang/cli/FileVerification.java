package org.piaoxiang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.meeting.Bundle;
import org.piaoxiang.verifier.meeting.MeetingVerifier;
import org.piaoxiang.verifier.meeting.UnusableBundle;

/** Verifies files by name; whatever a name leads to ends in a report. */
final class FileVerification {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final ExecutorService workers;
    private final ArchiveVerifier.Progress progress;
    private final Optional<Path> older;
    private final Optional<VerifyKey> serverKey;
    private final List<String> seen;

    FileVerification(ExecutorService workers, ArchiveVerifier.Progress progress) {
        this(workers, progress, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Verifies also that archives extend {@code older}, and that the records of bundles are signed by {@code serverKey} and
     * extend the checkpoints {@code seen}.
     */
    FileVerification(
            ExecutorService workers,
            ArchiveVerifier.Progress progress,
            Optional<Path> older,
            Optional<VerifyKey> serverKey,
            List<String> seen) {
        this.workers = workers;
        this.progress = progress;
        this.older = older;
        this.serverKey = serverKey;
        this.seen = seen;
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
                return bundle(file);
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

    private Report bundle(Path file) throws IOException, InterruptedException {
        if (older.isPresent()) {
            return Report.unusable("An older copy can be compared with an archive only; give --seen for a bundle.");
        }
        try {
            return Bundle.read(file).verify(new MeetingVerifier(workers, progress), serverKey, seen);
        } catch (UnusableBundle unusable) {
            return Report.unusable(unusable.sentence());
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }
}
