package org.piaoxiang.meeting.view;

import java.util.List;
import java.util.stream.Stream;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.observation.Hold;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.state.MeetingState;

/** What screens get of a round. Never a count of an option. */
final class RoundView {
    private RoundView() {}

    static Json.Obj of(MeetingState state, Round round) {
        return new ObjectBuilder()
                .put("id", round.id())
                .texts("items", round.items())
                .put("state", round.state())
                .maybe("code", round.code())
                .maybe("closesAt", round.closesAt())
                .maybe("brokenOff", round.brokenOff())
                .put("issued", round.participants().size())
                .put("handedOut", round.handedOut())
                .put("zeroProof", round.zeroProof())
                .put("cosigned", round.cosigned())
                .put("objected", state.ballots().isObjected(round.id()))
                .maybeJson("hold", state.observation().hold(round.id()).map(Hold::toJson))
                .list(
                        "polls",
                        round.polls().stream().map(poll -> poll(round, poll)).toList())
                .texts("signatures", round.signatures())
                .texts("signers", state.signers(round))
                .list("custodians", custodians(state, round))
                .put("challenges", ChallengeView.of(state.ballots().challenges(), round.id()))
                .build();
    }

    private static Json.Obj poll(Round round, Poll poll) {
        ObjectBuilder out = new ObjectBuilder()
                .put("uuid", poll.uuid())
                .put("item", poll.item())
                .maybe("category", poll.category())
                .put("issued", poll.issued());
        poll.returned().ifPresent(returned -> out.put("returned", returned));
        poll.setup().ifPresent(setup -> out.put("election", setup.election()).put("setup", setup.setup()));
        return out.put(
                        "state",
                        round.isVoid(poll.item()) ? "VOID" : round.state().name())
                .build();
    }

    private static List<Json.Obj> custodians(MeetingState state, Round round) {
        return Stream.concat(
                        state.ballots().keys().stream().map(key -> custodian(round, key.custodian(), key.holder())),
                        Stream.of(custodian(round, "SERVER", "系统")))
                .toList();
    }

    private static Json.Obj custodian(Round round, String custodian, String holder) {
        return new ObjectBuilder()
                .put("custodian", custodian)
                .put("holder", holder)
                .put("given", round.given().contains(custodian))
                .build();
    }
}
