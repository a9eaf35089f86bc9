package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;

/**
 * An election as published (specification 3.3.0, section 4.10), not yet checked.
 *
 * @param name its title
 * @param description free text, or the canonical JSON of a {@link PollRules}
 * @param group where it is held
 * @param publicKey text of y
 * @param questions what is asked
 * @param uuid its identifier, at least 14 Base58 characters
 * @param fingerprint φ, the hash of its published bytes in Base64 without padding
 */
public record Election(
        String name,
        String description,
        Group group,
        String publicKey,
        List<Question> questions,
        String uuid,
        String fingerprint) {
    /** The election versions read and written here. */
    public static final int VERSION = 1;

    private static final int MOST_QUESTIONS = 1_000;
    private static final int MOST_ANSWERS = 10_000;
    private static final Pattern UUID =
            Pattern.compile("[123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz]{14,}");

    /** Keeps a copy of {@code questions}. */
    public Election {
        questions = List.copyOf(questions);
    }

    /** An election that may be in order, but that this release does not know how to check. */
    public static final class Unsupported extends Exception {
        private static final long serialVersionUID = 1L;

        Unsupported(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** Reads the published bytes and computes their fingerprint. */
    public static Election parse(byte[] bytes) throws JsonException, Unsupported {
        Election unnamed = parse(bytes, "");
        return unnamed.named(unnamed.group.hash().base64(bytes));
    }

    /** Reads the published bytes, which a setup names by {@code fingerprint}; unknown fields are ignored, as peers do. */
    public static Election parse(byte[] bytes, String fingerprint) throws JsonException, Unsupported {
        Fields fields = Fields.of(JsonReader.read(bytes), "election");
        if (fields.integer("version") != VERSION) {
            throw new Unsupported("The election is of a version that this release does not know.");
        }
        String groupName = fields.text("group");
        Group group = Groups.byName(groupName)
                .orElseThrow(() -> new Unsupported("The election is held in a group that this release does not know."));
        List<Question> questions = new ArrayList<>();
        int answers = 0;
        for (Json question : fields.array("questions")) {
            try {
                questions.add(Question.parse(question, "election.questions[" + questions.size() + "]"));
            } catch (Question.UnknownKind unknown) {
                throw new Unsupported(
                        "Question " + (questions.size() + 1) + " is of a kind that this release does not know.");
            }
            answers += questions.getLast().answers().size();
            if (questions.size() > MOST_QUESTIONS || answers > MOST_ANSWERS) {
                throw new Unsupported("The election has more questions or answers than this release takes.");
            }
        }
        return new Election(
                fields.text("name"),
                fields.text("description"),
                group,
                fields.text("public_key"),
                questions,
                fields.text("uuid"),
                fingerprint);
    }

    /** Makes the election to publish and returns its bytes; {@link #parse} gives the election itself. */
    public static byte[] bytes(
            String name, String description, Group group, String publicKey, List<Question> questions, String uuid) {
        return JsonWriter.compactBytes(Json.object(
                "version", Json.number(VERSION),
                "description", Json.text(description),
                "name", Json.text(name),
                "group", Json.text(group.name()),
                "public_key", Json.text(publicKey),
                "questions", Json.array(questions.stream().map(Question::json).toList()),
                "uuid", Json.text(uuid)));
    }

    /** Tells whether some question is shuffled before it is opened. */
    public boolean isShuffled() {
        return questions.stream().anyMatch(Question::isShuffled);
    }

    private Election named(String itsFingerprint) {
        return new Election(name, description, group, publicKey, questions, uuid, itsFingerprint);
    }

    /** Tells whether the uuid is of the lawful form. */
    public boolean hasLawfulUuid() {
        return UUID.matcher(uuid).matches();
    }
}
