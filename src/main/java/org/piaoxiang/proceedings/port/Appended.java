package org.piaoxiang.proceedings.port;

import org.piaoxiang.record.Frontier;

/** What became of a change. */
public sealed interface Appended {
    /**
     * Everything is durably stored.
     *
     * @param tree the record's tree with the new entries
     */
    record Done(Frontier tree) implements Appended {}

    /**
     * Nothing was stored: the record has meanwhile another size, or an archive another length ({@code RECORD_MOVED}). Read
     * again, decide again.
     *
     * @param size entries now
     */
    record Moved(long size) implements Appended {}
}
