package org.piaoxiang.verifier;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.piaoxiang.protocol.archive.CompactIndex;
import org.piaoxiang.protocol.credential.SlipList;

/** The slips on the list, their weights, and where the last ballot of each stands; a few bytes for each. */
final class Slips {
    private static final int NONE = -1;

    private final CompactIndex keys = new CompactIndex();
    private final int[] weights;
    private final long[] offsets;
    private final int[] lengths;
    private int counted;

    /** Where a ballot stands in the archive. */
    record Place(long offset, int length) {}

    Slips(SlipList list) {
        int size = list.entries().size();
        weights = new int[size];
        offsets = new long[size];
        lengths = new int[size];
        Arrays.fill(lengths, NONE);
        // The first entry of a key counts; malformed entries are not on the list.
        for (SlipList.Entry entry : list.entries()) {
            if (entry.weight().signum() > 0 && keys.find(entry.key()) < 0) {
                weights[keys.number(entry.key())] = entry.weight().intValueExact();
            }
        }
    }

    /** Returns the number of the slip with this key, or −1 if it is not on the list. */
    int find(String key) {
        return keys.find(key);
    }

    BigInteger weight(int slip) {
        return BigInteger.valueOf(weights[slip]);
    }

    /** Notes where the slip's last ballot is; returns where the one before it was. */
    Optional<Place> count(int slip, Place place) {
        Optional<Place> before =
                lengths[slip] == NONE ? Optional.empty() : Optional.of(new Place(offsets[slip], lengths[slip]));
        counted += before.isEmpty() ? 1 : 0;
        offsets[slip] = place.offset;
        lengths[slip] = place.length;
        return before;
    }

    /** Returns how many slips have a ballot that counts. */
    int counted() {
        return counted;
    }
}
