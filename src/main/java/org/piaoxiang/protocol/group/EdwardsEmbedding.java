package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Small numbers in Ed25519 (Belenios specification 3.3.0, section 5.2.1): 8 bits each, 14 bits of padding, read as the text
 * of a point; and the derived generators.
 */
final class EdwardsEmbedding implements Embedding {
    private static final int PADDING = 14;
    private static final int MOST = (255 - PADDING) / Byte.SIZE;
    private static final int COFACTOR_DOUBLINGS = 3;

    @Override
    public int mostNumbers() {
        return MOST;
    }

    @Override
    public Element encode(List<Integer> numbers) {
        BigInteger candidate = Embedding.pack(numbers, MOST, PADDING);
        while (true) {
            if (EdwardsText.read(EdwardsText.digits(candidate)) instanceof Decoding.Member(Element element)) {
                return element;
            }
            candidate = candidate.add(BigInteger.ONE);
        }
    }

    @Override
    public List<Integer> decode(Element element, int count) {
        return Embedding.unpack(new BigInteger(element.encoded(), 16), count, PADDING);
    }

    /** Returns the point found from the hash of {@code ggen|index}, times the cofactor. */
    static EdwardsElement generator(int index) {
        BigInteger candidate = new BigInteger(1, HashFunction.SHA_256.digest("ggen|" + index)).shiftRight(2);
        Optional<EdwardsPoint> point = EdwardsText.pointOfEvenX(candidate);
        while (point.isEmpty()) {
            candidate = candidate.add(BigInteger.ONE);
            point = EdwardsText.pointOfEvenX(candidate);
        }
        EdwardsSum sum = new EdwardsSum(point.get());
        sum.twice(COFACTOR_DOUBLINGS);
        return new EdwardsElement(sum.point());
    }
}
