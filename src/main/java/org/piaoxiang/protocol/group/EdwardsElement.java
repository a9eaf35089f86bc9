package org.piaoxiang.protocol.group;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A member of {@link EdwardsGroup}: a point that nobody changes any more, and its text once somebody asked for it. */
final class EdwardsElement implements Element {
    private final EdwardsPoint point;
    private volatile @Nullable String text;
    private volatile @Nullable WeakReference<EdwardsComb> comb;

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

    /**
     * Returns the base of this point, made anew or the one that is still there from the last time. The membership check of
     * a decoded element has just made one, and the proofs about it want the same. The reference is weak, since a base
     * weighs a hundred times as much as its element and archives keep their elements.
     */
    EdwardsComb comb() {
        WeakReference<EdwardsComb> reference = comb;
        EdwardsComb known = reference == null ? null : reference.get();
        if (known == null) {
            known = new EdwardsComb(this);
            comb = new WeakReference<>(known);
        }
        return known;
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
            FieldRoots25519.invert(inverse, point.z());
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
