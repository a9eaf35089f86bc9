package org.piaoxiang.meeting.roster;

/** In which capacity somebody attends: 出席, 列席, 候补, 工作人员. */
public enum Capacity {
    VOTING,
    NON_VOTING,
    ALTERNATE,
    STAFF
}
