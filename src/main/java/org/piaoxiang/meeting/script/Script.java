package org.piaoxiang.meeting.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Resources;
import org.piaoxiang.meeting.refusal.Template;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.MeetingState;

/** The sixteen steps of a meeting with the chair's cues. */
public final class Script {
    private static final Data TEXTS = Data.of(Resources.object("script.zh.json"));

    private Script() {}

    /** Returns the steps of {@code state}; the cues of an item are those of the current one. */
    public static List<Step> of(MeetingState state) {
        if (state.created().isEmpty()) {
            return List.of();
        }
        Optional<Next> next = Next.of(state);
        Map<String, String> figures = Cues.figures(state, next);
        int now = next.map(Next::act).map(Script::stepOf).orElse(0);
        List<Step> steps = new ArrayList<>();
        for (Data text : TEXTS.objects("steps")) {
            int number = text.count("number");
            Step.Progress progress = number == now
                    ? Step.Progress.NOW
                    : done(state, number, now) ? Step.Progress.DONE : Step.Progress.LATER;
            String variant = figures.getOrDefault("variant" + number, "cue");
            Map<String, String> shown = new LinkedHashMap<>();
            for (String name : text.texts("figures")) {
                if (figures.containsKey(name)) {
                    shown.put(label(name), figures.getOrDefault(name, ""));
                }
            }
            steps.add(
                    new Step(number, text.text("title"), Template.fill(text.text(variant), figures), progress, shown));
        }
        return List.copyOf(steps);
    }

    private static String label(String figure) {
        Json label = TEXTS.child("labels").object().fields().get(figure);
        return label instanceof Json.Str text ? text.value() : figure;
    }

    private static boolean done(MeetingState state, int number, int now) {
        Optional<Round> round = state.lastRound().filter(last -> last.state() != RoundState.VOID);
        return switch (number) {
            case 1 -> state.attendance().counted();
            case 2 -> state.opening().quorumConfirmed();
            case 3 -> state.opening().remarked();
            case 4 -> state.officers().approved();
            case 5, 6, 7 ->
                state.opening().adjourned() || (now > number && state.officers().approved());
            case 8 -> round.filter(Round::zeroProof).isPresent();
            case 9 -> round.filter(Round::handedOut).isPresent();
            case 10 -> reached(round, RoundState.OPEN);
            case 11 -> reached(round, RoundState.CLOSED);
            case 12 -> reached(round, RoundState.RECONCILED);
            case 13 -> reached(round, RoundState.DECRYPTED);
            case 14 -> reached(round, RoundState.ANNOUNCED);
            case 15 -> reached(round, RoundState.ARCHIVED);
            default -> state.opening().adjourned();
        };
    }

    private static boolean reached(Optional<Round> round, RoundState wanted) {
        return round.filter(one -> one.state().compareTo(wanted) >= 0).isPresent();
    }

    private static int stepOf(EntryType act) {
        return switch (act) {
            case COUNT_ATTENDANCE -> 1;
            case CONFIRM_QUORUM -> 2;
            case OPENING_REMARKS -> 3;
            case APPROVE_SCRUTINEERS -> 4;
            case RECONSIDER, INTRODUCE -> 5;
            case STATE_OPINION, ANSWER_ADVICE -> 6;
            case READY_TO_VOTE, DEFER, BEGIN_ROUND -> 7;
            case SET_UP_POLLS, SEAL_ROUND, ZERO_PROOF -> 8;
            case HAND_OUT -> 9;
            case OPEN_ROUND -> 10;
            case WARN_CLOSE, CLOSE_ROUND -> 11;
            case RECONCILE, COSIGN_CLOSED_SET, RESUME_COUNT -> 12;
            case SHARE_GIVEN, COUNTED -> 13;
            case ANNOUNCE -> 14;
            case SIGN_RESULT, FILE_BOX -> 15;
            case ADJOURN -> 16;
            default -> 0;
        };
    }
}
