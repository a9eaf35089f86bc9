package org.piaoxiang.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each address do something slow only so often: whoever tries passwords must not take the time that tablets need.
 * Addresses are kept for a minute, in memory only.
 */
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final int most;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    private record Window(Instant begun, int used) {}

    /** Lets an address pass {@code most} times a minute. */
    Throttle(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Takes one turn; false where there is none left in this minute. */
    synchronized boolean take(String address) {
        Instant now = clock.instant();
        Window window = windows.get(address);
        if (window == null || now.isAfter(window.begun.plus(WINDOW))) {
            forget(now);
            windows.remove(address);
            windows.put(address, new Window(now, 1));
            return true;
        }
        windows.put(address, new Window(window.begun, window.used + 1));
        return window.used < most;
    }

    /** Forgets addresses whose minute is over, and the oldest where there are too many. */
    private void forget(Instant now) {
        var oldest = windows.values().iterator();
        while (oldest.hasNext()) {
            boolean over = now.isAfter(oldest.next().begun.plus(WINDOW));
            if (!over && windows.size() < ADDRESSES) {
                return;
            }
            oldest.remove();
        }
    }
}
