package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ModularGroupTest {
    private static final ModularGroup GROUP = ModularGroup.BELENIOS_2048;
    private final SeededRandom random = new SeededRandom(2048);

    @Test
    void everyPathOfPowersAgreesWithBigInteger() {
        BigInteger g = new BigInteger(GROUP.generator().encoded());
        BigInteger p = GROUP.prime();
        BigInteger q = GROUP.scalars().order();
        for (int i = 0; i < 4; i++) {
            BigInteger x = g.modPow(random.below(q), p);
            Element element = member(x.toString());
            Scalar r = random.scalar(GROUP.scalars());
            Scalar c = random.scalar(GROUP.scalars());
            String power = x.modPow(r.value(), p).toString();
            Base frequent = GROUP.frequentBase(element);
            assertEquals(power, GROUP.power(GROUP.base(element), r).encoded());
            assertEquals(power, GROUP.power(frequent, r).encoded());
            assertEquals(
                    power, GROUP.secretPower(element, GROUP.scalars().secret(r)).encoded());
            assertEquals(
                    g.modPow(r.value(), p).toString(),
                    GROUP.secretPower(GROUP.scalars().secret(r)).encoded());
            String product = x.modPow(r.value(), p)
                    .multiply(g.modPow(c.value(), p))
                    .mod(p)
                    .toString();
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.generatorBase(), c, GROUP.base(element), r)
                            .encoded());
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.base(element), r, GROUP.generatorBase(), c)
                            .encoded());
        }
    }

    private static Element member(String text) {
        return assertInstanceOf(Decoding.Member.class, GROUP.decode(text)).element();
    }
}
