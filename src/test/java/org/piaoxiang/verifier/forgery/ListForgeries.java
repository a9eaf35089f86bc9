package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.S4;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Stage;

/** The list of slips: S4. */
final class ListForgeries {
    private final List<Forgery> cases = new ArrayList<>();

    private ListForgeries() {}

    static List<Forgery> all() {
        ListForgeries forgeries = new ListForgeries();
        forgeries.strays();
        forgeries.weights();
        forgeries.orders();
        return forgeries.cases;
    }

    private void strays() {
        Poll poll = Poll.ours(Poll.curve());
        Strays.near(poll, poll.slipKey(5))
                .forEach((what, text) -> closed(
                        "The list has one entry more: " + what,
                        poll,
                        json -> sorted(Edit.plus(json, Json.text(text)))));
        Poll modular = Poll.ours(Poll.modular());
        Strays.near(modular, modular.slipKey(5))
                .forEach((what, text) -> closed(
                        "BELENIOS-2048: the list has one entry more: " + what,
                        modular,
                        json -> sorted(Edit.plus(json, Json.text(text)))));
        Poll others = Poll.others();
        closed(
                "Somebody else's list has the identity",
                others,
                json -> Edit.plus(json, Json.text(Strays.identity(others))));
    }

    private void weights() {
        Poll poll = Poll.ours(Poll.curve());
        String sixth = poll.slipKey(5);
        for (String weight : List.of("0", "2", "-1", "+1", "01", "1.0", "1e0", " 1", "1 ", "", "1,1", "x")) {
            closed(
                    "A slip that does not vote weighs (" + weight + ")",
                    poll,
                    json -> sorted(Edit.plus(json, Json.text(sixth + "," + weight))));
        }
        closed(
                "A slip stands on the list with and without its weight",
                poll,
                json -> sorted(Edit.plus(json, Json.text(poll.slipKey(0) + ",1"))));
        List<Integer> weights = List.of(1, 1, 1, 1, 2);
        UnaryOperator<Json> heavier = json -> weigh(json, poll.slipKey(4), "2");
        cases.add(Forgery.failing(
                "A slip that votes weighs 2 in a poll of ours",
                new Draft(poll)
                        .list(heavier)
                        .counted(Count.of(poll, poll.ballots, weights))
                        .archive(),
                S4));
        Poll others = Poll.others();
        cases.add(Forgery.valid(
                "A slip that votes weighs 2 in somebody else's poll",
                new Draft(others)
                        .list(json -> weigh(json, others.slipKey(4), "2"))
                        .counted(Count.of(others, others.ballots, weights))
                        .archive()));
        cases.add(Forgery.valid(
                "A slip of ours weighs 1 in words",
                new Draft(poll).list(json -> weigh(json, poll.slipKey(4), "1")).archive()));
    }

    private void orders() {
        Poll poll = Poll.ours(Poll.curve());
        closed("Two entries of our list are swapped", poll, json -> Edit.swapped(json, 1, 2));
        closed("An entry of our list stands twice", poll, Edit::withLastTwice);
        Poll others = Poll.others();
        closed("An entry of somebody else's list stands twice", others, Edit::withLastTwice);
        cases.add(Forgery.valid(
                "Somebody else's list is not sorted",
                new Draft(others).list(json -> Edit.swapped(json, 1, 2)).archive()));
    }

    private void closed(String name, Poll poll, UnaryOperator<Json> alteration) {
        byte[] archive = Step.tape(
                        Draft.uncounted(poll, List.of()).list(alteration).stepsToClose())
                .bytes();
        cases.add(Forgery.failing(name, archive, new CheckId[] {S4}).until(Stage.CLOSED));
    }

    private static Json weigh(Json list, String key, String weight) {
        return sorted(Json.array(((Json.Arr) list)
                .items().stream()
                        .map(item -> item.equals(Json.text(key)) ? Json.text(key + "," + weight) : item)
                        .toList()));
    }

    private static Json sorted(Json list) {
        return Json.array(((Json.Arr) list)
                .items().stream()
                        .map(item -> ((Json.Str) item).value())
                        .sorted()
                        .map(Json::text)
                        .toList());
    }
}
