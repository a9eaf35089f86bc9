package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Small numbers in SM2 (docs/protocol.md, The SM2 suite): 8 bits each, 14 bits of padding, read as the x of a point with an
 * even y; and the derived generators.
 */
final class Sm2Embedding implements Embedding {
    private static final int PADDING = 14;
    private static final int MOST = 30;

    @Override
    public int mostNumbers() {
        return MOST;
    }

    @Override
    public Element encode(List<Integer> numbers) {
        return next(Embedding.pack(numbers, MOST, PADDING));
    }

    @Override
    public List<Integer> decode(Element element, int count) {
        return Embedding.unpack(new BigInteger(element.encoded().substring(2), 16), count, PADDING);
    }

    /** Returns the point found from the hash of {@code ggen|index}. */
    static Sm2Element generator(HashFunction hash, int index) {
        return next(new BigInteger(1, hash.digest("ggen|" + index)).mod(FieldRootsSm2.P));
    }

    /** Returns the point with an even y at the first x that has one, from {@code x} on. */
    private static Sm2Element next(BigInteger x) {
        BigInteger candidate = x;
        Optional<Sm2Point> point = Sm2Text.pointOfEvenY(candidate);
        while (point.isEmpty()) {
            candidate = candidate.add(BigInteger.ONE).mod(FieldRootsSm2.P);
            point = Sm2Text.pointOfEvenY(candidate);
        }
        return new Sm2Element(point.get());
    }
}
