package org.piaoxiang.protocol.trustee;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * The keys by which a member of a threshold group signs and reads messages, both derived from one secret seed
 * (specification 3.3.0, section 4.6.1). Closing wipes them.
 */
public final class MemberKeys implements AutoCloseable {
    private static final String OWN_SEED = "piaoxiang-threshold-seed|";

    private final Group group;
    private final SecretScalar signing;
    private final SecretScalar decryption;

    private MemberKeys(Group group, SecretScalar signing, SecretScalar decryption) {
        this.group = group;
        this.signing = signing;
        this.decryption = decryption;
    }

    /** Derives the keys from a seed as the specification has it; the caller wipes {@code seed}. */
    public static MemberKeys derive(Group group, byte[] seed) {
        return new MemberKeys(group, derive(group, "sk|", seed), derive(group, "dk|", seed));
    }

    /** Derives the keys from the secret of a custodian's key file, so that one file and one passphrase serve for all. */
    public static MemberKeys of(Group group, SecretScalar secret) {
        byte[] exported = group.scalars().export(secret);
        byte[] seed = hash(group, OWN_SEED, exported);
        try {
            return derive(group, seed);
        } finally {
            Arrays.fill(exported, (byte) 0);
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Returns the key that signs. */
    SecretScalar signing() {
        return signing;
    }

    /** Returns the key that opens messages. */
    SecretScalar decryption() {
        return decryption;
    }

    /** Returns g^signing. */
    Element verificationKey() {
        return group.secretPower(signing);
    }

    /** Returns g^decryption. */
    Element encryptionKey() {
        return group.secretPower(decryption);
    }

    @Override
    public void close() {
        signing.close();
        decryption.close();
    }

    private static SecretScalar derive(Group group, String prefix, byte[] seed) {
        byte[] digest = hash(group, prefix, seed);
        try {
            return group.scalars().secret(digest);
        } finally {
            Arrays.fill(digest, (byte) 0);
        }
    }

    private static byte[] hash(Group group, String prefix, byte[] secret) {
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + secret.length);
        System.arraycopy(secret, 0, all, start.length, secret.length);
        try {
            return group.hash().digest(all);
        } finally {
            Arrays.fill(all, (byte) 0);
        }
    }
}
