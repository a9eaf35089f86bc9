package org.piaoxiang.protocol.tally;

import java.math.BigInteger;
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
import org.piaoxiang.protocol.group.Scalar;

/**
 * The product of the ballots that count (specification 3.3.0, section 4.18).
 *
 * @param ciphertexts per question, per choice
 */
public record EncryptedTally(List<List<Ciphertext>> ciphertexts) {
    /** Keeps a copy of {@code ciphertexts}. */
    public EncryptedTally {
        ciphertexts = ciphertexts.stream().map(List::copyOf).toList();
    }

    /** Returns the tally of no ballots. */
    public static EncryptedTally empty(Group group, List<Question> questions) {
        return new EncryptedTally(questions.stream()
                .map(question -> {
                    List<Ciphertext> zeros = new ArrayList<>();
                    for (int i = 0; i < question.choices(); i++) {
                        zeros.add(Ciphertext.neutral(group));
                    }
                    return List.copyOf(zeros);
                })
                .toList());
    }

    /** Returns the tally with a ballot's ciphertexts added {@code weight} times. */
    public EncryptedTally with(List<List<Ciphertext>> ballot, BigInteger weight, Group group) {
        List<List<Ciphertext>> sums = new ArrayList<>();
        for (int q = 0; q < ciphertexts.size(); q++) {
            List<Ciphertext> sum = new ArrayList<>();
            for (int c = 0; c < ciphertexts.get(q).size(); c++) {
                Ciphertext share = weighted(ballot.get(q).get(c), weight, group);
                sum.add(ciphertexts.get(q).get(c).times(share, group));
            }
            sums.add(sum);
        }
        return new EncryptedTally(sums);
    }

    /** Reads a tally of homomorphic questions; every element must be a member of the group. */
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

    /** Tells whether it has one ciphertext for each choice of {@code questions}. */
    public boolean fits(List<Question> questions) {
        return ciphertexts.stream()
                .map(List::size)
                .toList()
                .equals(questions.stream().map(Question::choices).toList());
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

    private static Ciphertext weighted(Ciphertext ciphertext, BigInteger weight, Group group) {
        if (weight.equals(BigInteger.ONE)) {
            return ciphertext;
        }
        Scalar exponent = group.scalars().reduce(weight);
        return new Ciphertext(
                group.power(group.base(ciphertext.alpha()), exponent),
                group.power(group.base(ciphertext.beta()), exponent));
    }
}
