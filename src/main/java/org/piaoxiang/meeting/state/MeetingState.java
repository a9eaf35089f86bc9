package org.piaoxiang.meeting.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.attendance.Attendance;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.observation.Observation;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.result.Results;
import org.piaoxiang.meeting.review.AppointmentFiling;
import org.piaoxiang.meeting.review.Review;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.roster.Roster;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.RecusalPolicy;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.rule.RulePacks;
import org.piaoxiang.meeting.rule.Threshold;
import org.piaoxiang.meeting.statement.SpeakingOrder;

/**
 * A meeting as its entries make it. Immutable; derived from the entries alone.
 *
 * @param size the number of entries
 * @param items by id, in the order of their numbers
 * @param review what was filed with the superior before, and what came back
 * @param rounds in the order in which they began
 */
public record MeetingState(
        String id,
        RulePacks packs,
        int size,
        Optional<Header> created,
        Roster roster,
        Attendance attendance,
        Opening opening,
        Officers officers,
        Map<String, Item> items,
        Ballots ballots,
        List<Round> rounds,
        List<Addendum> addenda,
        Review review,
        Observation observation) {
    /** A signed correction of an earlier entry. */
    public record Addendum(int number, int entry, String text, String by) {}

    /** Keeps copies. */
    public MeetingState {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        rounds = List.copyOf(rounds);
        addenda = List.copyOf(addenda);
    }

    /** Returns a meeting without entries, under the rule packs that ship with the program. */
    public static MeetingState empty(String id) {
        return empty(id, RulePacks.shipped());
    }

    /** Returns a meeting without entries. */
    public static MeetingState empty(String id, RulePacks packs) {
        return new MeetingState(
                id,
                packs,
                0,
                Optional.empty(),
                Roster.empty(),
                Attendance.empty(),
                Opening.notYet(),
                Officers.none(),
                Map.of(),
                Ballots.none(),
                List.of(),
                List.of(),
                Review.none(),
                Observation.none());
    }

    /** Returns the meeting that {@code entries}, of which there is at least one, make. */
    public static MeetingState replay(List<Entry> entries) {
        return replay(entries.getFirst().meeting(), entries);
    }

    /** Returns the meeting {@code id} that {@code entries} make. */
    public static MeetingState replay(String id, List<Entry> entries) {
        MeetingState state = empty(id);
        for (Entry entry : entries) {
            state = state.evolve(entry);
        }
        return state;
    }

    /** Returns the meeting after {@code entry}, which must be the next one of this meeting. */
    public MeetingState evolve(Entry entry) {
        if (!entry.meeting().equals(id) || entry.number() != size) {
            throw new IllegalArgumentException("Entry " + entry.number() + " is not the next one of meeting " + id);
        }
        return Evolution.of(this, entry).counted();
    }

    /** Returns what the meeting was created with. */
    public Header header() {
        return created.orElseThrow(() -> new IllegalStateException("The meeting has not been created"));
    }

    /**
     * Whether this meeting's appointments are to be filed with the superior (任后备案): the superior answered about it
     * before, and a decision that passed was announced.
     */
    public boolean appointed() {
        return review.attending().isPresent()
                && items.values().stream().filter(Item::announced).anyMatch(this::passed);
    }

    /** Whether appointments are to be filed and the superior has not taken them yet. */
    public boolean filingOwed() {
        return appointed()
                && review.report().filter(AppointmentFiling::received).isEmpty();
    }

    private boolean passed(Item item) {
        return roundOf(item)
                .filter(round -> round.state().counted())
                .flatMap(round -> Results.of(item, round, pack()))
                .filter(ItemResult.Decision.class::isInstance)
                .map(ItemResult.Decision.class::cast)
                .filter(decision -> decision.outcome() == Outcome.PASSED)
                .isPresent();
    }

    /** Returns the rules in force, with the flags of this meeting. */
    public RulePack pack() {
        return header().pack();
    }

    /** Returns the item {@code item}. */
    public Item item(String item) {
        Item found = items.get(item);
        if (found == null) {
            throw new IllegalArgumentException("No item " + item);
        }
        return found;
    }

    /** Returns the round {@code round}. */
    public Optional<Round> round(String round) {
        return rounds.stream().filter(known -> known.id().equals(round)).findFirst();
    }

    /** Returns the round that {@code item} is in. */
    public Optional<Round> roundOf(Item item) {
        return item.round().flatMap(this::round);
    }

    /** Returns the last round begun. */
    public Optional<Round> lastRound() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    /** Returns 实到. */
    public int present() {
        return attendance.present(roster).size();
    }

    /** Returns the test of attendance for {@code of}: the strictest of their kinds. */
    public Comparison quorum(List<Item> of) {
        int entitled = roster.entitled();
        Threshold strictest = of.stream()
                .flatMap(item -> item.kind().quorum().stream())
                .max((a, b) -> Integer.compare(a.least(entitled), b.least(entitled)))
                .orElseGet(() -> pack().threshold("HALF_PRESENT"));
        return strictest.test(present(), entitled);
    }

    /** Whether {@code of} may proceed below their quorum, because a reason was recorded where the rules let it. */
    public boolean quorumWaived(List<Item> of) {
        return of.stream().allMatch(this::mayWaive)
                && (opening.quorumWaived().isPresent()
                        || pack().flags().text("twoThirdsForRecommendation").equals("WARN"));
    }

    /** Whether the quorum of {@code item} is guidance, not a rule of decision. */
    public boolean mayWaive(Item item) {
        return switch (item.kind().family()) {
            case RECOMMENDATION, APPRAISAL -> true;
            case DECISION, OTHER -> false;
        };
    }

    /** Returns who takes part in voting on {@code item} now. */
    public List<Person> participants(Item item) {
        boolean recusedVote = pack().recusalPolicy(item.kind()) == RecusalPolicy.LEAVE_DELIBERATION_ONLY;
        return attendance.present(roster).stream()
                .filter(person -> recusedVote || !item.recused().contains(person.id()))
                .toList();
    }

    /** Returns who still has to state an opinion on {@code item}. */
    public SpeakingOrder speaking(Item item) {
        return SpeakingOrder.of(roster, attendance, item.recused(), item.statements());
    }

    /** Returns the scrutineers of {@code item}, with their substitutes. */
    public List<String> scrutineers(Item item) {
        return officers.allScrutineers().stream()
                .map(person -> item.substitutes().getOrDefault(person, person))
                .toList();
    }

    /** Returns who has to sign the result of {@code round}: its tellers and scrutineers. */
    public List<String> signers(Round round) {
        return Stream.concat(
                        officers.tellers().stream(),
                        round.items().stream().flatMap(item -> scrutineers(item(item)).stream()))
                .distinct()
                .toList();
    }

    /**
     * Returns who seals where the superior does not attend: the one person whom all of its answers about {@code of} name. Where
     * it attends for any of them, or names several, nobody does.
     */
    public Optional<String> sealsInstead(List<Item> of) {
        Set<String> named = new LinkedHashSet<>();
        for (Item item : of) {
            Optional<Data> answer = item.reviewAnswer().map(Data::of);
            if (answer.isEmpty()) {
                continue;
            }
            if (answer.get().bool("attends")
                    || answer.get().optionalText("sealsInstead").isEmpty()) {
                return Optional.empty();
            }
            named.add(answer.get().text("sealsInstead"));
        }
        return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    MeetingState counted() {
        return with(roster, attendance, opening, officers, items, ballots, rounds, size + 1);
    }

    MeetingState with(Observation changed) {
        return new MeetingState(
                id,
                packs,
                size,
                created,
                roster,
                attendance,
                opening,
                officers,
                items,
                ballots,
                rounds,
                addenda,
                review,
                changed);
    }

    MeetingState with(Roster changed) {
        return with(changed, attendance, opening, officers, items, ballots, rounds, size);
    }

    MeetingState with(Attendance changed) {
        return with(roster, changed, opening, officers, items, ballots, rounds, size);
    }

    MeetingState with(Opening changed) {
        return with(roster, attendance, changed, officers, items, ballots, rounds, size);
    }

    MeetingState with(Officers changed) {
        return with(roster, attendance, opening, changed, items, ballots, rounds, size);
    }

    MeetingState with(Map<String, Item> changed) {
        return with(roster, attendance, opening, officers, changed, ballots, rounds, size);
    }

    MeetingState with(Item changed) {
        Map<String, Item> all = new LinkedHashMap<>(items);
        all.put(changed.id(), changed);
        return with(all);
    }

    MeetingState with(Ballots changed) {
        return with(roster, attendance, opening, officers, items, changed, rounds, size);
    }

    MeetingState with(Round changed) {
        List<Round> all = rounds.stream().anyMatch(round -> round.id().equals(changed.id()))
                ? rounds.stream()
                        .map(round -> round.id().equals(changed.id()) ? changed : round)
                        .toList()
                : Stream.concat(rounds.stream(), Stream.of(changed)).toList();
        return with(roster, attendance, opening, officers, items, ballots, all, size);
    }

    private MeetingState with(
            Roster r, Attendance a, Opening o, Officers f, Map<String, Item> i, Ballots b, List<Round> s, int n) {
        return new MeetingState(id, packs, n, created, r, a, o, f, i, b, s, addenda, review, observation);
    }

    MeetingState with(Review changed) {
        return new MeetingState(
                id,
                packs,
                size,
                created,
                roster,
                attendance,
                opening,
                officers,
                items,
                ballots,
                rounds,
                addenda,
                changed,
                observation);
    }
}
