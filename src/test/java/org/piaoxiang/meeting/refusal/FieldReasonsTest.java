package org.piaoxiang.meeting.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;

/** Whoever fills in something wrong reads it in Chinese. */
class FieldReasonsTest {
    /** Where a reason is given: the last argument of one of these, texts and numbers in a row. */
    private static final Pattern GIVEN = Pattern.compile(
            "(?:wrong|new BadField)\\([^;]*?,\\s*(\"[a-z][^\"]*\"(?:\\s*\\+\\s*(?:\"[^\"]*\"|[\\w.]+))*)\\s*\\)");

    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|[\\w.]+");

    @Test
    void everyReasonThatTheMeetingGivesHasItsWords() throws IOException {
        Set<String> reasons = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/piaoxiang/meeting"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher given = GIVEN.matcher(Files.readString(file));
                while (given.find()) {
                    reasons.add(TOKEN.matcher(given.group(1))
                            .results()
                            .map(token -> token.group(1) == null ? "7" : token.group(1))
                            .collect(Collectors.joining()));
                }
            }
        }
        assertTrue(reasons.size() > 50, () -> "found only " + reasons);
        for (String reason : reasons) {
            assertNotEquals(FieldReasons.OTHER, FieldReasons.chinese(reason), reason);
        }
    }

    @Test
    void aRefusalIsChineseThroughout() {
        Json.Obj facts = Json.object("field", Json.text("text"), "reason", Json.text("is longer than 4000"));
        assertEquals(
                "“text”填写不正确（超过 4000 个字）。",
                RefusalTexts.chinese().words(RefusalCode.BAD_FIELD, facts).detail());
        assertEquals(
                "text is longer than 4000.",
                RefusalTexts.english().words(RefusalCode.BAD_FIELD, facts).detail());
        Json.Obj unheard = Json.object("field", Json.text("text"), "reason", Json.text("has gone fishing"));
        assertEquals(
                "“text”填写不正确（不符合要求）。",
                RefusalTexts.chinese().words(RefusalCode.BAD_FIELD, unheard).detail());
    }
}
