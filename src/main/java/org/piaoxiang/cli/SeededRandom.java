package org.piaoxiang.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;

/**
 * Bytes that follow from a seed, for elections that must come out the same again. Never for a real election: who knows the
 * seed opens every ballot.
 */
public final class SeededRandom implements RandomSource {
    private final byte[] seed;
    private long counter;

    /** Makes the stream of {@code seed}. */
    public SeededRandom(String seed) {
        this.seed = HashFunction.SHA_256.digest(seed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void fill(byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            byte[] block = HashFunction.SHA_256.digest(ByteBuffer.allocate(seed.length + Long.BYTES)
                    .put(seed)
                    .putLong(counter++)
                    .array());
            int length = Math.min(block.length, bytes.length - at);
            System.arraycopy(block, 0, bytes, at, length);
            at += length;
        }
    }
}
