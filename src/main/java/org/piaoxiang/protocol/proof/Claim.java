package org.piaoxiang.protocol.proof;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;

/**
 * What is left to check of a proof once its commitments are recomputed: that {@code hash(prefix ‖ commitments joined by
 * commas) mod q} is {@code expected}. Kept apart so that the commitments of many proofs are written out together, which
 * shares the one inversion that writing needs.
 *
 * @param prefix everything that is hashed before the commitments
 * @param commitments recomputed from challenge and response
 * @param expected the challenge, or the sum of the challenges of a disjunction
 */
public record Claim(String prefix, List<Element> commitments, Scalar expected) {
    /** Keeps a copy of {@code commitments}. */
    public Claim {
        commitments = List.copyOf(commitments);
    }

    /** Tells for each of {@code claims} whether it holds. */
    public static List<Boolean> hold(Group group, List<Claim> claims) {
        List<Element> all = new ArrayList<>();
        claims.forEach(claim -> all.addAll(claim.commitments));
        List<String> encoded = group.encode(all);
        List<Boolean> verdicts = new ArrayList<>(claims.size());
        int at = 0;
        for (Claim claim : claims) {
            int end = at + claim.commitments.size();
            verdicts.add(
                    challenge(group, claim.prefix, encoded.subList(at, end)).equals(claim.expected));
            at = end;
        }
        return verdicts;
    }

    /** Tells whether this one claim holds. */
    public boolean holds(Group group) {
        return hold(group, List.of(this)).getFirst();
    }

    /** Returns the challenge for {@code commitments}, as prover and verifier compute it. */
    static Scalar challenge(Group group, String prefix, List<String> commitments) {
        return group.scalars().ofHash(group.hash().digest(prefix + String.join(",", commitments)));
    }
}
