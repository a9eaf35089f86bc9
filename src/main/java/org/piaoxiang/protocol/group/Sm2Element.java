package org.piaoxiang.protocol.group;

import org.jspecify.annotations.Nullable;

/** A member of {@link Sm2Group}: a point that nobody changes any more, and its text once somebody asked for it. */
final class Sm2Element implements Element {
    private final Sm2Point point;
    private volatile @Nullable String text;

    /** Takes over a point of the curve. */
    Sm2Element(Sm2Point point) {
        this(point, null);
    }

    /** Takes over a point of the curve whose text is known. */
    Sm2Element(Sm2Point point, @Nullable String text) {
        this.point = point;
        this.text = text;
    }

    /** Returns the point; the caller must not change it. */
    Sm2Point point() {
        return point;
    }

    /** Returns the text if it is known already. */
    @Nullable
    String textIfKnown() {
        return text;
    }

    void remember(String knownText) {
        text = knownText;
    }

    @Override
    public String encoded() {
        String known = text;
        if (known == null) {
            known = Sm2Text.write(point);
            text = known;
        }
        return known;
    }

    @Override
    public boolean isIdentity() {
        return point.isNeutral();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sm2Element element && point.sameAs(element.point);
    }

    @Override
    public int hashCode() {
        return encoded().hashCode();
    }

    @Override
    public String toString() {
        return encoded();
    }
}
