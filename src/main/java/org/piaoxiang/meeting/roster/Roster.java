package org.piaoxiang.meeting.roster;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.entry.Data;

/** The people of a meeting in their displayed order, and who presides. */
public record Roster(List<Person> persons, Optional<String> appointedChair) {
    /** Returns a roster without anybody. */
    public static Roster empty() {
        return new Roster(List.of(), Optional.empty());
    }

    /** Reads the people of {@code SET_ROSTER}; who presided before still does, if still there. */
    public Roster read(Data data) {
        List<Person> read = data.objects("persons").stream()
                .map(Person::read)
                .sorted(Comparator.comparingInt(Person::order))
                .toList();
        return new Roster(
                read,
                appointedChair.filter(
                        id -> read.stream().anyMatch(person -> person.id().equals(id) && person.voting())));
    }

    /** Returns this roster presided by {@code person}. */
    public Roster chairedBy(String person) {
        return new Roster(persons, Optional.of(person));
    }

    /** Returns the person with the id {@code id}. */
    public Optional<Person> find(String id) {
        return persons.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** Returns everybody who takes part in decisions. */
    public List<Person> voting() {
        return persons.stream().filter(Person::voting).toList();
    }

    /** Returns 应到. */
    public int entitled() {
        return voting().size();
    }

    /** Returns the principal. */
    public Optional<Person> principal() {
        return persons.stream().filter(Person::principal).findFirst();
    }

    /** Returns who presides: whoever was named, else the principal. */
    public Optional<Person> chair() {
        return appointedChair.flatMap(this::find).or(this::principal);
    }

    /** Returns the categories of those who take part, in order; empty where there are none. */
    public List<String> categories() {
        return voting().stream()
                .map(Person::category)
                .filter(category -> !category.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the names of {@code ids} in the order of the roster. */
    public List<String> names(Collection<String> ids) {
        return persons.stream()
                .filter(person -> ids.contains(person.id()))
                .map(Person::name)
                .toList();
    }

    /** Returns the name of {@code id}. */
    public String name(String id) {
        return find(id).map(Person::name).orElse(id);
    }
}
