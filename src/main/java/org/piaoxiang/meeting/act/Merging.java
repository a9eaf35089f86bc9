package org.piaoxiang.meeting.act;

import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.refusal.Refusal;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.roster.Grouping;

/** Merging categories (票类) of which one is too small to be counted by itself. */
final class Merging {
    private Merging() {}

    /** Merges from the next round on. A round that has begun knows its polls already and has to be broken off first. */
    static Json.Obj merge(Act act) {
        act.data().only("categories", "reason").needs("categories");
        List<String> categories = act.data().texts("categories");
        act.reason();
        act.needs(!act.state().items().isEmpty(), EntryType.SET_AGENDA);
        List<String> known = act.state().roster().categories();
        if (categories.size() < 2 || !known.containsAll(categories)) {
            throw act.data().wrong("categories", "are not two or more categories of the roster");
        }
        act.refuseIf(act.running().isPresent(), RefusalCode.ROUND_BEGUN);
        Grouping merged = act.state().ballots().grouping().merge(categories);
        String label = merged.labelOf(categories.getFirst());
        act.refuseIf(
                act.state().ballots().grouping().labelOf(categories.getFirst()).equals(label),
                RefusalCode.CATEGORIES_MERGED);
        boolean allocated = act.state().ballots().allocated().stream()
                .anyMatch(poll -> poll.category().filter(label::equals).isPresent());
        if (!allocated) {
            throw Refusal.of(
                    RefusalCode.LISTS_MISSING,
                    Act.facts(act.state().items().values().iterator().next()).put("category", label));
        }
        return act.accepted().put("label", label).build();
    }
}
