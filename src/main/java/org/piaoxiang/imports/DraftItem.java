package org.piaoxiang.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Material;
import org.piaoxiang.meeting.rule.Family;
import org.piaoxiang.meeting.rule.KindRules;

/** An item while its rows are gathered. */
final class DraftItem {
    private final int number;
    private final int row;
    private final List<Nominee> nominees = new ArrayList<>();
    private final Map<String, Material> materials = new LinkedHashMap<>();
    private Optional<KindRules> kind = Optional.empty();
    private String title = "";
    private Optional<Integer> seats = Optional.empty();
    private Optional<Integer> maxSelections = Optional.empty();

    DraftItem(int number, int row) {
        this.number = number;
        this.row = row;
    }

    int number() {
        return number;
    }

    boolean accepts(KindRules other) {
        return kind.isEmpty() || kind.get().kind().equals(other.kind());
    }

    boolean untyped() {
        return kind.isEmpty();
    }

    void kind(KindRules found) {
        kind = Optional.of(found);
    }

    /** Sets the title; false where the item has another one already. */
    boolean title(String text) {
        boolean agrees = text.isEmpty() || title.isEmpty() || title.equals(text);
        title = title.isEmpty() ? text : title;
        return agrees;
    }

    boolean seats(Optional<Integer> count) {
        boolean agrees = count.isEmpty() || seats.isEmpty() || seats.equals(count);
        seats = seats.or(() -> count);
        return agrees;
    }

    boolean maxSelections(Optional<Integer> count) {
        boolean agrees = count.isEmpty() || maxSelections.isEmpty() || maxSelections.equals(count);
        maxSelections = maxSelections.or(() -> count);
        return agrees;
    }

    void nominee(Nominee nominee) {
        nominees.add(nominee);
    }

    void material(Material material) {
        materials.put(material.id(), material);
    }

    /** Looks whether the item as a whole is one that the meeting would take. */
    void check(Findings findings) {
        if (kind.isEmpty()) {
            return;
        }
        Family family = kind.get().family();
        if (title.isEmpty() && family != Family.DECISION) {
            findings.problem(row, "议题", "没有填议题。");
        }
        if (nominees.isEmpty()) {
            findings.problem(row, "姓名", "这一项没有人选，请填姓名。");
        }
        if (family == Family.DECISION) {
            nominees.stream()
                    .skip(1)
                    .forEach(extra -> findings.problem(
                            extra.row(), "序号", "任免票决逐人进行，每个序号只能有一名人选，请给“%s”另编序号。".formatted(extra.name())));
            nominees.stream()
                    .filter(nominee -> !nominee.hasProposal())
                    .forEach(nominee -> findings.problem(nominee.row(), "拟任职务", "拟任职务和拟免职务至少填一项。"));
        }
        if (family == Family.RECOMMENDATION) {
            checkNumbers(findings);
        } else if (seats.isPresent() || maxSelections.isPresent()) {
            findings.warning(row, "应推荐人数", "只有推荐才用人数，已忽略。");
        }
        new Namesakes(findings)
                .check(
                        nominees.stream()
                                .map(one -> new Namesakes.Somebody(one.row(), one.name(), "", one.currentPost(), ""))
                                .toList(),
                        "现任职务");
    }

    private void checkNumbers(Findings findings) {
        int names = nominees.size();
        int wanted = seats.orElse(1);
        int permitted = maxSelections.or(() -> seats).orElse(1);
        if (seats.isEmpty() && maxSelections.isEmpty()) {
            findings.problem(row, "应推荐人数", "没有填应推荐人数。");
        } else if (names > 0 && names <= wanted) {
            findings.problem(row, "应推荐人数", "参考人选 %d 名，应推荐 %d 名；参考人选应当多于应推荐人数。".formatted(names, wanted));
        } else if (names > 0 && permitted > names) {
            findings.problem(row, "最多可选", "最多可选 %d 名，但参考人选只有 %d 名。".formatted(permitted, names));
        }
    }

    /** Returns the item with the id {@code i} and {@code place}. */
    Json.Obj json(int place, AgendaContext context, Findings findings) {
        Map<String, Json> fields = new LinkedHashMap<>();
        KindRules rules = kind.orElseThrow();
        fields.put("id", Json.text("i" + place));
        fields.put("number", Json.number(number));
        fields.put("kind", Json.text(rules.kind()));
        fields.put("title", Json.text(title.isEmpty() ? nominees.getFirst().name() + "同志职务任免" : title));
        List<Json> candidates = new ArrayList<>();
        for (Nominee nominee : nominees) {
            candidates.add(nominee.json("c" + (candidates.size() + 1), nominee.on(context.roster(), findings)));
        }
        fields.put("candidates", Json.array(candidates));
        if (rules.family() == Family.RECOMMENDATION) {
            seats.ifPresent(count -> fields.put("seats", Json.number(count)));
            maxSelections.ifPresent(count -> fields.put("maxSelections", Json.number(count)));
        }
        fields.put(
                "materials",
                Json.array(materials.values().stream().map(Material::toJson).toList()));
        return new Json.Obj(fields);
    }
}
