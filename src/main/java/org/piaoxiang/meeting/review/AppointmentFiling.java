package org.piaoxiang.meeting.review;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * A package sent to the superior after the meeting (任后备案, rule 0.14), and what came back.
 *
 * @param number of its entry in the record
 * @param addressee whom it is sent to
 * @param sha256 of the package, lower-case hexadecimal
 * @param bytes the size of the package
 * @param recordSize how many entries of the record the package holds
 * @param documents what it holds
 * @param answer what the superior answered, once it has
 */
public record AppointmentFiling(
        int number,
        String at,
        String by,
        String addressee,
        String sha256,
        int bytes,
        int recordSize,
        List<Document> documents,
        Optional<Answer> answer) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** A file of the package; {@code size} in bytes. */
    public record Document(String name, String sha256, int size) {
        static Document read(Data data) {
            data.only("name", "sha256", "size");
            return new Document(data.text("name"), hash(data, "sha256"), length(data, "size"));
        }

        /** Returns the fields as they came. */
        public Json.Obj toJson() {
            return new ObjectBuilder()
                    .put("name", name)
                    .put("sha256", sha256)
                    .put("size", size)
                    .build();
        }
    }

    /** Whether the superior takes the package. */
    public enum Verdict {
        RECEIVED,
        RETURNED
    }

    /**
     * What the superior answered.
     *
     * @param person who received it
     * @param receiptNumber of the 备案回执, where it was received
     * @param remark on it, or why it was returned
     */
    public record Answer(
            Verdict verdict,
            String at,
            String by,
            String person,
            Optional<String> receiptNumber,
            Optional<String> remark) {}

    /** Keeps a copy. */
    public AppointmentFiling {
        documents = List.copyOf(documents);
    }

    /** Reads what a filing says; number, time and person are the entry's. */
    static AppointmentFiling read(Entry entry) {
        return read(
                Data.of(entry.data()), entry.number(), entry.at(), entry.by().name());
    }

    /** Reads {@code data}, refusing what has not the form of a filing. */
    public static AppointmentFiling read(Data data, int number, String at, String by) {
        return new AppointmentFiling(
                number,
                at,
                by,
                data.text("addressee"),
                hash(data, "sha256"),
                length(data, "bytes"),
                data.count("recordSize"),
                data.objects("documents").stream().map(Document::read).toList(),
                Optional.empty());
    }

    AppointmentFiling answered(Entry entry) {
        Data data = Data.of(entry.data());
        Answer given = new Answer(
                data.choice("answer", Verdict.class),
                entry.at(),
                entry.by().name(),
                data.text("person"),
                data.optionalText("receiptNumber"),
                data.optionalText("remark"));
        return new AppointmentFiling(
                number, at, by, addressee, sha256, bytes, recordSize, documents, Optional.of(given));
    }

    /** Whether the superior has it and has not answered. */
    public boolean waits() {
        return answer.isEmpty();
    }

    /** Whether the superior has taken it. */
    public boolean received() {
        return answer.filter(given -> given.verdict() == Verdict.RECEIVED).isPresent();
    }

    /** Returns this for a view. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("number", number)
                .put("at", at)
                .put("by", by)
                .put("addressee", addressee)
                .put("sha256", sha256)
                .put("bytes", bytes)
                .put("recordSize", recordSize)
                .list("documents", documents.stream().map(Document::toJson).toList())
                .maybeJson(
                        "answer",
                        answer.map(given -> new ObjectBuilder()
                                .put("answer", given.verdict())
                                .put("at", given.at())
                                .put("by", given.by())
                                .put("person", given.person())
                                .maybe("receiptNumber", given.receiptNumber())
                                .maybe("remark", given.remark())
                                .build()))
                .build();
    }

    /** Returns the SHA-256 in the field {@code name}. */
    public static String hash(Data data, String name) {
        String hash = data.text(name);
        if (!SHA_256.matcher(hash).matches()) {
            throw data.wrong(name, "is not a SHA-256");
        }
        return hash;
    }

    /** Returns a number of bytes; it may be larger than numbers of people are. */
    private static int length(Data data, String name) {
        try {
            int size = Fields.integerOf(data.value(name), name);
            if (size >= 0) {
                return size;
            }
        } catch (JsonException notWhole) {
            throw data.wrong(name, "is not a whole number");
        }
        throw data.wrong(name, "is negative");
    }
}
