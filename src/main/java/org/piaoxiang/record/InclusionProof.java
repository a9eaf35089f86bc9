package org.piaoxiang.record;

import java.util.List;

/**
 * A proof that a leaf stands in a tree (RFC 6962, section 2.1.1).
 *
 * @param index the leaf, from 0
 * @param size leaves of the tree
 * @param path hashes from the leaf upwards
 */
public record InclusionProof(long index, long size, List<TreeHash> path) {
    /** Keeps a copy of the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Tells whether {@code leaf} stands at the index in the tree with {@code root} (RFC 9162, section 2.1.3.2). */
    public boolean verify(TreeHash leaf, TreeHash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        TreeHash hash = leaf;
        for (TreeHash sibling : path) {
            if (last == 0) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                hash = TreeHash.node(sibling, hash);
                while (node % 2 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
