package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A2;
import static org.piaoxiang.verifier.CheckId.B10;
import static org.piaoxiang.verifier.CheckId.B9;
import static org.piaoxiang.verifier.CheckId.D1;
import static org.piaoxiang.verifier.CheckId.D2;
import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.H1;
import static org.piaoxiang.verifier.CheckId.H2;
import static org.piaoxiang.verifier.CheckId.H3;
import static org.piaoxiang.verifier.CheckId.R1;
import static org.piaoxiang.verifier.CheckId.S1;
import static org.piaoxiang.verifier.CheckId.S4;
import static org.piaoxiang.verifier.CheckId.T1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.archive.SetupData;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.ModularGroup;
import org.piaoxiang.protocol.shuffle.Generators;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Stage;

/** Shuffled questions: B9, H1, H2, H3, and what becomes of lists and results. */
final class ShuffleForgeries {
    private static final String ROWS = "ciphertexts/0";
    private static final String PROOF = "proofs/0";

    private final List<Forgery> cases = new ArrayList<>();

    private ShuffleForgeries() {}

    static List<Forgery> all() {
        ShuffleForgeries forgeries = new ShuffleForgeries();
        forgeries.answers();
        forgeries.rows();
        forgeries.proofs();
        forgeries.shapes();
        forgeries.owners();
        forgeries.events();
        forgeries.lists();
        forgeries.results();
        forgeries.questions();
        return forgeries.cases;
    }

    private void answers() {
        cases.add(Forgery.valid(
                "Ballots with shuffled answers are opened", MixedDraft.ours().archive()));
        for (String field : List.of("challenge", "response")) {
            String path = "answers/1/proof/" + field;
            answer(
                    "The " + field + " of a shuffled answer is one more",
                    json -> ProofForgeries.bump(Poll.curve(), json, path),
                    B9);
        }
        answer(
                "A shuffled answer is another ballot's",
                json -> Edit.set(
                        json,
                        "answers/1",
                        Edit.at(Edit.read(MixedPoll.ours().ballots.get(1)), "answers/1")),
                B9,
                B10);
        answer(
                "A shuffled answer encrypts something else than was proved",
                json -> shifted(json, "answers/1/choices/beta"),
                B9);
    }

    private void answer(String name, UnaryOperator<Json> alteration, CheckId... fails) {
        MixedDraft draft = MixedDraft.ours();
        draft.ballots.set(0, MixedPoll.ours().altered(0, alteration));
        cases.add(Forgery.failing(name, draft.archive(), fails));
    }

    private void rows() {
        unproved(
                "A shuffle has one answer twice in the place of another",
                json -> Edit.set(json, ROWS + "/1", Edit.at(json, ROWS + "/0")));
        unproved(
                "A shuffle has two answers the other way round",
                json -> Edit.change(json, ROWS, row -> Edit.swapped(row, 0, 1)));
        unproved("A shuffle changes what is in an answer", json -> shifted(json, ROWS + "/2/beta"));
        unproved("A shuffle re-encrypts one half of an answer", json -> shifted(json, ROWS + "/2/alpha"));
        cases.add(lost("A shuffle drops an answer", json -> Edit.change(json, ROWS, Edit::withoutLast)));
        cases.add(lost("A shuffle adds an answer", json -> Edit.change(json, ROWS, Edit::withLastTwice)));
        cases.add(lost("A shuffle drops an answer everywhere", ShuffleForgeries::shortened));
    }

    private static Json shortened(Json json) {
        Json shorter = json;
        for (String path : List.of(ROWS, PROOF + "/0/4", PROOF + "/1/4", PROOF + "/1/5", PROOF + "/2", PROOF + "/3")) {
            shorter = Edit.change(shorter, path, Edit::withoutLast);
        }
        return shorter;
    }

    private void proofs() {
        for (String scalar : List.of("1/0", "1/1", "1/2", "1/3", "1/4/0", "1/4/4", "1/5/0", "1/5/4")) {
            String path = PROOF + "/" + scalar;
            unproved(
                    "Response " + scalar + " of a shuffle is one more",
                    json -> ProofForgeries.bump(Poll.curve(), json, path));
        }
        for (String element :
                List.of("0/0", "0/1", "0/2", "0/3/0", "0/3/1", "0/4/0", "0/4/4", "2/0", "2/4", "3/0", "3/4")) {
            unproved(
                    "Element " + element + " of a shuffle's proof is another",
                    json -> shifted(json, PROOF + "/" + element));
        }
        MixedDraft first = MixedDraft.ours();
        cases.add(Forgery.failing(
                "The generators of the shuffles are not as derived",
                first.generators(new Generators(new KnownGenerators(Poll.curve())))
                        .archive(),
                H2));
        MixedDraft last = MixedDraft.ours().shuffle(3, json -> shifted(json, ROWS + "/0/beta"));
        cases.add(Forgery.failing("The last shuffle changes what is in an answer", last.archive(), H2));
    }

    private void shapes() {
        String order = Poll.curve().scalars().order().toString();
        cases.add(lost("A response of a shuffle is q", json -> Edit.set(json, PROOF + "/1/0", order)));
        cases.add(lost(
                "A response of a shuffle has a leading zero",
                json -> Edit.set(json, PROOF + "/1/0", "0" + Edit.textAt(json, PROOF + "/1/0"))));
        cases.add(lost(
                "An element of a shuffle's proof is no member",
                json -> Edit.set(json, PROOF + "/0/0", "0".repeat(64))));
        cases.add(lost(
                "A ciphertext of a shuffle is no member", json -> Edit.set(json, ROWS + "/0/alpha", "0".repeat(64))));
        for (String path : List.of("ciphertexts", "proofs", PROOF, PROOF + "/0", PROOF + "/0/3", PROOF + "/1")) {
            cases.add(lost(
                    "A shuffle has one entry too few in " + path, json -> Edit.change(json, path, Edit::withoutLast)));
        }
        cases.add(Forgery.valid(
                "A shuffle has a field more",
                MixedDraft.ours()
                        .shuffle(1, json -> Edit.with(json, "note", Json.text("x")))
                        .archive()));
    }

    private void owners() {
        for (int owner : List.of(0, 5)) {
            cases.add(Forgery.failing(
                    "A shuffle is owned by custodian " + owner,
                    MixedDraft.ours().shufflers(owner, 1, 3, 4).archive(),
                    H1));
        }
        cases.add(Forgery.failing(
                "A custodian shuffles twice",
                MixedDraft.ours().shufflers(1, 3, 4, 1).archive(),
                H1));
        cases.add(Forgery.valid(
                "More custodians shuffle than are needed",
                MixedDraft.ours().shufflers(4, 3, 2, 1).archive()));
        cases.add(Forgery.failing(
                "The single custodian has not shuffled",
                MixedDraft.ours().shufflers(2, 3, 4).archive(),
                H3));
        cases.add(Forgery.failing(
                "Only one of the group has shuffled",
                MixedDraft.ours().shufflers(1, 2).archive(),
                H3));
        cases.add(Forgery.valid(
                        "Somebody else's archive has one shuffle",
                        new MixedDraft(MixedPoll.others()).shufflers(2).archive())
                .notRun("this election does not promise that all custodians shuffle", H3));
    }

    private void events() {
        MixedDraft unended = MixedDraft.ours();
        unended.endsShuffles = false;
        cases.add(Forgery.failing("The shuffles are not ended", unended.archive(), A2));
        List<Step> late = MixedDraft.ours().steps();
        int end = 7 + 3 + 1;
        Collections.swap(late, end - 1, end);
        cases.add(Forgery.failing(
                "A shuffle stands after the end of the shuffles",
                Step.tape(late).bytes(),
                A2,
                H3));
        List<Step> unshuffled = MixedDraft.ours().steps();
        unshuffled.subList(8, 12).clear();
        cases.add(Forgery.failing(
                "Shuffled answers are opened unshuffled", Step.tape(unshuffled).bytes(), A2, D2, D3, H3, R1));
    }

    private void lists() {
        MixedDraft draft = new MixedDraft(MixedPoll.others());
        draft.list = Edit.change(draft.list, "0", entry -> Json.text(((Json.Str) entry).value() + ",2"));
        draft.weight = 6;
        // The ballot of that slip is summed once only, which the tally shows too.
        cases.add(Forgery.failing("A slip weighs 2 where a question is shuffled", draft.archive(), S4, T1));
    }

    private void results() {
        for (int number : List.of(256, -1, 8)) {
            cases.add(Forgery.failing(
                    "A shuffled answer is opened as " + (number < 0 ? "minus 1" : number),
                    MixedDraft.ours()
                            .result(json -> Edit.set(json, "result/1/0/2", Json.number(number)))
                            .archive(),
                    R1));
        }
        result(
                "A shuffled answer is opened with a number too few",
                json -> Edit.change(json, "result/1/0", Edit::withoutLast));
        result(
                "A shuffled answer is opened with a number too many",
                json -> Edit.change(json, "result/1/0", Edit::withLastTwice));
        result("One shuffled answer is not opened", json -> Edit.change(json, "result/1", Edit::withoutLast));
        result("A shuffled answer is opened twice", json -> Edit.change(json, "result/1", Edit::withLastTwice));
        result(
                "A shuffled question is opened as counts",
                json -> Edit.set(json, "result/1", Edit.at(json, "result/0")));
        result(
                "A question of marks is opened as answers",
                json -> Edit.set(json, "result/0", Edit.at(json, "result/1")));
    }

    private void result(String name, UnaryOperator<Json> alteration) {
        cases.add(Forgery.failing(name, MixedDraft.ours().result(alteration).archive(), R1));
    }

    private void questions() {
        cases.add(setup("A shuffled question has more answers than the group carries", Poll.curve(), 31));
        cases.add(setup("RFC-3526-2048: a shuffled question has 255 answers", ModularGroup.RFC_3526_2048, 255));
        cases.add(setup("BELENIOS-2048: a question is shuffled", ModularGroup.BELENIOS_2048, 1));
        cases.add(setup("A shuffled question has no answers", Poll.curve(), 0));
    }

    /** Nothing but a setup, whose one question is shuffled and has that many answers. */
    private static Forgery setup(String name, Group group, int answers) {
        Question question = NonHomomorphicQuestion.of("问", Collections.nCopies(answers, "答"));
        TrusteeKey key =
                TrusteeKey.of(group, group.scalars().secret(group.scalars().of(5)), MixedPoll.ours().random);
        byte[] election = Election.bytes("模拟表决", "a vote", group, key.key(), List.of(question), "Mixed2Mixed2Mixed2");
        byte[] trustees = Trustees.ofSingles(List.of(key)).bytes();
        byte[] list = Edit.print(Json.array(List.of()));
        byte[] setup = SetupData.bytes(
                Poll.hash().hex(election),
                Poll.hash().hex(trustees),
                Poll.hash().hex(list));
        Step step = Step.of("Setup", setup, election, trustees, list);
        return Forgery.failing(name, Step.tape(List.of(step)).bytes(), S1).until(Stage.SETUP);
    }

    private void unproved(String name, UnaryOperator<Json> alteration) {
        cases.add(Forgery.failing(name, MixedDraft.ours().shuffle(1, alteration).archive(), H2));
    }

    /** A shuffle after which nobody knows what is to be opened. */
    private static Forgery lost(String name, UnaryOperator<Json> alteration) {
        return Forgery.failing(name, MixedDraft.ours().shuffle(1, alteration).archive(), H1)
                .notRun("needs H1", H2, H3, D1, D2, D3, R1);
    }

    /** Multiplies the element at {@code path} by g. */
    static Json shifted(Json json, String path) {
        Element element = Poll.member(Poll.curve(), Edit.textAt(json, path));
        return Edit.set(
                json,
                path,
                Poll.curve().product(element, Poll.curve().generator()).encoded());
    }
}
