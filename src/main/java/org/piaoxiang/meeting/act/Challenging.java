package org.piaoxiang.meeting.act;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.round.Challenges;
import org.piaoxiang.meeting.round.JointCoin;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;

/** Challenges of tablets (验证本机) and the joint coin that picks tablets to be challenged. */
final class Challenging {
    private static final int MOST = 1000;

    private Challenging() {}

    /** A tablet opened ballots instead of casting them. */
    static Json.Obj challenge(Act act) {
        act.data()
                .only("round", "commitment", "ballots", "opening", "outcome", "castBefore")
                .needs("ballots");
        Round round = act.round();
        String commitment = commitment(act);
        act.data().id("opening");
        boolean good = isGood(act.data());
        if (good && act.data().flag("castBefore")) {
            throw act.data().wrong("outcome", "is not what was found");
        }
        takesChallenges(act, round);
        for (Data ballot : act.data().objects("ballots")) {
            ballot.only("uuid", "hash").text("hash");
            Voting.poll(round, ballot);
        }
        Challenges challenges = act.state().ballots().challenges();
        challenges
                .find(round.id(), commitment)
                .flatMap(Challenges.Opened::opening)
                .ifPresent(known -> {
                    throw Refusal.of(RefusalCode.CHALLENGE_KNOWN, "commitment", commitment);
                });
        act.refuseIf(challenges.ofRound(round.id()).size() >= MOST, RefusalCode.TOO_MANY_CHALLENGES);
        return act.accepted().build();
    }

    /** Somebody with a checking device says whether the ballot held what the tablet had shown. */
    static Json.Obj judge(Act act) {
        act.data().only("round", "commitment", "outcome", "tablet", "seen");
        Round round = act.round();
        String commitment = commitment(act);
        boolean good = isGood(act.data());
        act.data().optionalText("seen");
        act.needs(round.state() != RoundState.DRAFT, EntryType.SEAL_ROUND);
        act.refuseIf(round.state().counted() || round.state() == RoundState.VOID, RefusalCode.ROUND_CLOSED);
        Challenges challenges = act.state().ballots().challenges();
        Optional<Challenges.Opened> known = challenges.find(round.id(), commitment);
        if (good && !known.filter(one -> one.opens() && !one.castBefore()).isPresent()) {
            throw Refusal.of(RefusalCode.CHALLENGE_NOT_OPENED, "commitment", commitment);
        }
        if (known.flatMap(Challenges.Opened::good)
                .filter(before -> !before || good)
                .isPresent()) {
            throw Refusal.of(RefusalCode.CHALLENGE_KNOWN, "commitment", commitment);
        }
        act.refuseIf(challenges.ofRound(round.id()).size() >= MOST, RefusalCode.TOO_MANY_CHALLENGES);
        ObjectBuilder accepted = act.accepted();
        if (act.data().has("tablet")) {
            int tablet = within(act.data(), "tablet", 1, MOST);
            accepted.put("drawn", challenges.isPicked(round.id(), tablet));
        }
        return accepted.build();
    }

    static Json.Obj draw(Act act) {
        act.data().only("round", "commitment", "tablets", "picks");
        Round round = act.round();
        hex(act.data(), "commitment");
        int tablets = within(act.data(), "tablets", 1, MOST);
        within(act.data(), "picks", 1, tablets);
        takesChallenges(act, round);
        act.needs(act.state().ballots().challenges().pending(round.id()).isEmpty(), EntryType.REVEAL_CHALLENGES);
        return act.accepted().build();
    }

    static Json.Obj answer(Act act) {
        act.data().only("round", "random");
        Round round = act.round();
        hex(act.data(), "random");
        Challenges.Draw draw = pending(act, round);
        act.needs(draw.answer().isEmpty(), EntryType.REVEAL_CHALLENGES);
        return act.accepted().build();
    }

    static Json.Obj reveal(Act act) {
        act.data().only("round", "random");
        Round round = act.round();
        String random = hex(act.data(), "random");
        Challenges.Draw draw = pending(act, round);
        String answer = draw.answer().orElseThrow(() -> Act.wrongStep(EntryType.ANSWER_DRAW));
        act.refuseIf(!JointCoin.commitment(random).equals(draw.commitment()), RefusalCode.DRAW_MISMATCH);
        List<Integer> picked = JointCoin.picks(random, answer, draw.tablets(), draw.picks());
        return act.accepted()
                .put("picked", Json.array(picked.stream().map(Json::number).toList()))
                .build();
    }

    /** A round in which a tablet was found out goes no further; it can only be broken off. */
    static void requireNoneFailed(Act act, Round round) {
        if (act.state().ballots().challenges().failed(round.id())) {
            throw Refusal.of(RefusalCode.CHALLENGE_FAILED, "round", round.id());
        }
    }

    private static void takesChallenges(Act act, Round round) {
        act.needs(round.state() != RoundState.DRAFT, EntryType.SEAL_ROUND);
        act.refuseIf(round.state() != RoundState.SEALED && !round.state().open(), RefusalCode.ROUND_CLOSED);
    }

    private static Challenges.Draw pending(Act act, Round round) {
        return act.state()
                .ballots()
                .challenges()
                .pending(round.id())
                .orElseThrow(() -> Act.wrongStep(EntryType.DRAW_CHALLENGES));
    }

    private static boolean isGood(Data data) {
        return switch (data.text("outcome")) {
            case "GOOD" -> true;
            case "BAD" -> false;
            default -> throw data.wrong("outcome", "is none of the allowed values");
        };
    }

    private static String commitment(Act act) {
        String commitment = act.data().text("commitment");
        if (!commitment.matches("[0-9a-f]{32}")) {
            throw act.data().wrong("commitment", "is not 32 hexadecimal digits");
        }
        return commitment;
    }

    private static String hex(Data data, String name) {
        String text = data.text(name);
        if (!JointCoin.isWhole(text)) {
            throw data.wrong(name, "is not 64 hexadecimal digits");
        }
        return text;
    }

    private static int within(Data data, String name, int least, int most) {
        int value = data.count(name);
        if (value < least || value > most) {
            throw data.wrong(name, "is not within " + least + " and " + most);
        }
        return value;
    }
}
