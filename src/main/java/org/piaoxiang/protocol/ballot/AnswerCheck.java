package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.piaoxiang.protocol.ballot.BallotCheck.Bases;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.proof.Claim;
import org.piaoxiang.protocol.proof.OneOf;
import org.piaoxiang.protocol.proof.Proof;

/** The proofs of one homomorphic answer (specification 3.3.0, sections 4.11.1, 4.12 and 4.13). */
final class AnswerCheck {
    /** As many powers of marks cost what new tables would. */
    private static final int JOINT_POWERS = 4;

    private final CheckedElection election;
    private final HomomorphicQuestion question;
    private final HomomorphicAnswer answer;
    private final List<Ciphertext> ciphertexts;
    private final List<Bases> bases;
    private final String prefix;

    AnswerCheck(
            CheckedElection election,
            HomomorphicQuestion question,
            HomomorphicAnswer answer,
            List<Ciphertext> ciphertexts,
            String prefix) {
        this.election = election;
        this.question = question;
        this.answer = answer;
        this.ciphertexts = ciphertexts;
        this.bases =
                ciphertexts.stream().map(c -> Bases.of(c, election.group())).toList();
        this.prefix = prefix;
    }

    static String place(int question, int choice) {
        return "question " + (question + 1) + ", mark " + (choice + 1);
    }

    /** Gives the claims that each mark is 0 or 1, with the index of the mark. */
    void marks(BiConsumer<Integer, Claim> claims) {
        for (int i = 0; i < ciphertexts.size(); i++) {
            List<OneOf.Statement> zeroOrOne = List.of(statement(bases.get(i), 0), statement(bases.get(i), 1));
            claims.accept(
                    i,
                    claim(
                            individualPrefix(prefix, ciphertexts.get(i)),
                            zeroOrOne,
                            answer.individual().get(i)));
        }
    }

    /** Gives the claims that the marks together keep the question's limits. */
    void limits(BiConsumer<String, Claim> claims) {
        String full = prefix + "|" + answer.joinedChoices();
        List<Ciphertext> marks = question.allowsBlank() ? ciphertexts.subList(1, ciphertexts.size()) : ciphertexts;
        Group group = election.group();
        Ciphertext sum = marks.stream().reduce(Ciphertext.neutral(group), (a, b) -> a.times(b, group));
        Bases sumBases = sumBases(sum);
        List<OneOf.Statement> overall = new ArrayList<>();
        if (question.allowsBlank()) {
            List<OneOf.Statement> blank = List.of(statement(bases.getFirst(), 0), statement(sumBases, 0));
            claims.accept("blank proof", claim("bproof0|" + full + "|", blank, answer.blank()));
            overall.add(statement(bases.getFirst(), 1));
        }
        for (int number = question.min(); number <= question.max(); number++) {
            overall.add(statement(sumBases, number));
        }
        claims.accept("overall proof", claim(overallPrefix(question, full, sum), overall, answer.overall()));
    }

    /** Few powers of a sum of few marks come cheaper from the tables of the marks than from new ones. */
    private Bases sumBases(Ciphertext sum) {
        Group group = election.group();
        List<Bases> marks = question.allowsBlank() ? bases.subList(1, bases.size()) : bases;
        int powers = question.max() - question.min() + (question.allowsBlank() ? 2 : 1);
        if (powers * marks.size() > JOINT_POWERS) {
            return Bases.of(sum, group);
        }
        return new Bases(
                group.base(sum.alpha(), marks.stream().map(Bases::alpha).toList()),
                group.base(sum.beta(), marks.stream().map(Bases::beta).toList()));
    }

    /** Returns what is hashed before the commitments of an individual proof. */
    static String individualPrefix(String prefix, Ciphertext ciphertext) {
        return "prove|" + prefix + "|" + ciphertext.text() + "|";
    }

    /** Returns what is hashed before the commitments of an overall proof. */
    static String overallPrefix(HomomorphicQuestion question, String full, Ciphertext sum) {
        return question.allowsBlank() ? "bproof1|" + full + "|" : "prove|" + full + "|" + sum.text() + "|";
    }

    private Claim claim(String hashed, List<OneOf.Statement> statements, List<Proof> proofs) {
        return OneOf.claim(election.group(), election.keyBase(), hashed, statements, proofs);
    }

    private static OneOf.Statement statement(Bases ciphertext, int number) {
        return new OneOf.Statement(ciphertext.alpha(), ciphertext.beta(), number);
    }
}
