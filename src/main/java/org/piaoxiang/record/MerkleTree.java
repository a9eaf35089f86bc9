package org.piaoxiang.record;

import java.util.ArrayList;
import java.util.List;

/** A Merkle tree (RFC 6962, section 2.1) with all its leaf hashes at hand, for making proofs. */
public final class MerkleTree {
    private final List<List<TreeHash>> levels = new ArrayList<>();

    /** Makes an empty tree. */
    public MerkleTree() {
        levels.add(new ArrayList<>());
    }

    /** Makes a tree of {@code leaves}. */
    public static MerkleTree of(List<TreeHash> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::append);
        return tree;
    }

    /** Appends a leaf, and every node that it completes. */
    public void append(TreeHash leaf) {
        TreeHash node = leaf;
        for (int height = 0; ; height++) {
            if (height == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<TreeHash> level = levels.get(height);
            level.add(node);
            if (level.size() % 2 == 1) {
                return;
            }
            node = TreeHash.node(level.get(level.size() - 2), node);
        }
    }

    /** Returns the number of leaves. */
    public int size() {
        return levels.getFirst().size();
    }

    /** Returns the root of the first {@code size} leaves. */
    public TreeHash root(int size) {
        requireWithin(size);
        return size == 0 ? TreeHash.empty() : subtree(0, size);
    }

    /** Returns the root of all leaves. */
    public TreeHash root() {
        return root(size());
    }

    /** Proves that leaf {@code index} stands in the tree of the first {@code size} leaves (RFC 6962, section 2.1.1). */
    public InclusionProof inclusion(int index, int size) {
        requireWithin(size);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no such leaf in a tree of that size");
        }
        List<TreeHash> path = new ArrayList<>();
        int from = 0;
        int to = size;
        while (to - from > 1) {
            int middle = from + split(to - from);
            if (index < middle) {
                path.add(subtree(middle, to));
                to = middle;
            } else {
                path.add(subtree(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /**
     * Proves that the tree of the first {@code newSize} leaves extends that of the first {@code oldSize} (RFC 6962, section
     * 2.1.2).
     */
    public ConsistencyProof consistency(int oldSize, int newSize) {
        requireWithin(newSize);
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("a tree does not extend a larger one");
        }
        List<TreeHash> path = new ArrayList<>();
        if (oldSize > 0) {
            int from = 0;
            int to = newSize;
            while (oldSize < to) {
                int middle = from + split(to - from);
                if (oldSize <= middle) {
                    path.add(subtree(middle, to));
                    to = middle;
                } else {
                    path.add(subtree(from, middle));
                    from = middle;
                }
            }
            if (from > 0) {
                path.add(subtree(from, to));
            }
        }
        return new ConsistencyProof(oldSize, newSize, path.reversed());
    }

    /** Returns the root over the leaves from {@code from} (inclusive) to {@code to}, which begin at a multiple of their size. */
    private TreeHash subtree(int from, int to) {
        int count = to - from;
        if (Integer.bitCount(count) == 1) {
            int height = Integer.numberOfTrailingZeros(count);
            return levels.get(height).get(from >> height);
        }
        int middle = from + split(count);
        return TreeHash.node(subtree(from, middle), subtree(middle, to));
    }

    /** Returns the largest power of two smaller than {@code count}. */
    private static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }

    private void requireWithin(int size) {
        if (size < 0 || size > size()) {
            throw new IllegalArgumentException("the tree has not that many leaves");
        }
    }
}
