package org.piaoxiang.cli.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Times of one kind, for percentiles. */
final class Latencies {
    private final long[] sorted;

    /** Takes nanoseconds; what came before it was waited for counts as no time. */
    Latencies(Collection<Long> nanos) {
        this.sorted =
                nanos.stream().mapToLong(time -> Math.max(0, time)).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** Returns the smallest time that {@code percent} of all do not exceed, in milliseconds, rounded up. */
    long millis(int percent) {
        int index = Math.max(0, (sorted.length * percent + 99) / 100 - 1);
        return (sorted[index] + 999_999) / TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Returns median, 99th percentile and largest, the 99th percentile with its aim. */
    List<Measure> measures(String part, String key, String label, long aim) {
        return List.of(
                Measure.of(part, key + "P50", label + " p50", millis(50), Measure.Unit.MILLISECONDS),
                Measure.atMost(part, key + "P99", label + " p99", millis(99), Measure.Unit.MILLISECONDS, aim),
                Measure.of(part, key + "Max", label + " 最大", millis(100), Measure.Unit.MILLISECONDS));
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
