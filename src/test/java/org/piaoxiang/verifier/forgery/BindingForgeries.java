package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.R1;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.protocol.proof.ShareProof;

/**
 * The forged share that bound shares are there for. A custodian with secret x fixes A = g^w and B = alpha'^w·g^u, where
 * alpha' is the product of all other ballots, which gives the challenge c and the response w − x·c. To move δ votes with
 * the factor F = alpha^x·g^δ, the proof demands B = alpha^response·F^c = alpha^w·g^(δ·c). With alpha = alpha'·g^r, where
 * the custodian casts the last ballot and chooses its r, that is r = (u − δ·c) / w.
 */
final class BindingForgeries {
    private static final int LAST = 4;
    private static final int CUSTODIAN = 1;

    private final Poll poll;
    private final Group group;
    private final ScalarField field;

    private BindingForgeries(Poll poll) {
        this.poll = poll;
        this.group = poll.group;
        this.field = group.scalars();
    }

    static List<Forgery> all() {
        List<Forgery> cases = new ArrayList<>();
        // The votes are 3, 1, 1. Two of the first are given to the second.
        for (Group group : List.of(Poll.curve(), Poll.modular())) {
            String mark = group.equals(Poll.curve()) ? "" : "BELENIOS-2048: ";
            cases.add(Forgery.failing(
                    mark + "A custodian who casts last turns 3 to 1 into 1 to 3",
                    new BindingForgeries(Poll.ours(group)).archive(List.of(2, -2, 0)),
                    D3));
        }
        BindingForgeries others = new BindingForgeries(Poll.others());
        cases.add(Forgery.valid(
                        "A custodian who casts last turns 3 to 1 into 1 to 3 in somebody else's poll",
                        others.archive(List.of(2, -2, 0)))
                .notRun("shares of this election do not promise bound proofs", D3));
        cases.add(Forgery.failing(
                "A custodian who casts last makes 6 of 5 in somebody else's poll",
                others.archive(List.of(-3, 1, 1)),
                R1));
        cases.add(Forgery.failing(
                "A custodian who casts last makes minus 1 of 5 in somebody else's poll",
                others.archive(List.of(4, 0, 0)),
                R1));
        return cases;
    }

    private byte[] archive(List<Integer> shifts) {
        Count before = Count.of(poll, poll.ballots.subList(0, LAST));
        SecretScalar secret = poll.custodians.get(CUSTODIAN);
        Element key = group.secretPower(secret);
        String prefix = ShareProof.specified(poll.checked.election().fingerprint(), key);
        CheatingVoter voter = new CheatingVoter(poll, poll.slips.get(LAST));
        List<List<SecretScalar>> randomness = new ArrayList<>(voter.randomness());
        List<SecretScalar> chosen = new ArrayList<>(randomness.getFirst());
        List<Proof> proofs = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            Scalar w = number("w" + i);
            Scalar u = number("u" + i);
            Element others = before.tally().ciphertexts().getFirst().get(i).alpha();
            Element a = power(group.generator(), w);
            Element b = group.product(power(others, w), power(group.generator(), u));
            Scalar challenge = field.ofHash(
                    Poll.hash().digest((prefix + a.encoded() + "," + b.encoded()).getBytes(StandardCharsets.UTF_8)));
            proofs.add(new Proof(challenge, field.response(field.secret(w), secret, challenge)));
            Scalar moved = field.multiply(field.of(shifts.get(i)), challenge);
            chosen.set(i, field.secret(field.multiply(field.subtract(u, moved), field.inverse(w))));
        }
        randomness.set(0, chosen);
        byte[] last = voter.ballot(Poll.VOTES.get(LAST), randomness);
        Draft draft = new Draft(poll).replacing(LAST, last).countedAgain();
        for (int i = 0; i < shifts.size(); i++) {
            int at = i;
            Element shift = power(group.generator(), field.of(shifts.get(i)));
            draft.share(CUSTODIAN + 1, json -> forged(json, at, shift, proofs.get(at)));
            draft.result(json -> Edit.change(
                    json,
                    "result/0/" + at,
                    old -> Json.number(Long.parseLong(((Json.Num) old).text()) - shifts.get(at))));
        }
        return draft.archive();
    }

    private Json forged(Json share, int at, Element shift, Proof proof) {
        Json changed = Edit.change(
                share,
                "decryption_factors/0/" + at,
                old -> Json.text(group.product(Poll.member(group, ((Json.Str) old).value()), shift)
                        .encoded()));
        return Edit.set(changed, "decryption_proofs/0/" + at, proof.json());
    }

    private Element power(Element element, Scalar exponent) {
        return group.power(group.base(element), exponent);
    }

    private Scalar number(String seed) {
        byte[] bytes = new byte[32];
        new SeededRandom(seed).fill(bytes);
        return field.reduce(new BigInteger(1, bytes));
    }
}
