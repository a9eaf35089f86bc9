package org.piaoxiang.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A server's data folder in one file: the database's files, its passwords, the server's keys and certificates. The database
 * must not run meanwhile.
 */
public final class DataBackup {
    private static final String DATABASE = "postgres/data";
    private static final List<String> PARTS = List.of(DATABASE, "postgres/passwords", "keys", "tls");
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");
    private static final String FIRST = "piaoxiang-backup";
    private static final String FORMAT = "piaoxiang-backup/1\n";
    private static final int LONGEST_HEAD = 4096;

    private DataBackup() {}

    /** The file is no backup. */
    public static final class NoBackup extends Exception {
        private static final long serialVersionUID = 1L;

        NoBackup() {
            super("the file is no backup", null, false, false);
        }
    }

    /** Writes {@code data} into the new file {@code out}, which only its owner may read; {@code made} says when. */
    static void write(Path data, Path out, String made) throws IOException {
        Path draft = out.resolveSibling(out.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                        draft,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream stream = Channels.newOutputStream(channel);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(FIRST));
            zip.write((FORMAT + made + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (String part : PARTS) {
                add(data, data.resolve(part), zip);
            }
            zip.finish();
            channel.force(true);
        }
        Files.move(draft, out, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void add(Path data, Path part, ZipOutputStream zip) throws IOException {
        if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(part)) {
            paths = walk.sorted().toList();
        }
        for (Path path : paths) {
            String name = data.relativize(path).toString();
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                zip.putNextEntry(new ZipEntry(name + "/"));
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && !LEFT_OUT.contains(path.getFileName().toString())) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(path, zip);
            }
        }
    }

    /**
     * Unpacks {@code backup} into the folder {@code data}, which must not be there or be empty, and returns when it was made.
     * {@code complete} writes what else belongs there, before the folder gets its name.
     */
    public static String restore(Path backup, Path data, Complete complete)
            throws IOException, NoBackup, StartRefused, InterruptedException {
        Path target = data.toAbsolutePath().normalize();
        Path draft = target.resolveSibling(target.getFileName() + ".restoring");
        PostgresBinaries.delete(draft);
        Files.createDirectories(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String made;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(backup))) {
            made = head(zip);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(entry, zip, draft);
            }
        }
        if (!Files.exists(draft.resolve(DATABASE).resolve("PG_VERSION"))) {
            throw new NoBackup();
        }
        complete.in(draft, made);
        Files.deleteIfExists(target);
        // A process without rights must reach the folder that its files are in.
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        Unprivileged rights = Unprivileged.toReach(target.resolve("postgres"));
        each(target.resolve(DATABASE), path -> true, rights::own);
        return made;
    }

    /** Writes what else belongs into a restored folder. */
    public interface Complete {
        /** Writes into {@code folder}; {@code made} says when the backup was made. */
        void in(Path folder, String made) throws IOException;
    }

    private interface Step {
        void take(Path path) throws IOException;
    }

    private static void each(Path folder, Predicate<Path> which, Step step) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(which).toList();
        }
        for (Path path : paths) {
            step.take(path);
        }
    }

    private static String head(ZipInputStream zip) throws IOException, NoBackup {
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(FIRST)) {
            throw new NoBackup();
        }
        String head = new String(zip.readNBytes(LONGEST_HEAD), java.nio.charset.StandardCharsets.UTF_8);
        if (!head.startsWith(FORMAT) || !head.endsWith("\n")) {
            throw new NoBackup();
        }
        return head.substring(FORMAT.length()).strip();
    }

    private static void unpack(ZipEntry entry, InputStream in, Path draft) throws IOException, NoBackup {
        String name = entry.getName();
        Path path = draft.resolve(name).normalize();
        boolean ours = PARTS.stream().anyMatch(part -> name.equals(part) || name.startsWith(part + "/"));
        if (!ours || !path.startsWith(draft)) {
            throw new NoBackup();
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return;
        }
        Files.createDirectories(path.getParent());
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
            in.transferTo(out);
        }
    }
}
