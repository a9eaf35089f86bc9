package org.piaoxiang.meeting.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.rule.Citation;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.rule.RulePacks;

/** What a reviewer is shown, with the numbers of the rules and the days on which they turn. */
class ReviewFlagsTest {
    private static final RulePack PACK = RulePacks.shipped().find("cn-2019-1").orElseThrow();
    private static final LocalDate PLANNED = LocalDate.of(2026, 11, 21);
    private static final Candidate APPOINTED =
            new Candidate("c1", "张三", Optional.empty(), "某职", Optional.of("A局副局长"), Optional.empty(), Optional.empty());
    private static final Candidate REMOVED = new Candidate(
            "c1", "孙八", Optional.empty(), "某职", Optional.empty(), Optional.of("F单位副主任"), Optional.empty());
    private static final String TALK = recommendation("TALK", "2026-05-20", "");
    private static final String MEETING = recommendation("MEETING", "2026-05-22", "");
    private static final String INSPECTED = check("ARCHIVES") + "," + check("PERSONAL_MATTERS") + ","
            + check("DISCIPLINE") + "," + check("COMPLAINTS") + "," + check("MATERIAL");

    private static String recommendation(String mode, String date, String more) {
        return "{'mode':'" + mode + "','date':'" + date + "'" + more + "}";
    }

    private static String check(String check) {
        return "{'check':'" + check + "','date':'2026-09-01'}";
    }

    private static Dossier dossier(String recommendations, String inspections, String consultations) {
        String text = "{'item':'i1','candidate':'c1','recommendations':[" + recommendations + "],'inspections':["
                + inspections + "],'consultations':[" + consultations + "],'attachments':[]}";
        try {
            return Dossier.read(Data.of((Json.Obj) JsonReader.read(text.replace('\'', '"'))));
        } catch (JsonException ownMistake) {
            throw new IllegalArgumentException(text, ownMistake);
        }
    }

    private static List<ReviewFlags.Flag> flags(Candidate candidate, Dossier dossier) {
        return ReviewFlags.of(PACK, candidate, Optional.of(dossier), PLANNED, Optional.empty());
    }

    private static List<String> rules(List<ReviewFlags.Flag> flags) {
        return flags.stream().map(ReviewFlags.Flag::rule).toList();
    }

    private static List<ReviewFlags.Flag> recommended(String meeting) {
        return flags(APPOINTED, dossier(TALK + "," + meeting, INSPECTED, ""));
    }

    @Test
    void aWholeAccountRaisesNoFlag() {
        assertEquals(List.of(), recommended(MEETING));
    }

    /** REC-02: valid one year, the anniversary included; a leap day's ends on 28 February. */
    @ParameterizedTest
    @CsvSource({
        "2025-11-21, 2026-11-21, false",
        "2025-11-20, 2026-11-21, true",
        "2025-11-20, 2026-11-20, false",
        "2024-02-29, 2025-02-28, false",
        "2024-02-29, 2025-03-01, true",
        "2024-12-31, 2025-12-31, false",
        "2024-12-31, 2026-01-01, true"
    })
    void aRecommendationIsValidForAYear(LocalDate recommended, LocalDate planned, boolean flagged) {
        Dossier dossier = dossier(
                recommendation("TALK", recommended.toString(), "") + ","
                        + recommendation("MEETING", recommended.toString(), ""),
                "",
                "");
        List<ReviewFlags.Flag> found = ReviewFlags.of(PACK, APPOINTED, Optional.of(dossier), planned, Optional.empty());
        assertEquals(
                flagged ? 2 : 0,
                found.stream().filter(flag -> flag.rule().equals("REC-02")).count());
    }

    @Test
    void theFlagShowsItsArithmetic() {
        ReviewFlags.Flag flag =
                recommended(recommendation("MEETING", "2025-11-20", "")).getFirst();
        assertEquals("REC-02", flag.rule());
        assertEquals("会议推荐结果已超过一年有效期", flag.text());
        assertEquals("2025-11-20＋1年＝2026-11-20，早于上会日期 2026-11-21", flag.arithmetic());
    }

    @Test
    void aRecommendationAfterTheMeetingIsOdd() {
        assertEquals(List.of("REC-02"), rules(recommended(recommendation("MEETING", "2026-11-22", ""))));
        assertEquals(List.of(), rules(recommended(recommendation("MEETING", "2026-11-21", ""))));
    }

    /** REC-04: more names than posts. */
    @ParameterizedTest
    @CsvSource({"2, 2, true", "3, 2, false", "1, 1, true", "2, 1, false", "0, 2, false"})
    void referenceNamesAreMoreThanPosts(int names, int seats, boolean flagged) {
        List<ReviewFlags.Flag> found = recommended(recommendation("MEETING", "2026-05-22", names(names, seats)));
        assertEquals(flagged ? List.of("REC-04") : List.of(), rules(found));
        if (names == 2 && seats == 2) {
            assertEquals("2 ≤ 2", found.getFirst().arithmetic());
        }
    }

    /** NOM-01 (公推提名): more than five names for each post, strictly. */
    @ParameterizedTest
    @CsvSource({"5, 1, true", "6, 1, false", "10, 2, true", "11, 2, false", "0, 1, true"})
    void aNominationOffersMoreThanFiveForEachPost(int names, int seats, boolean flagged) {
        List<ReviewFlags.Flag> found = flags(
                APPOINTED,
                dossier(recommendation("PUBLIC_NOMINATION", "2026-05-22", names(names, seats)), INSPECTED, ""));
        assertEquals(flagged ? List.of("NOM-01") : List.of(), rules(found));
    }

    private static String names(int names, int seats) {
        StringBuilder list = new StringBuilder();
        for (int i = 1; i <= names; i++) {
            list.append(list.isEmpty() ? "" : ",").append("'人选").append(i).append("'");
        }
        return ",'names':[" + list + "],'seats':" + seats;
    }

    /** REC-10: two thirds of those in the scope; scenario 3's 156 of 180 are enough, and so are exactly 120. */
    @ParameterizedTest
    @CsvSource({"180, 156, false", "180, 120, false", "180, 119, true", "9, 6, false", "9, 5, true"})
    void twoThirdsOfTheScopeTakePart(int entitled, int present, boolean flagged) {
        List<ReviewFlags.Flag> found = recommended(
                recommendation("MEETING", "2026-05-22", ",'entitled':" + entitled + ",'present':" + present));
        assertEquals(flagged ? List.of("REC-10") : List.of(), rules(found));
        if (entitled == 9 && flagged) {
            assertEquals("3×5＝15 ＜ 2×9＝18", found.getFirst().arithmetic());
        }
    }

    /** REC-11: scenario 3's 王五 with 51 of 151 is below half; 李四 with 80 is not; exactly half is not below. */
    @ParameterizedTest
    @CsvSource({"151, 51, true", "151, 80, false", "150, 75, false", "151, 75, true"})
    void fewerThanHalfTheFormsIsShown(int valid, int votes, boolean flagged) {
        assertEquals(
                flagged ? List.of("REC-11") : List.of(),
                rules(recommended(recommendation("MEETING", "2026-05-22", ",'valid':" + valid + ",'votes':" + votes))));
    }

    @Test
    void bothWaysOfRecommendationAreNeeded() {
        assertEquals(List.of("REC-01"), rules(flags(APPOINTED, dossier(TALK, INSPECTED, ""))));
        assertEquals(List.of("REC-01", "REC-01"), rules(flags(APPOINTED, dossier("", INSPECTED, ""))));
    }

    @Test
    void theFourChecksAreNeededAndTheReport() {
        List<ReviewFlags.Flag> found =
                flags(APPOINTED, dossier(TALK + "," + MEETING, check("ARCHIVES") + "," + check("DISCIPLINE"), ""));
        assertEquals(List.of("INS-01", "INS-02"), rules(found));
        assertEquals("凡提四必缺少：个人有关事项报告核查、信访举报核查", found.getFirst().text());
        assertEquals("已办 2 项，应办 4 项", found.getFirst().arithmetic());
    }

    @Test
    void anInspectionAfterTheMeetingIsOdd() {
        String late = INSPECTED.replace(
                "{'check':'MATERIAL','date':'2026-09-01'}", "{'check':'MATERIAL','date':'2026-11-22'}");
        assertEquals(List.of("INS-01"), rules(flags(APPOINTED, dossier(TALK + "," + MEETING, late, ""))));
    }

    @Test
    void aDivergentOpinionWaitsForItsResolution() {
        String open = "{'with':'县人大常委会主要领导','opinion':'建议再了解','divergent':true}";
        String closed = "{'with':'县政府主要领导','opinion':'有保留','divergent':true,'resolution':'已当面说明，表示同意'}";
        String agreed = "{'with':'分管领导','opinion':'同意','divergent':false}";
        List<ReviewFlags.Flag> found = flags(REMOVED, dossier("", "", String.join(",", agreed, closed, open)));
        assertEquals(List.of("CON-01"), rules(found));
        assertEquals("酝酿中有分歧意见尚未处理：县人大常委会主要领导", found.getFirst().text());
        assertEquals("分歧 2 项，未处理 1 项", found.getFirst().arithmetic());
        assertEquals(List.of(), flags(REMOVED, dossier("", "", String.join(",", agreed, closed))));
    }

    @Test
    void aRemovalNeedsNeitherRecommendationNorTheFourChecks() {
        assertEquals(List.of(), flags(REMOVED, dossier("", "", "")));
    }

    @Test
    void nothingFiledAndAHoldAreShown() {
        List<ReviewFlags.Flag> found = ReviewFlags.of(
                PACK,
                APPOINTED,
                Optional.empty(),
                PLANNED,
                Optional.of(new Review.Hold("突击提拔，限期整改", "2026-11-01T09:00:00+08:00", "市委组织部")));
        assertEquals(List.of("HOLD-01", "SUP-09"), rules(found));
        assertEquals("突击提拔，限期整改", found.getFirst().arithmetic());
    }

    @Test
    void everyRuleIsCitedInThePack() {
        Set<String> cited = PACK.citations().stream().map(Citation::rule).collect(Collectors.toSet());
        ReviewFlags.rules().forEach(rule -> assertTrue(cited.contains(rule), rule));
    }
}
