package org.piaoxiang.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Leaves, roots and proofs of the eight-leaf tree are the reference data that Certificate Transparency's implementations
 * share (testonly of github.com/transparency-dev/merkle; first in certificate-transparency's merkletree tests).
 */
class MerkleTreeTest {
    private static final List<TreeHash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> TreeHash.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final MerkleTree tree = MerkleTree.of(LEAVES);

    @Test
    void hasTheReferenceRoots() {
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size <= 8; size++) {
            assertEquals(ROOTS.get(size), tree.root(size).toString());
            assertEquals(ROOTS.get(size), frontier.root().toString());
            assertEquals(
                    frontier, Frontier.of(frontier.size(), frontier.peakBytes()).orElseThrow());
            if (size < 8) {
                frontier = frontier.append(LEAVES.get(size));
            }
        }
    }

    @Test
    void makesTheReferenceInclusionProofs() {
        assertEquals(
                List.of(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
                hex(tree.inclusion(0, 8).path()));
        assertEquals(
                List.of(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                hex(tree.inclusion(5, 8).path()));
        assertEquals(List.of(ROOTS.get(2)), hex(tree.inclusion(2, 3).path()));
        assertEquals(
                List.of(
                        ROOTS.get(1),
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                hex(tree.inclusion(1, 5).path()));
    }

    @Test
    void makesTheReferenceConsistencyProofs() {
        assertEquals(List.of(), hex(tree.consistency(1, 1).path()));
        assertEquals(
                List.of(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
                hex(tree.consistency(1, 8).path()));
        assertEquals(
                List.of(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                hex(tree.consistency(6, 8).path()));
        assertEquals(
                List.of(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                hex(tree.consistency(2, 5).path()));
    }

    @Test
    void agreesWithANaiveTreeAndRefusesEveryForgery() {
        Random random = new Random(20261121);
        List<TreeHash> leaves = new ArrayList<>();
        MerkleTree grown = new MerkleTree();
        TreeHash stranger = TreeHash.leaf("stranger".getBytes(StandardCharsets.UTF_8));
        for (int size = 1; size <= 70; size++) {
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            leaves.add(TreeHash.leaf(entry));
            grown.append(leaves.getLast());
            TreeHash root = naive(leaves);
            assertEquals(root, grown.root());
            assertEquals(root, Frontier.EMPTY.appendAll(leaves).root());
            for (int i = 0; i < size; i++) {
                InclusionProof proof = grown.inclusion(i, size);
                assertTrue(proof.verify(leaves.get(i), root));
                assertFalse(proof.verify(stranger, root));
                assertFalse(new InclusionProof(i, size, longer(proof.path(), stranger)).verify(leaves.get(i), root));
                assertFalse(size > 1
                        && new InclusionProof(
                                        i,
                                        size,
                                        proof.path().subList(1, proof.path().size()))
                                .verify(leaves.get(i), root));
            }
            for (int old = 0; old <= size; old++) {
                ConsistencyProof proof = grown.consistency(old, size);
                TreeHash oldRoot = naive(leaves.subList(0, old));
                assertTrue(proof.verify(oldRoot, root));
                assertFalse(proof.verify(stranger, root));
                assertFalse(proof.verify(oldRoot, stranger) && old > 0);
                assertFalse(new ConsistencyProof(old, size, longer(proof.path(), stranger)).verify(oldRoot, root));
            }
        }
    }

    private static List<TreeHash> longer(List<TreeHash> path, TreeHash more) {
        List<TreeHash> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }

    /** The definition of RFC 6962, section 2.1, word for word. */
    private static TreeHash naive(List<TreeHash> leaves) {
        if (leaves.isEmpty()) {
            return TreeHash.empty();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        return TreeHash.node(naive(leaves.subList(0, k)), naive(leaves.subList(k, leaves.size())));
    }

    private static List<String> hex(List<TreeHash> hashes) {
        return hashes.stream().map(TreeHash::toString).toList();
    }
}
