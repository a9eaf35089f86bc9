package org.piaoxiang.protocol.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * Reads an archive record by record, so that its length does not matter (Belenios specification 3.3.0, section 4.4).
 * Notes what differs from the one lawful form and goes on; gives up only where no further record can be found. Whether a
 * record is named by its contents is told by {@link ArchiveRecord#isNamedBy}, since only the election says by which hash.
 */
public final class ArchiveReader {
    /** The longest body read, in bytes. */
    public static final long MAX_BODY = 256L << 20;

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.(data|event)\\.json");
    private static final int MAX_HEADER_BODY = 1024;
    private static final int HASH_DIGITS = 64;
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final long timestamp;
    private final List<String> headerIrregularities;
    private final CompactIndex names = new CompactIndex();
    private int position;
    private boolean ended;
    private long offset;

    private ArchiveReader(InputStream in, long timestamp, long offset, List<String> headerIrregularities) {
        this.offset = offset;
        this.in = in;
        this.timestamp = timestamp;
        this.headerIrregularities = headerIrregularities;
    }

    /** Reads the archive's header from {@code in}. */
    public static ArchiveReader open(InputStream in) throws IOException, UnusableArchive {
        byte[] header = in.readNBytes(TarHeader.BLOCK);
        if (header.length < TarHeader.BLOCK || !TarHeader.name(header).equals("BELENIOS")) {
            throw new UnusableArchive("This is not a Belenios archive: it does not begin with a BELENIOS record.");
        }
        OptionalLong size = TarHeader.size(header);
        if (size.isEmpty() || size.getAsLong() > MAX_HEADER_BODY) {
            throw new UnusableArchive("This is not a Belenios archive: its first record is not an archive header.");
        }
        List<String> irregularities = new ArrayList<>();
        byte[] body = readBody(in, size.getAsLong(), irregularities, 0);
        long timestamp = timestamp(body);
        if (!Arrays.equals(header, TarHeader.make("BELENIOS", body.length, timestamp))) {
            irregularities.add("its tar header is not in the lawful form");
        }
        if (!Arrays.equals(body, headerBody(timestamp))) {
            irregularities.add("the archive's header is not in the lawful form");
        }
        return new ArchiveReader(in, timestamp, TarHeader.BLOCK + padded(body.length), irregularities);
    }

    /** Returns the archive's timestamp in seconds since 1970, which every record carries. */
    public long timestamp() {
        return timestamp;
    }

    /** Returns what is irregular about the header record. */
    public List<String> headerIrregularities() {
        return List.copyOf(headerIrregularities);
    }

    /** Returns the next record, or nothing at the end of the file. */
    public Optional<ArchiveRecord> next() throws IOException, UnusableArchive {
        byte[] header = ended ? new byte[0] : in.readNBytes(TarHeader.BLOCK);
        if (header.length == 0) {
            return Optional.empty();
        }
        position++;
        offset += TarHeader.BLOCK;
        long bodyOffset = offset;
        if (header.length < TarHeader.BLOCK && beginsLikeAName(header)) {
            throw endsEarly(position);
        }
        if (header.length < TarHeader.BLOCK || isZero(header)) {
            ended = true;
            String what = header.length < TarHeader.BLOCK
                    ? "bytes that belong to no record stand at the end"
                    : "an end-of-archive block stands here, which has no place in an archive";
            return Optional.of(new ArchiveRecord(
                    position, "end", ArchiveRecord.Kind.UNKNOWN, new byte[0], bodyOffset, List.of(what)));
        }
        List<String> irregularities = new ArrayList<>();
        String name = TarHeader.name(header);
        OptionalLong size = TarHeader.size(header);
        if (size.isEmpty()) {
            throw new UnusableArchive(
                    "The length of record " + position + " cannot be read; what follows it cannot be found.");
        }
        if (size.getAsLong() > MAX_BODY) {
            throw new UnusableArchive("Record " + position + " is longer than " + (MAX_BODY >> 20) + " MiB.");
        }
        byte[] body = readBody(in, size.getAsLong(), irregularities, position);
        offset += padded(body.length);
        if (!Arrays.equals(header, TarHeader.make(printable(name), body.length, timestamp))) {
            irregularities.add("its tar header is not in the lawful form");
        }
        if (!names.add(name)) {
            irregularities.add("a record of this name stood before");
        }
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            irregularities.add("its name is not a hash with .data.json or .event.json");
            return Optional.of(new ArchiveRecord(
                    position,
                    printable(name),
                    ArchiveRecord.Kind.UNKNOWN,
                    body,
                    bodyOffset,
                    List.copyOf(irregularities)));
        }
        String hash = matcher.group(1);
        ArchiveRecord.Kind kind = matcher.group(2).equals("event") ? ArchiveRecord.Kind.EVENT : ArchiveRecord.Kind.DATA;
        return Optional.of(new ArchiveRecord(position, hash, kind, body, bodyOffset, List.copyOf(irregularities)));
    }

    /** Returns the body of an archive's header. */
    static byte[] headerBody(long timestamp) {
        return JsonWriter.compactBytes(
                Json.object("version", Json.number(1), "timestamp", Json.text(Long.toString(timestamp))));
    }

    private static long timestamp(byte[] body) throws UnusableArchive {
        try {
            Fields header = Fields.of(JsonReader.read(body), "header");
            if (header.integer("version") != 1) {
                throw new UnusableArchive("This archive is of a version that this release does not know.");
            }
            String digits =
                    header.optional("timestamp").orElse(new Json.Null()) instanceof Json.Str text ? text.value() : "";
            return digits.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(digits) < 1L << 33
                    ? Long.parseLong(digits)
                    : 0;
        } catch (JsonException bad) {
            throw new UnusableArchive("The archive's header cannot be read.");
        }
    }

    /** Tells whether these bytes can be the beginning of a record that was cut off. */
    private static boolean beginsLikeAName(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, HASH_DIGITS); i++) {
            if ("0123456789abcdef".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] readBody(InputStream in, long size, List<String> irregularities, int position)
            throws IOException, UnusableArchive {
        // Grown as bytes arrive: a header that promises more than the file holds must not cost memory.
        byte[] body = in.readNBytes((int) Math.min(size, CHUNK));
        while (body.length < size) {
            byte[] more = in.readNBytes((int) Math.min(size - body.length, body.length));
            if (more.length == 0) {
                throw endsEarly(position);
            }
            byte[] longer = Arrays.copyOf(body, body.length + more.length);
            System.arraycopy(more, 0, longer, body.length, more.length);
            body = longer;
        }
        int padding = (int) (padded(size) - size);
        byte[] zeros = in.readNBytes(padding);
        if (zeros.length < padding) {
            throw endsEarly(position);
        }
        if (!isZero(zeros)) {
            irregularities.add("its padding is not zero");
        }
        return body;
    }

    private static UnusableArchive endsEarly(int position) {
        return new UnusableArchive("The file ends in the middle of record " + position
                + "; it was probably not copied whole. Copy it again.");
    }

    private static long padded(long size) {
        return (size + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "?");
    }
}
