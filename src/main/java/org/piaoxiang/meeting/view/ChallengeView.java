package org.piaoxiang.meeting.view;

import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.round.Challenges;

/** What screens and papers get of the challenges of a round: numbers and verdicts, never what a ballot held. */
public final class ChallengeView {
    private ChallengeView() {}

    /** Returns the challenges of {@code round}. */
    public static Json.Obj of(Challenges all, String round) {
        List<Challenges.Opened> opened = all.ofRound(round);
        return new ObjectBuilder()
                .put("total", opened.size())
                .put("good", (int) opened.stream()
                        .filter(one -> !one.failed() && one.good().isPresent())
                        .count())
                .put("bad", (int)
                        opened.stream().filter(Challenges.Opened::failed).count())
                .put("unjudged", (int) opened.stream()
                        .filter(one -> !one.failed() && one.good().isEmpty())
                        .count())
                .put("drawn", (int)
                        opened.stream().filter(Challenges.Opened::drawn).count())
                .put("failed", all.failed(round))
                .list(
                        "draws",
                        all.drawsOf(round).stream().map(ChallengeView::draw).toList())
                .list("list", opened.stream().map(ChallengeView::one).toList())
                .build();
    }

    private static Json.Obj one(Challenges.Opened one) {
        ObjectBuilder out = new ObjectBuilder()
                .put("commitment", one.commitment())
                .put("opened", one.opening().isPresent())
                .put("opens", one.opens())
                .put("castBefore", one.castBefore())
                .maybe("outcome", one.good().map(good -> good ? "GOOD" : "BAD"))
                .put("drawn", one.drawn());
        one.tablet().ifPresent(tablet -> out.put("tablet", tablet));
        return out.build();
    }

    private static Json.Obj draw(Challenges.Draw draw) {
        ObjectBuilder out = new ObjectBuilder()
                .put("commitment", draw.commitment())
                .put("tablets", draw.tablets())
                .put("picks", draw.picks())
                .maybe("answer", draw.answer());
        draw.picked()
                .ifPresent(picked -> out.put(
                        "picked", Json.array(picked.stream().map(Json::number).toList())));
        return out.build();
    }
}
