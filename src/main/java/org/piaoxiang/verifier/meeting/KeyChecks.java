package org.piaoxiang.verifier.meeting;

import org.piaoxiang.verifier.Findings;

/** M25: what the record says of the end of the counting keys. */
final class KeyChecks {
    private final ReadRecord record;
    private final Findings findings;

    KeyChecks(ReadRecord record, Findings findings) {
        this.record = record;
        this.findings = findings;
    }

    void check() {
        findings.notRun(
                MeetingCheck.M25,
                record.entries().isEmpty() ? "the record is empty" : "no key is recorded as destroyed");
    }
}
