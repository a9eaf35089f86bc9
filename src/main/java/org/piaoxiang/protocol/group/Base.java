package org.piaoxiang.protocol.group;

/** A public element with tables for its powers, made by {@link Group#base} or {@link Group#frequentBase}. */
public interface Base {
    /** Returns the element whose powers this base makes. */
    Element element();
}
