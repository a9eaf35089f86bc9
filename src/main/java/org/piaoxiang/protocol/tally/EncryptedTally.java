package org.piaoxiang.protocol.tally;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;

/**
 * What is opened (specification 3.3.0, section 4.18): of a homomorphic question the products over the ballots that count, of
 * a shuffled one the answers themselves. {@link TallySum} makes it.
 *
 * @param ciphertexts per question; then per choice, or per ballot where the question is shuffled
 */
public record EncryptedTally(List<List<Ciphertext>> ciphertexts) {
    /** Keeps a copy of {@code ciphertexts}. */
    public EncryptedTally {
        ciphertexts = ciphertexts.stream().map(List::copyOf).toList();
    }

    /** Returns the ciphertexts of the shuffled questions (section 4.19, nh_ciphertexts). */
    public List<List<Ciphertext>> shuffledRows(List<Question> questions) {
        List<List<Ciphertext>> rows = new ArrayList<>();
        for (int q = 0; q < questions.size(); q++) {
            if (questions.get(q).isShuffled()) {
                rows.add(ciphertexts.get(q));
            }
        }
        return rows;
    }

    /** Returns the tally with {@code rows} in the place of the ciphertexts of the shuffled questions. */
    public EncryptedTally withShuffledRows(List<Question> questions, List<List<Ciphertext>> rows) {
        List<List<Ciphertext>> merged = new ArrayList<>(ciphertexts);
        int next = 0;
        for (int q = 0; q < questions.size(); q++) {
            if (questions.get(q).isShuffled()) {
                merged.set(q, rows.get(next++));
            }
        }
        return new EncryptedTally(merged);
    }

    /** Reads a tally; every element must be a member of the group. */
    public static EncryptedTally parse(byte[] bytes, Group group) throws JsonException {
        List<List<Ciphertext>> rows = new ArrayList<>();
        for (Json row : Fields.arrayOf(JsonReader.read(bytes), "encrypted_tally")) {
            List<Ciphertext> items = new ArrayList<>();
            for (Json item : Fields.arrayOf(row, "encrypted_tally")) {
                Fields fields = Fields.of(item, "encrypted_tally");
                items.add(new Ciphertext(member(fields.text("alpha"), group), member(fields.text("beta"), group)));
            }
            rows.add(items);
        }
        return new EncryptedTally(rows);
    }

    /** Tells whether it has one ciphertext for each mark of {@code questions}; of a shuffled one there may be any number. */
    public boolean fits(List<Question> questions) {
        if (ciphertexts.size() != questions.size()) {
            return false;
        }
        for (int q = 0; q < questions.size(); q++) {
            Question question = questions.get(q);
            if (!question.isShuffled() && ciphertexts.get(q).size() != question.choices()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the published bytes. */
    public byte[] bytes(Group group) {
        List<Element> all = new ArrayList<>();
        ciphertexts.forEach(row -> row.forEach(c -> {
            all.add(c.alpha());
            all.add(c.beta());
        }));
        List<String> texts = group.encode(all);
        List<Json> rows = new ArrayList<>();
        int at = 0;
        for (List<Ciphertext> row : ciphertexts) {
            List<Json> items = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                items.add(Json.object("alpha", Json.text(texts.get(at)), "beta", Json.text(texts.get(at + 1))));
                at += 2;
            }
            rows.add(Json.array(items));
        }
        return JsonWriter.compactBytes(Json.array(rows));
    }

    private static Element member(String text, Group group) throws JsonException {
        return switch (group.decode(text)) {
            case Decoding.Refused refused -> throw new JsonException("encrypted_tally: " + refused.reason());
            case Decoding.Member member -> member.element();
        };
    }
}
