package org.piaoxiang.verifier.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.piaoxiang.verifier.ChineseReasons;

/** Whoever reads what is wrong with a meeting reads it in Chinese. */
class MeetingReasonsTest {
    private static final String VALUE = "\\(?[\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\)|\\.\\w+)*\\)?";
    private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern PHRASE = Pattern.compile(
            "(?:" + VALUE + "\\s*\\+\\s*)?" + LITERAL + "(?:\\s*\\+\\s*(?:" + LITERAL + "|" + VALUE + "))*");
    private static final Pattern TOKEN = Pattern.compile("(" + LITERAL + ")|" + VALUE);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    /** Three English words in a row. */
    private static final Pattern SENTENCE = Pattern.compile(".*[a-z]+ [a-z]+ [a-z]+.*");

    @Test
    void everySentenceOfTheMeetingsChecksHasItsChinese() throws IOException {
        Set<String> phrases = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/piaoxiang/verifier/meeting"))) {
            for (Path file : files.toList()) {
                // Questions stand there in both languages.
                if (!file.endsWith("MeetingCheck.java")) {
                    collect(COMMENT.matcher(Files.readString(file)).replaceAll(""), phrases);
                }
            }
        }
        assertTrue(phrases.size() > 70, () -> "found only " + phrases);
        Set<String> untold = phrases.stream()
                .filter(phrase -> ChineseReasons.of(phrase).equals(phrase))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), untold);
    }

    private static void collect(String source, Set<String> phrases) {
        Matcher phrase = PHRASE.matcher(source);
        while (phrase.find()) {
            String sample = TOKEN.matcher(phrase.group())
                    .results()
                    .map(token -> token.group(1) == null
                            ? "7"
                            : token.group(1).substring(1, token.group(1).length() - 1))
                    .collect(Collectors.joining());
            // What begins so is a refused field's reason (FieldReasons).
            if (SENTENCE.matcher(sample).matches() && !sample.startsWith("is ")) {
                phrases.add(sample);
            }
        }
    }

    @Test
    void namesOfWhoKeepsKeysAreChineseToo() {
        assertEquals(
                "尚无销毁记录：监督人员、监票人1、服务器",
                ChineseReasons.of("not yet recorded as destroyed: OBSERVER, SCRUTINEER_1, SERVER"));
        assertEquals("监票人2 的密钥不在保管密钥之中", ChineseReasons.of("the key of SCRUTINEER_2 is not among its custodians'"));
    }
}
