package org.piaoxiang.verifier.forgery;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.OneOf;
import org.piaoxiang.protocol.proof.Proof;

/** Builds ballots with any numbers for marks and any randomness; true statements are proved, false ones feigned. */
final class CheatingVoter {
    private final Poll poll;
    private final Group group;
    private final ScalarField field;
    private final Credential slip;
    private final SeededRandom random;

    CheatingVoter(Poll poll, Credential slip) {
        this.poll = poll;
        this.group = poll.group;
        this.field = group.scalars();
        this.slip = slip;
        this.random = new SeededRandom("cheat " + slip.reveal());
    }

    /** Returns randomness for every ciphertext, to be replaced here and there. */
    List<List<SecretScalar>> randomness() {
        List<List<SecretScalar>> rows = new ArrayList<>();
        for (Question question : poll.checked.election().questions()) {
            List<SecretScalar> row = new ArrayList<>();
            for (int i = 0; i < question.choices(); i++) {
                row.add(field.random(random));
            }
            rows.add(row);
        }
        return rows;
    }

    byte[] ballot(List<List<Integer>> numbers) {
        return ballot(numbers, randomness());
    }

    byte[] ballot(List<List<Integer>> numbers, List<List<SecretScalar>> randomness) {
        String credential = slip.publicKey(group, poll.uuid());
        String prefix = poll.checked.election().fingerprint() + "|" + credential;
        List<Json> answers = new ArrayList<>();
        for (int q = 0; q < numbers.size(); q++) {
            HomomorphicQuestion question =
                    (HomomorphicQuestion) poll.checked.election().questions().get(q);
            answers.add(answer(question, prefix, numbers.get(q), randomness.get(q)));
        }
        Json ballot = Json.object(
                "election_uuid", Json.text(poll.uuid()),
                "election_hash", Json.text(poll.checked.election().fingerprint()),
                "credential", Json.text(credential),
                "answers", Json.array(answers));
        return Edit.print(Pen.signed(poll, ballot, slip));
    }

    private Json answer(
            HomomorphicQuestion question, String prefix, List<Integer> numbers, List<SecretScalar> randomness) {
        List<Ciphertext> ciphertexts = new ArrayList<>();
        List<Json> individual = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            SecretScalar r = randomness.get(i);
            Element shift = group.power(group.generatorBase(), field.of(number));
            Element mask = group.secretPower(poll.checked.publicKey(), r);
            Ciphertext ciphertext = new Ciphertext(group.secretPower(r), group.product(mask, shift));
            ciphertexts.add(ciphertext);
            int one = number == 1 ? 1 : 0;
            individual.add(Proof.json(prove(
                    "prove|" + prefix + "|" + ciphertext.text() + "|",
                    List.of(new OneOf.Secret(r, number, 0, 1 - one), new OneOf.Secret(r, number, 1, one)))));
        }
        String full = prefix + "|"
                + String.join(",", ciphertexts.stream().map(Ciphertext::text).toList());
        int first = question.allowsBlank() ? 1 : 0;
        Ciphertext sum = Ciphertext.neutral(group);
        SecretScalar sumRandomness = field.secret(new byte[1]);
        int total = 0;
        for (int i = first; i < numbers.size(); i++) {
            sum = sum.times(ciphertexts.get(i), group);
            sumRandomness = field.add(sumRandomness, randomness.get(i));
            total += numbers.get(i);
        }
        Json answer = Json.object(
                "choices", Json.array(ciphertexts.stream().map(Ciphertext::json).toList()),
                "individual_proofs", Json.array(individual));
        List<OneOf.Secret> overall = new ArrayList<>();
        int blank = question.allowsBlank() ? numbers.getFirst() : 0;
        if (question.allowsBlank()) {
            overall.add(new OneOf.Secret(randomness.getFirst(), blank, 1, blank));
        }
        for (int number = question.min(); number <= question.max(); number++) {
            boolean claimed = total == number || (number == question.max() && total > number);
            overall.add(new OneOf.Secret(sumRandomness, total, number, blank == 0 && claimed ? 1 : 0));
        }
        String hashed = question.allowsBlank() ? "bproof1|" + full + "|" : "prove|" + full + "|" + sum.text() + "|";
        answer = Edit.with(answer, "overall_proof", Proof.json(prove(hashed, overall)));
        if (!question.allowsBlank()) {
            return answer;
        }
        List<OneOf.Secret> noneMarked = List.of(
                new OneOf.Secret(randomness.getFirst(), blank, 0, 1 - blank),
                new OneOf.Secret(sumRandomness, total, 0, blank));
        return Edit.with(answer, "blank_proof", Proof.json(prove("bproof0|" + full + "|", noneMarked)));
    }

    private List<Proof> prove(String hashed, List<OneOf.Secret> statements) {
        return OneOf.prove(group, poll.checked.publicKey(), hashed, statements, random);
    }
}
