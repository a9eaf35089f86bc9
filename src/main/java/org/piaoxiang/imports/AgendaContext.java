package org.piaoxiang.imports;

import java.util.List;
import org.piaoxiang.meeting.agenda.Material;
import org.piaoxiang.meeting.roster.Roster;
import org.piaoxiang.meeting.rule.RulePack;

/**
 * What an agenda is read for.
 *
 * @param bodyType which body meets; it decides which ballot kinds there can be
 * @param roster to recognise candidates who sit in the meeting
 * @param materials already added, to be named by the agenda
 */
public record AgendaContext(RulePack pack, String bodyType, Roster roster, List<Material> materials) {
    /** Keeps a copy of {@code materials}. */
    public AgendaContext {
        materials = List.copyOf(materials);
    }
}
