package org.piaoxiang.protocol.group;

/**
 * A member of a {@link Group}. Immutable; equal to another element of the same group exactly when both are the same
 * group element. The only ways to one are {@link Group#decode} and the group's own operations, so every element is a
 * member.
 */
public interface Element {
    /** Returns the group's canonical text for this element, as it stands in JSON and in hashes. */
    String encoded();

    /** Tells whether this is the neutral element. */
    boolean isIdentity();
}
