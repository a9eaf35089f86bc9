package org.piaoxiang.cli.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Good randomness that also remembers what it gave, while somebody listens. */
final class RecordingRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient List<byte[]> given = new ArrayList<>();
    private boolean listening;

    /** From now on remembers, or no longer. */
    void listen(boolean now) {
        listening = now;
    }

    /** Returns what was given since the last call. */
    List<byte[]> take() {
        List<byte[]> taken = List.copyOf(given);
        given.clear();
        return taken;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        super.nextBytes(bytes);
        if (listening) {
            given.add(bytes.clone());
        }
    }
}
