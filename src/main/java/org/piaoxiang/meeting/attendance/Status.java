package org.piaoxiang.meeting.attendance;

/** Where somebody stands: 未到, 已到, 迟到, 请假, 早退. */
public enum Status {
    EXPECTED,
    PRESENT,
    LATE,
    ON_LEAVE,
    DEPARTED;

    /** Whether the person is in the room. */
    public boolean inRoom() {
        return this == PRESENT || this == LATE;
    }
}
