package org.piaoxiang.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.imports.table.Table;
import org.piaoxiang.imports.table.Tables;
import org.piaoxiang.imports.table.Unreadable;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.roster.Capacity;

/** Reads a roster from XLSX or CSV into the persons of {@code SET_ROSTER}. */
public final class RosterImport {
    static final Column NAME = Column.required("姓名", "名字", "人员姓名", "参会人员", "与会人员");
    static final Column POST = Column.optional("职务", "现任职务", "工作职务", "职务职称", "单位及职务", "单位职务");
    static final Column CAPACITY = Column.required("身份", "参会身份", "出席身份", "参加身份", "出席方式", "参会方式");
    static final Column CATEGORY = Column.optional("类别", "票类", "人员类别", "推荐类别", "参加类别");
    static final Column ORDER = Column.optional("显示顺序", "顺序", "排序", "次序", "排名", "序号", "编号");
    static final Column PRINCIPAL = Column.optional("主要负责人", "是否主要负责人", "一把手");
    static final Column UNIT = Column.optional("单位", "工作单位", "所在单位", "部门", "单位名称");
    static final Column OBSERVER = Column.optional("列席监督", "观察员", "列席监督人员", "是否列席监督");
    static final Column NOTE = Column.optional("备注", "说明", "附注");

    private static final List<Column> COLUMNS =
            List.of(NAME, POST, CAPACITY, CATEGORY, ORDER, PRINCIPAL, UNIT, OBSERVER, NOTE);
    private static final int MOST_PERSONS = 5000;
    private static final int LARGEST_ORDER = 1_000_000;
    private static final Map<String, Capacity> CAPACITIES = Map.ofEntries(
            Map.entry("出席", Capacity.VOTING),
            Map.entry("出席人员", Capacity.VOTING),
            Map.entry("正式", Capacity.VOTING),
            Map.entry("参加", Capacity.VOTING),
            Map.entry("列席", Capacity.NON_VOTING),
            Map.entry("列席人员", Capacity.NON_VOTING),
            Map.entry("列席监督", Capacity.NON_VOTING),
            Map.entry("观察员", Capacity.NON_VOTING),
            Map.entry("候补", Capacity.ALTERNATE),
            Map.entry("候补委员", Capacity.ALTERNATE),
            Map.entry("工作人员", Capacity.STAFF),
            Map.entry("会务", Capacity.STAFF),
            Map.entry("会务人员", Capacity.STAFF));

    private final Findings findings = new Findings();

    private RosterImport() {}

    private record Entry(
            Line line,
            String name,
            String post,
            Optional<Capacity> capacity,
            String category,
            Optional<Integer> order,
            boolean principal,
            String unit,
            boolean observer) {}

    /** Reads {@code file}. */
    public static Imported read(byte[] file) {
        try {
            return new RosterImport().read(Tables.read(file));
        } catch (Unreadable unreadable) {
            return new Imported.Unusable(unreadable.reason());
        }
    }

    private Imported read(Table table) throws Unreadable {
        Optional<Sheet> sheet = Sheet.of(table, COLUMNS, findings);
        List<Entry> entries = new ArrayList<>();
        if (sheet.isPresent()) {
            List<Line> lines = sheet.get().lines();
            if (lines.size() > MOST_PERSONS) {
                throw new Unreadable("名单超过 %,d 人，请核对。".formatted(MOST_PERSONS));
            }
            lines.forEach(line -> entries.add(entry(line)));
            checkOrder(entries);
            checkPrincipal(entries);
            new Namesakes(findings)
                    .check(
                            entries.stream()
                                    .map(entry -> new Namesakes.Somebody(
                                            entry.line.number(), entry.name, entry.unit, entry.post, ""))
                                    .toList(),
                            "单位或职务");
        }
        return findings.outcome(() -> persons(entries));
    }

    private Entry entry(Line line) {
        line.reportFaults();
        String note = line.text(NOTE);
        if (note.startsWith("示例")) {
            line.warning(NOTE, "这一行是模板里的示例，请确认是否要删去。");
        }
        String word = Wording.key(line.text(CAPACITY)).replaceAll("[（(].*", "");
        Optional<Capacity> capacity = Optional.ofNullable(CAPACITIES.get(word));
        if (capacity.isEmpty() && !line.faulty(CAPACITY)) {
            line.problem(
                    CAPACITY, word.isEmpty() ? "没有填身份，请填出席、列席、候补或工作人员。" : "“%s”不对，请填出席、列席、候补或工作人员。".formatted(word));
        }
        boolean observer = line.flag(OBSERVER) || word.equals("列席监督") || word.equals("观察员");
        if (observer && capacity.isPresent() && capacity.get() != Capacity.NON_VOTING) {
            line.problem(OBSERVER, "列席监督人员的身份应当是列席。");
        }
        return new Entry(
                line,
                line.name(NAME),
                line.text(POST),
                capacity,
                Wording.key(line.text(CATEGORY)).replaceAll("[类票]+$", ""),
                line.number(ORDER, LARGEST_ORDER),
                line.flag(PRINCIPAL),
                line.text(UNIT),
                observer);
    }

    /** Orders are all given and different, or none is. */
    private void checkOrder(List<Entry> entries) {
        if (entries.stream().allMatch(entry -> entry.order.isEmpty())) {
            return;
        }
        Map<Integer, Integer> rows = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.order.isEmpty()) {
                if (entry.line.text(ORDER).isEmpty()) {
                    entry.line.problem(ORDER, "没有填显示顺序；要么每个人都填，要么都不填。");
                }
                continue;
            }
            Integer other = rows.putIfAbsent(entry.order.get(), entry.line.number());
            if (other != null) {
                entry.line.problem(ORDER, "显示顺序 %d 与第 %d 行重复。".formatted(entry.order.get(), other));
            }
        }
    }

    private void checkPrincipal(List<Entry> entries) {
        List<Entry> principals = entries.stream().filter(Entry::principal).toList();
        for (Entry entry : principals) {
            if (principals.size() > 1) {
                entry.line.problem(PRINCIPAL, "主要负责人只能有一位，现在标了 %d 位。".formatted(principals.size()));
            }
            if (entry.capacity.isPresent() && entry.capacity.get() != Capacity.VOTING) {
                entry.line.problem(PRINCIPAL, "主要负责人的身份应当是出席。");
            }
        }
        if (entries.stream().allMatch(entry -> entry.capacity.isPresent() && entry.capacity.get() != Capacity.VOTING)) {
            entries.getFirst().line.problem(CAPACITY, "名单里没有一位出席的人，无法表决。");
        }
    }

    private static Json.Arr persons(List<Entry> entries) {
        List<Json> persons = new ArrayList<>();
        for (Entry entry : entries) {
            int place = persons.size() + 1;
            Map<String, Json> fields = new java.util.LinkedHashMap<>();
            fields.put("id", Json.text("p" + place));
            fields.put("name", Json.text(entry.name));
            fields.put("post", Json.text(entry.post));
            fields.put("capacity", Json.text(entry.capacity.orElseThrow().name()));
            fields.put("category", Json.text(entry.category));
            fields.put("order", Json.number(entry.order.orElse(place)));
            fields.put("principal", new Json.Bool(entry.principal));
            if (!entry.unit.isEmpty()) {
                fields.put("unit", Json.text(entry.unit));
            }
            if (entry.observer) {
                fields.put("observer", new Json.Bool(true));
            }
            persons.add(new Json.Obj(fields));
        }
        return Json.array(persons);
    }
}
