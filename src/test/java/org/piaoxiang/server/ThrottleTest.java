package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private Instant now = Instant.parse("2026-11-21T07:00:00Z");
    private final Throttle throttle = new Throttle(3, () -> now);

    @Test
    void anAddressHasItsTurnsAndNoMoreWithinTheMinute() {
        for (int turn = 0; turn < 3; turn++) {
            assertTrue(throttle.take("192.0.2.1"));
        }
        assertFalse(throttle.take("192.0.2.1"));
        assertTrue(throttle.take("192.0.2.2"), "others are not held up");
        now = now.plusSeconds(59);
        assertFalse(throttle.take("192.0.2.1"));
        now = now.plusSeconds(2);
        assertTrue(throttle.take("192.0.2.1"));
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        for (int address = 0; address < 50_000; address++) {
            assertTrue(throttle.take("address " + address));
        }
        assertTrue(throttle.take("address 0"), "the oldest was forgotten to make room");
        assertTrue(throttle.take("address 49999"));
        assertTrue(throttle.take("address 49999"));
        assertFalse(throttle.take("address 49999"), "the newest was not");
    }
}
