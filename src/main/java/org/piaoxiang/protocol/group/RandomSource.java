package org.piaoxiang.protocol.group;

/** Where random bytes come from; handed in, so that nothing in the protocol finds randomness by itself. */
@FunctionalInterface
public interface RandomSource {
    /** Fills {@code bytes} with uniform random bytes. */
    void fill(byte[] bytes);
}
