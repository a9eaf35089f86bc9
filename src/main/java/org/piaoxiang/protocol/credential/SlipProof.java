package org.piaoxiang.protocol.credential;

import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;

/**
 * A slip's own word that it will not vote in one poll: withheld (暂存) or void (作废). The same proof as a ballot's signature
 * (specification 3.3.0, section 4.16), over {@code withhold|uuid|credential|} or {@code void|uuid|credential|} (docs/api.md).
 */
public final class SlipProof {
    private SlipProof() {}

    /** What is done with the slip. */
    public enum Purpose {
        /** 暂存: its holder is recused or has left. */
        WITHHOLD("withhold"),
        /** 作废: it was not handed out. */
        VOID("void");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /** Returns the word in the proof's prefix and in paths. */
        public String word() {
            return word;
        }
    }

    /** Makes the proof with the slip's key for the poll {@code uuid}. */
    public static Proof make(Credential slip, Group group, String uuid, Purpose purpose, RandomSource random) {
        try (SecretScalar exponent = slip.exponent(group, uuid)) {
            return KeyProof.prove(group, exponent, prefix(uuid, slip.publicKey(group, uuid), purpose), random);
        }
    }

    /** Tells whether {@code proof} was made by the holder of {@code credential}, a public key's text. */
    public static boolean holds(Group group, String uuid, String credential, Purpose purpose, Proof proof) {
        return group.decode(credential) instanceof Decoding.Member member
                && !member.element().isIdentity()
                && KeyProof.claim(group, member.element(), prefix(uuid, credential, purpose), proof)
                        .holds(group);
    }

    private static String prefix(String uuid, String credential, Purpose purpose) {
        return purpose.word() + "|" + uuid + "|" + credential + "|";
    }
}
