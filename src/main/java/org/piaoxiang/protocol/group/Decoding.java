package org.piaoxiang.protocol.group;

/** What became of a text that should be a group element. */
public sealed interface Decoding {
    /** The text is the canonical form of a member. */
    record Member(Element element) implements Decoding {}

    /** The text is not; {@code reason} says why in one English phrase, without repeating the text. */
    record Refused(String reason) implements Decoding {}
}
