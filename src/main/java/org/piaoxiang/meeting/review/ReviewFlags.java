package org.piaoxiang.meeting.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.RulePack;

/**
 * What a reviewer should look at in an account. Each flag names its rule and shows its arithmetic; none of them decides
 * anything: a person does.
 */
public final class ReviewFlags {
    private static final Set<Inspection.Check> FOUR = EnumSet.complementOf(EnumSet.of(Inspection.Check.MATERIAL));

    private final RulePack pack;
    private final LocalDate planned;
    private final List<Flag> flags = new ArrayList<>();

    private ReviewFlags(RulePack pack, LocalDate planned) {
        this.pack = pack;
        this.planned = planned;
    }

    /** Something to look at: the rule, what is found, and how it was worked out. */
    public record Flag(String rule, String text, String arithmetic) {
        /** Returns the fields. */
        public Json.Obj toJson() {
            return new ObjectBuilder()
                    .put("rule", rule)
                    .put("text", text)
                    .put("arithmetic", arithmetic)
                    .build();
        }
    }

    /**
     * Returns what to look at before {@code candidate} comes before the meeting.
     *
     * @param planned the day for which the meeting is planned
     */
    public static List<Flag> of(
            RulePack pack,
            Candidate candidate,
            Optional<Dossier> dossier,
            LocalDate planned,
            Optional<Review.Hold> hold) {
        ReviewFlags found = new ReviewFlags(pack, planned);
        hold.ifPresent(held -> found.add("HOLD-01", "该单位正在整改，暂停办理干部任免", held.reason()));
        boolean appointed = candidate.proposedPost().isPresent();
        if (dossier.isEmpty()) {
            found.add("SUP-09", "没有推荐、考察、酝酿情况", "0 份");
        } else {
            if (appointed) {
                found.recommended(dossier.get().recommendations());
                found.inspected(dossier.get().inspections());
            }
            found.consulted(dossier.get().consultations());
        }
        return List.copyOf(found.flags);
    }

    private void add(String rule, String text, String arithmetic) {
        flags.add(new Flag(rule, text, arithmetic));
    }

    private void unless(Comparison test, String text) {
        if (!test.met()) {
            add(test.threshold().rule(), text, test.arithmetic());
        }
    }

    private void recommended(List<Recommendation> recommendations) {
        Set<Recommendation.Mode> modes = recommendations.stream()
                .map(Recommendation::mode)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Recommendation.Mode.class)));
        if (!modes.contains(Recommendation.Mode.PUBLIC_NOMINATION)) {
            for (Recommendation.Mode mode : List.of(Recommendation.Mode.TALK, Recommendation.Mode.MEETING)) {
                if (!modes.contains(mode)) {
                    add("REC-01", "没有" + mode.label() + "情况", mode.label() + " 0 次");
                }
            }
        }
        recommendations.forEach(this::recommended);
    }

    private void recommended(Recommendation one) {
        String label = one.mode().label();
        LocalDate validUntil = one.date().plusYears(1);
        if (planned.isAfter(validUntil)) {
            add("REC-02", label + "结果已超过一年有效期", one.date() + "＋1年＝" + validUntil + "，早于上会日期 " + planned);
        }
        if (one.date().isAfter(planned)) {
            add("REC-02", label + "日期晚于上会日期", one.date() + " 晚于 " + planned);
        }
        if (!one.names().isEmpty() || one.mode() == Recommendation.Mode.PUBLIC_NOMINATION) {
            boolean open = one.mode() == Recommendation.Mode.PUBLIC_NOMINATION;
            unless(
                    pack.threshold(open ? "NOMINATION_LIST" : "REFERENCE_LIST")
                            .test(one.names().size(), one.seats()),
                    label + (open ? "参考名单未超过职数的5倍" : "参考人选不多于职数，不是差额"));
        }
        if (one.entitled().isPresent() && one.present().isPresent()) {
            unless(
                    pack.threshold("RECOMMENDATION_TURNOUT")
                            .test(one.present().get(), one.entitled().get()),
                    label + "参加人数不足应参加人数的三分之二");
        }
        if (one.votes().isPresent() && one.valid().isPresent()) {
            Comparison few = pack.threshold("MOSTLY_NOT_RECOMMENDED")
                    .test(one.votes().get(), one.valid().get());
            if (few.met()) {
                add(few.threshold().rule(), label + "得票未达到有效票的半数", few.arithmetic());
            }
        }
    }

    private void inspected(List<Inspection> inspections) {
        Set<Inspection.Check> done = inspections.stream().map(Inspection::check).collect(Collectors.toSet());
        List<String> missing = FOUR.stream()
                .filter(check -> !done.contains(check))
                .map(Inspection.Check::label)
                .toList();
        if (!missing.isEmpty()) {
            add(
                    "INS-01",
                    "凡提四必缺少：" + String.join("、", missing),
                    "已办 " + (FOUR.size() - missing.size()) + " 项，应办 " + FOUR.size() + " 项");
        }
        if (!done.contains(Inspection.Check.MATERIAL)) {
            add("INS-02", "没有考察材料", "考察材料 0 份");
        }
        for (Inspection inspection : inspections) {
            if (inspection.date().isAfter(planned)) {
                add("INS-01", inspection.check().label() + "日期晚于上会日期", inspection.date() + " 晚于 " + planned);
            }
        }
    }

    private void consulted(List<Consultation> consultations) {
        List<Consultation> open =
                consultations.stream().filter(Consultation::unresolved).toList();
        if (!open.isEmpty()) {
            add(
                    "CON-01",
                    "酝酿中有分歧意见尚未处理：" + open.stream().map(Consultation::with).collect(Collectors.joining("、")),
                    "分歧 "
                            + consultations.stream()
                                    .filter(Consultation::divergent)
                                    .count() + " 项，未处理 " + open.size() + " 项");
        }
    }

    /** Returns the rules by which flags are raised. */
    public static List<String> rules() {
        return Arrays.asList(
                "REC-01", "REC-02", "REC-04", "REC-10", "REC-11", "NOM-01", "INS-01", "INS-02", "CON-01", "SUP-09",
                "HOLD-01");
    }
}
