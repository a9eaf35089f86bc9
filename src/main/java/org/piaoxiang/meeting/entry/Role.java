package org.piaoxiang.meeting.entry;

/** In which part somebody acts. */
public enum Role {
    ADMINISTRATOR,
    CLERK,
    DOOR,
    CHAIR,
    CHIEF_SCRUTINEER,
    SCRUTINEER,
    TELLER,
    CUSTODIAN,
    ISSUER,
    OBSERVER,
    INSPECTION,
    DEVICE,
    PROJECTOR,
    SUPERIOR,
    SUPERVISION,
    SERVER
}
