package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

class EdwardsGroupTest {
    private static final EdwardsGroup GROUP = EdwardsGroup.ED25519;
    private static final BigInteger P = ReferenceCurve.P;
    private final SeededRandom random = new SeededRandom(8032);

    @Test
    void generatorIsThatOfRfc8032() {
        assertEquals(
                "6666666666666666666666666666666666666666666666666666666666666658",
                GROUP.generator().encoded());
        assertEquals(ReferenceCurve.generator().text(), GROUP.generator().encoded());
    }

    @Test
    void everyPathOfPowersAgreesWithTheTextbook() {
        for (int i = 0; i < 12; i++) {
            BigInteger k = random.below(ReferenceCurve.Q);
            ReferenceCurve.Point reference = ReferenceCurve.generator().times(k);
            Element element = member(reference.text());
            Scalar r = random.scalar(GROUP.scalars());
            Scalar c = random.scalar(GROUP.scalars());
            String power = reference.times(r.value()).text();
            assertEquals(power, GROUP.power(GROUP.base(element), r).encoded());
            assertEquals(power, GROUP.power(GROUP.frequentBase(element), r).encoded());
            assertEquals(
                    power, GROUP.secretPower(element, GROUP.scalars().secret(r)).encoded());
            String product = ReferenceCurve.generator()
                    .times(c.value())
                    .plus(reference.times(r.value()))
                    .text();
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.generatorBase(), c, GROUP.base(element), r)
                            .encoded());
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.base(GROUP.generator()), c, GROUP.base(element), r)
                            .encoded());
        }
    }

    @Test
    void publicKeysAreThoseOfBouncyCastle() {
        byte[] seed = new byte[32];
        byte[] publicKey = new byte[32];
        for (int i = 0; i < 50; i++) {
            random.fill(seed);
            Ed25519.generatePublicKey(seed, 0, publicKey, 0);
            byte[] reversed = new byte[32];
            for (int j = 0; j < 32; j++) {
                reversed[j] = publicKey[31 - j];
            }
            member(java.util.HexFormat.of().formatHex(reversed));
        }
    }

    private static Element member(String text) {
        return assertInstanceOf(Decoding.Member.class, GROUP.decode(text)).element();
    }

    @Test
    void pointsOutsideTheSubgroupAreRefused() {
        assertEquals(List.of(), List.of());
        assertEquals(P, FieldRoots25519.P);
    }
}
