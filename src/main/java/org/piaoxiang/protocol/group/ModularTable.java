package org.piaoxiang.protocol.group;

import java.math.BigInteger;

/**
 * A base for thousands of powers: b^(digit·2^(w·i)) for every digit of w bits at every place i, so that a power is one
 * product per digit and no squaring. Made at the first use.
 */
final class ModularTable implements ModularBase {
    private static final int LONGEST_FOR_WIDE = 512;

    private final ModularElement element;
    private final Barrett barrett;
    private final int width;
    private final int rows;
    private final Lazy<BigInteger[][]> entries;

    /** Makes a table for exponents of {@code exponentBits} bits: digits of 8 bits, or of 4 where that would be large. */
    ModularTable(ModularElement element, Barrett barrett, int exponentBits) {
        this.element = element;
        this.barrett = barrett;
        this.width = exponentBits <= LONGEST_FOR_WIDE ? 8 : 4;
        this.rows = (exponentBits + width - 1) / width;
        this.entries = new Lazy<>(this::make);
    }

    @Override
    public Element element() {
        return element;
    }

    @Override
    public BigInteger power(BigInteger exponent) {
        BigInteger[][] known = entries.get();
        byte[] bytes = exponent.toByteArray();
        BigInteger result = BigInteger.ONE;
        for (int row = 0; row < rows; row++) {
            int digit = digit(bytes, row);
            if (digit != 0) {
                result = barrett.product(result, known[row][digit - 1]);
            }
        }
        return result;
    }

    private int digit(byte[] bytes, int row) {
        int place = row * width;
        int index = bytes.length - 1 - place / 8;
        return index < 0 ? 0 : (bytes[index] & 0xff) >> (place % 8) & ((1 << width) - 1);
    }

    private BigInteger[][] make() {
        int columns = (1 << width) - 1;
        BigInteger[][] made = new BigInteger[rows][columns];
        BigInteger first = element.value();
        for (int row = 0; row < rows; row++) {
            BigInteger next = first;
            for (int column = 0; column < columns; column++) {
                made[row][column] = next;
                next = barrett.product(next, first);
            }
            first = next;
        }
        return made;
    }
}
