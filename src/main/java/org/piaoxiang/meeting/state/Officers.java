package org.piaoxiang.meeting.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.piaoxiang.meeting.entry.Actor;

/**
 * Who has an office in the meeting.
 *
 * @param clerks those who acted as clerk, and so may not count
 */
public record Officers(
        Optional<String> chiefScrutineer,
        List<String> scrutineers,
        List<String> tellers,
        Set<Actor> clerks,
        Optional<ObserverCard> observer) {
    /**
     * The observer's card: the key with which rounds are sealed.
     *
     * @param instead whether the superior does not attend and named this person to seal in its place
     */
    public record ObserverCard(String name, String unit, String key, boolean instead) {}

    /** Returns nobody. */
    public static Officers none() {
        return new Officers(Optional.empty(), List.of(), List.of(), Set.of(), Optional.empty());
    }

    /** Whether scrutineers and tellers were approved. */
    public boolean approved() {
        return !scrutineers.isEmpty();
    }

    /** Returns the scrutineers, the chief first. */
    public List<String> allScrutineers() {
        return Stream.concat(chiefScrutineer.stream(), scrutineers.stream())
                .distinct()
                .toList();
    }

    /** Returns these with scrutineers and tellers. */
    public Officers approve(Optional<String> chief, List<String> named, List<String> counting) {
        return new Officers(chief, named, counting, clerks, observer);
    }

    /** Returns these with a clerk. */
    public Officers clerk(Actor actor) {
        Set<Actor> all = new LinkedHashSet<>(clerks);
        all.add(actor);
        return new Officers(chiefScrutineer, scrutineers, tellers, Set.copyOf(all), observer);
    }

    /** Returns these with an observer's card. */
    public Officers observedBy(ObserverCard card) {
        return new Officers(chiefScrutineer, scrutineers, tellers, clerks, Optional.of(card));
    }

    /** Whether the person so named acted as clerk. */
    public boolean isClerk(String personId, String name) {
        Set<String> ids =
                clerks.stream().flatMap(actor -> actor.personId().stream()).collect(Collectors.toSet());
        return ids.contains(personId)
                || clerks.stream()
                        .anyMatch(actor ->
                                actor.personId().isEmpty() && actor.name().equals(name));
    }
}
