package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.credential.SlipList;

/** P1 to P6: what a station checks of a closed round beyond its archives, in the record it has seen itself. */
final class RecordChecks {
    private final MeetingData data;
    private final String round;
    private final List<ClosedBox> boxes;

    RecordChecks(MeetingData data, String round, List<ClosedBox> boxes) {
        this.data = data;
        this.round = round;
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
            reason.ifPresent(text -> fields.put("reason", Json.text(text)));
            return new Json.Obj(fields);
        }
    }

    List<Row> rows() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Optional<Replay> replay = Replay.of(data);
        return List.of(
                polls("P1", "每个表决的设置就是监督人员封箱时的设置", ClosedBox::asSealed, "its setup is not the sealed one"),
                polls("P2", "箱内票数和票集与会议记录一致", ClosedBox::asClosed, "its ballots are not the closed set"),
                lists(),
                // A record that does not continue what was seen before is refused before anything else is done.
                new Row("P4", "会议记录是本机先前所见的延续，每条都在服务器签名之下", data.size(), 0, "PASS", Optional.empty(), Optional.empty()),
                again("P5", "到会人数、参加人数和法定人数按规则重新算出，与记录一致", replay, EntryType.BEGIN_ROUND, List.of("items")),
                again("P6", "通过与否按规则和票数重新算出，与记录一致", replay, EntryType.COUNTED, List.of("round", "polls")));
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

    /** 签发名单 − 作废 − 暂存 ＝ 发出 ＝ 参加表决人数. */
    private Row lists() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<String> places = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        int wrong = 0;
        for (ClosedBox box : boxes) {
            List<String> problems = problems(box);
            if (!problems.isEmpty()) {
                wrong++;
                places.add(box.title() + "：" + box.poll().uuid());
                reasons.add(String.join(" ", problems));
            }
        }
        return new Row(
                "P3",
                "签发名单减去作废和暂存等于发出数，等于参加表决人数",
                boxes.size(),
                wrong,
                wrong == 0 ? "PASS" : "FAIL",
                places.stream().findFirst(),
                reasons.stream().findFirst());
    }

    private List<String> problems(ClosedBox box)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Optional<Fields> begun = data.lastOfRound("BEGIN_ROUND", round);
        int participants = -1;
        for (Json item : begun.isPresent() ? begun.get().array("polls") : List.<Json>of()) {
            Fields poll = Fields.of(item, "poll");
            if (poll.text("uuid").equals(box.poll().uuid())) {
                participants = poll.integer("participants");
            }
        }
        try {
            ArchiveOverview overview = ArchiveOverview.read(ArchiveSource.of(box.archive()));
            Set<String> listed = overview.list().entries().stream()
                    .map(SlipList.Entry::key)
                    .collect(Collectors.toCollection(TreeSet::new));
            return new ListArithmetic(data)
                    .problems(box.poll().uuid(), overview.election().group(), listed, participants);
        } catch (UnusableArchive unusable) {
            return List.of("ARCHIVE_INVALID");
        }
    }

    private Row again(String id, String question, Optional<Replay> replay, EntryType type, List<String> given) {
        if (replay.isEmpty()) {
            return new Row(id, question, 0, 0, "NOT_RUN", Optional.empty(), Optional.of("some entries are withheld"));
        }
        return switch (replay.get().decideAgain(type, round, given)) {
            case UNREADABLE ->
                new Row(
                        id,
                        question,
                        1,
                        1,
                        "FAIL",
                        Optional.of(round + " " + type.name()),
                        Optional.of("the record is not that of a meeting"));
            case NOT_THERE ->
                new Row(id, question, 0, 0, "NOT_RUN", Optional.empty(), Optional.of("stage not reached"));
            case SAME -> new Row(id, question, 1, 0, "PASS", Optional.empty(), Optional.empty());
            case DIFFERENT ->
                new Row(
                        id,
                        question,
                        1,
                        1,
                        "FAIL",
                        Optional.of(round + " " + type.name()),
                        Optional.of("decided again it comes out otherwise"));
        };
    }
}
