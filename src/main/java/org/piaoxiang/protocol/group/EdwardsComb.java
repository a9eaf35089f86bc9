package org.piaoxiang.protocol.group;

/**
 * A base for a few powers of one point: odd multiples of P, 2^64·P, 2^128·P and 2^192·P, so that each power costs 64
 * doublings in place of 256. Making it costs about as much as one power.
 */
final class EdwardsComb implements Base {
    /** Width of the sliding windows. */
    static final int WINDOW = 5;

    private static final int TEETH = 4;
    private static final int TOOTH_BITS = 256 / TEETH;
    private static final int ODD_MULTIPLES = 1 << (WINDOW - 2);

    private static final byte[] ORDER_DIGITS = SignedDigits.sliding(EdwardsPowers.ORDER, WINDOW);

    private final EdwardsElement element;
    private final EdwardsTerm[] terms = new EdwardsTerm[TEETH * ODD_MULTIPLES];

    EdwardsComb(EdwardsElement element) {
        this.element = element;
        EdwardsSum tooth = new EdwardsSum(element.point());
        for (int i = 0; i < TEETH; i++) {
            if (i > 0) {
                tooth.twice(TOOTH_BITS);
            }
            fill(i * ODD_MULTIPLES, tooth.point());
        }
    }

    @Override
    public Element element() {
        return element;
    }

    /** Adds to sum, which must be neutral, the powers of {@code count} combs with their sliding digits. */
    static void addAll(EdwardsSum sum, EdwardsComb[] combs, byte[][] digits, int count) {
        if (count == 0) {
            return;
        }
        for (int bit = TOOTH_BITS - 1; bit >= 0; bit--) {
            if (bit < TOOTH_BITS - 1) {
                sum.twice(bit == 0 || isAnyDigit(digits, count, bit));
            }
            for (int i = 0; i < count; i++) {
                combs[i].addDigits(sum, digits[i], bit);
            }
        }
    }

    /** Tells whether the point is of order q or 1: whether its q-th power is neutral. */
    boolean isInSubgroup() {
        EdwardsSum power = new EdwardsSum();
        addAll(power, new EdwardsComb[] {this}, new byte[][] {ORDER_DIGITS}, 1);
        return power.point().isIdentity();
    }

    private static boolean isAnyDigit(byte[][] digits, int count, int bit) {
        int any = 0;
        for (int i = 0; i < count; i++) {
            for (int tooth = 0; tooth < TEETH; tooth++) {
                any |= digits[i][tooth * TOOTH_BITS + bit];
            }
        }
        return any != 0;
    }

    private void addDigits(EdwardsSum sum, byte[] digits, int bit) {
        for (int tooth = 0; tooth < TEETH; tooth++) {
            int digit = digits[tooth * TOOTH_BITS + bit];
            if (digit > 0) {
                sum.add(terms[tooth * ODD_MULTIPLES + digit / 2]);
            } else if (digit < 0) {
                sum.subtract(terms[tooth * ODD_MULTIPLES + -digit / 2]);
            }
        }
    }

    private void fill(int start, EdwardsPoint point) {
        EdwardsSum multiple = new EdwardsSum(point);
        multiple.twice(true);
        EdwardsTerm step = new EdwardsTerm(multiple);
        multiple.set(point);
        for (int i = 0; i < ODD_MULTIPLES; i++) {
            if (i > 0) {
                multiple.add(step);
            }
            terms[start + i] = new EdwardsTerm(multiple);
        }
    }
}
