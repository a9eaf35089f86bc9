package org.piaoxiang.station;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.round.JointCoin;
import org.piaoxiang.protocol.group.RandomSource;

/**
 * The observer's side of the joint coin that picks tablets to be challenged: commits, waits for the server's part to stand in
 * the record, reveals. The random number is kept before its hash leaves, so that a draw that was interrupted is ended by the
 * next one.
 */
final class JointCoinDesk {
    private static final int BYTES = 32;

    private final MeetingData data;
    private final StationFiles files;
    private final RandomSource random;

    JointCoinDesk(MeetingData data, StationFiles files, RandomSource random) {
        this.data = data;
        this.files = files;
        this.random = random;
    }

    /** Draws {@code picks} of {@code tablets} and returns the numbers that both sides have thrown. */
    Json.Obj draw(String round, int tablets, int picks)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        String note = "coin-" + data.meeting() + "-" + round;
        if (!isPending(round)) {
            byte[] bytes = new byte[BYTES];
            random.fill(bytes);
            String own = HexFormat.of().formatHex(bytes);
            files.keep(note, own);
            data.server()
                    .act(
                            data.meeting(),
                            "DRAW_CHALLENGES",
                            Json.object(
                                    "round", Json.text(round),
                                    "commitment", Json.text(JointCoin.commitment(own)),
                                    "tablets", Json.number(tablets),
                                    "picks", Json.number(picks)));
            data.refresh();
        }
        String own = files.note(note).orElseThrow(() -> new StationRefusal("COIN_UNKNOWN"));
        Fields drawn = data.lastOfRound("DRAW_CHALLENGES", round).orElseThrow();
        if (!JointCoin.commitment(own).equals(drawn.text("commitment")) || !isAnswered(round)) {
            throw new StationRefusal("COIN_UNKNOWN");
        }
        String servers = data.lastOfRound("ANSWER_DRAW", round).orElseThrow().text("random");
        data.server()
                .act(
                        data.meeting(),
                        "REVEAL_CHALLENGES",
                        Json.object("round", Json.text(round), "random", Json.text(own)));
        List<Integer> picked = JointCoin.picks(own, servers, drawn.integer("tablets"), drawn.integer("picks"));
        return Json.object(
                "picked", Json.array(picked.stream().map(Json::number).toList()));
    }

    private boolean isPending(String round) throws JsonException {
        return count("DRAW_CHALLENGES", round) > count("REVEAL_CHALLENGES", round);
    }

    private boolean isAnswered(String round) throws JsonException {
        return count("ANSWER_DRAW", round) == count("DRAW_CHALLENGES", round);
    }

    private int count(String type, String round) throws JsonException {
        int count = 0;
        for (Fields entry : data.entries(type)) {
            if (entry.text("round").equals(round)) {
                count++;
            }
        }
        return count;
    }
}
