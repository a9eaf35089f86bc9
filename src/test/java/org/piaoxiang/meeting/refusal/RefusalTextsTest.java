package org.piaoxiang.meeting.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Resources;
import org.piaoxiang.meeting.rule.Citation;
import org.piaoxiang.meeting.rule.RulePacks;

class RefusalTextsTest {
    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void everyCodeSaysWhatIsWrongAndWhatToDoInBothLanguages(RefusalCode code) {
        Json.Obj nothing = new ObjectBuilder().build();
        for (RefusalTexts texts : List.of(RefusalTexts.chinese(), RefusalTexts.english())) {
            RefusalTexts.Words words = texts.words(code, nothing);
            assertFalse(words.title().isBlank());
            assertFalse(words.detail().isBlank());
            assertFalse(words.action().isBlank());
        }
        assertEquals(
                RefusalTexts.chinese().words(code, nothing).rule(),
                RefusalTexts.english().words(code, nothing).rule());
    }

    @Test
    void bothLanguagesHaveTheSameCodesAndNoOthers() {
        Set<String> codes =
                Stream.of(RefusalCode.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                codes,
                new TreeSet<>(Resources.object("refusals.zh.json").fields().keySet()));
        assertEquals(
                codes,
                new TreeSet<>(Resources.object("refusals.en.json").fields().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusals.zh.json", "script.zh.json", "labels.zh.json", "rule-packs/cn-2019-1.json"})
    void noTextUsesWordsThatMeanSomethingElse(String resource) {
        String text = JsonWriter.compact(Resources.object(resource));
        for (String word : List.of("开票", "持钥人", "观察员", "封票", "当选")) {
            assertFalse(text.contains(word), word);
        }
    }

    @Test
    void everyRuleOfARefusalIsCitedInThePack() {
        Set<String> cited = RulePacks.shipped().find("cn-2019-1").orElseThrow().citations().stream()
                .map(Citation::rule)
                .collect(Collectors.toSet());
        for (RefusalCode code : RefusalCode.values()) {
            RefusalTexts.chinese()
                    .words(code, new ObjectBuilder().build())
                    .rule()
                    .ifPresent(rule -> assertTrue(cited.contains(rule), rule));
        }
    }

    @Test
    void factsStandInTheirPlaces() {
        Json.Obj facts = new ObjectBuilder()
                .put("person", "高书记")
                .texts("missing", List.of("陈丙", "褚丁"))
                .build();
        assertEquals(
                "还有 陈丙、褚丁 没有表态，高书记 应当最后表态。",
                RefusalTexts.chinese()
                        .words(RefusalCode.PRINCIPAL_MUST_BE_LAST, facts)
                        .detail());
    }
}
