package org.piaoxiang.protocol.group;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A public value made once, when first asked for, by whichever thread comes first; the others wait for it. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T known = value;
        return known != null ? known : make();
    }

    private synchronized T make() {
        T known = value;
        if (known == null) {
            known = maker.get();
            value = known;
        }
        return known;
    }
}
