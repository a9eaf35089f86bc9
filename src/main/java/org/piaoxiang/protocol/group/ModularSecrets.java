package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers with secret exponents modulo a prime, in constant time.
 *
 * <p>How it is kept: windows of 4 bits, as many as the order's limbs hold whatever the exponent; for each the same four
 * squarings and one product, also by 1 (for the fixed base, the product alone); the table entry is gathered by masks
 * from all sixteen; the products are {@link ConstantTimeModulus#montgomeryProduct}. {@link BigInteger} sees the public
 * base and the public result only.
 */
final class ModularSecrets {
    private static final int WINDOW = 4;
    private static final int ENTRIES = 1 << WINDOW;
    private static final int WINDOWS_PER_LIMB = 32 / WINDOW;

    private final ConstantTimeModulus prime;
    private final Lazy<long[][][]> fixedTables;

    /**
     * Makes the powers modulo a prime.
     *
     * @param fixedBase the base of {@link #fixedPower}
     * @param exponentLimbs the number of limbs of exponents
     */
    ModularSecrets(BigInteger prime, BigInteger fixedBase, int exponentLimbs) {
        this.prime = new ConstantTimeModulus(prime);
        this.fixedTables = new Lazy<>(() -> makeFixedTables(fixedBase, exponentLimbs * WINDOWS_PER_LIMB));
    }

    /** Returns base raised to a secret given as limbs of 32 bits. */
    BigInteger power(BigInteger base, long[] exponent) {
        long[] scratch = prime.newScratch();
        long[][] table = table(toMontgomery(base, scratch), scratch);
        long[] result = prime.montgomeryOne();
        long[] chosen = new long[prime.size()];
        for (int i = WINDOWS_PER_LIMB * exponent.length - 1; i >= 0; i--) {
            for (int j = 0; j < WINDOW; j++) {
                prime.montgomeryProduct(result, result, result, scratch);
            }
            choose(chosen, table, digit(exponent, i));
            prime.montgomeryProduct(result, result, chosen, scratch);
        }
        return finish(result, chosen, scratch);
    }

    /** Returns the fixed base raised to a secret given as limbs of 32 bits. */
    BigInteger fixedPower(long[] exponent) {
        long[][][] tables = fixedTables.get();
        long[] scratch = prime.newScratch();
        long[] result = prime.montgomeryOne();
        long[] chosen = new long[prime.size()];
        for (int i = 0; i < tables.length; i++) {
            choose(chosen, tables[i], digit(exponent, i));
            prime.montgomeryProduct(result, result, chosen, scratch);
        }
        return finish(result, chosen, scratch);
    }

    private static long digit(long[] exponent, int place) {
        return exponent[place / WINDOWS_PER_LIMB] >>> (WINDOW * (place % WINDOWS_PER_LIMB)) & (ENTRIES - 1);
    }

    private BigInteger finish(long[] result, long[] chosen, long[] scratch) {
        prime.fromMontgomery(result, result, scratch);
        Arrays.fill(chosen, 0);
        Arrays.fill(scratch, 0);
        return prime.valueOf(result);
    }

    private long[] toMontgomery(BigInteger base, long[] scratch) {
        long[] result = new long[prime.size()];
        prime.toMontgomery(result, prime.limbsOf(base), scratch);
        return result;
    }

    /** Returns the powers 0 to 15 of a base in Montgomery form. */
    private long[][] table(long[] base, long[] scratch) {
        long[][] table = new long[ENTRIES][prime.size()];
        table[0] = prime.montgomeryOne();
        table[1] = base;
        for (int i = 2; i < ENTRIES; i++) {
            prime.montgomeryProduct(table[i], table[i - 1], base, scratch);
        }
        return table;
    }

    private long[][][] makeFixedTables(BigInteger base, int windows) {
        long[] scratch = prime.newScratch();
        long[][][] tables = new long[windows][][];
        long[] next = toMontgomery(base, scratch);
        for (int i = 0; i < windows; i++) {
            tables[i] = table(next, scratch);
            next = new long[prime.size()];
            prime.montgomeryProduct(next, tables[i][ENTRIES - 1], tables[i][1], scratch);
        }
        return tables;
    }

    private static void choose(long[] chosen, long[][] table, long digit) {
        Arrays.fill(chosen, 0);
        for (int i = 0; i < ENTRIES; i++) {
            long mask = ((digit ^ i) - 1) >> 63;
            for (int j = 0; j < chosen.length; j++) {
                chosen[j] |= table[i][j] & mask;
            }
        }
    }
}
