package org.piaoxiang.protocol.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Powers with secret exponents on the Edwards curve, in constant time.
 *
 * <p>How it is kept: 64 signed digits of 4 bits whatever the exponent; for each the same four doublings and one addition
 * by complete formulas, also of the neutral element; the table entry is gathered by masks from all eight; {@link
 * Field25519} neither branches nor indexes on values.
 */
final class EdwardsSecrets {
    private static final int WINDOW = 4;
    private static final int MULTIPLES = 8;
    /** How many points share their doublings: enough to make these cheap, few enough for their tables to stay near. */
    private static final int BATCH = 64;

    private EdwardsSecrets() {}

    /** Returns the point raised to a secret given as eight limbs of 32 bits. */
    static EdwardsPoint power(EdwardsPoint point, long[] limbs) {
        EdwardsTerm[] terms = multiples(point);
        byte[] digits = SignedDigits.nibbles(limbs);
        EdwardsSum sum = new EdwardsSum();
        EdwardsTerm chosen = new EdwardsTerm();
        for (int i = SignedDigits.NIBBLES - 1; i >= 0; i--) {
            sum.twice(WINDOW);
            choose(chosen, terms, digits[i]);
            sum.add(chosen);
        }
        Arrays.fill(digits, (byte) 0);
        chosen.clear();
        return sum.point();
    }

    /** Returns the table's point raised to a secret given as eight limbs of 32 bits. */
    static EdwardsPoint power(EdwardsTable table, long[] limbs) {
        byte[] digits = SignedDigits.nibbles(limbs);
        EdwardsSum sum = new EdwardsSum();
        table.addSecretly(sum, digits);
        Arrays.fill(digits, (byte) 0);
        return sum.point();
    }

    /** Returns the product of points raised to secrets given as eight limbs of 32 bits; the doublings are shared. */
    static EdwardsPoint product(List<EdwardsPoint> points, List<long[]> limbs) {
        EdwardsSum product = new EdwardsSum();
        for (int first = 0; first < points.size(); first += BATCH) {
            int end = Math.min(points.size(), first + BATCH);
            product.add(new EdwardsTerm(batch(points.subList(first, end), limbs.subList(first, end))));
        }
        return product.point();
    }

    private static EdwardsSum batch(List<EdwardsPoint> points, List<long[]> limbs) {
        List<EdwardsTerm[]> terms = new ArrayList<>();
        List<byte[]> digits = new ArrayList<>();
        points.forEach(point -> terms.add(multiples(point)));
        limbs.forEach(secret -> digits.add(SignedDigits.nibbles(secret)));
        EdwardsSum sum = new EdwardsSum();
        EdwardsTerm chosen = new EdwardsTerm();
        for (int i = 256 / WINDOW - 1; i >= 0; i--) {
            sum.twice(WINDOW);
            for (int j = 0; j < terms.size(); j++) {
                choose(chosen, terms.get(j), digits.get(j)[i]);
                sum.add(chosen);
            }
        }
        digits.forEach(secret -> Arrays.fill(secret, (byte) 0));
        chosen.clear();
        return sum;
    }

    /** Returns all ones if a = b, otherwise zero. */
    static long equalMask(int a, int b) {
        return ((long) (a ^ b) - 1) >> 63;
    }

    private static void choose(EdwardsTerm chosen, EdwardsTerm[] terms, int digit) {
        int sign = digit >> 31;
        int magnitude = (digit ^ sign) - sign;
        chosen.clear();
        for (int i = 0; i < MULTIPLES; i++) {
            chosen.select(terms[i], equalMask(i + 1, magnitude));
        }
        chosen.negate(sign);
    }

    private static EdwardsTerm[] multiples(EdwardsPoint point) {
        EdwardsTerm[] terms = new EdwardsTerm[MULTIPLES];
        EdwardsSum multiple = new EdwardsSum(point);
        terms[0] = new EdwardsTerm(multiple);
        for (int i = 1; i < MULTIPLES; i++) {
            multiple.add(terms[0]);
            terms[i] = new EdwardsTerm(multiple);
        }
        return terms;
    }
}
