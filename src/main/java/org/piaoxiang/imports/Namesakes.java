package org.piaoxiang.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People of one name: told apart by unit, post or birth where these differ, and otherwise refused. */
final class Namesakes {
    /** Somebody in a row of a file. */
    record Somebody(int row, String name, String unit, String post, String birth) {
        boolean looksLike(Somebody other) {
            return unit.equals(other.unit) && post.equals(other.post) && birth.equals(other.birth);
        }
    }

    private final Findings findings;
    private final String place;

    Namesakes(Findings findings) {
        this(findings, "行");
    }

    /** Calls what a row number counts {@code place}. */
    Namesakes(Findings findings, String place) {
        this.findings = findings;
        this.place = place;
    }

    /** Looks for people of one name; {@code difference} says what to fill in. */
    void check(List<Somebody> people, String difference) {
        Map<String, Somebody> seen = new LinkedHashMap<>();
        for (Somebody person : people) {
            if (person.name.isEmpty()) {
                continue;
            }
            Somebody other = seen.putIfAbsent(person.name, person);
            if (other == null) {
                continue;
            }
            Somebody twin = people.stream()
                    .takeWhile(earlier -> earlier.row != person.row)
                    .filter(earlier -> earlier.name.equals(person.name) && earlier.looksLike(person))
                    .findFirst()
                    .orElse(other);
            if (twin.looksLike(person)) {
                findings.problem(
                        person.row,
                        "姓名",
                        "与第 %d %s同名，其他内容也相同。是同一个人请去掉一份；是两个人请把%s写得不同。".formatted(twin.row, place, difference));
            } else {
                findings.warning(
                        person.row, "姓名", "与第 %d %s同名，按两个人读取，请核对%s是否足以区分。".formatted(other.row, place, difference));
            }
        }
    }
}
