package org.piaoxiang.protocol.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Powers with secret exponents on the curve sm2p256v1, in constant time.
 *
 * <p>How it is kept: 65 signed digits of 4 bits whatever the exponent; for each the same four doublings and one addition by the
 * complete formulas of {@link Sm2SecretSum}, also of the neutral point; the table entry is gathered by masks from all eight;
 * {@link FieldSm2} neither branches nor indexes on values. Bases are public.
 */
final class Sm2Secrets {
    private static final int WINDOW = 4;
    private static final int MULTIPLES = 8;
    /** How many points share their doublings: enough to make these cheap, few enough for their tables to stay near. */
    private static final int BATCH = 64;

    private Sm2Secrets() {}

    /** Multiples 1 to 8 of 16^i·P for every i, so that a power is one addition per digit and no doubling. */
    static final class Table implements Base {
        private final Sm2Element element;
        private final Lazy<Sm2SecretSum[][]> rows;

        /** Makes a table; the work is done at the first use. */
        Table(Sm2Element element) {
            this.element = element;
            this.rows = new Lazy<>(this::make);
        }

        @Override
        public Element element() {
            return element;
        }

        private Sm2SecretSum[][] make() {
            Sm2SecretSum[][] made = new Sm2SecretSum[SignedDigits.NIBBLES + 1][];
            Sm2SecretSum first = Sm2SecretSum.of(element.point());
            for (int row = 0; row < made.length; row++) {
                made[row] = multiples(first);
                for (int i = 0; i < WINDOW; i++) {
                    first.twice();
                }
            }
            return made;
        }
    }

    /** Returns the point raised to a secret given as eight limbs of 32 bits. */
    static Sm2Point power(Sm2Point point, long[] limbs) {
        return batch(List.of(point), List.of(limbs)).point();
    }

    /** Returns the table's point raised to a secret given as eight limbs of 32 bits. */
    static Sm2Point power(Table table, long[] limbs) {
        Sm2SecretSum[][] rows = table.rows.get();
        byte[] digits = SignedDigits.nibbles(limbs);
        Sm2SecretSum sum = new Sm2SecretSum();
        Sm2SecretSum chosen = new Sm2SecretSum();
        for (int i = 0; i < digits.length; i++) {
            choose(chosen, rows[i], digits[i]);
            sum.add(chosen);
        }
        Arrays.fill(digits, (byte) 0);
        chosen.clear();
        return sum.point();
    }

    /** Returns the product of points raised to secrets given as eight limbs of 32 bits; the doublings are shared. */
    static Sm2Point product(List<Sm2Point> points, List<long[]> limbs) {
        Sm2SecretSum product = new Sm2SecretSum();
        for (int first = 0; first < points.size(); first += BATCH) {
            int end = Math.min(points.size(), first + BATCH);
            product.add(batch(points.subList(first, end), limbs.subList(first, end)));
        }
        return product.point();
    }

    private static Sm2SecretSum batch(List<Sm2Point> points, List<long[]> limbs) {
        List<Sm2SecretSum[]> tables = new ArrayList<>();
        List<byte[]> digits = new ArrayList<>();
        Sm2Text.affine(points).forEach(point -> tables.add(multiples(Sm2SecretSum.of(point))));
        limbs.forEach(secret -> digits.add(SignedDigits.nibbles(secret)));
        Sm2SecretSum sum = new Sm2SecretSum();
        Sm2SecretSum chosen = new Sm2SecretSum();
        for (int i = SignedDigits.NIBBLES; i >= 0; i--) {
            for (int j = 0; j < WINDOW; j++) {
                sum.twice();
            }
            for (int j = 0; j < tables.size(); j++) {
                choose(chosen, tables.get(j), digits.get(j)[i]);
                sum.add(chosen);
            }
        }
        digits.forEach(secret -> Arrays.fill(secret, (byte) 0));
        chosen.clear();
        return sum;
    }

    private static void choose(Sm2SecretSum chosen, Sm2SecretSum[] multiples, int digit) {
        int sign = digit >> 31;
        int magnitude = (digit ^ sign) - sign;
        chosen.clear();
        for (int i = 0; i < MULTIPLES; i++) {
            chosen.select(multiples[i], EdwardsSecrets.equalMask(i + 1, magnitude));
        }
        chosen.negate(sign);
    }

    private static Sm2SecretSum[] multiples(Sm2SecretSum first) {
        Sm2SecretSum[] multiples = new Sm2SecretSum[MULTIPLES];
        multiples[0] = new Sm2SecretSum();
        multiples[0].set(first.x, first.y, first.z);
        for (int i = 1; i < MULTIPLES; i++) {
            multiples[i] = new Sm2SecretSum();
            multiples[i].set(multiples[i - 1].x, multiples[i - 1].y, multiples[i - 1].z);
            multiples[i].add(multiples[0]);
        }
        return multiples;
    }
}
