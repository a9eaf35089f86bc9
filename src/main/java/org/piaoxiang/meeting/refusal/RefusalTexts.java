package org.piaoxiang.meeting.refusal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Resources;

/** The sentences of refusals in one language: what is wrong, by which rule, what to do and who can. */
public final class RefusalTexts {
    private static final RefusalTexts CHINESE = new RefusalTexts("refusals.zh.json", "、");
    private static final RefusalTexts ENGLISH = new RefusalTexts("refusals.en.json", ", ");

    private final Data texts;
    private final String comma;

    private RefusalTexts(String path, String comma) {
        this.texts = Data.of(Resources.object(path));
        this.comma = comma;
    }

    /** One refusal in words; {@code rule} is the id of the rule behind it, if there is one. */
    public record Words(String title, String detail, String action, Optional<String> rule) {}

    /** Returns the Chinese texts. */
    public static RefusalTexts chinese() {
        return CHINESE;
    }

    /** Returns the English texts. */
    public static RefusalTexts english() {
        return ENGLISH;
    }

    /** Returns {@code code} in words, with {@code facts} in their places. */
    public Words words(RefusalCode code, Json.Obj facts) {
        Data text = texts.child(code.name());
        Json.Obj said = code == RefusalCode.BAD_FIELD && this == CHINESE ? inChinese(facts) : facts;
        return new Words(
                fill(text.text("title"), said),
                fill(text.text("detail"), said),
                fill(text.text("action"), said),
                text.optionalText("rule"));
    }

    private static Json.Obj inChinese(Json.Obj facts) {
        Map<String, Json> fields = new LinkedHashMap<>(facts.fields());
        fields.computeIfPresent(
                "reason",
                (name, reason) ->
                        reason instanceof Json.Str text ? Json.text(FieldReasons.chinese(text.value())) : reason);
        return new Json.Obj(fields);
    }

    private String fill(String template, Json.Obj facts) {
        return Template.fill(
                template,
                facts.fields().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, fact -> print(fact.getValue()))));
    }

    private String print(Json value) {
        return switch (value) {
            case Json.Str text -> text.value();
            case Json.Num number -> number.text();
            case Json.Bool bool -> Boolean.toString(bool.value());
            case Json.Arr array -> array.items().stream().map(this::print).collect(Collectors.joining(comma));
            case Json.Obj _, Json.Null _ -> "";
        };
    }
}
