package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A base for thousands of powers of one public point P: the multiples 1 to 512 of 1024^i·P for every i, so that a power is
 * one addition per digit of 10 bits and no doubling. Entries are affine and lie in one array.
 */
final class Sm2Table implements Base {
    private static final int WIDTH = 10;
    private static final int ROWS = (256 + WIDTH - 1) / WIDTH;
    private static final int COLUMNS = 1 << (WIDTH - 1);
    private static final int ENTRY = 2 * FieldSm2.LIMBS;

    private final Sm2Element element;
    private final Lazy<long[]> entries;

    /** Makes a table; the work is done at the first use. */
    Sm2Table(Sm2Element element) {
        this.element = element;
        this.entries = new Lazy<>(this::make);
    }

    @Override
    public Element element() {
        return element;
    }

    /** Adds the power with this exponent to sum, or subtracts it. In variable time. */
    void add(Sm2Sum sum, BigInteger exponent, boolean negated) {
        if (element.isIdentity()) {
            return;
        }
        int[] digits = SignedDigits.windows(exponent, WIDTH);
        long[] known = entries.get();
        long[] x = FieldSm2.zero();
        long[] y = FieldSm2.zero();
        for (int row = 0; row < ROWS; row++) {
            int digit = digits[row];
            if (digit == 0) {
                continue;
            }
            int start = (row * COLUMNS + Math.abs(digit) - 1) * ENTRY;
            System.arraycopy(known, start, x, 0, FieldSm2.LIMBS);
            System.arraycopy(known, start + FieldSm2.LIMBS, y, 0, FieldSm2.LIMBS);
            if ((digit > 0) != negated) {
                sum.addAffine(x, y);
            } else {
                sum.subtractAffine(x, y);
            }
        }
    }

    private long[] make() {
        long[] made = new long[ROWS * COLUMNS * ENTRY];
        Sm2Sum first = new Sm2Sum(element.point());
        for (int row = 0; row < ROWS; row++) {
            makeRow(made, row, first);
            first.twice(WIDTH);
        }
        return made;
    }

    private static void makeRow(long[] made, int row, Sm2Sum first) {
        List<Sm2Point> multiples = new ArrayList<>(COLUMNS);
        Sm2Term step = first.term();
        Sm2Sum multiple = new Sm2Sum(first.point());
        multiples.add(multiple.point());
        for (int i = 1; i < COLUMNS; i++) {
            multiple.add(step);
            multiples.add(multiple.point());
        }
        List<Sm2Point> affine = Sm2Text.affine(multiples);
        for (int i = 0; i < COLUMNS; i++) {
            int start = (row * COLUMNS + i) * ENTRY;
            System.arraycopy(affine.get(i).x(), 0, made, start, FieldSm2.LIMBS);
            System.arraycopy(affine.get(i).y(), 0, made, start + FieldSm2.LIMBS, FieldSm2.LIMBS);
        }
    }
}
