package org.piaoxiang.meeting.agenda;

/** Where an item stands with the superior. Only a cleared item, or one that needs no clearance, may be introduced. */
public enum Clearance {
    NOT_REQUIRED,
    NOT_FILED,
    FILED,
    CLEARED,
    REJECTED,
    DEFERRAL_ADVISED,
    RETURNED;

    /** Whether the item may go to the meeting. */
    public boolean open() {
        return this == NOT_REQUIRED || this == CLEARED;
    }
}
