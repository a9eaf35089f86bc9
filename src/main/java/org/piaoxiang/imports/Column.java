package org.piaoxiang.imports;

import java.util.List;

/**
 * A column that an import understands.
 *
 * @param names what headings call it, the usual one first
 * @param required whether a file without it cannot be used
 */
record Column(List<String> names, boolean required) {
    static Column required(String... names) {
        return new Column(List.of(names), true);
    }

    static Column optional(String... names) {
        return new Column(List.of(names), false);
    }

    String name() {
        return names.getFirst();
    }

    /** Returns how well {@code heading} names this column, 0 being best; -1 where it does not. */
    int match(String heading) {
        return names.indexOf(heading);
    }
}
