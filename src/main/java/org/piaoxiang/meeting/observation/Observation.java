package org.piaoxiang.meeting.observation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * What the observer said and did beside seals and signatures.
 *
 * @param holds counts that wait, by round
 */
public record Observation(List<Remark> remarks, List<Handover> handovers, List<Sheet> sheets, Map<String, Hold> holds) {
    /** A remark for the record. */
    public record Remark(Optional<String> item, String text, String by) {}

    /** From here on somebody else observes, with the B copy of the department's keys. */
    public record Handover(String name, String unit, String reason, String from) {}

    /** A signed 列席监督核验单, by its hash. */
    public record Sheet(String hash, String by) {}

    /** Keeps copies. */
    public Observation {
        remarks = List.copyOf(remarks);
        handovers = List.copyOf(handovers);
        sheets = List.copyOf(sheets);
        holds = Map.copyOf(holds);
    }

    /** Returns nothing yet. */
    public static Observation none() {
        return new Observation(List.of(), List.of(), List.of(), Map.of());
    }

    /** Returns who took over last, if anybody. */
    public Optional<Handover> handover() {
        return handovers.isEmpty() ? Optional.empty() : Optional.of(handovers.getLast());
    }

    /** Returns why the count of {@code round} waits, if it does. */
    public Optional<Hold> hold(String round) {
        return Optional.ofNullable(holds.get(round));
    }

    /** Returns this with a remark. */
    public Observation remark(Remark remark) {
        return new Observation(plus(remarks, remark), handovers, sheets, holds);
    }

    /** Returns this handed over. */
    public Observation handOver(Handover handover) {
        return new Observation(remarks, plus(handovers, handover), sheets, holds);
    }

    /** Returns this with a signed sheet. */
    public Observation sign(Sheet sheet) {
        return new Observation(remarks, handovers, plus(sheets, sheet), holds);
    }

    /** Returns this with the count of {@code round} waiting. */
    public Observation hold(String round, Hold hold) {
        Map<String, Hold> all = new LinkedHashMap<>(holds);
        all.put(round, hold);
        return new Observation(remarks, handovers, sheets, all);
    }

    /** Returns this with the count of {@code round} going on. */
    public Observation resume(String round) {
        Map<String, Hold> all = new LinkedHashMap<>(holds);
        all.remove(round);
        return new Observation(remarks, handovers, sheets, all);
    }

    /** Returns this for a view. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .list(
                        "remarks",
                        remarks.stream()
                                .map(remark -> new ObjectBuilder()
                                        .maybe("item", remark.item())
                                        .put("text", remark.text())
                                        .put("by", remark.by())
                                        .build())
                                .toList())
                .maybeJson(
                        "handover",
                        handover()
                                .map(last -> new ObjectBuilder()
                                        .put("name", last.name())
                                        .put("unit", last.unit())
                                        .put("reason", last.reason())
                                        .put("from", last.from())
                                        .build()))
                .list(
                        "sheets",
                        sheets.stream()
                                .map(sheet -> new ObjectBuilder()
                                        .put("hash", sheet.hash())
                                        .put("by", sheet.by())
                                        .build())
                                .toList())
                .build();
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}
