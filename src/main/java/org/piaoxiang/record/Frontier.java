package org.piaoxiang.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The right edge of a Merkle tree: the roots of its complete subtrees, largest first. It is all that is needed to append
 * leaves and to know the root, so it is stored beside the entries and grows with them.
 *
 * @param size number of leaves
 * @param peaks one root for each bit that is set in {@code size}, from the highest
 */
public record Frontier(long size, List<TreeHash> peaks) {
    /** The frontier of the empty tree. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    /** Checks that the number of peaks fits the size. */
    public Frontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a frontier has one peak for each bit of its size");
        }
    }

    /** Returns the frontier after one more leaf. */
    public Frontier append(TreeHash leaf) {
        List<TreeHash> grown = new ArrayList<>(peaks);
        TreeHash carried = leaf;
        for (int complete = Long.numberOfTrailingZeros(~size); complete > 0; complete--) {
            carried = TreeHash.node(grown.removeLast(), carried);
        }
        grown.add(carried);
        return new Frontier(size + 1, grown);
    }

    /** Returns the frontier after {@code leaves}, in their order. */
    public Frontier appendAll(List<TreeHash> leaves) {
        Frontier grown = this;
        for (TreeHash leaf : leaves) {
            grown = grown.append(leaf);
        }
        return grown;
    }

    /** Returns the root of the tree. */
    public TreeHash root() {
        if (peaks.isEmpty()) {
            return TreeHash.empty();
        }
        TreeHash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = TreeHash.node(peaks.get(i), root);
        }
        return root;
    }

    /** Returns the peaks one after the other, as stores keep them. */
    public byte[] peakBytes() {
        byte[] bytes = new byte[peaks.size() * TreeHash.LENGTH];
        for (int i = 0; i < peaks.size(); i++) {
            System.arraycopy(peaks.get(i).bytes(), 0, bytes, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return bytes;
    }

    /** Reads what {@link #peakBytes} wrote; empty where size and bytes do not fit. */
    public static Optional<Frontier> of(long size, byte[] peakBytes) {
        if (size < 0 || peakBytes.length != Long.bitCount(size) * TreeHash.LENGTH) {
            return Optional.empty();
        }
        List<TreeHash> peaks = new ArrayList<>();
        for (int at = 0; at < peakBytes.length; at += TreeHash.LENGTH) {
            peaks.add(TreeHash.of(Arrays.copyOfRange(peakBytes, at, at + TreeHash.LENGTH)));
        }
        return Optional.of(new Frontier(size, peaks));
    }
}
