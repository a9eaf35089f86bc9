package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers with secret exponents modulo a prime, in constant time.
 *
 * <p>How it is kept: windows of 4 bits, as many as the order's limbs hold whatever the exponent; for each the same four
 * squarings and one product, also by 1; the table entry is gathered by masks from all sixteen; the products are {@link
 * ConstantTimeModulus#montgomeryProduct}. {@link BigInteger} sees the public base and the public result only.
 */
final class ModularSecrets {
    private static final int WINDOW = 4;
    private static final int ENTRIES = 1 << WINDOW;

    private final ConstantTimeModulus prime;

    ModularSecrets(BigInteger prime) {
        this.prime = new ConstantTimeModulus(prime);
    }

    /** Returns base raised to a secret given as limbs of 32 bits. */
    BigInteger power(BigInteger base, long[] exponent) {
        long[] scratch = prime.newScratch();
        long[][] table = table(base, scratch);
        long[] result = prime.montgomeryOne();
        long[] chosen = new long[prime.size()];
        for (int i = 8 * exponent.length - 1; i >= 0; i--) {
            for (int j = 0; j < WINDOW; j++) {
                prime.montgomeryProduct(result, result, result, scratch);
            }
            choose(chosen, table, exponent[i >> 3] >>> (4 * (i & 7)) & 15);
            prime.montgomeryProduct(result, result, chosen, scratch);
        }
        prime.fromMontgomery(result, result, scratch);
        Arrays.fill(chosen, 0);
        Arrays.fill(scratch, 0);
        return prime.valueOf(result);
    }

    private long[][] table(BigInteger base, long[] scratch) {
        long[][] table = new long[ENTRIES][prime.size()];
        table[0] = prime.montgomeryOne();
        prime.toMontgomery(table[1], prime.limbsOf(base), scratch);
        for (int i = 2; i < ENTRIES; i++) {
            prime.montgomeryProduct(table[i], table[i - 1], table[1], scratch);
        }
        return table;
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
