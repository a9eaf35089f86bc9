package org.piaoxiang.meeting.agenda;

/**
 * Where an item stands with the superior. Only a cleared item, or one that needs no clearance, may be introduced. Where
 * there are two levels, what was filed lies with the committee's own supervision office ({@code INTERNAL}) until that has
 * cleared it.
 */
public enum Clearance {
    NOT_REQUIRED,
    NOT_FILED,
    INTERNAL,
    FILED,
    CLEARED,
    REJECTED,
    DEFERRAL_ADVISED,
    RETURNED;

    /** Whether this is what a reviewer can answer. */
    public boolean answer() {
        return compareTo(CLEARED) >= 0;
    }

    /** Whether the item may go to the meeting. */
    public boolean open() {
        return this == NOT_REQUIRED || this == CLEARED;
    }
}
