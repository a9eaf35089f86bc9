package org.piaoxiang.meeting.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.piaoxiang.meeting.roster.Grouping;
import org.piaoxiang.meeting.round.Poll;

/** The polls of an item by category; a category with too few forms is merged into the next smallest. */
record Categories(List<Group> groups) {
    /** One category, or several merged. */
    record Group(List<String> names, List<Poll> polls) {
        int returned() {
            return Box.of(polls).returned();
        }

        Group join(Group other) {
            return new Group(
                    Stream.concat(names.stream(), other.names.stream()).sorted().toList(),
                    Stream.concat(polls.stream(), other.polls.stream()).toList());
        }

        String label() {
            return String.join(Grouping.PLUS, names);
        }
    }

    static Categories of(List<Poll> polls, int least) {
        List<Group> groups = new ArrayList<>(polls.stream()
                .filter(poll -> poll.category().isPresent())
                .map(poll -> new Group(Grouping.members(poll.category().get()), List.of(poll)))
                .toList());
        while (groups.size() > 1 && groups.stream().anyMatch(group -> group.returned() < least)) {
            List<Group> bySize = new ArrayList<>(groups);
            bySize.sort(Comparator.comparingInt(Group::returned));
            Group small = bySize.get(0);
            Group next = bySize.get(1);
            groups.remove(small);
            groups.remove(next);
            groups.add(small.join(next));
        }
        groups.sort(Comparator.comparing(Group::label));
        return new Categories(List.copyOf(groups));
    }
}
