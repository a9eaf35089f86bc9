package org.piaoxiang.meeting.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * The review of a meeting before it is held.
 *
 * @param filings by item
 * @param hold why the organisation may not adjust cadres now, if so
 * @param attending whether the superior attends
 * @param superior the card of the department that answers by sealed files, where one was registered
 * @param minutesAgreed whether the observer's last look at the draft minutes found them in agreement
 * @param reports packages filed after the meeting, in their order
 */
public record Review(
        Map<String, Filing> filings,
        Optional<Hold> hold,
        Optional<Attending> attending,
        Optional<SuperiorCard> superior,
        boolean minutesAgreed,
        List<AppointmentFiling> reports) {
    /** The organisation may not adjust cadres until it has put something right. */
    public record Hold(String reason, String since, String by) {}

    /** Whether the superior sends somebody (列席), or who seals in its place. */
    public record Attending(boolean attends, Optional<String> observer, Optional<String> sealsInstead, String at) {
        /** Returns this for a view. */
        public Json.Obj toJson() {
            return new ObjectBuilder()
                    .put("attends", attends)
                    .maybe("observer", observer)
                    .maybe("sealsInstead", sealsInstead)
                    .put("at", at)
                    .build();
        }
    }

    /** Keeps a copy. */
    public Review {
        filings = Map.copyOf(filings);
        reports = List.copyOf(reports);
    }

    /** Returns a meeting of which nothing was filed. */
    public static Review none() {
        return new Review(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
    }

    /** Returns what was filed about {@code item}. */
    public Optional<Filing> filing(String item) {
        return Optional.ofNullable(filings.get(item));
    }

    /** Returns this after {@code items} were filed. */
    public Review file(Entry entry, List<String> items) {
        Data data = Data.of(entry.data());
        List<Dossier> dossiers =
                data.objects("dossiers").stream().map(Dossier::read).toList();
        Filing.Step step = step(entry, Optional.empty());
        Map<String, Filing> all = new LinkedHashMap<>(filings);
        for (String item : items) {
            List<Dossier> own = dossiers.stream()
                    .filter(dossier -> dossier.item().equals(item))
                    .toList();
            Filing before = all.getOrDefault(item, new Filing("", List.of(), Optional.empty(), List.of()));
            all.put(item, before.filed(data.text("account"), own, step));
        }
        return new Review(all, hold, attending, superior, minutesAgreed, reports);
    }

    /** Returns this after the own supervision office or the superior answered about an item. */
    public Review answer(Entry entry) {
        Data data = Data.of(entry.data());
        Clearance answer = data.choice("answer", Clearance.class);
        String item = data.id("item");
        Filing.Step step = step(entry, Optional.of(answer));
        Map<String, Filing> all = new LinkedHashMap<>(filings);
        all.computeIfPresent(
                item,
                (id, filing) -> entry.type() == EntryType.CLEAR_INTERNALLY
                        ? filing.internally(answer, step)
                        : filing.noted(step));
        return new Review(
                all,
                hold,
                entry.type() == EntryType.ANSWER_REVIEW
                        ? Optional.of(new Attending(
                                data.bool("attends"),
                                data.optionalText("observer"),
                                data.optionalText("sealsInstead"),
                                entry.at()))
                        : attending,
                superior,
                minutesAgreed,
                reports);
    }

    private static Filing.Step step(Entry entry, Optional<Clearance> answer) {
        Data data = Data.of(entry.data());
        List<String> signers = List.of("handledBy", "reviewedBy", "signedBy").stream()
                .flatMap(name -> data.optionalText(name).stream())
                .toList();
        return new Filing.Step(
                entry.type(),
                entry.at(),
                entry.by().name(),
                answer,
                data.optionalText("note"),
                signers.isEmpty() ? Optional.empty() : Optional.of(String.join("、", signers)));
    }

    /** Returns this after the plan was set anew: {@code kept} are items about the same people, {@code changed} those of them whose plan differs. */
    public Review plan(Set<String> kept, Set<String> changed, Entry entry) {
        Map<String, Filing> all = new LinkedHashMap<>();
        filings.forEach((item, filing) -> {
            if (kept.contains(item)) {
                all.put(item, changed.contains(item) ? filing.noted(step(entry, Optional.empty())) : filing);
            }
        });
        return new Review(all, hold, attending, superior, minutesAgreed, reports);
    }

    /** Returns this with the organisation held. */
    public Review held(Hold reason) {
        return new Review(filings, Optional.of(reason), attending, superior, minutesAgreed, reports);
    }

    /** Returns this with the hold lifted. */
    public Review lifted() {
        return new Review(filings, Optional.empty(), attending, superior, minutesAgreed, reports);
    }

    /** Returns this with the card of the department that answers by sealed files. */
    public Review by(SuperiorCard card) {
        return new Review(filings, hold, attending, Optional.of(card), minutesAgreed, reports);
    }

    /** Returns this after the observer looked at the draft minutes. */
    public Review minutesChecked(boolean agrees) {
        return new Review(filings, hold, attending, superior, agrees, reports);
    }

    /** Returns the package that was filed last. */
    public Optional<AppointmentFiling> report() {
        return reports.isEmpty() ? Optional.empty() : Optional.of(reports.getLast());
    }

    /** Returns this after a package was filed. */
    public Review reported(Entry entry) {
        List<AppointmentFiling> all = new ArrayList<>(reports);
        all.add(AppointmentFiling.read(entry));
        return new Review(filings, hold, attending, superior, minutesAgreed, all);
    }

    /** Returns this after the superior answered about the last package. */
    public Review reportAnswered(Entry entry) {
        List<AppointmentFiling> all = new ArrayList<>(reports);
        all.set(all.size() - 1, all.getLast().answered(entry));
        return new Review(filings, hold, attending, superior, minutesAgreed, all);
    }
}
