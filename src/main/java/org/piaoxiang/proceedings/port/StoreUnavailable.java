package org.piaoxiang.proceedings.port;

/** The store could not answer. Its message never carries anything that was to be stored. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The database does not answer. */
        UNREACHABLE,
        /** The disk is full: nothing can be written until there is space. */
        DISK_FULL,
        /** The database answered with an error that is a bug of ours. */
        UNEXPECTED
    }

    private final Reason reason;

    /** Makes one; {@code cause} must not carry contents either. */
    public StoreUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
