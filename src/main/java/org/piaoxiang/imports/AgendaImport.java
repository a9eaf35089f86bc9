package org.piaoxiang.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.imports.table.Archive;
import org.piaoxiang.imports.table.Table;
import org.piaoxiang.imports.table.Tables;
import org.piaoxiang.imports.table.Unreadable;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Material;
import org.piaoxiang.meeting.rule.KindRules;

/** Reads an agenda from XLSX, CSV or 干部任免审批表 into the items of {@code SET_AGENDA}. */
public final class AgendaImport {
    static final Column NUMBER = Column.required("序号", "议题序号", "编号", "项目");
    static final Column KIND = Column.required("类型", "议题类型", "表决类型", "事项类型");
    static final Column TITLE = Column.optional("议题", "议题名称", "事项", "标题", "推荐职位", "职位");
    static final Column NAME = Column.required("姓名", "人选", "人选姓名", "候选人", "拟任人选", "参考人选", "名字");
    static final Column CURRENT = Column.optional("现任职务", "现职", "现职务", "现任职务职级", "现工作单位及职务", "职务");
    static final Column PROPOSED = Column.optional("拟任职务", "拟任", "拟任职", "拟任职务职级");
    static final Column REMOVAL = Column.optional("拟免职务", "拟免", "拟免职", "免去职务");
    static final Column BIRTH = Column.optional("出生年月", "出生日期", "出生时间", "生日");
    static final Column SEATS = Column.optional("应推荐人数", "应推荐名额", "应推荐人数/最多可选", "职数", "名额", "推荐名额");
    static final Column MOST = Column.optional("最多可选", "最多可选人数", "限选人数", "最多推荐");
    static final Column MATERIAL = Column.optional("材料", "材料名称", "附件", "会议材料");
    static final Column NOTE = Column.optional("备注", "说明", "附注");

    private static final List<Column> COLUMNS =
            List.of(NUMBER, KIND, TITLE, NAME, CURRENT, PROPOSED, REMOVAL, BIRTH, SEATS, MOST, MATERIAL, NOTE);
    private static final int LARGEST_NUMBER = 5000;
    private static final int MOST_CANDIDATES = 5000;

    private final AgendaContext context;
    private final Kinds kinds;
    private final Findings findings = new Findings();
    private final Map<Integer, DraftItem> items = new LinkedHashMap<>();

    private AgendaImport(AgendaContext context) {
        this.context = context;
        this.kinds = Kinds.of(context.pack(), context.bodyType());
    }

    /** Reads {@code file}, named {@code name}: a spreadsheet, one approval form, or a zip of them. */
    public static Imported read(String name, byte[] file, AgendaContext context) {
        try {
            AgendaImport reading = new AgendaImport(context);
            if (Archive.isZip(file)) {
                Map<String, byte[]> inside = Archive.unpack(file);
                return inside.containsKey("[Content_Types].xml")
                        ? reading.table(Tables.read(file))
                        : reading.forms(ApprovalForm.formsIn(inside));
            }
            return ApprovalForm.looksLike(name, file)
                    ? reading.forms(List.of(new FormFile(name, file)))
                    : reading.table(Tables.read(file));
        } catch (Unreadable unreadable) {
            return new Imported.Unusable(unreadable.reason());
        }
    }

    /** Reads several approval forms, one item each in their order; a finding's row is the number of its file. */
    public static Imported readForms(List<FormFile> files, AgendaContext context) {
        try {
            return new AgendaImport(context).forms(files);
        } catch (Unreadable unreadable) {
            return new Imported.Unusable(unreadable.reason());
        }
    }

    private Imported forms(List<FormFile> files) throws Unreadable {
        KindRules decision = kinds.only(org.piaoxiang.meeting.rule.Family.DECISION)
                .orElseThrow(() -> new Unreadable("这类会议不进行任免票决，不能读取干部任免审批表。"));
        int number = 0;
        List<Namesakes.Somebody> people = new ArrayList<>();
        for (FormFile file : files) {
            number++;
            DraftItem item = new DraftItem(number, number);
            item.kind(decision);
            ApprovalForm.read(number, file.name(), file.bytes(), findings).ifPresent(nominee -> {
                item.nominee(nominee);
                item.check(findings);
                items.put(item.number(), item);
                people.add(nominee.somebody());
            });
        }
        new Namesakes(findings, "个文件").check(people, "现任职务或出生年月");
        return outcome();
    }

    private Imported table(Table table) throws Unreadable {
        Optional<Sheet> sheet = Sheet.of(table, COLUMNS, findings);
        if (sheet.isPresent()) {
            List<Line> lines = sheet.get().lines();
            if (lines.size() > MOST_CANDIDATES) {
                throw new Unreadable("人选超过 %,d 名，请拆成几次会议。".formatted(MOST_CANDIDATES));
            }
            Optional<DraftItem> above = Optional.empty();
            for (Line line : lines) {
                above = line(line, above);
            }
            items.values().forEach(item -> item.check(findings));
        }
        return outcome();
    }

    private Imported outcome() {
        return findings.outcome(() -> {
            List<Json> read = new ArrayList<>();
            for (DraftItem item : items.values()) {
                read.add(item.json(read.size() + 1, context, findings));
            }
            return Json.array(read);
        });
    }

    /** Reads a row; one without a number goes on with the item {@code above}, as merged cells do. */
    private Optional<DraftItem> line(Line line, Optional<DraftItem> above) {
        line.reportFaults();
        if (line.text(NOTE).startsWith("示例")) {
            line.warning(NOTE, "这一行是模板里的示例，请确认是否要删去。");
        }
        Optional<DraftItem> item = item(line, above);
        KindAndTitle words = new KindAndTitle(line);
        item.ifPresentOrElse(known -> words.into(known), () -> words.kindOf());
        Optional<Integer> seats = line.number(SEATS, MOST_CANDIDATES);
        Optional<Integer> most = line.number(MOST, MOST_CANDIDATES);
        Nominee nominee = new Nominee(
                line.number(),
                line.name(NAME),
                line.text(CURRENT),
                line.text(PROPOSED),
                line.text(REMOVAL),
                line.birth(BIRTH));
        item.ifPresent(known -> {
            known.nominee(nominee);
            if (!known.seats(seats)) {
                line.problem(SEATS, "与同一序号上面一行的应推荐人数不一致。");
            }
            if (!known.maxSelections(most)) {
                line.problem(MOST, "与同一序号上面一行的最多可选不一致。");
            }
            materials(line, known);
        });
        return item;
    }

    private Optional<DraftItem> item(Line line, Optional<DraftItem> above) {
        if (line.text(NUMBER).isEmpty() && !line.faulty(NUMBER)) {
            if (above.isEmpty()) {
                line.problem(NUMBER, "没有填序号。");
            }
            return above;
        }
        return line.number(NUMBER, LARGEST_NUMBER)
                .map(number -> items.computeIfAbsent(number, key -> new DraftItem(key, line.number())));
    }

    private void materials(Line line, DraftItem item) {
        for (String part : line.text(MATERIAL).split("[;；、\n]", -1)) {
            String wanted = part.strip();
            if (wanted.isEmpty()) {
                continue;
            }
            Optional<Material> found = context.materials().stream()
                    .filter(material -> bare(material.name()).equals(bare(wanted)))
                    .findFirst();
            found.ifPresentOrElse(
                    item::material, () -> line.warning(MATERIAL, "材料“%s”还没有上传，请在议题里另行添加。".formatted(wanted)));
        }
    }

    private static String bare(String file) {
        return file.replaceAll("(?i)\\.pdf$", "").replaceAll("[《》]", "").strip();
    }

    private final class KindAndTitle {
        private final Line line;

        KindAndTitle(Line line) {
            this.line = line;
        }

        Optional<KindRules> kindOf() {
            String word = Wording.key(line.text(KIND));
            Optional<KindRules> kind = kinds.find(word);
            if (kind.isEmpty() && !word.isEmpty()) {
                line.problem(KIND, "“%s”不对，这类会议可以填：%s。".formatted(word, kinds.labels()));
            }
            return kind;
        }

        void into(DraftItem item) {
            Optional<KindRules> kind = kindOf();
            if (kind.isPresent() && !item.accepts(kind.get())) {
                line.problem(KIND, "与同一序号上面一行的类型不一致。");
            }
            kind.filter(item::accepts).ifPresent(item::kind);
            if (item.untyped() && Wording.key(line.text(KIND)).isEmpty() && !line.faulty(KIND)) {
                line.problem(KIND, "没有填类型，可以填：%s。".formatted(kinds.labels()));
            }
            if (!item.title(line.text(TITLE))) {
                line.problem(TITLE, "与同一序号上面一行的议题不一致。");
            }
        }
    }
}
