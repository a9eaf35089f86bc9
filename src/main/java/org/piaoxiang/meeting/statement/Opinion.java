package org.piaoxiang.meeting.statement;

/** A named opinion: 同意, 不同意, 缓议. It is never compared with a ballot. */
public enum Opinion {
    AGREE,
    DISAGREE,
    DEFER
}
