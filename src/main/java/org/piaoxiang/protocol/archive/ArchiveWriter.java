package org.piaoxiang.protocol.archive;

import java.io.IOException;
import java.io.OutputStream;
import org.piaoxiang.protocol.group.HashFunction;

/** Writes an archive record by record, byte for byte as belenios-tool does. */
public final class ArchiveWriter {
    private final OutputStream out;
    private final HashFunction hash;
    private final long timestamp;

    private ArchiveWriter(OutputStream out, HashFunction hash, long timestamp) {
        this.out = out;
        this.hash = hash;
        this.timestamp = timestamp;
    }

    /** Begins a new archive on {@code out}: writes the header. {@code timestamp} in seconds since 1970. */
    public static ArchiveWriter begin(OutputStream out, HashFunction hash, long timestamp) throws IOException {
        ArchiveWriter writer = new ArchiveWriter(out, hash, timestamp);
        writer.write("BELENIOS", ArchiveReader.headerBody(timestamp));
        return writer;
    }

    /** Goes on with an archive whose records so far are already in {@code out}. */
    public static ArchiveWriter resume(OutputStream out, HashFunction hash, long timestamp) {
        return new ArchiveWriter(out, hash, timestamp);
    }

    /** Writes data and returns its hash. */
    public String data(byte[] body) throws IOException {
        String name = hash.hex(body);
        write(name + ".data.json", body);
        return name;
    }

    /** Writes an event and returns its hash. */
    public String event(byte[] body) throws IOException {
        String name = hash.hex(body);
        write(name + ".event.json", body);
        return name;
    }

    private void write(String name, byte[] body) throws IOException {
        out.write(TarHeader.make(name, body.length, timestamp));
        out.write(body);
        out.write(new byte[(TarHeader.BLOCK - body.length % TarHeader.BLOCK) % TarHeader.BLOCK]);
    }
}
