package org.piaoxiang.meeting.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.meeting.entry.Data;

/**
 * Custodians who are several people, of whom a threshold suffices, as the meeting was set up; and how far each group has come
 * in making its key.
 */
public record Custody(List<Group> groups) {
    private static final int MOST_MEMBERS = 9;

    /** Keeps a copy. */
    public Custody {
        groups = List.copyOf(groups);
    }

    /**
     * A group in the place of one custodian.
     *
     * @param custodian in whose place
     * @param threshold how many members are needed
     * @param members how many there are to be
     * @param joined those who have made a certificate, in their order
     * @param tried every allowed subset has opened a throw-away ciphertext
     */
    public record Group(String custodian, int threshold, int members, List<Member> joined, boolean tried) {
        /** Keeps a copy. */
        public Group {
            joined = List.copyOf(joined);
        }

        /** Whether all members have done the step. */
        public boolean all(Step step) {
            return joined.size() == members && joined.stream().allMatch(member -> member.has(step));
        }

        /** Returns the name of a member as custodian, such as {@code SCRUTINEER_1.2}. */
        public String name(int number) {
            return custodian + "." + number;
        }

        Group with(Member changed) {
            List<Member> all = new ArrayList<>(joined);
            all.removeIf(member -> member.number() == changed.number());
            all.add(changed.number() - 1, changed);
            return new Group(custodian, threshold, members, all, tried);
        }
    }

    /** The steps of the ceremony, in their order. */
    public enum Step {
        CERTIFICATE(0),
        POLYNOMIAL(1),
        OUTPUT(2),
        TRIAL(3);

        private final int number;

        Step(int number) {
            this.number = number;
        }

        /** Returns the step that all members have to have done before; the first comes before itself. */
        public Step before() {
            return switch (this) {
                case CERTIFICATE, POLYNOMIAL -> CERTIFICATE;
                case OUTPUT -> POLYNOMIAL;
                case TRIAL -> OUTPUT;
            };
        }
    }

    /**
     * A member of a group.
     *
     * @param messages hashes of what it has handed in, one for each step done
     * @param key its part of the public key, once it has one
     */
    public record Member(int number, String holder, List<String> messages, Optional<String> key) {
        /** Keeps a copy. */
        public Member {
            messages = List.copyOf(messages);
        }

        /** Whether the member has done the step. */
        public boolean has(Step step) {
            return messages.size() > step.number;
        }

        /** Returns the hash of what it handed in for the step. */
        public String message(Step step) {
            return messages.get(step.number);
        }

        Member did(String message, Optional<String> part) {
            List<String> all = new ArrayList<>(messages);
            all.add(message);
            return new Member(number, holder, all, part.or(() -> key));
        }
    }

    /** Returns no groups: every custodian is one person. */
    public static Custody none() {
        return new Custody(List.of());
    }

    /** Reads {@code custody} of CREATE_MEETING. */
    public static Custody read(Data data) {
        List<Group> groups = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Data row : data.objects("custody")) {
            row.only("custodian", "threshold", "members");
            String custodian = row.id("custodian");
            if (!custodian.matches("(SCRUTINEER|CUSTODIAN)_[1-9]") || !named.add(custodian)) {
                throw row.wrong("custodian", "is none that several people can be");
            }
            int members = row.count("members");
            int threshold = row.count("threshold");
            // With a threshold of one, every member would hold the same key.
            if (members < 2 || members > MOST_MEMBERS || threshold < 2 || threshold > members) {
                throw row.wrong("threshold", "does not fit the members: 2 to " + MOST_MEMBERS);
            }
            groups.add(new Group(custodian, threshold, members, List.of(), false));
        }
        return new Custody(groups);
    }

    /** Returns the group in the place of {@code custodian}. */
    public Optional<Group> group(String custodian) {
        return groups.stream()
                .filter(group -> group.custodian().equals(custodian))
                .findFirst();
    }

    /** Returns the group that has a member of this name. */
    public Optional<Group> groupOf(String member) {
        return groups.stream()
                .filter(group -> group.joined().stream()
                        .anyMatch(one -> group.name(one.number()).equals(member)))
                .findFirst();
    }

    /** Returns the member of this name, such as {@code SCRUTINEER_1.2}. */
    public Optional<Member> member(String name) {
        return groups.stream()
                .flatMap(group -> group.joined().stream()
                        .filter(member -> group.name(member.number()).equals(name)))
                .findFirst();
    }

    /** Returns these with a group changed. */
    Custody with(Group changed) {
        return new Custody(groups.stream()
                .map(group -> group.custodian().equals(changed.custodian()) ? changed : group)
                .toList());
    }
}
