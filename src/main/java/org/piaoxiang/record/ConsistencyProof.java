package org.piaoxiang.record;

import java.util.ArrayList;
import java.util.List;

/**
 * A proof that a tree extends an earlier one without changing it (RFC 6962, section 2.1.2).
 *
 * @param oldSize leaves of the earlier tree
 * @param newSize leaves of the later tree
 * @param path hashes from below upwards
 */
public record ConsistencyProof(long oldSize, long newSize, List<TreeHash> path) {
    /** Keeps a copy of the path. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Tells whether the tree with {@code newRoot} extends the one with {@code oldRoot} (RFC 9162, section 2.1.4.2). */
    public boolean verify(TreeHash oldRoot, TreeHash newRoot) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(TreeHash.empty());
        }
        List<TreeHash> hashes = new ArrayList<>(path);
        if (Long.bitCount(oldSize) == 1) {
            hashes.addFirst(oldRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        return climb(hashes, oldRoot, newRoot);
    }

    private boolean climb(List<TreeHash> hashes, TreeHash oldRoot, TreeHash newRoot) {
        long node = oldSize - 1;
        long last = newSize - 1;
        while (node % 2 == 1) {
            node >>= 1;
            last >>= 1;
        }
        TreeHash before = hashes.getFirst();
        TreeHash after = before;
        for (TreeHash hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                before = TreeHash.node(hash, before);
                after = TreeHash.node(hash, after);
                while (node % 2 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                after = TreeHash.node(after, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(oldRoot) && after.equals(newRoot);
    }
}
