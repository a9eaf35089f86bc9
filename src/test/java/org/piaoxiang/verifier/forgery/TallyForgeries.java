package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A2;
import static org.piaoxiang.verifier.CheckId.D1;
import static org.piaoxiang.verifier.CheckId.D2;
import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.R1;
import static org.piaoxiang.verifier.CheckId.T1;
import static org.piaoxiang.verifier.CheckId.T2;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.verifier.CheckId;

/** The encrypted tally and its size: T1, T2. */
final class TallyForgeries {
    private final Poll poll = Poll.ours(Poll.curve());
    private final List<Forgery> cases = new ArrayList<>();

    private TallyForgeries() {}

    static List<Forgery> all() {
        TallyForgeries forgeries = new TallyForgeries();
        forgeries.ballots();
        forgeries.ciphertexts();
        forgeries.sizes();
        return forgeries.cases;
    }

    private void ballots() {
        Draft dropped = new Draft(poll).countedWithout(4);
        tally("A ballot is dropped from the tally and from the count", dropped, T1, T2);
        Draft hidden = new Draft(poll)
                .countedWithout(4)
                .sized("num_tallied", Json.number(5))
                .sized("total_weight", Json.number(5));
        tally("A ballot is dropped from the tally but not from the count", hidden, T1);
        List<byte[]> more = new ArrayList<>(poll.ballots);
        more.add(poll.ballots.get(0));
        tally("A ballot is counted twice", new Draft(poll).counted(Count.of(poll, more)), T1, T2);
        List<byte[]> exchanged = new ArrayList<>(poll.ballots);
        exchanged.set(4, poll.ballots.get(0));
        tally("A ballot is counted in another's place", new Draft(poll).counted(Count.of(poll, exchanged)), T1);
        Poll modular = Poll.ours(Poll.modular());
        tally(
                "BELENIOS-2048: two counts are swapped in the tally",
                new Draft(modular).tally(json -> Edit.change(json, "0", row -> Edit.swapped(row, 0, 1))),
                T1,
                D2,
                D3,
                R1);
        tally(
                "BELENIOS-2048: a leading zero stands in the tally",
                new Draft(modular).tally(json -> Edit.set(json, "0/0/alpha", "0" + Edit.textAt(json, "0/0/alpha"))),
                T1);
        unreadable();
    }

    private void ciphertexts() {
        Group group = poll.group;
        Strays.near(poll, Edit.textAt(new Draft(poll).tally, "0/0/alpha")).forEach((what, text) -> {
            UnaryOperator<Json> alteration = json -> Edit.set(json, "0/0/alpha", text);
            // The identity is a member of the group, so it is left to the proofs.
            if (what.equals("the identity")) {
                altered("A ciphertext of the tally is the identity", alteration, D2, D3);
            } else {
                altered("A ciphertext of the tally is " + what, alteration);
                unreadable();
            }
        });
        altered(
                "A ciphertext of the tally has one vote more",
                json -> Edit.change(
                        json,
                        "0/0/beta",
                        old -> Json.text(group.product(Poll.member(group, ((Json.Str) old).value()), group.generator())
                                .encoded())),
                R1);
        altered(
                "Two counts are swapped in the tally",
                json -> Edit.change(json, "0", row -> Edit.swapped(row, 0, 1)),
                D2,
                D3,
                R1);
        altered("Two questions are swapped in the tally", json -> Edit.swapped(json, 0, 1));
        unreadable();
        altered("A question is missing in the tally", Edit::withoutLast);
        unreadable();
        altered("An answer is missing in the tally", json -> Edit.change(json, "1", Edit::withoutLast));
        unreadable();
        altered("An answer is too many in the tally", json -> Edit.change(json, "1", Edit::withLastTwice));
        unreadable();
        altered(
                "A ciphertext of the tally has a field more",
                json -> Edit.change(json, "0/0", item -> Edit.with(item, "note", Json.text("x"))));
        altered("A ciphertext of the tally has its fields swapped", json -> Edit.change(json, "0/0", Edit::rotated));
        altered("The tally is an object", json -> Json.object("tally", json));
        unreadable();
        tally(
                "The tally's event refers to a tally that is not there",
                new Draft(poll).tallyReference("0".repeat(64)),
                A2);
        missing();
        tally("The tally's event refers to no hash", new Draft(poll).tallyReference("tally"), A2);
        missing();
    }

    private void altered(String name, UnaryOperator<Json> alteration, CheckId... more) {
        tally(name, new Draft(poll).tally(alteration), EnumSet.of(T1, more).toArray(new CheckId[0]));
    }

    private void tally(String name, Draft draft, CheckId... fails) {
        cases.add(Forgery.failing(name, draft.archive(), fails));
    }

    /** The last case leaves no tally that can be read. */
    private void unreadable() {
        cases.add(cases.removeLast().notRun("needs T1", D1, D2, D3, R1));
    }

    /** The last case leaves no tally at all. */
    private void missing() {
        cases.add(cases.removeLast().notRun("needs A2", T1, D1, D2, D3, R1));
    }

    private void sizes() {
        for (String field : List.of("num_tallied", "total_weight")) {
            for (int number : List.of(0, 4, 6, 1073741823)) {
                cases.add(Forgery.failing(
                        field + " is " + number,
                        new Draft(poll).sized(field, Json.number(number)).archive(),
                        T2));
            }
        }
        cases.add(Forgery.failing(
                "total_weight is large and rightly text",
                new Draft(poll).sized("total_weight", Json.text("1073741824")).archive(),
                T2));
        cases.add(Forgery.valid(
                "The sized tally has a field more",
                new Draft(poll).sized("note", Json.text("x")).archive()));
        unreadableSize("total_weight is text", "total_weight", Json.text("5"));
        unreadableSize("total_weight is large and wrongly a number", "total_weight", Json.number(1073741824));
        unreadableSize("total_weight is negative", "total_weight", Json.number(-5));
        unreadableSize("total_weight has a fraction", "total_weight", new Json.Num("5.0"));
        unreadableSize("num_tallied is text", "num_tallied", Json.text("5"));
        unreadableSize("num_tallied has an exponent", "num_tallied", new Json.Num("5e0"));
    }

    private void unreadableSize(String name, String field, Json value) {
        tally(name, new Draft(poll).sized(field, value), T2);
    }
}
