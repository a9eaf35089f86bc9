package org.piaoxiang.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/** Slips of a round as the record tells: handed out, and for each poll how many were voided and withheld. */
final class SlipFigures {
    private SlipFigures() {}

    static Json.Obj of(MeetingData data, String round) throws JsonException {
        int handedOut = 0;
        for (Fields entry : data.entries("HAND_OUT")) {
            if (entry.text("round").equals(round)) {
                for (Json row : entry.array("slips")) {
                    handedOut += Fields.of(row, "slips").integer("count");
                }
            }
        }
        Map<String, Integer> voided = perPoll(data, "VOID_SLIP");
        Map<String, Integer> withheld = perPoll(data, "WITHHOLD_SLIP");
        List<Json> polls = new ArrayList<>();
        Optional<Fields> begun = data.lastOfRound("BEGIN_ROUND", round);
        for (Json item : begun.isPresent() ? begun.get().array("polls") : List.<Json>of()) {
            String uuid = Fields.of(item, "poll").text("uuid");
            polls.add(Json.object(
                    "uuid", Json.text(uuid),
                    "voided", Json.number(voided.getOrDefault(uuid, 0)),
                    "withheld", Json.number(withheld.getOrDefault(uuid, 0))));
        }
        return Json.object("handedOut", Json.number(handedOut), "polls", Json.array(polls));
    }

    private static Map<String, Integer> perPoll(MeetingData data, String type) throws JsonException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Fields entry : data.entries(type)) {
            counts.merge(entry.text("poll"), 1, Integer::sum);
        }
        return counts;
    }
}
