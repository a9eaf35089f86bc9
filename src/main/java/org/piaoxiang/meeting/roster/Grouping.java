package org.piaoxiang.meeting.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which categories (票类) vote as one, so that none is below the floor.
 *
 * @param groups categories merged so far, each in one group at most
 */
public record Grouping(List<List<String>> groups) {
    /** Stands between the names of merged categories; no category's own name may contain it. */
    public static final String PLUS = "＋";

    private static final int MOST_FOR_ALL = 4;

    /** Keeps copies. */
    public Grouping {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Returns no groups. */
    public static Grouping none() {
        return new Grouping(List.of());
    }

    /** Returns these groups with {@code categories} in one, together with whatever each was merged with before. */
    public Grouping merge(Collection<String> categories) {
        TreeSet<String> whole = new TreeSet<>(categories);
        List<List<String>> others = new ArrayList<>();
        for (List<String> group : groups) {
            if (group.stream().anyMatch(whole::contains)) {
                whole.addAll(group);
            } else {
                others.add(group);
            }
        }
        others.add(List.copyOf(whole));
        return new Grouping(others);
    }

    /** Returns what the poll of {@code category} is called: its own name, or those of its group. */
    public String labelOf(String category) {
        return groups.stream()
                .filter(group -> group.contains(category))
                .findFirst()
                .map(group -> String.join(PLUS, group))
                .orElse(category);
    }

    /** Returns the categories behind a label. */
    public static List<String> members(String label) {
        return Arrays.asList(label.split(PLUS, -1));
    }

    /**
     * Returns the labels of every merging that can be prepared for {@code categories}: all of up to four categories, pairs
     * where there are more.
     */
    public static List<String> possible(List<String> categories) {
        List<String> sorted = categories.stream().sorted().toList();
        List<String> labels = new ArrayList<>();
        for (int choice = 1; sorted.size() <= MOST_FOR_ALL && choice < 1 << sorted.size(); choice++) {
            if (Integer.bitCount(choice) > 1) {
                int chosen = choice;
                labels.add(String.join(
                        PLUS,
                        sorted.stream()
                                .filter(category -> (chosen >> sorted.indexOf(category) & 1) == 1)
                                .toList()));
            }
        }
        for (int i = 0; sorted.size() > MOST_FOR_ALL && i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                labels.add(sorted.get(i) + PLUS + sorted.get(j));
            }
        }
        return List.copyOf(labels);
    }
}
