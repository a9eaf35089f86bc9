package org.piaoxiang.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Birth dates as these papers write them: 1975.03. */
final class YearMonth {
    private static final Pattern SEPARATED =
            Pattern.compile("((?:19|20)[0-9]{2})[年.\\-/．。、]([0-9]{1,2})(?:月|[.\\-/月．][0-9]{1,2}日?)?(?:生|出生)?");
    private static final Pattern TOGETHER = Pattern.compile("((?:19|20)[0-9]{2})([0-9]{2})(?:[0-9]{2})?");
    private static final Pattern LOST_ZERO = Pattern.compile("(?:19|20)[0-9]{2}\\.1");
    private static final int LAST_MONTH = 12;

    private YearMonth() {}

    /** Returns {@code text} as year, dot, two digits of the month; empty where it is no such thing. */
    static Optional<String> normalise(String text) {
        String key = Wording.key(text).replaceAll("[（(][^）)]*岁[）)]", "");
        Matcher matcher = SEPARATED.matcher(key);
        if (!matcher.matches()) {
            matcher = TOGETHER.matcher(key);
            if (!matcher.matches()) {
                return Optional.empty();
            }
        }
        int month = Integer.parseInt(matcher.group(2));
        return month >= 1 && month <= LAST_MONTH
                ? Optional.of("%s.%02d".formatted(matcher.group(1), month))
                : Optional.empty();
    }

    /** Tells whether nobody can say if this is January or an October whose zero was lost. */
    static boolean lostZero(String text) {
        return LOST_ZERO.matcher(Wording.key(text)).matches();
    }
}
