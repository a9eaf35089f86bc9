package org.piaoxiang.protocol.proof;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * Proof that one of several statements "this ciphertext encrypts that number" is true, without telling which
 * (specification 3.3.0, sections 4.12 and 4.13).
 *
 * <p>For statement j about the ciphertext (alpha, beta) and the number M, with proof (challenge, response):
 *
 * <pre>
 *   A_j = g^response · alpha^challenge
 *   B_j = y^response · (beta / g^M)^challenge
 *   hash(prefix, A_0, B_0, …) = Σ challenges
 * </pre>
 */
public final class OneOf {
    private OneOf() {}

    /**
     * A statement to verify.
     *
     * @param alpha first component
     * @param beta second component
     * @param number M, small
     */
    public record Statement(Base alpha, Base beta, int number) {}

    /**
     * A statement to prove.
     *
     * @param randomness r of the ciphertext
     * @param plaintext m of the ciphertext, small
     * @param number M, small
     * @param chosen 1 for the one true statement that carries the proof, 0 for the others
     */
    public record Secret(SecretScalar randomness, int plaintext, int number, int chosen) {}

    /** Returns the claim that {@code proofs}, one for each of {@code statements}, make under the key {@code y}. */
    public static Claim claim(Group group, Base y, String prefix, List<Statement> statements, List<Proof> proofs) {
        ScalarField field = group.scalars();
        List<Element> commitments = new ArrayList<>(2 * statements.size());
        Scalar total = field.of(0);
        for (int j = 0; j < statements.size(); j++) {
            Statement statement = statements.get(j);
            Proof proof = proofs.get(j);
            commitments.add(
                    group.powerProduct(group.generatorBase(), proof.response(), statement.alpha(), proof.challenge()));
            Element second = group.powerProduct(y, proof.response(), statement.beta(), proof.challenge());
            if (statement.number() != 0) {
                Scalar shift = field.negate(field.multiply(field.of(statement.number()), proof.challenge()));
                second = group.product(second, group.power(group.generatorBase(), shift));
            }
            commitments.add(second);
            total = field.add(total, proof.challenge());
        }
        return new Claim(prefix, commitments, total);
    }

    /**
     * Proves. Every statement is treated alike: with t_j random, A_j = g^t_j and B_j = y^t_j·g^((m_j − M_j)·e_j), which is
     * right for true and false statements both, so that neither time nor memory tells which one is {@code chosen}.
     */
    public static List<Proof> prove(
            Group group, Element y, String prefix, List<Secret> statements, RandomSource random) {
        ScalarField field = group.scalars();
        List<SecretScalar> nonces = new ArrayList<>();
        List<SecretScalar> drafts = new ArrayList<>();
        List<Element> commitments = new ArrayList<>();
        SecretScalar draftSum = field.secret(new byte[1]);
        for (Secret statement : statements) {
            SecretScalar nonce = field.random(random);
            SecretScalar draft = field.random(random);
            SecretScalar distance = secret(field, (long) statement.plaintext() - statement.number());
            commitments.add(group.secretPower(nonce));
            commitments.add(
                    group.product(group.secretPower(y, nonce), group.secretPower(field.product(distance, draft))));
            nonces.add(nonce);
            drafts.add(draft);
            draftSum = field.add(draftSum, draft);
        }
        Scalar hash = Claim.challenge(group, prefix, group.encode(commitments));
        SecretScalar correction = field.subtract(secret(field, hash), draftSum);
        List<Proof> proofs = new ArrayList<>();
        for (int j = 0; j < statements.size(); j++) {
            SecretScalar mark = secret(field, statements.get(j).chosen());
            Scalar challenge = publish(field, field.add(drafts.get(j), field.product(mark, correction)));
            proofs.add(new Proof(
                    challenge, field.response(nonces.get(j), statements.get(j).randomness(), challenge)));
        }
        nonces.forEach(SecretScalar::close);
        drafts.forEach(SecretScalar::close);
        return proofs;
    }

    /** A challenge is about to be published, so it may leave the secret world: nonce − 0·secret. */
    private static Scalar publish(ScalarField field, SecretScalar value) {
        return field.response(value, value, field.of(0));
    }

    private static SecretScalar secret(ScalarField field, Scalar value) {
        byte[] bytes = value.value().toByteArray();
        return field.secret(bytes);
    }

    private static SecretScalar secret(ScalarField field, long small) {
        byte[] bytes = new byte[8];
        long sign = small >> 63;
        long magnitude = (small ^ sign) - sign;
        for (int i = 0; i < 8; i++) {
            bytes[7 - i] = (byte) (magnitude >>> (8 * i));
        }
        SecretScalar positive = field.secret(bytes);
        SecretScalar negative = field.subtract(field.secret(new byte[1]), positive);
        byte[] negated = {(byte) (sign & 1)};
        SecretScalar mask = field.secret(negated);
        // positive + mask·(negative − positive): the same work whichever sign.
        return field.add(positive, field.product(mask, field.subtract(negative, positive)));
    }
}
