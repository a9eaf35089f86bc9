package org.piaoxiang.meeting.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.meeting.roster.Grouping;
import org.piaoxiang.meeting.round.Challenges;

/**
 * What is prepared for voting: polls that rounds may use, the issuer's lists, keys of custodians, slips struck off.
 *
 * @param lists sizes of the issuer's lists by poll
 * @param struck credentials withheld or voided, by poll
 * @param used polls that rounds have taken
 * @param grouping categories that vote as one
 * @param challenges of all rounds
 * @param custody custodians who are several people
 * @param objections signatures of receipts that were shown for ballots which the closed box lacks, by round
 */
public record Ballots(
        List<Allocated> allocated,
        Map<String, Integer> lists,
        List<Key> keys,
        Map<String, Set<String>> struck,
        Set<String> used,
        Grouping grouping,
        Challenges challenges,
        Custody custody,
        Map<String, Set<String>> objections) {
    /** A poll that a round may use; without item or category it fits any. */
    public record Allocated(String uuid, Optional<String> item, Optional<String> category, boolean spare) {
        boolean fits(String wantedItem, Optional<String> wantedCategory) {
            return (item.isEmpty() || item.get().equals(wantedItem))
                    && (category.isEmpty() || category.equals(wantedCategory));
        }
    }

    /** The public key of a custodian (密钥保管人). */
    public record Key(String custodian, String holder, String publicKey) {}

    /** Returns nothing prepared. */
    public static Ballots none() {
        return new Ballots(
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Set.of(),
                Grouping.none(),
                Challenges.none(),
                Custody.none(),
                Map.of());
    }

    /** Returns the first poll with a list that fits and is unused, spare ones last. */
    public Optional<Allocated> free(String item, Optional<String> category, Set<String> alsoUsed) {
        return allocated.stream()
                .filter(poll -> poll.fits(item, category))
                .filter(poll -> !used.contains(poll.uuid()) && !alsoUsed.contains(poll.uuid()))
                .filter(poll -> lists.containsKey(poll.uuid()))
                .min((a, b) -> Boolean.compare(a.spare(), b.spare()));
    }

    /** Returns the size of a poll's list without the slips struck off. */
    public int size(String uuid) {
        return lists.getOrDefault(uuid, 0) - struck.getOrDefault(uuid, Set.of()).size();
    }

    /** Returns these with more polls. */
    public Ballots allocate(List<Allocated> more) {
        List<Allocated> all = new ArrayList<>(allocated);
        all.addAll(more);
        return new Ballots(List.copyOf(all), lists, keys, struck, used, grouping, challenges, custody, objections);
    }

    /** Returns these with lists. */
    public Ballots issue(Map<String, Integer> sizes) {
        Map<String, Integer> all = new LinkedHashMap<>(lists);
        all.putAll(sizes);
        return new Ballots(allocated, Map.copyOf(all), keys, struck, used, grouping, challenges, custody, objections);
    }

    /** Returns these with a custodian's key. */
    public Ballots offer(Key key) {
        List<Key> all = new ArrayList<>(keys);
        all.add(key);
        return new Ballots(allocated, lists, List.copyOf(all), struck, used, grouping, challenges, custody, objections);
    }

    /** Returns these with a slip struck off a poll's list. */
    public Ballots strike(String uuid, String credential) {
        Set<String> slips = new HashSet<>(struck.getOrDefault(uuid, Set.of()));
        slips.add(credential);
        Map<String, Set<String>> all = new LinkedHashMap<>(struck);
        all.put(uuid, Set.copyOf(slips));
        return new Ballots(allocated, lists, keys, Map.copyOf(all), used, grouping, challenges, custody, objections);
    }

    /** Returns these with polls taken by a round. */
    public Ballots use(List<String> uuids) {
        Set<String> all = new HashSet<>(used);
        all.addAll(uuids);
        return new Ballots(allocated, lists, keys, struck, Set.copyOf(all), grouping, challenges, custody, objections);
    }

    /** Returns these with {@code categories} merged. */
    public Ballots merge(List<String> categories) {
        return new Ballots(
                allocated, lists, keys, struck, used, grouping.merge(categories), challenges, custody, objections);
    }

    /** Returns these with other challenges. */
    public Ballots with(Challenges changed) {
        return new Ballots(allocated, lists, keys, struck, used, grouping, changed, custody, objections);
    }

    /** Returns these with another custody. */
    Ballots with(Custody changed) {
        return new Ballots(allocated, lists, keys, struck, used, grouping, challenges, changed, objections);
    }

    /** Returns these with a receipt shown for a ballot that is missing from the box of {@code round}. */
    public Ballots object(String round, String signature) {
        Set<String> shown = new HashSet<>(objections.getOrDefault(round, Set.of()));
        shown.add(signature);
        Map<String, Set<String>> all = new LinkedHashMap<>(objections);
        all.put(round, Set.copyOf(shown));
        return new Ballots(allocated, lists, keys, struck, used, grouping, challenges, custody, Map.copyOf(all));
    }

    /** Whether a receipt was shown for a ballot that the box of {@code round} lacks. */
    public boolean isObjected(String round) {
        return objections.containsKey(round);
    }
}
