package org.piaoxiang.imports.table;

/** A file that cannot be read at all. The reason is a Chinese sentence for the person who chose the file. */
public final class Unreadable extends Exception {
    /** Makes it with what is wrong and what to do. */
    public Unreadable(String reason) {
        super(reason, null, false, false);
    }

    /** Returns what is wrong and what to do. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
