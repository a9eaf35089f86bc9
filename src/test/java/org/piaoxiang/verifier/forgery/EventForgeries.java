package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A2;
import static org.piaoxiang.verifier.CheckId.R1;
import static org.piaoxiang.verifier.CheckId.T1;
import static org.piaoxiang.verifier.CheckId.T2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Stage;

/** The chain of events: A2. Steps: 0 setup, 1–5 ballots, 6 end, 7 tally, 8–10 shares, 11 result. */
final class EventForgeries {
    private static final int END = 6;
    private static final int TALLY = 7;
    private static final int SHARE = 8;
    private static final int RESULT = 11;

    private final List<Forgery> cases = new ArrayList<>();

    private EventForgeries() {}

    static List<Forgery> all() {
        EventForgeries forgeries = new EventForgeries();
        forgeries.links();
        forgeries.spellings();
        forgeries.order();
        forgeries.payloads();
        forgeries.endings();
        return forgeries.cases;
    }

    private void links() {
        String other = "0".repeat(64);
        alter("An event's height is one too high", RESULT, json -> Edit.set(json, "height", Json.number(12)));
        alter("An event's height is the one before", RESULT, json -> Edit.set(json, "height", Json.number(10)));
        alter("An event's height is negative", RESULT, json -> Edit.set(json, "height", Json.number(-1)));
        alter("An event's parent is another", RESULT, json -> Edit.set(json, "parent", other));
        alter("An event has no parent", RESULT, json -> Edit.without(json, "parent"));
        alter("A ballot's event has no parent", 3, json -> Edit.without(json, "parent"));
        cases.add(Forgery.failing(
                "The setup has a parent",
                changed(steps -> steps.set(
                        0,
                        steps.getFirst()
                                .altered(json -> Json.object(
                                        "parent", Json.text(other),
                                        "height", Edit.at(json, "height"),
                                        "type", Edit.at(json, "type"),
                                        "payload", Edit.at(json, "payload"))))),
                A2));
    }

    private void spellings() {
        // An unreadable event between two readable ones: only the chain is touched.
        stray("of unknown type", json -> Edit.set(json, "type", "Recount"));
        stray("with a field more", json -> Edit.with(json, "note", Json.text("x")));
        stray("with its fields in another order", Edit::rotated);
        stray("whose parent is not a hash", json -> Edit.set(json, "parent", "abc"));
        stray("whose height is text", json -> Edit.set(json, "height", "6"));
        strayText("with a space", text -> text.replace(",", ", "));
        strayText("with a line feed behind", text -> text + "\n");
        strayText("with a field twice", text -> text.replace("{", "{\"height\":6,"));
        strayText("with an escaped letter", text -> text.replace("EndBallots", "\\u0045ndBallots"));
        strayText("with a null payload", text -> text.replace("}", ",\"payload\":null}"));
        strayText("that is not JSON", text -> "EndBallots");
    }

    private void order() {
        change("Two shares stand in the other order", List.of(), steps -> Collections.swap(steps, SHARE, SHARE + 1));
        change(
                "A ballot stands after the end of ballots",
                List.of(A2, T1, T2, CheckId.D4),
                steps -> Collections.swap(steps, 5, END));
        change(
                "A ballot stands after the tally",
                List.of(A2, CheckId.D4),
                steps -> {
                    Step late = Step.of(
                            "Ballot",
                            new CheatingVoter(
                                            Poll.ours(Poll.curve()),
                                            Poll.ours(Poll.curve()).slips.get(4))
                                    .ballot(Poll.VOTES.get(4)));
                    steps.remove(5);
                    steps.add(TALLY, late);
                },
                Draft.ours().countedWithout(4));
        change("The end of ballots is missing", List.of(A2), steps -> steps.remove(END));
        change("The end of ballots stands twice", List.of(A2), steps -> steps.add(END, Step.bare("EndBallots")));
        change(
                "There are no more shuffles though there were none",
                List.of(A2),
                steps -> steps.add(SHARE, Step.bare("EndShuffles")));
        change(
                "The setup stands twice",
                List.of(A2),
                steps -> steps.add(
                        1,
                        Step.of(
                                "Setup",
                                (text(steps.getFirst().before().getLast()) + " ").getBytes(StandardCharsets.UTF_8))));
        change(
                "The tally stands twice",
                List.of(A2),
                steps -> {
                    byte[] again = Edit.print(
                            Edit.with(Edit.read(steps.get(TALLY).before().getLast()), "again", new Json.Bool(true)));
                    steps.add(TALLY + 1, Step.of("EncryptedTally", again));
                },
                Draft.ours());
        change(
                "The result stands before the last share",
                List.of(A2, R1),
                steps -> Collections.swap(steps, RESULT - 1, RESULT));
        reached(Stage.DECRYPTED);
        change("An event stands after the result", List.of(A2), steps -> steps.add(Step.bare("EndBallots")));
        reached(Stage.CLOSED);
    }

    private void payloads() {
        change(
                "The last ballot is missing",
                List.of(A2, CheckId.D4),
                steps -> steps.set(5, steps.get(5).withData(List.of(), List.of())),
                Draft.ours().countedWithout(4));
        change(
                "The last ballot stands after its event",
                List.of(A2, CheckId.D4),
                steps -> steps.set(
                        5, steps.get(5).withData(List.of(), steps.get(5).before())),
                Draft.ours().countedWithout(4));
        change(
                "Data that nothing refers to stands before a ballot",
                List.of(A2),
                steps -> steps.set(5, steps.get(5).withData(with(steps.get(5).before(), "\"x\""), List.of())));
        change(
                "Data that nothing refers to stands before the end of ballots",
                List.of(A2),
                steps -> steps.set(END, steps.get(END).withData(with(List.of(), "\"x\""), List.of())));
        change(
                "Data that nothing refers to stands at the end",
                List.of(A2),
                steps -> steps.set(
                        RESULT, steps.get(RESULT).withData(steps.get(RESULT).before(), with(List.of(), "\"x\""))));
        change(
                "The end of ballots has a payload",
                List.of(A2),
                steps -> steps.set(END, Step.of("EndBallots", "{}".getBytes(StandardCharsets.UTF_8))));
        change(
                "A ballot's event has no payload",
                List.of(A2, CheckId.D4),
                steps -> steps.set(5, Step.bare("Ballot")),
                Draft.ours().countedWithout(4));
        change(
                "The result is missing",
                List.of(A2),
                steps -> steps.set(RESULT, steps.get(RESULT).withData(List.of(), List.of())));
        change("The encrypted tally stands behind its event", List.of(A2), steps -> {
            List<byte[]> before = steps.get(TALLY).before();
            steps.set(TALLY, steps.get(TALLY).withData(before.subList(1, 2), before.subList(0, 1)));
        });
        change("The tally's event has no payload", List.of(A2), steps -> steps.set(TALLY, Step.bare("EncryptedTally")));
        change("The encrypted tally stands before the end of ballots", List.of(A2), steps -> {
            List<byte[]> before = steps.get(TALLY).before();
            steps.set(TALLY, steps.get(TALLY).withData(before.subList(1, 2), List.of()));
            steps.set(END, steps.get(END).withData(before.subList(0, 1), List.of()));
        });
    }

    private void endings() {
        Draft draft = Draft.ours();
        for (int length = 1; length <= RESULT; length++) {
            Stage stage = length == 1
                    ? Stage.SETUP
                    : length <= END
                            ? Stage.OPEN
                            : length == TALLY ? Stage.CLOSED : length == SHARE ? Stage.TALLIED : Stage.DECRYPTED;
            List<Step> steps = draft.steps().subList(0, length);
            cases.add(Forgery.valid(
                            "The archive ends after " + length + " events",
                            Step.tape(steps).bytes())
                    .until(stage));
        }
        List<Step> withoutTally = draft.steps();
        withoutTally.remove(TALLY);
        cases.add(
                Forgery.failing("The tally is left out", Step.tape(withoutTally).bytes(), A2)
                        .notRun("needs A2", T1, T2, CheckId.D1, CheckId.D2, CheckId.D3, R1));
    }

    private void alter(String name, int step, UnaryOperator<Json> alteration) {
        change(name, List.of(A2), steps -> steps.set(step, steps.get(step).altered(alteration)));
    }

    private void reached(Stage stage) {
        cases.add(cases.removeLast().until(stage));
    }

    private void stray(String what, UnaryOperator<Json> alteration) {
        change(
                "An event " + what + " stands before the end of ballots",
                List.of(A2),
                steps -> steps.add(END, Step.bare("EndBallots").altered(alteration)));
    }

    private void strayText(String what, UnaryOperator<String> spelling) {
        change(
                "An event " + what + " stands before the end of ballots",
                List.of(A2),
                steps -> steps.add(END, Step.bare("EndBallots").spelled(spelling)));
    }

    private void change(String name, List<CheckId> fails, Consumer<List<Step>> change) {
        change(name, fails, change, Draft.ours());
    }

    private void change(String name, List<CheckId> fails, Consumer<List<Step>> change, Draft draft, CheckId... more) {
        List<Step> steps = draft.steps();
        change.accept(steps);
        byte[] archive = Step.tape(steps).bytes();
        List<CheckId> all = new ArrayList<>(fails);
        all.addAll(List.of(more));
        cases.add(
                all.isEmpty()
                        ? Forgery.valid(name, archive)
                        : Forgery.failing(name, archive, all.toArray(new CheckId[0])));
    }

    private static byte[] changed(Consumer<List<Step>> change) {
        List<Step> steps = Draft.ours().steps();
        change.accept(steps);
        return Step.tape(steps).bytes();
    }

    private static List<byte[]> with(List<byte[]> data, String more) {
        List<byte[]> all = new ArrayList<>(data);
        all.add(more.getBytes(StandardCharsets.UTF_8));
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
