package org.piaoxiang.papers.sheet;

/** What stands in a cell. */
sealed interface Value {
    /** A text; a wide one stands at the left. */
    record Text(String text, boolean wide) implements Value {}

    /** A count. */
    record Count(int count) implements Value {}

    /** A percentage with one decimal, as it was rounded once and for all. */
    record Percentage(String percent) implements Value {}

    static Value of(String text) {
        return new Text(text, false);
    }

    static Value wide(String text) {
        return new Text(text, true);
    }

    static Value of(int count) {
        return new Count(count);
    }

    static Value percent(String percent) {
        return new Percentage(percent);
    }
}
