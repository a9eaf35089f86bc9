package org.piaoxiang.meeting.refusal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences with places for facts, written {@code {name}}. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    private Template() {}

    /** Returns {@code template} with each place filled; a fact that is not known leaves an ellipsis. */
    public static String fill(String template, Map<String, String> facts) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), "……")));
    }
}
