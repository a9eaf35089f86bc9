package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A2;
import static org.piaoxiang.verifier.CheckId.B1;
import static org.piaoxiang.verifier.CheckId.B10;
import static org.piaoxiang.verifier.CheckId.B2;
import static org.piaoxiang.verifier.CheckId.B3;
import static org.piaoxiang.verifier.CheckId.B4;
import static org.piaoxiang.verifier.CheckId.B5;
import static org.piaoxiang.verifier.CheckId.B6;
import static org.piaoxiang.verifier.CheckId.B7;
import static org.piaoxiang.verifier.CheckId.B8;
import static org.piaoxiang.verifier.CheckId.B9;
import static org.piaoxiang.verifier.CheckId.D1;
import static org.piaoxiang.verifier.CheckId.D2;
import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.H1;
import static org.piaoxiang.verifier.CheckId.H2;
import static org.piaoxiang.verifier.CheckId.H3;
import static org.piaoxiang.verifier.CheckId.R1;
import static org.piaoxiang.verifier.CheckId.S2;
import static org.piaoxiang.verifier.CheckId.S3;
import static org.piaoxiang.verifier.CheckId.S6;
import static org.piaoxiang.verifier.CheckId.T1;
import static org.piaoxiang.verifier.CheckId.T2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Stage;

/**
 * The only ballot, share or shuffle cannot be looked at, or the tally is missing: what needs it is NOT RUN, with its reason, and
 * never passes. Steps of an archive with shuffles: 0 setup, 1–5 ballots, 6 end, 7 tally, 8–10 shuffles, 11 their end, 12–14
 * shares, 15 result.
 */
final class LackForgeries {
    private static final int TALLY = 7;
    private static final int SHARE = 8;
    private static final int SHUFFLE = 8;
    private static final int END_SHUFFLES = 11;
    private static final int OPENING = 12;
    private static final int RESULT = 15;

    private final Poll poll = Poll.ours(Poll.curve());
    private final List<Forgery> cases = new ArrayList<>();

    private LackForgeries() {}

    static List<Forgery> all() {
        LackForgeries forgeries = new LackForgeries();
        forgeries.ballots();
        forgeries.shares();
        forgeries.tallies();
        forgeries.shuffles();
        forgeries.unended();
        forgeries.setups();
        return forgeries.cases;
    }

    private void ballots() {
        only("The only ballot is missing", step -> step.withData(List.of(), List.of()), A2);
        notRun("needs A2", B1, B2, B3, B4, B5, B6, B7, B10);
        only("The event of the only ballot has no payload", step -> Step.bare("Ballot"), A2);
        notRun("needs A2", B1, B2, B3, B4, B5, B6, B7, B8, B10);
        only(
                "A ciphertext of the only ballot is no member",
                step -> Step.of(
                        "Ballot",
                        Pen.altered(poll, 0, json -> Edit.set(json, "answers/0/choices/0/alpha", "0".repeat(64)))),
                B3);
        notRun("needs B3", B4, B5, B6, B10);
    }

    /** An archive that is open still and has one ballot. */
    private void only(String name, UnaryOperator<Step> change, CheckId... fails) {
        List<Step> steps =
                Draft.uncounted(poll, poll.ballots.subList(0, 1)).stepsToClose().subList(0, 2);
        steps.set(1, change.apply(steps.get(1)));
        cases.add(Forgery.failing(name, Step.tape(steps).bytes(), fails).until(Stage.OPEN));
    }

    private void notRun(String reason, CheckId... checks) {
        cases.add(cases.removeLast().notRun(reason, checks));
    }

    private void shares() {
        List<Step> missing = Draft.ours().steps().subList(0, SHARE + 1);
        missing.set(
                SHARE, missing.get(SHARE).withData(missing.get(SHARE).before().subList(1, 2), List.of()));
        add("The only share is missing", missing, Stage.DECRYPTED, A2);
        notRun("needs A2", D1, D2, D3);
        List<Step> misshapen = Draft.ours()
                .share(1, json -> Edit.change(json, "decryption_factors", Edit::withoutLast))
                .steps()
                .subList(0, SHARE + 1);
        add("The only share has a row too few", misshapen, Stage.DECRYPTED, D1);
        notRun("needs D1", D2, D3);
        List<Step> keyless = Draft.ours()
                .trustees(json -> Edit.set(json, "0/1/public_key", "0".repeat(64)))
                .steps()
                .subList(0, SHARE + 1);
        add("The key behind the only share is no member", keyless, Stage.DECRYPTED, S2);
        notRun("needs S2", D2, D3, S3);
    }

    private void tallies() {
        changed(
                "Only a result stands after the ballots",
                Stage.RESULT,
                steps -> steps.subList(TALLY, RESULT).clear(),
                A2);
        notRun("needs A2", T1, T2, H3, R1);
        changed(
                "Only a shuffle stands after the ballots",
                Stage.SHUFFLED,
                steps -> {
                    steps.subList(SHUFFLE + 1, steps.size()).clear();
                    steps.remove(TALLY);
                },
                A2);
        notRun("needs A2", T1, T2, H1, H2);
        changed(
                "Only the end of shuffles stands after the ballots",
                Stage.SHUFFLED,
                steps -> {
                    steps.subList(END_SHUFFLES + 1, steps.size()).clear();
                    steps.subList(TALLY, END_SHUFFLES).clear();
                },
                A2);
        notRun("needs A2", T1, T2, H3);
        changed(
                "Only a share stands after the ballots",
                Stage.DECRYPTED,
                steps -> {
                    steps.subList(OPENING + 1, steps.size()).clear();
                    steps.subList(TALLY, OPENING).clear();
                },
                A2);
        notRun("needs A2", T1, T2, H3, D1, D2, D3);
        List<Step> steps = Draft.ours().steps();
        byte[] sized =
                Edit.print(Edit.without(Edit.read(steps.get(TALLY).before().getLast()), "encrypted_tally"));
        steps.set(TALLY, Step.of("EncryptedTally", sized));
        cases.add(Forgery.failing(
                        "The tally's size refers to no tally", Step.tape(steps).bytes(), T1)
                .notRun("needs T1", D1, D2, D3, R1));
    }

    private void shuffles() {
        List<Step> steps = Draft.ours().steps();
        steps.add(SHARE, MixedDraft.ours().steps().get(SHUFFLE));
        cases.add(Forgery.failing(
                        "A shuffle stands where nothing is shuffled",
                        Step.tape(steps).bytes(),
                        A2)
                .notRun("no question is shuffled", B9, H1, H2, H3));
        changed(
                "The only shuffle is missing",
                Stage.RESULT,
                all -> {
                    all.subList(SHUFFLE + 1, END_SHUFFLES).clear();
                    Step shuffle = all.get(SHUFFLE);
                    all.set(SHUFFLE, shuffle.withData(shuffle.before().subList(1, 2), List.of()));
                },
                A2);
        notRun("needs A2", H1, H2, H3, D1, D2, D3, R1);
        changed(
                "A result stands before the shuffles are ended",
                Stage.RESULT,
                all -> all.subList(END_SHUFFLES, RESULT).clear(),
                A2,
                R1);
    }

    /** Who shuffled is asked as soon as something stands there that must come after the shuffles. */
    private void unended() {
        changed(
                "A share stands before the shuffles are ended, and nothing after it",
                Stage.DECRYPTED,
                all -> {
                    all.subList(OPENING + 1, all.size()).clear();
                    all.remove(END_SHUFFLES);
                },
                A2);
    }

    private void setups() {
        byte[] certificate = "\"a certificate\"".getBytes(StandardCharsets.UTF_8);
        List<Step> steps = Draft.ours().steps();
        List<byte[]> before = steps.getFirst().before();
        Json setup = Edit.with(
                Edit.read(before.getLast()),
                "credentials_certificate",
                Json.text(Poll.hash().hex(certificate)));
        steps.set(0, Step.of("Setup", Edit.print(setup), before.get(0), before.get(1), before.get(2), certificate));
        cases.add(Forgery.valid(
                "The list of slips has a certificate", Step.tape(steps).bytes()));
        steps = Draft.ours().steps();
        steps.set(0, Step.of("Setup", Edit.print(setup), before.get(0), before.get(1), before.get(2)));
        cases.add(Forgery.failing(
                "The certificate of the list is missing", Step.tape(steps).bytes(), A2));
        cases.add(Forgery.failing(
                "The last coefficients of the threshold group cancel each other",
                MixedDraft.ours().trustees(LackForgeries::cancelled).archive(),
                S6));
    }

    /** Member 1 takes the coefficients that leave a polynomial of lower degree to the group. */
    private static Json cancelled(Json trustees) {
        Element others = Poll.curve().identity();
        int members = MixedPoll.ours().polynomials.size();
        for (int member = 1; member < members; member++) {
            Json own = Edit.read(MixedPoll.ours()
                    .polynomials
                    .get(member)
                    .coefficients()
                    .message()
                    .getBytes(StandardCharsets.UTF_8));
            others = Poll.curve().product(others, Poll.member(Poll.curve(), Edit.textAt(own, "coefexps/1")));
        }
        Json own = Edit.read(
                MixedPoll.ours().polynomials.getFirst().coefficients().message().getBytes(StandardCharsets.UTF_8));
        Json altered = Edit.set(own, "coefexps/1", Poll.curve().inverse(others).encoded());
        return ThresholdForgeries.resigned(MixedPoll.ours(), trustees, JsonWriter.compact(altered));
    }

    private void changed(String name, Stage stage, Consumer<List<Step>> change, CheckId... fails) {
        List<Step> steps = MixedDraft.ours().steps();
        change.accept(steps);
        add(name, steps, stage, fails);
    }

    private void add(String name, List<Step> steps, Stage stage, CheckId... fails) {
        cases.add(Forgery.failing(name, Step.tape(steps).bytes(), fails).until(stage));
    }
}
