package org.piaoxiang.meeting.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.EntryType;

/**
 * An item as it was filed, and what was sent and came back since the first time.
 *
 * @param account what is said about all items together
 * @param internal what the committee's own supervision office (本级干部监督机构) answered since the last filing
 */
public record Filing(String account, List<Dossier> dossiers, Optional<Clearance> internal, List<Step> steps) {
    /** One thing that was sent or came back: what, when, by whom. */
    public record Step(
            EntryType type,
            String at,
            String by,
            Optional<Clearance> answer,
            Optional<String> note,
            Optional<String> signers) {}

    /** Returns the account of one candidate. */
    public Optional<Dossier> of(String candidate) {
        return dossiers.stream()
                .filter(dossier -> dossier.candidate().equals(candidate))
                .findFirst();
    }

    /** Returns the last step of a type. */
    public Optional<Step> last(EntryType type) {
        return steps.stream().filter(step -> step.type() == type).reduce((earlier, later) -> later);
    }

    Filing filed(String newAccount, List<Dossier> newDossiers, Step step) {
        return new Filing(newAccount, newDossiers, Optional.empty(), plus(step));
    }

    Filing internally(Clearance answer, Step step) {
        return new Filing(account, dossiers, Optional.of(answer), plus(step));
    }

    Filing noted(Step step) {
        return new Filing(account, dossiers, internal, plus(step));
    }

    private List<Step> plus(Step step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }
}
