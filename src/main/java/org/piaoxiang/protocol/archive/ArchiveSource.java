package org.piaoxiang.protocol.archive;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where an archive is read from: once from front to back, and here and there again. */
public interface ArchiveSource {
    /** Opens it at its beginning. */
    InputStream open() throws IOException;

    /** Reads {@code length} bytes at {@code offset}. */
    byte[] read(long offset, int length) throws IOException;

    /** Returns its length in bytes. */
    long length() throws IOException;

    /** Returns a file as a source. */
    static ArchiveSource of(Path file) {
        return new ArchiveSource() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public byte[] read(long offset, int length) throws IOException {
                try (SeekableByteChannel channel = Files.newByteChannel(file).position(offset)) {
                    ByteBuffer buffer = ByteBuffer.allocate(length);
                    while (buffer.hasRemaining()) {
                        if (channel.read(buffer) < 0) {
                            throw new EOFException("the file became shorter while it was read");
                        }
                    }
                    return buffer.array();
                }
            }

            @Override
            public long length() throws IOException {
                return Files.size(file);
            }
        };
    }

    /** Returns bytes in memory as a source. */
    static ArchiveSource of(byte[] archive) {
        return new ArchiveSource() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(archive);
            }

            @Override
            public byte[] read(long offset, int length) {
                return Arrays.copyOfRange(archive, (int) offset, (int) offset + length);
            }

            @Override
            public long length() {
                return archive.length;
            }
        };
    }
}
