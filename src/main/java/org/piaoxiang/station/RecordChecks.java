package org.piaoxiang.station;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.piaoxiang.json.Json;
import org.piaoxiang.verifier.ChineseReasons;

/**
 * P1, P2 and P4: what a station checks of a closed round beyond its archives and beyond {@link MeetingAudit}. There were P3, P5
 * and P6 too, which M9 to M11 and M8 cover.
 */
final class RecordChecks {
    private final MeetingData data;
    private final List<ClosedBox> boxes;

    RecordChecks(MeetingData data, List<ClosedBox> boxes) {
        this.data = data;
        this.boxes = boxes;
    }

    /** One line of the table. */
    record Row(
            String id,
            String question,
            int checked,
            int failed,
            String status,
            Optional<String> place,
            Optional<String> reason) {
        Json json() {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("id", Json.text(id));
            fields.put("question", Json.text(question));
            fields.put("checked", Json.number(checked));
            fields.put("failed", Json.number(failed));
            fields.put("status", Json.text(status));
            place.ifPresent(text -> fields.put("place", Json.text(text)));
            reason.ifPresent(text -> fields.put("reason", Json.text(ChineseReasons.of(text))));
            return new Json.Obj(fields);
        }
    }

    List<Row> rows() {
        return List.of(
                polls("P1", "每个表决的设置就是监督人员封箱时的设置", ClosedBox::asSealed, "its setup is not the sealed one"),
                polls("P2", "箱内票数和票集与会议记录一致", ClosedBox::asClosed, "its ballots are not the closed set"),
                // A record that does not continue what was seen before is refused before anything else is done.
                new Row(
                        "P4",
                        "会议记录是本机先前所见的延续，每条都在服务器签名之下",
                        data.size(),
                        0,
                        "PASS",
                        Optional.empty(),
                        Optional.empty()));
    }

    private Row polls(String id, String question, Predicate<ClosedBox> holds, String otherwise) {
        List<ClosedBox> wrong = boxes.stream().filter(box -> !holds.test(box)).toList();
        return new Row(
                id,
                question,
                boxes.size(),
                wrong.size(),
                wrong.isEmpty() ? "PASS" : "FAIL",
                wrong.stream()
                        .findFirst()
                        .map(box -> box.title() + "：" + box.poll().uuid()),
                wrong.isEmpty() ? Optional.empty() : Optional.of(otherwise));
    }
}
