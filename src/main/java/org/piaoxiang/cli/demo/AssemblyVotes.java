package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the assembly votes, voter by voter, and what must come of it, written down beforehand and not computed. */
final class AssemblyVotes {
    /** Six of A, seven of B and eight of C put a form in; the last of B leaves it blank. */
    static final Map<String, Integer> RETURNED = ordered(6, 7, 8);

    static final Map<String, Integer> PRESENT = ordered(6, 7, 9);

    private static final Map<String, List<String>> NAMED = Map.of(
            "A", List.of("12", "12", "13", "1", "23", "14"),
            "B", List.of("12", "13", "23", "1", "15", "24", ""),
            "C", List.of("12", "13", "2", "14", "35", "12", "23", "15"));

    /** For each person how each voter of the category grades: 优秀 E, 称职 C, 基本称职 B, 不称职 I, 弃权 -. */
    private static final Map<String, List<String>> GRADES = Map.of(
            "A", List.of("EEEEEC", "EEECCB", "EECCBB", "ECBIII", "ECCCBB"),
            "B", List.of("EEEECC-", "EECCBI-", "EECCBI-", "ECBIII-", "ECCCBI-"),
            "C", List.of("EEEEEECC", "EEECCCBB", "EECCCBBI", "ECCCBBII", "EECCCCBB"));

    /** What must come of a name: votes in all and in A, B, C, rates on valid forms and on participants, rank, arithmetic. */
    record Name(
            String name,
            int votes,
            List<Integer> byCategory,
            String onValid,
            String onPresent,
            int rank,
            String flag) {}

    static final List<Name> NAMES = List.of(
            new Name("张三", 14, List.of(5, 4, 5), "66.7", "63.6", 1, ""),
            new Name("李四", 10, List.of(3, 3, 4), "47.6", "45.5", 2, "2×10＝20 ＜ 21"),
            new Name("王五", 7, List.of(2, 2, 3), "33.3", "31.8", 3, "2×7＝14 ＜ 21"),
            new Name("赵六", 3, List.of(1, 1, 1), "14.3", "13.6", 4, "2×3＝6 ＜ 21"),
            new Name("钱七", 3, List.of(0, 1, 2), "14.3", "13.6", 4, "2×3＝6 ＜ 21"),
            new Name("孙八", 0, List.of(0, 0, 0), "0.0", "0.0", 6, "2×0＝0 ＜ 21"));

    /** What must come of a person: grades in all and in A, B, C, their rates, 优称率, 基本称职以下率, flags with arithmetic. */
    record Person(
            String name,
            List<Integer> grades,
            List<List<Integer>> byCategory,
            List<String> rates,
            String good,
            String low,
            List<String> flags) {}

    static final List<Person> PERSONS = List.of(
            new Person(
                    "张三",
                    List.of(15, 5, 0, 0, 1),
                    List.of(List.of(5, 1, 0, 0, 0), List.of(4, 2, 0, 0, 1), List.of(6, 2, 0, 0, 0)),
                    List.of("71.4", "23.8", "0.0", "0.0", "4.8"),
                    "95.2",
                    "0.0",
                    List.of()),
            new Person(
                    "李四",
                    List.of(8, 7, 4, 1, 1),
                    List.of(List.of(3, 2, 1, 0, 0), List.of(2, 2, 1, 1, 1), List.of(3, 3, 2, 0, 0)),
                    List.of("38.1", "33.3", "19.0", "4.8", "4.8"),
                    "71.4",
                    "23.8",
                    List.of("APP-04 5×5＝25 ≥ 21")),
            new Person(
                    "王五",
                    List.of(6, 7, 5, 2, 1),
                    List.of(List.of(2, 2, 2, 0, 0), List.of(2, 2, 1, 1, 1), List.of(2, 3, 2, 1, 0)),
                    List.of("28.6", "33.3", "23.8", "9.5", "4.8"),
                    "61.9",
                    "33.3",
                    List.of("APP-01 3×13＝39 ＜ 2×21＝42", "APP-03 10×7＝70 ≥ 3×21＝63")),
            new Person(
                    "赵六",
                    List.of(3, 5, 4, 8, 1),
                    List.of(List.of(1, 1, 1, 3, 0), List.of(1, 1, 1, 3, 1), List.of(1, 3, 2, 2, 0)),
                    List.of("14.3", "23.8", "19.0", "38.1", "4.8"),
                    "38.1",
                    "57.1",
                    List.of("APP-01 3×8＝24 ＜ 2×21＝42", "APP-02 3×8＝24 ＞ 21", "APP-03 10×12＝120 ≥ 3×21＝63")),
            new Person(
                    "钱七",
                    List.of(4, 10, 5, 1, 1),
                    List.of(List.of(1, 3, 2, 0, 0), List.of(1, 3, 1, 1, 1), List.of(2, 4, 2, 0, 0)),
                    List.of("19.0", "47.6", "23.8", "4.8", "4.8"),
                    "66.7",
                    "28.6",
                    List.of("APP-04 5×6＝30 ≥ 21")));

    private AssemblyVotes() {}

    private static Map<String, Integer> ordered(int a, int b, int c) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("A", a);
        counts.put("B", b);
        counts.put("C", c);
        return counts;
    }

    /** Returns the marks of voter number {@code voter} of {@code category} on both items. */
    static Map<String, List<List<Integer>>> marks(String category, int voter) {
        String named = NAMED.getOrDefault(category, List.of()).get(voter);
        List<Integer> names = new ArrayList<>(List.of(named.isEmpty() ? 1 : 0));
        for (int i = 1; i <= 6; i++) {
            names.add(named.contains(Integer.toString(i)) ? 1 : 0);
        }
        List<List<Integer>> grades = new ArrayList<>();
        for (String person : GRADES.getOrDefault(category, List.of())) {
            List<Integer> marks = new ArrayList<>();
            for (char grade : "ECBI-".toCharArray()) {
                marks.add(person.charAt(voter) == grade ? 1 : 0);
            }
            grades.add(marks);
        }
        return Map.of("i1", List.of(names), "i2", grades);
    }
}
