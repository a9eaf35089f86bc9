package org.piaoxiang.meeting.state;

import java.util.Optional;

/**
 * How far the opening of a meeting has come.
 *
 * @param quorumWaived why a recommendation is held below two thirds, where the rules let it
 */
public record Opening(
        boolean quorumConfirmed,
        Optional<String> quorumWaived,
        boolean remarked,
        boolean observerIntroduced,
        boolean disciplineRead,
        boolean adjourned) {
    static Opening notYet() {
        return new Opening(false, Optional.empty(), false, false, false, false);
    }

    Opening confirm(Optional<String> waived) {
        return new Opening(true, waived, remarked, observerIntroduced, disciplineRead, adjourned);
    }

    Opening remark(boolean introduced, boolean read) {
        return new Opening(quorumConfirmed, quorumWaived, true, introduced, read, adjourned);
    }

    Opening adjourn() {
        return new Opening(quorumConfirmed, quorumWaived, remarked, observerIntroduced, disciplineRead, true);
    }
}
