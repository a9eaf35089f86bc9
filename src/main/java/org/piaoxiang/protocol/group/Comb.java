package org.piaoxiang.protocol.group;

import java.util.ArrayList;
import java.util.List;

/**
 * A base for a few powers of one point of a curve: the odd multiples 1 to 7 of 2^(32·i)·P for every i, so that each power costs 32
 * doublings in place of 256. Making it costs about as much as one power.
 *
 * @param <T> a point in the form in which it is added
 */
abstract class Comb<T> implements Base {
    /** Width of the sliding windows. */
    static final int WINDOW = 4;

    private static final int TEETH = 8;
    private static final int TOOTH_BITS = 256 / TEETH;
    private static final int ODD_MULTIPLES = 1 << (WINDOW - 2);

    private final Element element;
    private final List<T> terms = new ArrayList<>(TEETH * ODD_MULTIPLES);

    /** A comb, and the digits of the exponent its point is raised to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Power<T>(Comb<T> comb, byte[] digits) {}

    /** Makes the comb of {@code element}, whose point is {@code point}; that is used up. */
    Comb(Element element, CurveSum<T> point) {
        this.element = element;
        for (int i = 0; i < TEETH; i++) {
            if (i > 0) {
                point.twice(TOOTH_BITS);
            }
            fill(point);
        }
    }

    @Override
    public Element element() {
        return element;
    }

    /** Adds to sum, which must be neutral, powers given by their sliding digits; the doublings are shared. */
    static <T> void addAll(CurveSum<T> sum, List<Power<T>> powers) {
        if (powers.isEmpty()) {
            return;
        }
        for (int bit = TOOTH_BITS - 1; bit >= 0; bit--) {
            if (bit < TOOTH_BITS - 1) {
                sum.twice(bit == 0 || isAnyDigit(powers, bit));
            }
            for (int i = 0; i < powers.size(); i++) {
                Power<T> power = powers.get(i);
                power.comb.addDigits(sum, power.digits, bit);
            }
        }
    }

    private static <T> boolean isAnyDigit(List<Power<T>> powers, int bit) {
        int any = 0;
        for (int i = 0; i < powers.size(); i++) {
            byte[] digits = powers.get(i).digits;
            for (int tooth = 0; tooth < TEETH; tooth++) {
                any |= digits[tooth * TOOTH_BITS + bit];
            }
        }
        return any != 0;
    }

    private void addDigits(CurveSum<T> sum, byte[] digits, int bit) {
        for (int tooth = 0; tooth < TEETH; tooth++) {
            int digit = digits[tooth * TOOTH_BITS + bit];
            if (digit > 0) {
                sum.add(terms.get(tooth * ODD_MULTIPLES + digit / 2));
            } else if (digit < 0) {
                sum.subtract(terms.get(tooth * ODD_MULTIPLES + -digit / 2));
            }
        }
    }

    private void fill(CurveSum<T> point) {
        CurveSum<T> multiple = point.copy();
        multiple.twice(true);
        T step = multiple.term();
        multiple = point.copy();
        terms.add(multiple.term());
        for (int i = 1; i < ODD_MULTIPLES; i++) {
            multiple.add(step);
            terms.add(multiple.term());
        }
    }
}
