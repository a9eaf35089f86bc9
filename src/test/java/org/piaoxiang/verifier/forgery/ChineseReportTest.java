package org.piaoxiang.verifier.forgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.piaoxiang.verifier.ChineseReasons;

/** Every place and sentence of the written reports has its Chinese. */
class ChineseReportTest {
    private static final Pattern FAILURE = Pattern.compile("^  (.*?): (.*)$", Pattern.MULTILINE);
    private static final Pattern NOT_RUN = Pattern.compile("^not run \\((.*)\\): ", Pattern.MULTILINE);
    /** Words that stand in every English phrase; names of fields and of events may stay. */
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(?:a|an|the|is|are|of|for|not|no|its|it|this|question|lacks)\\b");

    @Test
    void nothingEnglishIsLeft() {
        Set<String> phrases = new TreeSet<>();
        for (String report : ReportText.EXPECTED.values()) {
            Matcher failure = FAILURE.matcher(report);
            while (failure.find()) {
                phrases.add(failure.group(1));
                phrases.add(failure.group(2));
            }
            Matcher notRun = NOT_RUN.matcher(report);
            while (notRun.find()) {
                phrases.add(notRun.group(1));
            }
        }
        assertTrue(phrases.size() > 200, () -> "found only " + phrases.size());
        Set<String> english = new TreeSet<>();
        for (String phrase : phrases) {
            String chinese = ChineseReasons.of(phrase);
            if (ENGLISH.matcher(chinese).find()) {
                english.add(phrase + " -> " + chinese);
            }
        }
        assertEquals(Set.of(), english);
    }
}
