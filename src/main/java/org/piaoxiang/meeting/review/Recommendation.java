package org.piaoxiang.meeting.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * How somebody was recommended (民主推荐).
 *
 * @param entitled 应参加
 * @param present 实参加
 * @param valid valid forms
 * @param votes forms that name the person
 * @param names the reference list (参考人选) that was offered; empty for an open recommendation
 * @param seats posts to fill
 */
public record Recommendation(
        Mode mode,
        LocalDate date,
        Optional<Integer> entitled,
        Optional<Integer> present,
        Optional<Integer> valid,
        Optional<Integer> votes,
        List<String> names,
        int seats) {
    /** In which way. */
    public enum Mode {
        MEETING("会议推荐"),
        TALK("谈话调研推荐"),
        PUBLIC_NOMINATION("公推提名");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        /** Returns the Chinese name. */
        public String label() {
            return label;
        }
    }

    static Recommendation read(Data data) {
        data.only("mode", "date", "entitled", "present", "valid", "votes", "names", "seats");
        Recommendation read = new Recommendation(
                data.choice("mode", Mode.class),
                Dossier.date(data, "date"),
                number(data, "entitled"),
                number(data, "present"),
                number(data, "valid"),
                number(data, "votes"),
                data.texts("names"),
                data.has("seats") ? data.count("seats") : 1);
        if (read.seats == 0) {
            throw data.wrong("seats", "is 0");
        }
        if (read.names.stream().anyMatch(String::isBlank)) {
            throw data.wrong("names", "has an empty name");
        }
        atMost(data, "present", read.present, read.entitled);
        atMost(data, "valid", read.valid, read.present);
        atMost(data, "votes", read.votes, read.valid);
        return read;
    }

    private static void atMost(Data data, String name, Optional<Integer> part, Optional<Integer> whole) {
        if (part.isPresent() && whole.isPresent() && part.get() > whole.get()) {
            throw data.wrong(name, "is more than it is a part of");
        }
    }

    private static Optional<Integer> number(Data data, String name) {
        return data.has(name) ? Optional.of(data.count(name)) : Optional.empty();
    }

    /** Returns the fields as they came. */
    public Json.Obj toJson() {
        ObjectBuilder out = new ObjectBuilder().put("mode", mode).put("date", date.toString());
        entitled.ifPresent(number -> out.put("entitled", number));
        present.ifPresent(number -> out.put("present", number));
        valid.ifPresent(number -> out.put("valid", number));
        votes.ifPresent(number -> out.put("votes", number));
        return out.texts("names", names).put("seats", seats).build();
    }
}
