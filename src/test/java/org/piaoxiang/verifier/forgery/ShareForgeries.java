package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A2;
import static org.piaoxiang.verifier.CheckId.D1;
import static org.piaoxiang.verifier.CheckId.D2;
import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.D4;
import static org.piaoxiang.verifier.CheckId.R1;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Stage;

/** Decryption shares: D1, D2, D3. */
final class ShareForgeries {
    private static final String FACTOR = "decryption_factors/0/0";
    private static final List<String> PROOF_FIELDS = List.of("decryption_proofs", "bound_proofs");

    private final Poll poll = Poll.ours(Poll.curve());
    private final List<Forgery> cases = new ArrayList<>();

    private ShareForgeries() {}

    static List<Forgery> all() {
        ShareForgeries forgeries = new ShareForgeries();
        forgeries.owners();
        forgeries.shapes();
        forgeries.factors();
        forgeries.proofs();
        forgeries.floors();
        return forgeries.cases;
    }

    private void owners() {
        for (int owner : List.of(0, 4, -1)) {
            Draft draft = new Draft(poll);
            draft.shares.set(2, new Draft.OwnedShare(owner, draft.shares.get(2).share()));
            String name = "A share is owned by custodian " + (owner < 0 ? "minus 1" : owner);
            cases.add(Forgery.failing(name, draft.archive(), D1, R1));
        }
        Draft draft = new Draft(poll);
        draft.shares.add(new Draft.OwnedShare(3, Edit.with(draft.shares.get(2).share(), "again", new Json.Bool(true))));
        cases.add(Forgery.failing("A custodian's share stands twice", draft.archive(), D1));
        Draft exchanged = new Draft(poll);
        Json first = exchanged.shares.get(0).share();
        exchanged.share(1, old -> exchanged.shares.get(1).share()).share(2, old -> first);
        cases.add(Forgery.failing("Two custodians own each other's shares", exchanged.archive(), D2, D3));
        for (int missing : List.of(1, 3)) {
            Draft without = new Draft(poll);
            without.shares.remove(missing - 1);
            cases.add(Forgery.failing(
                    "The share of custodian " + missing + " is missing before the result", without.archive(), R1));
        }
        List<Step> steps = new Draft(poll).steps();
        steps.set(10, steps.get(10).withData(steps.get(10).before().subList(1, 2), List.of()));
        cases.add(Forgery.failing(
                "The data of a share is missing", Step.tape(steps).bytes(), A2, R1));
        Poll other = Poll.altered(json -> Edit.set(json, "uuid", "Forgery2Forgery2"));
        cases.add(Forgery.failing(
                "A share is another poll's",
                new Draft(poll)
                        .share(3, old -> new Draft(other).shares.get(2).share())
                        .archive(),
                D2,
                D3,
                R1));
    }

    private void shapes() {
        for (String rows : List.of("decryption_factors", "decryption_proofs")) {
            incomplete("A share lacks its " + rows, json -> Edit.without(json, rows));
            incomplete("A share has a row too few in " + rows, json -> Edit.change(json, rows, Edit::withoutLast));
            incomplete("A share has a row too many in " + rows, json -> Edit.change(json, rows, Edit::withLastTwice));
            incomplete(
                    "A share has one entry too few in " + rows,
                    json -> Edit.change(json, rows + "/1", Edit::withoutLast));
            incomplete(
                    "A share has one entry too many in " + rows,
                    json -> Edit.change(json, rows + "/1", Edit::withLastTwice));
            incomplete(
                    "A share has its rows swapped in " + rows,
                    json -> Edit.change(json, rows, all -> Edit.swapped(all, 0, 1)));
        }
        for (String field : List.of("challenge", "response")) {
            String path = "decryption_proofs/0/0/" + field;
            incomplete(
                    "A share has a leading zero in a " + field,
                    json -> Edit.set(json, path, "0" + Edit.textAt(json, path)));
            incomplete(
                    "A share has q for a " + field,
                    json -> Edit.set(json, path, poll.group.scalars().order().toString()));
            incomplete("A share has a negative " + field, json -> Edit.set(json, path, "-1"));
        }
        incomplete("A share is not an object", json -> Json.array(List.of(json)));
        cases.add(Forgery.valid(
                "A share has a field more",
                new Draft(poll)
                        .share(2, json -> Edit.with(json, "note", Json.text("x")))
                        .archive()));
        cases.add(Forgery.valid(
                "A share has its fields in another order",
                new Draft(poll).share(2, Edit::rotated).archive()));
    }

    private void factors() {
        Group group = poll.group;
        Strays.near(poll, Edit.textAt(new Draft(poll).shares.get(1).share(), FACTOR))
                .forEach((what, text) -> {
                    // The identity is a member of the group, so it is left to the proofs.
                    if (what.equals("the identity")) {
                        wrong("A factor is the identity", json -> Edit.set(json, FACTOR, text), R1);
                    } else {
                        incomplete("A factor is " + what, json -> Edit.set(json, FACTOR, text));
                    }
                });
        Poll modular = Poll.ours(Poll.modular());
        cases.add(Forgery.failing(
                        "BELENIOS-2048: a factor is 2",
                        new Draft(modular)
                                .share(2, json -> Edit.set(json, FACTOR, "2"))
                                .archive(),
                        D1)
                .notRun("needs D1", R1));
        wrong(
                "Two factors are swapped",
                json -> Edit.change(json, "decryption_factors/0", row -> Edit.swapped(row, 0, 1)),
                R1);
        UnaryOperator<Json> lower = json -> Edit.change(json, FACTOR, old -> {
            Element factor = Poll.member(group, ((Json.Str) old).value());
            return Json.text(group.product(factor, group.generator()).encoded());
        });
        wrong("A factor takes one vote away", lower, R1);
        cases.add(Forgery.failing(
                "A factor takes one vote away and the result says so",
                new Draft(poll)
                        .share(2, lower)
                        .result(json -> Edit.set(json, "result/0/0", Json.number(2)))
                        .archive(),
                D2,
                D3));
    }

    private void proofs() {
        for (Poll each : List.of(poll, Poll.ours(Poll.modular()))) {
            String mark = each.onCurve() ? "" : "BELENIOS-2048: ";
            for (String rows : PROOF_FIELDS) {
                CheckId check = rows.startsWith("bound") ? D3 : D2;
                for (String field : List.of("0/0/challenge", "1/4/response")) {
                    String path = rows + "/" + field;
                    cases.add(Forgery.failing(
                            mark + path + " of a share is one more",
                            new Draft(each)
                                    .share(2, json -> ProofForgeries.bump(each.group, json, path))
                                    .archive(),
                            check));
                }
            }
        }
        for (String rows : PROOF_FIELDS) {
            CheckId check = rows.startsWith("bound") ? D3 : D2;
            proof(
                    "Two proofs are swapped in " + rows,
                    json -> Edit.change(json, rows + "/0", row -> Edit.swapped(row, 0, 1)),
                    check);
            proof(
                    "Another custodian's stand in " + rows,
                    json -> Edit.set(
                            json, rows, Edit.at(new Draft(poll).shares.get(0).share(), rows)),
                    check);
        }
        proof(
                "The bound proofs are copied from the other ones",
                json -> Edit.set(json, "bound_proofs", Edit.at(json, "decryption_proofs")),
                D3);
        proof(
                "The decryption proofs are copied from the bound ones",
                json -> Edit.set(json, "decryption_proofs", Edit.at(json, "bound_proofs")),
                D2);
        proof("The bound proofs are missing", json -> Edit.without(json, "bound_proofs"), D3);
        proof("The bound proofs are null", json -> Edit.set(json, "bound_proofs", new Json.Null()), D3);
        proof("The bound proofs are text", json -> Edit.set(json, "bound_proofs", "proved"), D3);
        proof("The bound proofs are an empty list", json -> Edit.set(json, "bound_proofs", Json.array(List.of())), D3);
        proof("The bound proofs have a row too few", json -> Edit.change(json, "bound_proofs", Edit::withoutLast), D3);
        proof("The bound proofs have one too few", json -> Edit.change(json, "bound_proofs/1", Edit::withoutLast), D3);
        proof(
                "The bound proofs have one too many",
                json -> Edit.change(json, "bound_proofs/1", Edit::withLastTwice),
                D3);
        String challenge = "bound_proofs/0/0/challenge";
        proof(
                "A bound proof has a leading zero",
                json -> Edit.set(json, challenge, "0" + Edit.textAt(json, challenge)),
                D3);
        proof(
                "A bound proof has q for a challenge",
                json -> Edit.set(json, challenge, poll.group.scalars().order().toString()),
                D3);
        Poll others = Poll.others();
        cases.add(Forgery.valid(
                        "Somebody else's shares have no bound proofs",
                        new Draft(others)
                                .share(1, json -> Edit.without(json, "bound_proofs"))
                                .share(2, json -> Edit.set(json, "bound_proofs", "x"))
                                .archive())
                .notRun("shares of this election do not promise bound proofs", D3));
    }

    private void floors() {
        for (int floor : List.of(5, 6)) {
            Draft draft = new Draft(Poll.described(Poll.RULES.replace("\"floor\":5", "\"floor\":" + floor)));
            for (int events : List.of(8, 9, 12)) {
                byte[] archive = Step.tape(draft.steps().subList(0, events)).bytes();
                Stage stage = events == 8 ? Stage.TALLIED : events == 9 ? Stage.DECRYPTED : Stage.RESULT;
                String name = "Five ballots of a poll with the floor " + floor + ", " + events + " events";
                Forgery forgery =
                        floor > 5 && events > 8 ? Forgery.failing(name, archive, D4) : Forgery.valid(name, archive);
                cases.add(events == 8 ? forgery.until(stage).notRun("stage not reached", D4) : forgery.until(stage));
            }
        }
    }

    private void proof(String name, UnaryOperator<Json> alteration, CheckId check) {
        cases.add(Forgery.failing(name, new Draft(poll).share(2, alteration).archive(), check));
    }

    private void wrong(String name, UnaryOperator<Json> alteration, CheckId more) {
        cases.add(Forgery.failing(name, new Draft(poll).share(2, alteration).archive(), D2, D3, more));
    }

    private void incomplete(String name, UnaryOperator<Json> alteration) {
        incomplete(name, new Draft(poll).share(2, alteration));
    }

    private void incomplete(String name, Draft draft) {
        cases.add(Forgery.failing(name, draft.archive(), D1).notRun("needs D1", R1));
    }
}
