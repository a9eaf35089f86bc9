package org.piaoxiang.meeting.rule;

import org.piaoxiang.meeting.entry.Data;

/** Where a rule stands. Articles that were only recalled are marked so, and are not to be quoted to users. */
public record Citation(String rule, String regulation, String article, Confidence confidence) {
    /** How sure the citation is. */
    public enum Confidence {
        FOUND,
        RECALLED,
        RECALLED_LOW,
        DESIGN
    }

    static Citation read(Data data) {
        return new Citation(
                data.text("rule"),
                data.text("regulation"),
                data.optionalText("article").orElse(""),
                data.choice("confidence", Confidence.class));
    }
}
