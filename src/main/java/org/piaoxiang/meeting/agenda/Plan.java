package org.piaoxiang.meeting.agenda;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.entry.Data;

/** An item as it was planned and cleared. */
public record Plan(
        String id,
        int number,
        String kind,
        String title,
        List<Candidate> candidates,
        Optional<Integer> seats,
        Optional<Integer> maxSelections,
        boolean blankAllowed,
        List<Material> materials,
        Optional<Earlier> reconsiderationOf) {
    /** Reads an item of {@code SET_AGENDA}. */
    public static Plan read(Data data) {
        data.only(
                "id",
                "number",
                "kind",
                "title",
                "candidates",
                "seats",
                "maxSelections",
                "blankAllowed",
                "materials",
                "reconsiderationOf");
        return new Plan(
                data.id("id"),
                data.count("number"),
                data.id("kind"),
                data.text("title"),
                data.objects("candidates").stream().map(Candidate::read).toList(),
                number(data, "seats"),
                number(data, "maxSelections"),
                !data.has("blankAllowed") || data.bool("blankAllowed"),
                data.objects("materials").stream().map(Material::read).toList(),
                data.has("reconsiderationOf")
                        ? Optional.of(Earlier.read(data.child("reconsiderationOf")))
                        : Optional.empty());
    }

    /** Returns how many names may be chosen. */
    public int permitted() {
        return maxSelections.or(() -> seats).orElse(1);
    }

    private static Optional<Integer> number(Data data, String name) {
        if (!data.has(name)) {
            return Optional.empty();
        }
        if (data.count(name) == 0) {
            throw data.wrong(name, "is 0");
        }
        return Optional.of(data.count(name));
    }
}
