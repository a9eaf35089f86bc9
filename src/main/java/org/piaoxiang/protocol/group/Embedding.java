package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors of small numbers as group elements (Belenios specification 3.3.0, section 5, of_ints and to_ints): the numbers
 * one after another, 8 bits each, then some bits of padding, which are counted up until an element is found.
 */
public interface Embedding {
    /** The largest number in a vector. */
    int LARGEST = 255;

    /** Returns how many numbers a vector may have. */
    int mostNumbers();

    /**
     * Returns the element of {@code numbers}, each 0 to {@link #LARGEST}. How long it takes depends on the numbers: for
     * simulations and tests, while the tablet's program encodes what people vote.
     */
    Element encode(List<Integer> numbers);

    /** Returns the {@code count} numbers in {@code element}; defined for every element, however it was made. */
    List<Integer> decode(Element element, int count);

    /** Returns the number of a vector with a padding of zeros. */
    static BigInteger pack(List<Integer> numbers, int most, int padding) {
        if (numbers.size() > most) {
            throw new IllegalArgumentException("the vector is too long for this group");
        }
        BigInteger packed = BigInteger.ZERO;
        for (int number : numbers) {
            if (number < 0 || number > LARGEST) {
                throw new IllegalArgumentException("a number does not fit into 8 bits");
            }
            packed = packed.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(number));
        }
        return packed.shiftLeft(padding);
    }

    /** Returns the lowest {@code count} numbers above the padding. */
    static List<Integer> unpack(BigInteger packed, int count, int padding) {
        List<Integer> numbers = new ArrayList<>(count);
        for (int i = count - 1; i >= 0; i--) {
            numbers.add(packed.shiftRight(padding + Byte.SIZE * i).intValue() & LARGEST);
        }
        return numbers;
    }

    /** Returns a derived generator after the checks that the specification asks for; they fail for no index known. */
    static Element independent(Group group, Element derived) {
        if (derived.isIdentity() || derived.equals(group.generator())) {
            throw new IllegalStateException("a derived generator is the identity or g");
        }
        return derived;
    }
}
