package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantTimeModulusTest {
    private final SeededRandom random = new SeededRandom(32);

    @Test
    void sumsDifferencesAndProductsAgreeWithBigInteger() {
        for (BigInteger m : moduli()) {
            ConstantTimeModulus modulus = new ConstantTimeModulus(m);
            for (BigInteger a : operands(m)) {
                for (BigInteger b : operands(m)) {
                    assertAgrees(modulus, m, a, b);
                }
            }
        }
    }

    @Test
    void bytesOfAnyLengthAreReduced() {
        for (BigInteger m : moduli()) {
            ConstantTimeModulus modulus = new ConstantTimeModulus(m);
            for (int length = 0; length <= 80; length++) {
                byte[] bytes = new byte[length];
                random.fill(bytes);
                assertEquals(new BigInteger(1, bytes).mod(m), modulus.valueOf(modulus.reduce(bytes)));
                Arrays.fill(bytes, (byte) 0xff);
                assertEquals(new BigInteger(1, bytes).mod(m), modulus.valueOf(modulus.reduce(bytes)));
            }
        }
    }

    @Test
    void onlyNumbersBelowTheModulusPassForBelow() {
        for (BigInteger m : moduli()) {
            ConstantTimeModulus modulus = new ConstantTimeModulus(m);
            long[] below = modulus.limbsOf(m.subtract(BigInteger.ONE));
            assertEquals(-1, modulus.belowMask(below));
            below[0]++; // m is odd, so m - 1 does not carry
            assertEquals(0, modulus.belowMask(below));
        }
    }

    @Test
    void evenModuliAndForeignNumbersAreBugs() {
        assertThrows(IllegalArgumentException.class, () -> new ConstantTimeModulus(BigInteger.TEN));
        assertThrows(IllegalArgumentException.class, () -> new ConstantTimeModulus(BigInteger.ONE));
        ConstantTimeModulus eleven = new ConstantTimeModulus(BigInteger.valueOf(11));
        assertThrows(IllegalArgumentException.class, () -> eleven.limbsOf(BigInteger.valueOf(11)));
        assertThrows(IllegalArgumentException.class, () -> eleven.limbsOf(BigInteger.valueOf(-1)));
    }

    private static void assertAgrees(ConstantTimeModulus modulus, BigInteger m, BigInteger a, BigInteger b) {
        long[] x = modulus.limbsOf(a);
        long[] y = modulus.limbsOf(b);
        long[] result = new long[modulus.size()];
        modulus.add(result, x, y);
        assertEquals(a.add(b).mod(m), modulus.valueOf(result));
        modulus.subtract(result, x, y);
        assertEquals(a.subtract(b).mod(m), modulus.valueOf(result));
        modulus.multiply(result, x, y);
        assertEquals(a.multiply(b).mod(m), modulus.valueOf(result));
    }

    private List<BigInteger> operands(BigInteger m) {
        List<BigInteger> operands = new ArrayList<>();
        for (int i = 0; i <= 3; i++) {
            operands.add(BigInteger.valueOf(i).mod(m));
            operands.add(m.subtract(BigInteger.valueOf(i + 1)).mod(m));
        }
        for (int k = 8; k < m.bitLength(); k += 31) {
            operands.add(BigInteger.TWO.pow(k).subtract(BigInteger.ONE).mod(m));
            operands.add(BigInteger.TWO.pow(k).mod(m));
        }
        for (int i = 0; i < 20; i++) {
            operands.add(random.below(m));
        }
        return operands;
    }

    private static List<BigInteger> moduli() {
        return List.of(
                BigInteger.valueOf(3),
                BigInteger.valueOf(11),
                BigInteger.valueOf(0xffffffffL),
                BigInteger.valueOf(0x100000001L),
                EdwardsGroup.ED25519.scalars().order(),
                ModularGroup.BELENIOS_2048.scalars().order(),
                BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19)),
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE),
                BigInteger.TWO.pow(521).subtract(BigInteger.ONE));
    }
}
