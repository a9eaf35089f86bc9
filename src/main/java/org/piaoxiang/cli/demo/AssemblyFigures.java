package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/** Compares every figure of the assembly's results with what must come of its votes. */
final class AssemblyFigures {
    private static final List<String> BOX =
            List.of("entitled", "present", "issued", "returned", "unreturned", "valid", "invalid");

    private final Ledger ledger;
    private final Player reader;

    AssemblyFigures(Ledger ledger, Player reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    void check() throws IOException, InterruptedException, JsonException {
        List<Json> items = reader.view().array("items");
        recommendation(Fields.of(items.get(0), "item"));
        appraisal(Fields.of(items.get(1), "item"));
    }

    private void recommendation(Fields item) throws JsonException {
        Fields result = item.object("result");
        ledger.expect("i1 结果种类", "RECOMMENDATION", result.text("family"));
        ledger.expect("i1 有无结论", true, item.optional("outcome").isEmpty());
        ledger.expect("i1 最多可推荐", 2, result.integer("maxSelections"));
        ledger.expect("i1 空白票", 1, result.integer("blank"));
        categories("i1", result, List.of(0, 1, 0));
        List<String> seen = new ArrayList<>();
        List<Json> names = result.array("names");
        List<Integer> votes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Fields name = Fields.of(names.get(i), "name");
            AssemblyVotes.Name expected = AssemblyVotes.NAMES.get(i);
            String who = "i1 " + expected.name() + " ";
            ledger.expect(who + "姓名", expected.name(), name.text("name"));
            ledger.expect(who + "得票", expected.votes(), name.integer("votes"));
            ledger.expect(who + "各类得票", expected.byCategory(), numbers(name.array("byCategory")));
            ledger.expect(
                    who + "得票率",
                    List.of("VALID 21 " + expected.onValid(), "PARTICIPATED 22 " + expected.onPresent()),
                    rates(name.array("rates")));
            ledger.expect(who + "排序", expected.rank(), name.integer("rank"));
            ledger.expect(
                    who + "提示",
                    expected.flag().isEmpty() ? List.of() : List.of("MOSTLY_NOT_RECOMMENDED " + expected.flag()),
                    flags(name.array("flags")));
            seen.add(name.text("name"));
            votes.add(name.integer("votes"));
        }
        ledger.expect("i1 提示", List.of(), flags(result.array("flags")));
        ledger.item(
                "i1",
                item.text("title"),
                summary(
                        AssemblyVotes.NAMES.stream()
                                .map(AssemblyVotes.Name::name)
                                .toList(),
                        AssemblyVotes.NAMES.stream()
                                .map(AssemblyVotes.Name::votes)
                                .toList()),
                summary(result, seen, votes));
    }

    private void appraisal(Fields item) throws JsonException {
        Fields result = item.object("result");
        ledger.expect("i2 结果种类", "APPRAISAL", result.text("family"));
        ledger.expect("i2 有无结论", true, item.optional("outcome").isEmpty());
        categories("i2", result, List.of(0, 0, 0));
        List<String> seen = new ArrayList<>();
        List<Object> grades = new ArrayList<>();
        for (int i = 0; i < AssemblyVotes.PERSONS.size(); i++) {
            Fields person = Fields.of(result.array("persons").get(i), "person");
            AssemblyVotes.Person expected = AssemblyVotes.PERSONS.get(i);
            String who = "i2 " + expected.name() + " ";
            ledger.expect(who + "姓名", expected.name(), person.text("name"));
            List<Integer> votes = new ArrayList<>();
            List<String> rates = new ArrayList<>();
            for (Json grade : person.array("grades")) {
                Fields row = Fields.of(grade, "grade");
                votes.add(row.integer("votes"));
                rates.add(row.object("rate").text("percent"));
            }
            List<List<Integer>> byCategory = new ArrayList<>();
            for (Json row : person.array("byCategory")) {
                byCategory.add(numbers(Fields.arrayOf(row, "row")));
            }
            ledger.expect(who + "各等次票数", expected.grades(), votes);
            ledger.expect(who + "各等次得票率", expected.rates(), rates);
            ledger.expect(who + "各类各等次票数", expected.byCategory(), byCategory);
            ledger.expect(who + "优称率", "VALID 21 " + expected.good(), rate(person.object("good")));
            ledger.expect(who + "基本称职以下率", "VALID 21 " + expected.low(), rate(person.object("low")));
            ledger.expect(who + "提示", expected.flags(), flags(person.array("flags")));
            seen.add(person.text("name"));
            grades.add(votes);
        }
        ledger.expect(
                "i2 人数", AssemblyVotes.PERSONS.size(), result.array("persons").size());
        ledger.item(
                "i2",
                item.text("title"),
                summary(
                        AssemblyVotes.PERSONS.stream()
                                .map(AssemblyVotes.Person::name)
                                .toList(),
                        AssemblyVotes.PERSONS.stream()
                                .map(AssemblyVotes.Person::grades)
                                .toList()),
                summary(result, seen, grades));
    }

    private void categories(String item, Fields result, List<Integer> blank) throws JsonException {
        List<String> expected = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        List<String> labels = List.of("A", "B", "C");
        for (int i = 0; i < labels.size(); i++) {
            int issued = AssemblyVotes.PRESENT.getOrDefault(labels.get(i), 0);
            int returned = AssemblyVotes.RETURNED.getOrDefault(labels.get(i), 0);
            expected.add(
                    labels.get(i) + " 发出" + issued + " 收回" + returned + " 有效" + returned + " 无效0 空白" + blank.get(i));
        }
        for (Json row : result.array("categories")) {
            Fields category = Fields.of(row, "category");
            seen.add(category.text("label") + " 发出" + category.integer("issued") + " 收回" + category.integer("returned")
                    + " 有效" + category.integer("valid") + " 无效" + category.integer("invalid") + " 空白"
                    + category.integer("blank"));
        }
        ledger.expect(item + " 各类票数", expected, seen);
    }

    private static Json.Obj summary(List<String> names, List<?> votes) {
        List<Integer> box = List.of(24, 22, 22, 21, 1, 21, 0);
        Map<String, Json> fields = new LinkedHashMap<>();
        for (int i = 0; i < BOX.size(); i++) {
            fields.put(BOX.get(i), Json.number(box.get(i)));
        }
        fields.put("options", options(names, votes));
        return new Json.Obj(fields);
    }

    private static Json.Obj summary(Fields result, List<String> names, List<?> votes) throws JsonException {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (String name : BOX) {
            fields.put(name, result.value(name));
        }
        fields.put("options", options(names, votes));
        return new Json.Obj(fields);
    }

    /** One number for a name, or a list of them for the grades of a person. */
    private static Json options(List<String> names, List<?> votes) {
        List<Json> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Json number = votes.get(i) instanceof List<?> grades
                    ? Json.array(grades.stream()
                            .<Json>map(grade -> Json.number((Integer) grade))
                            .toList())
                    : Json.number((Integer) votes.get(i));
            rows.add(Json.object("label", Json.text(names.get(i)), "votes", number));
        }
        return Json.array(rows);
    }

    private static List<Integer> numbers(List<Json> items) throws JsonException {
        List<Integer> numbers = new ArrayList<>();
        for (Json item : items) {
            numbers.add(Fields.integerOf(item, "number"));
        }
        return numbers;
    }

    private static List<String> rates(List<Json> items) throws JsonException {
        List<String> rates = new ArrayList<>();
        for (Json item : items) {
            rates.add(rate(Fields.of(item, "rate")));
        }
        return rates;
    }

    private static String rate(Fields rate) throws JsonException {
        return rate.text("base") + " " + rate.integer("of") + " " + rate.text("percent");
    }

    private static List<String> flags(List<Json> items) throws JsonException {
        List<String> flags = new ArrayList<>();
        for (Json item : items) {
            Fields flag = Fields.of(item, "flag");
            flags.add(flag.text("id") + " " + flag.text("arithmetic"));
        }
        return flags;
    }
}
