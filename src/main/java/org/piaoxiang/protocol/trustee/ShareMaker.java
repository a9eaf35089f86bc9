package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.protocol.proof.ShareProof;
import org.piaoxiang.protocol.tally.EncryptedTally;

/**
 * Makes a custodian's bound share of a tally. Whether this tally may be opened at all (verified, above the floor, once per
 * uuid) is decided before, by whoever holds the key.
 */
public final class ShareMaker {
    private ShareMaker() {}

    /** Makes the share of {@code secret} for {@code tally}. */
    public static Share make(Election election, EncryptedTally tally, SecretScalar secret, RandomSource random) {
        Group group = election.group();
        Element publicKey = group.secretPower(secret);
        String specified = ShareProof.specified(election.fingerprint(), publicKey);
        List<List<String>> factors = new ArrayList<>();
        List<List<Proof>> proofs = new ArrayList<>();
        List<List<Proof>> boundProofs = new ArrayList<>();
        for (List<Ciphertext> row : tally.ciphertexts()) {
            List<String> rowFactors = new ArrayList<>();
            List<Proof> rowProofs = new ArrayList<>();
            List<Proof> rowBound = new ArrayList<>();
            for (Ciphertext ciphertext : row) {
                Element alpha = ciphertext.alpha();
                Element factor = group.secretPower(alpha, secret);
                String bound = ShareProof.bound(election.fingerprint(), publicKey, alpha, factor);
                rowFactors.add(factor.encoded());
                rowProofs.add(ShareProof.prove(group, secret, alpha, specified, random));
                rowBound.add(ShareProof.prove(group, secret, alpha, bound, random));
            }
            factors.add(rowFactors);
            proofs.add(rowProofs);
            boundProofs.add(rowBound);
        }
        return new Share(factors, proofs, Optional.of(boundProofs));
    }
}
