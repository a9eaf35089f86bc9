package org.piaoxiang.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Reads small files, and writes files whole or not at all: beside the target first, flushed to the disk, then moved. */
final class SafeFiles {
    private static final String PRIVATE = "rw-------";
    private static final String PUBLIC = "rw-r--r--";
    private static final int BUFFER = 1 << 16;

    private SafeFiles() {}

    /** Writes the contents of a file. */
    @FunctionalInterface
    interface Contents {
        void to(OutputStream out) throws IOException, InterruptedException, Refusal;
    }

    /** Who may read a new file. */
    enum Readers {
        OWNER,
        EVERYBODY
    }

    /** Returns {@code text} as a path. */
    static Path path(String text) throws Refusal {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "文件名不能用：" + Words.printable(text) + "。");
        }
    }

    /** Reads a file that must not be longer than {@code limit} bytes. */
    static byte[] read(Path file, int limit) throws Refusal {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "找不到文件 " + show(file) + "，请核对文件名。");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Refusal(RefusalCode.FILE_UNREADABLE, show(file) + " 太长，不会是所要的文件。");
            }
            return bytes;
        } catch (IOException broken) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "读不了 " + show(file) + "，请检查权限和磁盘。");
        }
    }

    /** Refuses unless {@code target} can be written; an existing file only where {@code force} says so. */
    static void requireFree(Path target, boolean force) throws Refusal {
        Path folder = folder(target);
        if (!Files.isDirectory(folder)) {
            throw new Refusal(RefusalCode.OUT_UNUSABLE, "文件夹 " + show(folder) + " 不存在，请先建立。");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refusal(RefusalCode.OUT_UNUSABLE, show(target) + " 不是普通文件，不能覆盖，请换一个名字。");
            }
            if (!force) {
                throw exists(target);
            }
        }
    }

    /** Writes {@code target} whole or not at all. */
    static void write(Path target, Readers readers, boolean force, Contents contents)
            throws IOException, InterruptedException, Refusal {
        requireFree(target, force);
        Path temporary = temporary(target);
        try {
            fill(temporary, contents);
            setReaders(temporary, readers);
            move(temporary, target, force);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Makes an empty private file beside {@code target}; the caller moves or deletes it. */
    static Path temporary(Path target) throws IOException {
        return Files.createTempFile(folder(target), ".piaoxiang-", ".part", privateFile());
    }

    /** Writes into {@code file} and flushes it to the disk. */
    static void fill(Path file, Contents contents) throws IOException, InterruptedException, Refusal {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            contents.to(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Sets who may read {@code file}, where the file system knows of such things. */
    static void setReaders(Path file, Readers readers) throws IOException {
        if (posix(file)) {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(readers == Readers.OWNER ? PRIVATE : PUBLIC));
        }
    }

    /** Moves a finished file to its place and makes the move durable. */
    static void move(Path temporary, Path target, boolean force) throws IOException, Refusal {
        try {
            if (force) {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(temporary, target);
            }
        } catch (FileAlreadyExistsException cameMeanwhile) {
            throw exists(target);
        }
        try (FileChannel folder = FileChannel.open(folder(target), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Returns the folder that {@code target} is in. */
    static Path folder(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }

    /** Returns a file's name for people. */
    static String show(Path file) {
        return Words.printable(file.toString());
    }

    /** Returns the attributes of a folder that only its owner may enter. */
    static FileAttribute<Set<PosixFilePermission>> privateFolder() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    private static FileAttribute<Set<PosixFilePermission>> privateFile() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE));
    }

    private static boolean posix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    private static Refusal exists(Path target) {
        return new Refusal(RefusalCode.OUT_EXISTS, show(target) + " 已经存在，没有改动它；请换一个名字。");
    }
}
