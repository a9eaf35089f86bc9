package org.piaoxiang.meeting.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages for print: one decimal, half up, from whole numbers. Nothing is ever decided by them. */
public final class Percent {
    private Percent() {}

    /** Returns {@code count} of {@code base} in percent, for example {@code 55.6}; of nothing it is {@code 0.0}. */
    public static String of(int count, int base) {
        return base == 0
                ? "0.0"
                : BigDecimal.valueOf(count)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(base), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
