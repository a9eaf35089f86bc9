package org.piaoxiang.meeting.review;

import java.time.LocalDate;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/** One part of the inspection (考察) that was done, and when. */
public record Inspection(Check check, LocalDate date, Optional<String> note) {
    /** The parts: the four that every proposal needs (凡提四必), and the report on the inspection. */
    public enum Check {
        ARCHIVES("档案审核"),
        PERSONAL_MATTERS("个人有关事项报告核查"),
        DISCIPLINE("纪检监察机关意见"),
        COMPLAINTS("信访举报核查"),
        MATERIAL("考察材料");

        private final String label;

        Check(String label) {
            this.label = label;
        }

        /** Returns the Chinese name. */
        public String label() {
            return label;
        }
    }

    static Inspection read(Data data) {
        data.only("check", "date", "note");
        return new Inspection(data.choice("check", Check.class), Dossier.date(data, "date"), data.optionalText("note"));
    }

    /** Returns the fields as they came. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("check", check)
                .put("date", date.toString())
                .maybe("note", note)
                .build();
    }
}
