package org.piaoxiang.meeting.act;

import java.util.EnumSet;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;

/** The acts that may come after a meeting was adjourned: sheets signed, minutes checked, keys destroyed, corrections,
 * and going on from a backup. */
final class Afterwards {
    static final Set<EntryType> ACTS = EnumSet.of(
            EntryType.ADDENDUM,
            EntryType.SIGN_SHEET,
            EntryType.CHECK_MINUTES,
            EntryType.FILE_APPOINTMENTS,
            EntryType.RECEIVE_FILING,
            EntryType.DESTROY_KEY,
            EntryType.RESTORE_RECORD);

    private Afterwards() {}

    /** What the observer finds of the draft minutes (现场核实). */
    private enum Verdict {
        AGREES,
        NEEDS_ADDENDUM
    }

    /** Whether the draft is what the record makes it, and the signature the observer's, only those see who hold them. */
    static Json.Obj checkMinutes(Act act) {
        act.data().only("draft", "verdict", "text", "signature");
        act.data().id("draft");
        act.data().text("signature");
        act.needs(act.state().opening().quorumConfirmed(), EntryType.CONFIRM_QUORUM);
        act.running().ifPresent(round -> {
            throw Refusal.of(RefusalCode.ROUND_OPEN, "round", round.id());
        });
        boolean agrees = act.data().choice("verdict", Verdict.class) == Verdict.AGREES;
        act.refuseIf(!agrees && act.data().optionalText("text").isEmpty(), RefusalCode.REASON_NEEDED);
        return act.accepted().build();
    }

    /** Everybody destroys their own key; the clerk has the server destroy its keys. */
    static Json.Obj destroyKey(Act act) {
        act.data().only("custodian");
        String custodian = act.data().id("custodian");
        act.needs(act.state().opening().adjourned(), EntryType.ADJOURN);
        boolean offered = act.state().ballots().keys().stream()
                .anyMatch(key -> key.custodian().equals(custodian));
        if (!offered && !custodian.equals("SERVER")) {
            throw Refusal.of(RefusalCode.UNKNOWN_CUSTODIAN, "custodian", custodian);
        }
        if (!isOwn(act.actor().role(), custodian)) {
            throw act.data().wrong("custodian", "is not this actor's key");
        }
        act.refuseIf(act.state().filingOwed(), RefusalCode.FILING_NOT_RECEIVED);
        return act.accepted().build();
    }

    private static boolean isOwn(Role role, String custodian) {
        return switch (role) {
            case CLERK -> custodian.equals("SERVER");
            case OBSERVER -> custodian.equals("OBSERVER");
            case SCRUTINEER, CHIEF_SCRUTINEER -> custodian.startsWith("SCRUTINEER_");
            default -> !custodian.equals("SERVER");
        };
    }
}
