package org.piaoxiang.protocol.group;

/**
 * A running point of some curve, to which others are added; mutable, for one thread.
 *
 * @param <T> a point in the form in which it is added
 */
interface CurveSum<T> {
    /** Returns another sum that has reached the same point. */
    CurveSum<T> copy();

    /** Returns the point reached, in the form in which it is added. */
    T term();

    /** Doubles; {@code last} says that no further doubling follows at once. */
    void twice(boolean last);

    void add(T term);

    void subtract(T term);

    /** Doubles {@code times} times, at least once. */
    default void twice(int times) {
        for (int i = 1; i < times; i++) {
            twice(false);
        }
        twice(true);
    }
}
