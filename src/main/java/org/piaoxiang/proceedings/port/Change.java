package org.piaoxiang.proceedings.port;

import java.util.List;

/**
 * What one act does to a meeting, all of it or nothing.
 *
 * @param expectedSize entries of the record when the act was decided
 * @param entries to append, in order
 * @param archives to lengthen
 */
public record Change(long expectedSize, List<NewEntry> entries, List<ArchivePart> archives) {
    /** Keeps copies of the lists. */
    public Change {
        entries = List.copyOf(entries);
        archives = List.copyOf(archives);
    }

    /** Returns a change of the record alone. */
    public static Change of(long expectedSize, List<NewEntry> entries) {
        return new Change(expectedSize, entries, List.of());
    }
}
