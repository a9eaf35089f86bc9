package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.exchange.AnswerFile;
import org.piaoxiang.exchange.FilingContent;
import org.piaoxiang.exchange.OfficeCard;
import org.piaoxiang.exchange.OfficeKeys;
import org.piaoxiang.exchange.SealedFiling;
import org.piaoxiang.exchange.UnusableFile;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.review.SealedAnswer;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.record.VerifyKey;

/**
 * What the superior department does at its own station: its key under a passphrase, opening what a meeting's clerk sealed to
 * it, and signing the answer. What is opened stays in memory only.
 */
final class OfficeDesk implements AutoCloseable {
    private static final String KEY = "office-key.json";
    private static final int SHORTEST = 12;
    private static final int LONGEST_NAME = 100;

    private final StationFiles files;
    private final RandomSource random;
    private Optional<OfficeKeys> keys = Optional.empty();
    private Optional<Opened> opened = Optional.empty();

    /** A sealed file that is open. */
    private record Opened(SealedFiling.Opened file, FilingContent content) {}

    OfficeDesk(StationFiles files, RandomSource random) {
        this.files = files;
        this.random = random;
    }

    /** Says how far the desk is: the card, whether the key is open, and what lies open. */
    synchronized Json.Obj state() throws IOException, JsonException, StationRefusal {
        Map<String, Json> fields = new LinkedHashMap<>();
        Optional<String> file = files.note(KEY);
        fields.put("key", Json.text(file.isEmpty() ? "NONE" : keys.isPresent() ? "OPEN" : "LOCKED"));
        if (file.isPresent()) {
            OfficeCard card = usable(() -> OfficeKeys.cardOf(file.get()));
            fields.put(
                    "card",
                    Json.object(
                            "name", Json.text(card.name()),
                            "text", Json.text(card.text()),
                            "code", Json.text(card.code())));
        }
        if (opened.isPresent()) {
            fields.put("filing", filing(opened.get()));
        }
        return new Json.Obj(fields);
    }

    private Json filing(Opened open) throws IOException, JsonException {
        SealedFiling.Subject subject = open.file().subject();
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("meeting", Json.text(subject.meeting()));
        fields.put("filing", Json.text(subject.filing()));
        fields.put("size", Json.number(subject.size()));
        fields.put("serverCode", Json.text(OfficeCard.serverCode(open.file().server())));
        fields.put("serverKnown", new Json.Bool(isKnown(open.file().server())));
        fields.put("view", open.content().view());
        Optional<Json> last = last(subject.meeting());
        if (last.isPresent()) {
            fields.put("last", last.get());
        }
        return new Json.Obj(fields);
    }

    /** Makes the department's key, once. */
    synchronized Json makeKey(Fields body) throws IOException, JsonException, StationRefusal {
        body.only("name", "passphrase");
        if (files.note(KEY).isPresent()) {
            throw new StationRefusal("OFFICE_KEY_EXISTS");
        }
        String name = body.text("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw misshapen("name", "is empty or too long");
        }
        char[] passphrase = body.text("passphrase").toCharArray();
        if (passphrase.length < SHORTEST) {
            throw new StationRefusal("OFFICE_PASSPHRASE_SHORT", Json.object("least", Json.number(SHORTEST)));
        }
        OfficeKeys made = OfficeKeys.generate(name, random);
        files.keep(KEY, made.lock(passphrase, random));
        Arrays.fill(passphrase, '\0');
        keys = Optional.of(made);
        return state();
    }

    synchronized Json unlock(Fields body) throws IOException, JsonException, StationRefusal {
        String file = files.note(KEY).orElseThrow(() -> new StationRefusal("OFFICE_NO_KEY"));
        char[] passphrase = body.only("passphrase").text("passphrase").toCharArray();
        try {
            OfficeKeys unlocked = usable(() -> OfficeKeys.unlock(file, passphrase));
            keys.ifPresent(OfficeKeys::close);
            keys = Optional.of(unlocked);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        return state();
    }

    /** Forgets the key and what lies open. */
    synchronized Json lock() throws IOException, JsonException, StationRefusal {
        close();
        return state();
    }

    /** Puts the file away. */
    synchronized Json closeFile() throws IOException, JsonException, StationRefusal {
        opened = Optional.empty();
        return state();
    }

    /** Opens a sealed file. */
    synchronized Json open(byte[] file) throws IOException, JsonException, StationRefusal {
        OfficeKeys own = unlocked();
        opened = Optional.of(usable(() -> {
            SealedFiling.Opened sealed = SealedFiling.open(file, own);
            return new Opened(sealed, FilingContent.unpack(sealed));
        }));
        return state();
    }

    /** Remembers that people compared the code of the server whose file lies open. */
    synchronized Json confirmServer() throws IOException, JsonException, StationRefusal {
        files.keep(serverNote(lying().file().server()), "compared");
        return state();
    }

    private boolean isKnown(VerifyKey server) throws IOException {
        return files.note(serverNote(server)).isPresent();
    }

    private static String serverNote(VerifyKey server) {
        return "office-server-"
                + HexFormat.of()
                        .formatHex(HashFunction.SHA_256.digest(server.base64()))
                        .substring(0, 32);
    }

    /** Signs an answer to what lies open; its revision is above all that this station or the server has seen. */
    synchronized Json answer(Fields body) throws IOException, JsonException, StationRefusal {
        OfficeKeys own = unlocked();
        Opened open = lying();
        if (!isKnown(open.file().server())) {
            throw new StationRefusal("OFFICE_SERVER_UNCONFIRMED");
        }
        SealedFiling.Subject subject = open.file().subject();
        int revision = Math.max(lastRevision(subject.meeting()), open.content().revision()) + 1;
        SealedAnswer answer = read(body, subject, revision);
        byte[] file = AnswerFile.sign(answer, own);
        Json.Obj signed = Json.object(
                "filing", Json.text(subject.filing()),
                "revision", Json.number(revision),
                "statement", answer.toJson(),
                "file", Json.text(new String(file, StandardCharsets.UTF_8)),
                "hash", Json.text(HashFunction.SHA_256.hex(file)));
        files.keep(answerNote(subject.meeting()), JsonWriter.compact(signed));
        return signed;
    }

    /** Reads what the page says; meeting, filing and revision are this station's own. */
    private static SealedAnswer read(Fields body, SealedFiling.Subject subject, int revision)
            throws JsonException, StationRefusal {
        ObjectBuilder fields = new ObjectBuilder();
        for (String name : body.names()) {
            fields.put(name, body.value(name));
        }
        try {
            SealedAnswer answer = SealedAnswer.read(Data.of(fields.put("format", SealedAnswer.FORMAT)
                    .put("meeting", subject.meeting())
                    .put("filing", subject.filing())
                    .put("size", subject.size())
                    .put("revision", revision)
                    .build()));
            for (SealedAnswer.OfItem row : answer.items()) {
                if (row.silent()) {
                    throw misshapen("items", "has an answer without its reason");
                }
            }
            if (!answer.attends() && answer.sealsInstead().isEmpty()) {
                throw misshapen("sealsInstead", "is missing");
            }
            return answer;
        } catch (BadField bad) {
            throw misshapen(bad.field(), bad.reason());
        }
    }

    private static StationRefusal misshapen(String field, String reason) {
        return new StationRefusal(
                "OFFICE_ANSWER_MISSHAPEN", Json.object("field", Json.text(field), "reason", Json.text(reason)));
    }

    private int lastRevision(String meeting) throws IOException, JsonException {
        Optional<Json> last = last(meeting);
        return last.isPresent() ? Fields.of(last.get(), "last").integer("revision") : 0;
    }

    private Optional<Json> last(String meeting) throws IOException, JsonException {
        Optional<String> note = files.note(answerNote(meeting));
        return note.isPresent()
                ? Optional.of(JsonReader.read(note.get().getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private static String answerNote(String meeting) {
        return "office-answer-"
                + HashFunction.SHA_256
                        .hex(meeting.getBytes(StandardCharsets.UTF_8))
                        .substring(0, 32);
    }

    /** Returns the printed letter of what lies open. */
    synchronized Optional<byte[]> letter() {
        return opened.map(open -> open.content().letter());
    }

    /** Returns an attachment of what lies open. */
    synchronized Optional<byte[]> attachment(String meeting, String hash) {
        return opened.filter(open -> open.file().subject().meeting().equals(meeting))
                .flatMap(
                        open -> Optional.ofNullable(open.content().attachments().get(hash)));
    }

    private OfficeKeys unlocked() throws IOException, StationRefusal {
        if (keys.isEmpty()) {
            throw new StationRefusal(files.note(KEY).isEmpty() ? "OFFICE_NO_KEY" : "OFFICE_LOCKED");
        }
        return keys.get();
    }

    private Opened lying() throws StationRefusal {
        return opened.orElseThrow(() -> new StationRefusal("OFFICE_NOTHING_OPEN"));
    }

    private interface Reading<T> {
        T read() throws JsonException, UnusableFile;
    }

    private static <T> T usable(Reading<T> reading) throws JsonException, StationRefusal {
        try {
            return reading.read();
        } catch (UnusableFile unusable) {
            throw new StationRefusal(
                    unusable.problem() == UnusableFile.Problem.CARD_UNREADABLE
                            ? UnusableFile.Problem.KEY_FILE_MISMATCH.name()
                            : unusable.problem().name());
        }
    }

    @Override
    public synchronized void close() {
        opened = Optional.empty();
        keys.ifPresent(OfficeKeys::close);
        keys = Optional.empty();
    }
}
