package org.piaoxiang.meeting.act;

import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.review.AppointmentFiling;
import org.piaoxiang.meeting.state.MeetingState;

/** The acts of the filing after appointments (任后备案, rule 0.14): the package is sent, and taken or sent back. */
final class Appointing {
    private Appointing() {}

    /** Whether the package is what it says, only the use case can see, which has its bytes. */
    static Json.Obj file(Act act) {
        act.data()
                .only("addressee", "remark", "sha256", "bytes", "recordSize", "documents")
                .needs("documents");
        act.data().optionalText("remark");
        AppointmentFiling filing = AppointmentFiling.read(act.data(), 0, "", "");
        MeetingState state = act.state();
        act.needs(state.opening().adjourned(), EntryType.ADJOURN);
        act.refuseIf(!state.appointed(), RefusalCode.FILING_NOT_NEEDED);
        act.needs(state.officers().observer().isEmpty() || state.review().minutesAgreed(), EntryType.CHECK_MINUTES);
        state.review().report().ifPresent(last -> {
            act.refuseIf(last.waits(), RefusalCode.FILING_WAITS);
            act.refuseIf(last.received(), RefusalCode.FILING_RECEIVED);
        });
        act.refuseIf(filing.recordSize() != state.size(), RefusalCode.FILING_OUTDATED);
        return act.accepted().build();
    }

    static Json.Obj receive(Act act) {
        act.data().only("sha256", "answer", "person", "receiptNumber", "remark");
        String hash = AppointmentFiling.hash(act.data(), "sha256");
        boolean received =
                act.data().choice("answer", AppointmentFiling.Verdict.class) == AppointmentFiling.Verdict.RECEIVED;
        act.data().text("person");
        Optional<String> receipt = act.data().optionalText("receiptNumber");
        Optional<String> remark = act.data().optionalText("remark");
        AppointmentFiling last =
                act.state().review().report().orElseThrow(() -> Act.wrongStep(EntryType.FILE_APPOINTMENTS));
        act.refuseIf(last.received(), RefusalCode.FILING_RECEIVED);
        act.needs(last.waits(), EntryType.FILE_APPOINTMENTS);
        if (!hash.equals(last.sha256())) {
            throw Refusal.of(RefusalCode.FILING_OTHER, "filed", last.sha256());
        }
        act.refuseIf(received && receipt.isEmpty(), RefusalCode.RECEIPT_NUMBER_NEEDED);
        act.refuseIf(!received && remark.isEmpty(), RefusalCode.REASON_NEEDED);
        return act.accepted().build();
    }
}
