package org.piaoxiang.meeting.review;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * The account of one person's recommendation, inspection and consultation (推荐、考察、酝酿情况).
 *
 * @param candidate whom of the item's candidates it is about
 */
public record Dossier(
        String item,
        String candidate,
        List<Recommendation> recommendations,
        List<Inspection> inspections,
        List<Consultation> consultations,
        List<Attachment> attachments) {
    /** Reads an account. */
    public static Dossier read(Data data) {
        data.only("item", "candidate", "recommendations", "inspections", "consultations", "attachments");
        Dossier dossier = new Dossier(
                data.id("item"),
                data.id("candidate"),
                data.objects("recommendations").stream()
                        .map(Recommendation::read)
                        .toList(),
                data.objects("inspections").stream().map(Inspection::read).toList(),
                data.objects("consultations").stream().map(Consultation::read).toList(),
                data.objects("attachments").stream().map(Attachment::read).toList());
        Set<Inspection.Check> checks = EnumSet.noneOf(Inspection.Check.class);
        for (Inspection inspection : dossier.inspections) {
            if (!checks.add(inspection.check())) {
                throw data.wrong("inspections", "names the same check twice");
            }
        }
        return dossier;
    }

    static LocalDate date(Data data, String name) {
        try {
            return LocalDate.parse(data.text(name));
        } catch (DateTimeException notDate) {
            throw data.wrong(name, "is not a date like 2026-05-20");
        }
    }

    /** Returns the fields as they came. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("item", item)
                .put("candidate", candidate)
                .list(
                        "recommendations",
                        recommendations.stream().map(Recommendation::toJson).toList())
                .list(
                        "inspections",
                        inspections.stream().map(Inspection::toJson).toList())
                .list(
                        "consultations",
                        consultations.stream().map(Consultation::toJson).toList())
                .list(
                        "attachments",
                        attachments.stream().map(Attachment::toJson).toList())
                .build();
    }
}
