package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.proof.Proof;

/**
 * A ballot of the right shape (specification 3.3.0, section 4.17); its group elements are still texts, its proofs
 * unchecked.
 *
 * @param uuid of the election it names
 * @param electionHash φ of the election it names
 * @param credential text of the slip's public key
 * @param answers one for each question
 * @param signedHash the hash that the signature names
 * @param signature the signature's proof
 */
public record RawBallot(
        String uuid, String electionHash, String credential, List<Answer> answers, String signedHash, Proof signature) {
    /** Longest ballot read, in bytes. */
    public static final int MAX_LENGTH = 16 << 20;

    /** Keeps a copy of {@code answers}. */
    public RawBallot {
        answers = List.copyOf(answers);
    }

    /** Reads a ballot cast in {@code election}; refuses any bytes but the canonical ones (docs/protocol.md, B1). */
    public static RawBallot parse(byte[] bytes, Election election) throws JsonException {
        if (bytes.length > MAX_LENGTH) {
            throw new JsonException("the ballot is too long");
        }
        Fields fields = Fields.of(JsonReader.read(bytes), "ballot")
                .only("election_uuid", "election_hash", "credential", "answers", "signature");
        List<Answer> answers = answers(fields, election);
        Fields signature = fields.object("signature").only("hash", "proof");
        RawBallot ballot = new RawBallot(
                fields.text("election_uuid"),
                fields.text("election_hash"),
                fields.text("credential"),
                answers,
                signature.text("hash"),
                Proof.parse(signature.value("proof"), election.group().scalars(), "ballot.signature.proof"));
        if (!Arrays.equals(ballot.bytes(), bytes)) {
            throw new JsonException("the ballot is not in canonical form");
        }
        return ballot;
    }

    /**
     * Reads a ballot that was not signed, as a tablet opens it when it is challenged; it has the same canonical form
     * without {@code signature}.
     */
    static RawBallot parseUnsigned(byte[] bytes, Election election) throws JsonException {
        if (bytes.length > MAX_LENGTH) {
            throw new JsonException("the ballot is too long");
        }
        Fields fields = Fields.of(JsonReader.read(bytes), "ballot")
                .only("election_uuid", "election_hash", "credential", "answers");
        Proof none = new Proof(
                election.group().scalars().of(0), election.group().scalars().of(0));
        RawBallot ballot = new RawBallot(
                fields.text("election_uuid"),
                fields.text("election_hash"),
                fields.text("credential"),
                answers(fields, election),
                "",
                none);
        if (!Arrays.equals(ballot.unsignedBytes(), bytes)) {
            throw new JsonException("the ballot is not in canonical form");
        }
        return ballot;
    }

    private static List<Answer> answers(Fields fields, Election election) throws JsonException {
        List<Json> items = fields.array("answers");
        if (items.size() != election.questions().size()) {
            throw new JsonException("ballot.answers has " + items.size() + " entries instead of "
                    + election.questions().size());
        }
        List<Answer> answers = new ArrayList<>();
        for (Json item : items) {
            int i = answers.size();
            answers.add(Answer.parse(
                    item, election.questions().get(i), election.group().scalars(), "ballot.answers[" + i + "]"));
        }
        return answers;
    }

    /** Returns the canonical bytes. */
    public byte[] bytes() {
        Map<String, Json> fields = unsigned();
        fields.put("signature", Json.object("hash", Json.text(signedHash), "proof", signature.json()));
        return JsonWriter.compactBytes(new Json.Obj(fields));
    }

    /** Returns the suite's hash of the ballot without its signature, which the signature must name (section 4.16). */
    public String unsignedHash(HashFunction hash) {
        return hash.base64(unsignedBytes());
    }

    /** Returns the canonical bytes without the signature. */
    public byte[] unsignedBytes() {
        return JsonWriter.compactBytes(new Json.Obj(unsigned()));
    }

    private Map<String, Json> unsigned() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("election_uuid", Json.text(uuid));
        fields.put("election_hash", Json.text(electionHash));
        fields.put("credential", Json.text(credential));
        fields.put("answers", Json.array(answers.stream().map(Answer::json).toList()));
        return fields;
    }
}
