package org.piaoxiang.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The verifier's places and reasons in Chinese. The verifier speaks English phrases, which its JSON reports carry
 * unchanged; the command line's text and the station's table have these, which stand in {@code reasons.zh.txt}. What has no line there is shown
 * as it is.
 */
public final class ChineseReasons {
    private record Rule(Pattern english, String chinese) {}

    private static final List<Rule> RULES = read();

    private ChineseReasons() {}

    private static List<Rule> read() {
        try (InputStream in = Objects.requireNonNull(ChineseReasons.class.getResourceAsStream("/reasons.zh.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Rule(Pattern.compile(row[0]), row[1]))
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns {@code english} in Chinese, as far as it is known. */
    public static String of(String english) {
        for (Rule rule : RULES) {
            var matcher = rule.english.matcher(english);
            if (matcher.matches()) {
                return fill(rule.chinese, matcher).strip();
            }
        }
        return english;
    }

    private static String fill(String chinese, MatchResult match) {
        String filled = chinese;
        for (int group = match.groupCount(); group >= 1; group--) {
            String text = match.group(group);
            filled = filled.replace("$" + group, text == null ? "" : of(text));
        }
        return filled;
    }
}
