package org.piaoxiang.cli.bench;

import java.util.concurrent.TimeUnit;

/** Whole rates and shares. */
final class Rates {
    private Rates() {}

    static long perSecond(long number, long nanos) {
        return number * TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    static long percent(long part, long whole) {
        return part * 100 / whole;
    }
}
