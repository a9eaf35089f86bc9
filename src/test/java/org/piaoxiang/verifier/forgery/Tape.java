package org.piaoxiang.verifier.forgery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The records of an archive as they lie in the file, each byte open to change. */
final class Tape {
    static final int BLOCK = 512;

    /** A record: 512 bytes of tar header, the body, and zeros up to the next block. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(byte[] header, byte[] body, byte[] padding) {
        static Piece of(String name, byte[] body) {
            return new Piece(tarHeader(name, body.length, Poll.TIMESTAMP), body, new byte[-body.length & (BLOCK - 1)]);
        }

        static Piece data(byte[] body) {
            return of(Poll.hash().hex(body) + ".data.json", body);
        }

        static Piece event(byte[] body) {
            return of(Poll.hash().hex(body) + ".event.json", body);
        }

        String name() {
            return new String(header, 0, 100, StandardCharsets.ISO_8859_1).replace("\0", "");
        }

        /** Returns it under the same name with another body. */
        Piece withBody(byte[] changed) {
            return of(name(), changed);
        }

        /** Writes {@code text} into the header, and makes the checksum anew as any tar does. */
        Piece withField(int at, String text) {
            byte[] changed = header.clone();
            put(changed, at, text);
            checksum(changed);
            return new Piece(changed, body, padding);
        }

        Piece withHeaderByte(int at, int value) {
            byte[] changed = header.clone();
            changed[at] = (byte) value;
            return new Piece(changed, body, padding);
        }
    }

    private final List<Piece> pieces;

    Tape(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static Piece archiveHeader(String json) {
        return Piece.of("BELENIOS", json.getBytes(StandardCharsets.UTF_8));
    }

    static Piece archiveHeader() {
        return archiveHeader("{\"version\":1,\"timestamp\":\"" + Poll.TIMESTAMP + "\"}");
    }

    int size() {
        return pieces.size();
    }

    Piece piece(int at) {
        return pieces.get(at);
    }

    /** Changes the record at {@code at}; the header is 0, negative numbers count from the end. */
    Tape change(int at, UnaryOperator<Piece> change) {
        List<Piece> changed = new ArrayList<>(pieces);
        int index = at < 0 ? pieces.size() + at : at;
        changed.set(index, change.apply(changed.get(index)));
        return new Tape(changed);
    }

    Tape plus(Piece piece) {
        List<Piece> changed = new ArrayList<>(pieces);
        changed.add(piece);
        return new Tape(changed);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            out.writeBytes(piece.header);
            out.writeBytes(piece.body);
            out.writeBytes(piece.padding);
        }
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] tarHeader(String name, long size, long timestamp) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format(Locale.ROOT, "%011o\0%011o\0", size, timestamp));
        put(header, 156, "0");
        checksum(header);
        return header;
    }

    private static void checksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
