package org.piaoxiang.protocol.shuffle;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.piaoxiang.protocol.group.RandomSource;

/** A uniform order of n things (specification 3.3.0, section 6, GenPermutation). Closing wipes it. */
final class Permutation implements AutoCloseable {
    private final int[] order;

    private Permutation(int[] order) {
        this.order = order;
    }

    static Permutation random(int size, RandomSource random) {
        int[] left = IntStream.range(0, size).toArray();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int k = i + below(size - i, random);
            order[i] = left[k];
            left[k] = left[i];
        }
        Arrays.fill(left, 0);
        return new Permutation(order);
    }

    /** Returns j_i: which of the old things is the new number {@code at}, both from 0. */
    int of(int at) {
        return order[at];
    }

    @Override
    public void close() {
        Arrays.fill(order, 0);
    }

    /** Draws again what would make some numbers likelier than others. */
    private static int below(int bound, RandomSource random) {
        byte[] bytes = new byte[4];
        int limit = Integer.MAX_VALUE - Integer.MAX_VALUE % bound;
        while (true) {
            random.fill(bytes);
            int draw = (bytes[0] & 0x7f) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
            if (draw < limit) {
                return draw % bound;
            }
        }
    }
}
