package org.piaoxiang.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.piaoxiang.exchange.UnusableFile.Problem;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * What is sealed: a zip file with the superior's view of the meeting ({@code filing.json}), the printed letter and the
 * attachments under their SHA-256.
 *
 * @param revision of the last answer that was imported, 0 before
 * @param view what the superior would see online (docs/acts.md, View)
 * @param letter the 报审函, PDF
 * @param attachments by SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FilingContent(int revision, Json.Obj view, byte[] letter, Map<String, byte[]> attachments) {
    private static final String FORMAT = "piaoxiang-filing/1";
    private static final Pattern ATTACHMENT = Pattern.compile("attachments/[0-9a-f]{64}");
    private static final int MOST_FILES = 5000;

    /** Returns the zip file. */
    public byte[] pack(SealedFiling.Subject subject) {
        Json filing = Json.object(
                "format", Json.text(FORMAT),
                "meeting", Json.text(subject.meeting()),
                "filing", Json.text(subject.filing()),
                "size", Json.number(subject.size()),
                "revision", Json.number(revision),
                "view", view);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "filing.json", JsonWriter.compactBytes(filing));
            add(zip, "letter.pdf", letter);
            for (Map.Entry<String, byte[]> attachment : new TreeMap<>(attachments).entrySet()) {
                add(zip, "attachments/" + attachment.getKey(), attachment.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Reads what was opened; whatever does not belong there, or to another subject, is refused as altered. */
    public static FilingContent unpack(SealedFiling.Opened opened) throws UnusableFile {
        Map<String, byte[]> files = files(opened.content());
        Optional<byte[]> filing = Optional.ofNullable(files.remove("filing.json"));
        Optional<byte[]> letter = Optional.ofNullable(files.remove("letter.pdf"));
        Map<String, byte[]> attachments = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String hash = file.getKey().substring(file.getKey().indexOf('/') + 1);
            if (!ATTACHMENT.matcher(file.getKey()).matches()
                    || !HashFunction.SHA_256.hex(file.getValue()).equals(hash)) {
                throw new UnusableFile(Problem.SEALED_ALTERED);
            }
            attachments.put(hash, file.getValue());
        }
        try {
            Fields fields = Fields.of(
                            JsonReader.read(filing.orElseThrow(() -> new UnusableFile(Problem.SEALED_ALTERED))),
                            "filing")
                    .only("format", "meeting", "filing", "size", "revision", "view");
            SealedFiling.Subject subject =
                    new SealedFiling.Subject(fields.text("meeting"), fields.text("filing"), fields.integer("size"));
            if (!fields.text("format").equals(FORMAT)
                    || !subject.equals(opened.subject())
                    || !(fields.value("view") instanceof Json.Obj view)) {
                throw new UnusableFile(Problem.SEALED_ALTERED);
            }
            return new FilingContent(
                    fields.integer("revision"),
                    view,
                    letter.orElseThrow(() -> new UnusableFile(Problem.SEALED_ALTERED)),
                    attachments);
        } catch (JsonException misshapen) {
            throw new UnusableFile(Problem.SEALED_ALTERED);
        }
    }

    /** All files of the zip by name, within bounds. */
    private static Map<String, byte[]> files(byte[] content) throws UnusableFile {
        Map<String, byte[]> files = new TreeMap<>();
        long left = SealedFiling.LONGEST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes((int) Math.min(left, Integer.MAX_VALUE - 8) + 1);
                left -= bytes.length;
                if (left < 0 || files.size() >= MOST_FILES) {
                    throw new UnusableFile(Problem.SEALED_TOO_LARGE);
                }
                if (files.put(entry.getName(), bytes) != null) {
                    throw new UnusableFile(Problem.SEALED_ALTERED);
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnusableFile(Problem.SEALED_ALTERED);
        }
        return files;
    }
}
