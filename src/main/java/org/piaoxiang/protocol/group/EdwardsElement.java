package org.piaoxiang.protocol.group;

import org.jspecify.annotations.Nullable;

/** A member of {@link EdwardsGroup}: a point that nobody changes any more, and its text once somebody asked for it. */
final class EdwardsElement implements Element {
    private final EdwardsPoint point;
    private volatile @Nullable String text;

    /** Takes over a point of the subgroup. */
    EdwardsElement(EdwardsPoint point) {
        this(point, null);
    }

    /** Takes over a point of the subgroup whose text is known. */
    EdwardsElement(EdwardsPoint point, @Nullable String text) {
        this.point = point;
        this.text = text;
    }

    /** Returns the point; the caller must not change it. */
    EdwardsPoint point() {
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
            long[] inverse = Field25519.zero();
            FieldRoots25519.invert(inverse, point.z);
            known = EdwardsText.write(point, inverse);
            text = known;
        }
        return known;
    }

    @Override
    public boolean isIdentity() {
        return point.isIdentity();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EdwardsElement element && point.sameAs(element.point);
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
