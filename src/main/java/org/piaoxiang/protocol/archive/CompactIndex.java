package org.piaoxiang.protocol.archive;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * Numbers texts from 0 in the order in which they come, in a few bytes each: a text is known by the first 128 bits of its
 * SHA-256. Two texts with the same bits would be taken for one; nobody can make a text that has the bits of a given one.
 */
public final class CompactIndex {
    private static final int FIRST_SIZE = 1 << 10;
    private static final int FREE = 0;

    private long[] keys = new long[2 * FIRST_SIZE];
    /** The number of a text plus one. */
    private int[] table = new int[2 * FIRST_SIZE];

    private int size;

    /** Returns how many different texts have come. */
    public int size() {
        return size;
    }

    /** Notes {@code text}; tells whether it is new. */
    public boolean add(String text) {
        int before = size;
        return number(text) == before;
    }

    /** Returns the number of {@code text}, giving it one if it is new. */
    public int number(String text) {
        ByteBuffer digest = ByteBuffer.wrap(HashFunction.SHA_256.digest(text));
        long high = digest.getLong();
        long low = digest.getLong();
        int slot = slot(high, low);
        if (table[slot] != FREE) {
            return table[slot] - 1;
        }
        if (2 * (size + 1) > table.length) {
            grow();
            slot = slot(high, low);
        }
        keys[2 * size] = high;
        keys[2 * size + 1] = low;
        table[slot] = ++size;
        return size - 1;
    }

    /** Returns the number of {@code text}, or −1 if it has not come. */
    public int find(String text) {
        ByteBuffer digest = ByteBuffer.wrap(HashFunction.SHA_256.digest(text));
        return table[slot(digest.getLong(), digest.getLong())] - 1;
    }

    /** Returns where this text is in the table, or would be. */
    private int slot(long high, long low) {
        int slot = (int) low & (table.length - 1);
        while (table[slot] != FREE) {
            int number = table[slot] - 1;
            if (keys[2 * number] == high && keys[2 * number + 1] == low) {
                return slot;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        table = new int[2 * table.length];
        for (int number = 0; number < size; number++) {
            table[slot(keys[2 * number], keys[2 * number + 1])] = number + 1;
        }
    }
}
