package org.piaoxiang.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which custodians a simulation plays: {@code 3}, or {@code single:1,threshold:2/3}.
 *
 * @param teams in the order that share owners are numbered
 */
public record Custody(List<Team> teams) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern SINGLE = Pattern.compile("single:([0-9]{1,4})");
    private static final Pattern THRESHOLD = Pattern.compile("threshold:([0-9]{1,4})/([0-9]{1,4})");

    /** Keeps a copy of {@code teams}. */
    public Custody {
        teams = List.copyOf(teams);
    }

    /** Custodians who are counted together. */
    public sealed interface Team {
        /** Returns how many there are. */
        int size();
    }

    /** A custodian without whom nothing is opened. */
    public record Single() implements Team {
        @Override
        public int size() {
            return 1;
        }
    }

    /** Custodians of whom {@code needed} suffice, at least two: with one, all would hold the same key. */
    public record Threshold(int needed, int size) implements Team {}

    /** Returns {@code count} single custodians. */
    public static Custody singles(int count) {
        List<Team> teams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            teams.add(new Single());
        }
        return new Custody(teams);
    }

    /** Reads what stands on the command line; at most {@code most} custodians in all. */
    static Custody parse(String text, int most) throws Refusal {
        if (NUMBER.matcher(text).matches()) {
            return singles(Inputs.within(Integer.parseInt(text), 1, most, "--trustees"));
        }
        List<Team> teams = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher single = SINGLE.matcher(part);
            Matcher threshold = THRESHOLD.matcher(part);
            if (single.matches()) {
                int count = Inputs.within(Integer.parseInt(single.group(1)), 1, most, "single");
                teams.addAll(singles(count).teams);
            } else if (threshold.matches()) {
                int size = Inputs.within(Integer.parseInt(threshold.group(2)), 2, most, "threshold");
                teams.add(
                        new Threshold(Inputs.within(Integer.parseInt(threshold.group(1)), 2, size, "threshold"), size));
            } else {
                throw new Refusal(
                        RefusalCode.USAGE, "--trustees 应为人数，或形如 single:1,threshold:2/3：" + Words.printable(part) + "。");
            }
        }
        Inputs.within(new Custody(teams).size(), 1, most, "--trustees");
        return new Custody(teams);
    }

    /** Returns how many custodians there are. */
    public int size() {
        return teams.stream().mapToInt(Team::size).sum();
    }
}
