package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.List;

/** Small numbers in a {@link ModularGroup} (Belenios specification 3.3.0, section 5.1): 8 bits each, 8 bits of padding. */
final class ModularEmbedding implements Embedding {
    /** How many surely stay below a prime of 2048 bits. Peers take one more, which may come out above it. */
    static final int MOST_IN_2048_BITS = 254;

    private static final int PADDING = 8;

    private final ModularGroup group;
    private final int most;

    ModularEmbedding(ModularGroup group, int most) {
        this.group = group;
        this.most = most;
    }

    @Override
    public int mostNumbers() {
        return most;
    }

    @Override
    public Element encode(List<Integer> numbers) {
        BigInteger candidate = Embedding.pack(numbers, most, PADDING);
        while (candidate.signum() == 0 || !group.isMember(candidate)) {
            candidate = candidate.add(BigInteger.ONE);
        }
        return group.element(candidate);
    }

    @Override
    public List<Integer> decode(Element element, int count) {
        return Embedding.unpack(new BigInteger(element.encoded()), count, PADDING);
    }
}
