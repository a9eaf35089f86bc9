package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A base for thousands of powers of one point P: the multiples 1 to 2^(w−1) of (2^w)^i·P for every i, so that a power is
 * one addition per digit of w bits and no doubling. Entries are affine and lie in one array.
 */
final class EdwardsTable implements Base {
    /** Width of the digits of secret exponents. */
    static final int SECRET_WIDTH = 4;

    private static final int BITS = 256;
    private static final int ENTRY = 3 * Field25519.LIMBS;

    private final EdwardsElement element;
    private final int rows;
    private final int columns;
    private final int width;
    private final Lazy<long[]> entries;

    /** Makes a table for digits of {@code width} bits; the work is done at the first use. */
    EdwardsTable(EdwardsElement element, int width) {
        this.element = element;
        this.width = width;
        this.rows = (BITS + width - 1) / width;
        this.columns = 1 << (width - 1);
        this.entries = new Lazy<>(this::make);
    }

    @Override
    public Element element() {
        return element;
    }

    /** Tells whether the digits of a secret exponent fit this table. */
    boolean isForSecrets() {
        return width == SECRET_WIDTH;
    }

    /**
     * Adds the power with this exponent to sum. In variable time. Each entry is fetched before the one ahead of it is added, so
     * that waiting for memory and computing go on side by side.
     */
    void add(EdwardsSum sum, BigInteger exponent) {
        int[] digits = SignedDigits.windows(exponent, width);
        long[] known = entries.get();
        EdwardsTerm term = new EdwardsTerm();
        EdwardsTerm fetched = new EdwardsTerm();
        int digit = 0;
        for (int row = 0; row < rows; row++) {
            int next = digits[row];
            if (next != 0) {
                load(fetched, known, row, Math.abs(next));
                add(sum, term, digit);
                EdwardsTerm used = term;
                term = fetched;
                fetched = used;
                digit = next;
            }
        }
        add(sum, term, digit);
    }

    private static void add(EdwardsSum sum, EdwardsTerm term, int sign) {
        if (sign > 0) {
            sum.addAffine(term);
        } else if (sign < 0) {
            sum.subtractAffine(term);
        }
    }

    /** Adds the power with these digits to sum. In constant time: every entry of a row is read, one is kept by masks. */
    void addSecretly(EdwardsSum sum, byte[] digits) {
        long[] known = entries.get();
        EdwardsTerm entry = new EdwardsTerm();
        EdwardsTerm chosen = new EdwardsTerm();
        for (int row = 0; row < rows; row++) {
            int digit = digits[row];
            int sign = digit >> 31;
            int magnitude = (digit ^ sign) - sign;
            chosen.clear();
            for (int multiple = 1; multiple <= columns; multiple++) {
                load(entry, known, row, multiple);
                chosen.select(entry, EdwardsSecrets.equalMask(multiple, magnitude));
            }
            chosen.negate(sign);
            sum.addAffine(chosen);
        }
        chosen.clear();
    }

    private void load(EdwardsTerm term, long[] known, int row, int multiple) {
        int start = (row * columns + multiple - 1) * ENTRY;
        System.arraycopy(known, start, term.sum, 0, Field25519.LIMBS);
        System.arraycopy(known, start + Field25519.LIMBS, term.difference, 0, Field25519.LIMBS);
        System.arraycopy(known, start + 2 * Field25519.LIMBS, term.product, 0, Field25519.LIMBS);
    }

    private long[] make() {
        long[] made = new long[rows * columns * ENTRY];
        EdwardsSum first = new EdwardsSum(element.point());
        for (int row = 0; row < rows; row++) {
            makeRow(made, row, first.point());
            first.twice(width);
        }
        return made;
    }

    private void makeRow(long[] made, int row, EdwardsPoint first) {
        EdwardsTerm step = new EdwardsTerm(first);
        List<EdwardsPoint> multiples = new ArrayList<>(columns);
        EdwardsSum multiple = new EdwardsSum(first);
        multiples.add(first);
        for (int i = 1; i < columns; i++) {
            multiple.add(step);
            multiples.add(multiple.point());
        }
        long[][] inverses = EdwardsText.invertAll(multiples);
        long[] x = Field25519.zero();
        long[] y = Field25519.zero();
        for (int i = 0; i < columns; i++) {
            Field25519.multiply(x, multiples.get(i).x(), inverses[i]);
            Field25519.multiply(y, multiples.get(i).y(), inverses[i]);
            EdwardsTerm term = new EdwardsTerm(EdwardsPoint.affine(x, y));
            int start = (row * columns + i) * ENTRY;
            System.arraycopy(term.sum, 0, made, start, Field25519.LIMBS);
            System.arraycopy(term.difference, 0, made, start + Field25519.LIMBS, Field25519.LIMBS);
            System.arraycopy(term.product, 0, made, start + 2 * Field25519.LIMBS, Field25519.LIMBS);
        }
    }
}
