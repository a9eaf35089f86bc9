package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A1;
import static org.piaoxiang.verifier.CheckId.A2;
import static org.piaoxiang.verifier.CheckId.B10;
import static org.piaoxiang.verifier.CheckId.B2;
import static org.piaoxiang.verifier.CheckId.B4;
import static org.piaoxiang.verifier.CheckId.B5;
import static org.piaoxiang.verifier.CheckId.B6;
import static org.piaoxiang.verifier.CheckId.B7;
import static org.piaoxiang.verifier.CheckId.B8;
import static org.piaoxiang.verifier.CheckId.D4;
import static org.piaoxiang.verifier.CheckId.T1;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.SecretScalar;

/** Signatures, the list, repetition and clashes: B6, B7, B8, B10. */
final class SlipForgeries {
    private static final int LAST = 4;

    private final Poll poll = Poll.ours(Poll.curve());
    private final Poll others = Poll.others();
    private final List<Forgery> cases = new ArrayList<>();

    private SlipForgeries() {}

    static List<Forgery> all() {
        SlipForgeries forgeries = new SlipForgeries();
        forgeries.signatures();
        forgeries.strangers();
        forgeries.replays();
        forgeries.repetitions();
        forgeries.clashes();
        return forgeries.cases;
    }

    private void signatures() {
        for (String number : List.of("challenge", "response")) {
            String path = "signature/proof/" + number;
            signature("has another " + number, ProofForgeries.bump(poll.group, poll.ballot(LAST), path));
            Poll modular = Poll.ours(Poll.modular());
            byte[] ballot = Edit.print(ProofForgeries.bump(modular.group, modular.ballot(LAST), path));
            cases.add(BallotForgeries.single("BELENIOS-2048: a signature has another " + number, modular, ballot, B6));
        }
        Json ballot = poll.ballot(LAST);
        signature("names another hash", Edit.set(ballot, "signature/hash", "A".repeat(43)));
        signature("has a padded hash", Edit.set(ballot, "signature/hash", Pen.hash(ballot) + "="));
        signature("is made over another hash", Pen.signed(poll, ballot, poll.slips.get(LAST), "A".repeat(43)));
        signature("is made over an empty hash", Pen.signed(poll, ballot, poll.slips.get(LAST), ""));
        signature("is another slip's", Pen.signed(poll, ballot, poll.slips.get(0)));
        signature("is another ballot's", Edit.set(ballot, "signature", Edit.at(poll.ballot(0), "signature")));
        signature(
                "is all zero",
                Edit.set(Edit.set(ballot, "signature/proof/challenge", "0"), "signature/proof/response", "0"));
        cases.add(Forgery.failing(
                "A ballot signed by another slip is counted",
                new Draft(poll)
                        .replacing(LAST, Edit.print(Pen.signed(poll, ballot, poll.slips.get(0))))
                        .archive(),
                B6));
    }

    private void signature(String what, Json ballot) {
        cases.add(BallotForgeries.single("A signature " + what, poll, Edit.print(ballot), B6));
    }

    private void strangers() {
        byte[] stranger = new CheatingVoter(poll, poll.slips.get(5)).ballot(Poll.VOTES.get(0));
        Draft draft = new Draft(poll);
        draft.ballots.add(stranger);
        cases.add(Forgery.failing("A slip that is not on the list votes and is not counted", draft.archive(), B7));
        Draft counted = new Draft(poll);
        counted.ballots.add(stranger);
        List<Step> steps = counted.countedAgain().steps().subList(0, 9);
        cases.add(Forgery.failing(
                        "A slip that is not on the list votes and is counted",
                        Step.tape(steps).bytes(),
                        B7,
                        org.piaoxiang.verifier.CheckId.T1,
                        org.piaoxiang.verifier.CheckId.T2)
                .until(org.piaoxiang.verifier.Stage.TALLIED));
        String key = poll.slipKey(LAST);
        Draft struck = new Draft(poll)
                .list(list -> Json.array(((Json.Arr) list)
                        .items().stream()
                                .filter(item -> !item.equals(Json.text(key)))
                                .toList()));
        cases.add(Forgery.failing(
                "A slip that has voted is struck off the list",
                struck.countedWithout(LAST).archive(),
                B7,
                D4));
    }

    private void replays() {
        Poll renamed = Poll.altered(json -> Edit.set(json, "name", "another vote"));
        cases.add(Forgery.failing(
                "A ballot of another poll with the same uuid is replayed",
                new Draft(poll)
                        .replacing(LAST, renamed.ballots.get(LAST))
                        .countedAgain()
                        .archive(),
                B2,
                B4,
                B5));
        Poll second = Poll.altered(json -> Edit.set(json, "uuid", "Forgery2Forgery2"));
        cases.add(Forgery.failing(
                "A ballot of another poll is replayed",
                new Draft(poll)
                        .countedWithout(LAST)
                        .replacing(LAST, second.ballots.get(LAST))
                        .archive(),
                B2,
                B4,
                B5,
                B7,
                D4));
        byte[] adopted = Edit.print(Pen.signed(
                poll,
                Edit.set(
                        Edit.set(poll.ballot(LAST), "answers", Edit.at(renamed.ballot(LAST), "answers")),
                        "credential",
                        poll.slipKey(LAST)),
                poll.slips.get(LAST)));
        cases.add(Forgery.failing(
                "The answers of another poll with the same uuid are signed anew",
                new Draft(poll).replacing(LAST, adopted).countedAgain().archive(),
                B4,
                B5));
    }

    private void repetitions() {
        byte[] again = new CheatingVoter(poll, poll.slips.get(LAST)).ballot(Poll.VOTES.get(0));
        Draft second = new Draft(poll);
        second.ballots.add(again);
        List<byte[]> lastOnes = new ArrayList<>(poll.ballots);
        lastOnes.set(LAST, again);
        cases.add(Forgery.failing(
                "A slip votes twice in a poll of ours",
                second.counted(Count.of(poll, lastOnes)).archive(),
                B8));
        byte[] revote = new CheatingVoter(others, others.slips.get(LAST)).ballot(Poll.VOTES.get(0));
        Draft lawful = new Draft(others);
        lawful.ballots.add(revote);
        List<byte[]> counted = new ArrayList<>(others.ballots);
        counted.set(LAST, revote);
        cases.add(Forgery.valid(
                "A slip votes twice in somebody else's poll",
                lawful.counted(Count.of(others, counted)).archive()));
        Draft first = new Draft(others);
        first.ballots.add(revote);
        cases.add(
                Forgery.failing("The first ballot of a slip is counted in somebody else's poll", first.archive(), T1));
        for (Poll each : List.of(poll, others)) {
            String whose = each.checked.election().description().equals(Poll.RULES) ? "ours" : "somebody else";
            Draft twice = new Draft(each);
            twice.ballots.add(each.ballots.get(LAST));
            cases.add(Forgery.failing(
                    "The same ballot stands twice, with its record, in a poll of " + whose, twice.archive(), A1, B8));
            List<Step> steps = twice.steps();
            steps.set(6, steps.get(6).withData(List.of(), List.of()));
            cases.add(Forgery.failing(
                    "The same ballot is referred to twice in a poll of " + whose,
                    Step.tape(steps).bytes(),
                    A2,
                    B8));
        }
    }

    /** Two tablets, or two answers of one, with the same random numbers: everything else about their ballots is right. */
    private void clashes() {
        for (Poll each : List.of(poll, others)) {
            String whose = each.checked.election().description().equals(Poll.RULES) ? "ours" : "somebody else";
            clash(each, "Two tablets have the same random numbers in a poll of " + whose, true);
            clash(each, "Two tablets have one random number in common in a poll of " + whose, false);
        }
        CheatingVoter voter = new CheatingVoter(poll, poll.slips.get(LAST));
        List<List<SecretScalar>> within = voter.randomness();
        within.get(1).set(3, within.get(0).get(1));
        cases.add(Forgery.failing(
                "A tablet uses a random number twice in one ballot",
                new Draft(poll)
                        .replacing(LAST, voter.ballot(Poll.VOTES.get(LAST), within))
                        .countedAgain()
                        .archive(),
                B10));
        CheatingVoter changing = new CheatingVoter(others, others.slips.get(LAST));
        List<List<SecretScalar>> same = changing.randomness();
        Draft revote = new Draft(others);
        revote.ballots.set(LAST, changing.ballot(Poll.VOTES.get(LAST), same));
        revote.ballots.add(changing.ballot(Poll.VOTES.get(0), same));
        List<byte[]> counted = new ArrayList<>(revote.ballots);
        counted.remove(LAST);
        cases.add(Forgery.failing(
                "A slip votes twice with the same random numbers in somebody else's poll",
                revote.counted(Count.of(others, counted)).archive(),
                B10));
    }

    /** Lets the last two voters share random numbers: all, or those of one choice at different places. */
    private void clash(Poll each, String name, boolean all) {
        CheatingVoter one = new CheatingVoter(each, each.slips.get(LAST - 1));
        CheatingVoter other = new CheatingVoter(each, each.slips.get(LAST));
        List<List<SecretScalar>> randomness = one.randomness();
        List<List<SecretScalar>> again = all ? randomness : other.randomness();
        if (!all) {
            again.get(1).set(4, randomness.get(0).get(2));
        }
        cases.add(Forgery.failing(
                name,
                new Draft(each)
                        .replacing(LAST - 1, one.ballot(Poll.VOTES.get(LAST - 1), randomness))
                        .replacing(LAST, other.ballot(Poll.VOTES.get(LAST), again))
                        .countedAgain()
                        .archive(),
                B10));
    }
}
