package org.piaoxiang.meeting.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.piaoxiang.meeting.entry.Resources;

/** The rule packs that meetings can be held under. */
public record RulePacks(Map<String, RulePack> byId) {
    private static final RulePacks SHIPPED = of(List.of(RulePack.read(Resources.object("rule-packs/cn-2019-1.json"))));

    /** Returns the packs that ship with the program. */
    public static RulePacks shipped() {
        return SHIPPED;
    }

    /** Returns {@code packs} by their ids. */
    public static RulePacks of(List<RulePack> packs) {
        return new RulePacks(packs.stream().collect(Collectors.toUnmodifiableMap(RulePack::id, Function.identity())));
    }

    /** Returns the pack named {@code id}. */
    public Optional<RulePack> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
