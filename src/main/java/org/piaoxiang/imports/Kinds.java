package org.piaoxiang.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.meeting.rule.Family;
import org.piaoxiang.meeting.rule.KindRules;
import org.piaoxiang.meeting.rule.RulePack;

/** What people write as 类型, and which ballot kind of a body it means. */
final class Kinds {
    /** The word that templates offer for each family. */
    static final Map<Family, String> WORDS =
            Map.of(Family.DECISION, "任免票决", Family.RECOMMENDATION, "会议推荐", Family.APPRAISAL, "民主测评");

    private static final Map<String, Family> SYNONYMS = Map.ofEntries(
            Map.entry("任免票决", Family.DECISION),
            Map.entry("票决", Family.DECISION),
            Map.entry("任免", Family.DECISION),
            Map.entry("干部任免", Family.DECISION),
            Map.entry("人事任免", Family.DECISION),
            Map.entry("任职", Family.DECISION),
            Map.entry("免职", Family.DECISION),
            Map.entry("表决", Family.DECISION),
            Map.entry("会议推荐", Family.RECOMMENDATION),
            Map.entry("民主推荐", Family.RECOMMENDATION),
            Map.entry("推荐", Family.RECOMMENDATION),
            Map.entry("民主测评", Family.APPRAISAL),
            Map.entry("测评", Family.APPRAISAL));

    private final List<KindRules> allowed;

    private Kinds(Collection<KindRules> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Returns the kinds that a body of {@code bodyType} can hold. */
    static Kinds of(RulePack pack, String bodyType) {
        return new Kinds(pack.kinds().values().stream()
                .filter(KindRules::playable)
                .filter(kind -> kind.bodies().contains(bodyType))
                .sorted(java.util.Comparator.comparing(KindRules::kind))
                .toList());
    }

    /** Returns the kind that {@code word} means here. */
    Optional<KindRules> find(String word) {
        Optional<KindRules> exact = allowed.stream()
                .filter(kind -> kind.label().equals(word) || kind.kind().equals(word))
                .findFirst();
        return exact.isPresent()
                ? exact
                : Optional.ofNullable(SYNONYMS.get(word)).flatMap(this::only);
    }

    /** Returns the kind of {@code family}, if there is exactly one. */
    Optional<KindRules> only(Family family) {
        List<KindRules> found =
                allowed.stream().filter(kind -> kind.family() == family).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Returns the names of all of them, for sentences. */
    String labels() {
        return String.join("、", allowed.stream().map(KindRules::label).toList());
    }
}
