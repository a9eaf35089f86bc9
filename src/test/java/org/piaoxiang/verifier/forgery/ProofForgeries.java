package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.B10;
import static org.piaoxiang.verifier.CheckId.B4;
import static org.piaoxiang.verifier.CheckId.B5;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.verifier.CheckId;

/** Proofs of a ballot altered by the voter, and ballots that say what no ballot may: B4, B5. */
final class ProofForgeries {
    private static final int LAST = 4;

    private final List<Forgery> cases = new ArrayList<>();

    private ProofForgeries() {}

    static List<Forgery> all() {
        ProofForgeries forgeries = new ProofForgeries();
        forgeries.numbers();
        forgeries.exchanges();
        forgeries.cheats();
        return forgeries.cases;
    }

    private void numbers() {
        for (int question = 0; question < 2; question++) {
            String answer = "answers/" + question;
            int marks = 3 + 2 * question;
            for (int mark = 0; mark < marks; mark++) {
                both(answer + "/individual_proofs/" + mark + "/0", B4);
                both(answer + "/individual_proofs/" + mark + "/1", B4);
            }
            for (int proof = 0; proof < 1 + 2 * question; proof++) {
                both(answer + "/overall_proof/" + proof, B5);
            }
        }
        both("answers/1/blank_proof/0", B5);
        both("answers/1/blank_proof/1", B5);
        modular("answers/0/individual_proofs/1/0/challenge", B4);
        modular("answers/1/individual_proofs/0/1/response", B4);
        modular("answers/0/overall_proof/0/response", B5);
        modular("answers/1/overall_proof/2/challenge", B5);
        modular("answers/1/blank_proof/1/response", B5);
        for (String zero : List.of("answers/0/individual_proofs/0/0", "answers/1/overall_proof/0")) {
            CheckId check = zero.contains("individual") ? B4 : B5;
            altered(
                    zero + " is all zero",
                    json -> Edit.set(Edit.set(json, zero + "/challenge", "0"), zero + "/response", "0"),
                    check);
        }
    }

    private void both(String proof, CheckId check) {
        bumped(proof + "/challenge", check);
        bumped(proof + "/response", check);
    }

    private void bumped(String path, CheckId check) {
        altered(path + " is one more", json -> bump(Poll.curve(), json, path), check);
    }

    private void modular(String path, CheckId check) {
        Poll poll = Poll.ours(Poll.modular());
        byte[] ballot = Pen.altered(poll, LAST, json -> bump(poll.group, json, path));
        cases.add(BallotForgeries.single("BELENIOS-2048: " + path + " is one more", poll, ballot, check));
    }

    private void exchanges() {
        altered(
                "Two ciphertexts of a ballot are swapped",
                json -> Edit.change(json, "answers/0/choices", list -> Edit.swapped(list, 1, 2)),
                B4,
                B5);
        altered(
                "Two ciphertexts of a ballot are swapped with their proofs",
                json -> Edit.change(
                        Edit.change(json, "answers/0/choices", list -> Edit.swapped(list, 1, 2)),
                        "answers/0/individual_proofs",
                        list -> Edit.swapped(list, 1, 2)),
                B5);
        altered(
                "Two names of a list are swapped with their proofs",
                json -> Edit.change(
                        Edit.change(json, "answers/1/choices", list -> Edit.swapped(list, 3, 4)),
                        "answers/1/individual_proofs",
                        list -> Edit.swapped(list, 3, 4)),
                B5);
        altered(
                "The individual proofs of two marks are swapped",
                json -> Edit.change(json, "answers/0/individual_proofs", list -> Edit.swapped(list, 1, 2)),
                B4);
        altered(
                "The two proofs of a mark are swapped",
                json -> Edit.change(json, "answers/0/individual_proofs/0", list -> Edit.swapped(list, 0, 1)),
                B4);
        altered(
                "Two overall proofs are swapped",
                json -> Edit.change(json, "answers/1/overall_proof", list -> Edit.swapped(list, 1, 2)),
                B5);
        altered(
                "The two blank proofs are swapped",
                json -> Edit.change(json, "answers/1/blank_proof", list -> Edit.swapped(list, 0, 1)),
                B5);
        altered(
                "The blank proof is an individual one",
                json -> Edit.set(json, "answers/1/blank_proof", Edit.at(json, "answers/1/individual_proofs/0")),
                B5);
        Poll poll = Poll.ours(Poll.curve());
        altered(
                "Alpha and beta of a mark are swapped",
                json -> Edit.set(
                        Edit.set(json, "answers/0/choices/0/alpha", Edit.textAt(json, "answers/0/choices/0/beta")),
                        "answers/0/choices/0/beta",
                        Edit.textAt(json, "answers/0/choices/0/alpha")),
                B4,
                B5);
        altered(
                "A ciphertext is another voter's with its proof",
                json -> Edit.set(
                        Edit.set(json, "answers/0/choices/0", Edit.at(poll.ballot(0), "answers/0/choices/0")),
                        "answers/0/individual_proofs/0",
                        Edit.at(poll.ballot(0), "answers/0/individual_proofs/0")),
                B4,
                B5,
                B10);
        altered(
                "The answers are copied from another voter",
                json -> Edit.set(json, "answers", Edit.at(poll.ballot(0), "answers")),
                B4,
                B5,
                B10);
        byte[] copied = Pen.altered(poll, LAST, json -> Edit.set(json, "answers", Edit.at(poll.ballot(0), "answers")));
        cases.add(Forgery.failing(
                "Answers copied from another voter are counted",
                new Draft(poll).replacing(LAST, copied).countedAgain().archive(),
                B4,
                B5,
                B10));
    }

    private void cheats() {
        List<Integer> vote = List.of(1, 0, 0);
        List<Integer> names = List.of(0, 1, 0, 0, 0);
        cheat("A mark of 2 is balanced by a mark of minus 1", List.of(2, -1, 0), names, B4);
        cheat("A mark of 2 stands alone", List.of(2, 0, 0), names, B4, B5);
        cheat("A mark of minus 1 is balanced", List.of(1, -1, 1), names, B4);
        cheat("Two options of a vote are marked", List.of(1, 1, 0), names, B5);
        cheat("No option of a vote is marked", List.of(0, 0, 0), names, B5);
        cheat("Three names of a list are marked where two may be", vote, List.of(0, 1, 1, 1, 0), B5);
        cheat("All names of a list are marked", vote, List.of(0, 1, 1, 1, 1), B5);
        cheat("No name is marked and blank is not", vote, List.of(0, 0, 0, 0, 0), B5);
        cheat("Blank is marked together with a name", vote, List.of(1, 1, 0, 0, 0), B5);
        cheat("A name is marked twice", vote, List.of(0, 2, 0, 0, 0), B4);
        cheat("Blank is marked twice", vote, List.of(2, 1, 0, 0, 0), B4, B5);
        Poll poll = Poll.ours(Poll.curve());
        byte[] honest = new CheatingVoter(poll, poll.slips.get(LAST)).ballot(Poll.VOTES.get(LAST));
        cases.add(Forgery.valid(
                "A ballot is built by other means",
                new Draft(poll).replacing(LAST, honest).countedAgain().archive()));
    }

    private void cheat(String name, List<Integer> vote, List<Integer> names, CheckId... fails) {
        Poll poll = Poll.ours(Poll.curve());
        byte[] ballot = new CheatingVoter(poll, poll.slips.get(LAST)).ballot(List.of(vote, names));
        cases.add(Forgery.failing(
                name, new Draft(poll).replacing(LAST, ballot).countedAgain().archive(), fails));
    }

    private void altered(String name, UnaryOperator<Json> alteration, CheckId... fails) {
        Poll poll = Poll.ours(Poll.curve());
        cases.add(BallotForgeries.single(name, poll, Pen.altered(poll, LAST, alteration), fails));
    }

    /** Adds one modulo q. */
    static Json bump(Group group, Json json, String path) {
        return Edit.change(
                json,
                path,
                old -> Json.text(group.scalars()
                        .reduce(new java.math.BigInteger(((Json.Str) old).value()).add(java.math.BigInteger.ONE))
                        .toString()));
    }
}
