package org.piaoxiang.papers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.entry.Role;

/** Which papers there are, for whom, and when. */
class PapersTest {
    private static final Stage COMMITTEE = Played.committee();
    private static final Stage ASSEMBLY = Played.assembly();

    private static List<String> ready(Stage stage, Role role) {
        return Papers.list(stage.state(), role).stream()
                .filter(Paper::ready)
                .map(Paper::name)
                .toList();
    }

    @Test
    void aCommitteeHasItsPapers() {
        assertEquals(
                List.of(
                        "attendance",
                        "minutes",
                        "result-report",
                        "result-report-pdf",
                        "review-letter",
                        "review-opinion"),
                ready(COMMITTEE, Role.CLERK));
    }

    @Test
    void recommendationAndAppraisalAreNeverForTheClerk() {
        assertEquals(List.of("attendance", "minutes"), ready(ASSEMBLY, Role.CLERK));
        assertEquals(List.of("attendance", "minutes"), ready(ASSEMBLY, Role.CHAIR));
        for (Role role : List.of(Role.INSPECTION, Role.SUPERIOR, Role.OBSERVER)) {
            assertEquals(List.of("attendance", "minutes", "recommendation", "appraisal"), ready(ASSEMBLY, role));
        }
        Making refused =
                Papers.make("recommendation", ASSEMBLY.state(), ASSEMBLY.entries(), ASSEMBLY.facts(), Role.CLERK);
        assertEquals(
                Making.Reason.NOT_FOR_THIS_ROLE,
                assertInstanceOf(Making.NotMade.class, refused).reason());
    }

    @Test
    void aResultIsNotPrintedBeforeItIsAnnounced() {
        Stage counted = Played.counted();
        assertEquals(List.of("attendance"), ready(counted, Role.CHAIR));
        assertEquals(List.of("attendance", "review-letter", "review-opinion"), ready(counted, Role.SUPERIOR));
        Making refused = Papers.make("result-report", counted.state(), counted.entries(), counted.facts(), Role.CHAIR);
        assertEquals(
                "表决结果还没有全部宣布。", assertInstanceOf(Making.NotMade.class, refused).sentence());
    }

    @Test
    void theReviewsPapersAreForThoseWhoFileAndReview() {
        Making refused = Papers.make(
                "review-letter", COMMITTEE.state(), COMMITTEE.entries(), COMMITTEE.facts(), Role.SCRUTINEER);
        assertEquals(
                Making.Reason.NOT_FOR_THIS_ROLE,
                assertInstanceOf(Making.NotMade.class, refused).reason());
    }

    @Test
    void theLetterTellsTheAccountsAndTheHashOfItsEntry() {
        Stage stage = Played.reviewed();
        String text = Reading.pdf(
                        Reading.make(stage, "review-letter", Role.SUPERIOR).bytes())
                .replaceAll("\\s", "");
        assertTrue(text.contains("共6项") && text.contains("县委一号会议室"), text);
        assertTrue(text.contains("会议推荐2026-06-21得票41/有效69"), text);
        assertTrue(text.contains("缺：考察材料") && text.contains("有分歧，未处理"), text);
        String hash = org.piaoxiang.record.TreeHash.leaf(stage.entries().get(3).canonicalBytes())
                .toString();
        assertEquals(
                org.piaoxiang.meeting.entry.EntryType.FILE_FOR_REVIEW,
                stage.entries().get(3).type());
        assertTrue(text.contains(hash.replaceAll("\\s", "")), text);
        assertTrue(text.contains("ab".repeat(32)), text);
    }

    @Test
    void theOpinionTellsEveryAnswerItsSignersAndWhoSeals() {
        String text = Reading.pdf(Reading.make(Played.reviewed(), "review-opinion", Role.CLERK)
                        .bytes())
                .replaceAll("\\s", "");
        for (String word : List.of("可以上会", "退回补充材料", "建议暂缓", "不同意上会", "待答复", "吴经办", "郑审核", "王签发")) {
            assertTrue(text.contains(word), word + text);
        }
        assertTrue(text.contains("不派员列席，由县纪委监委陈某代为封箱"), text);
        assertTrue(Reading.docx(Reading.make(COMMITTEE, "minutes", Role.CLERK).bytes())
                .contains("已经上级审查；派员列席：郑某"));
    }

    @Test
    void unknownPapersAreRefused() {
        Making refused =
                Papers.make("appraisal", COMMITTEE.state(), COMMITTEE.entries(), COMMITTEE.facts(), Role.OBSERVER);
        assertEquals(
                Making.Reason.UNKNOWN,
                assertInstanceOf(Making.NotMade.class, refused).reason());
    }

    @Test
    void filesHaveChineseNamesAndTheRightTypes() {
        MadePaper minutes = Reading.make(COMMITTEE, "minutes", Role.CLERK);
        assertEquals("中共某某县委2026年第12次常委会会议记录.docx", minutes.fileName());
        assertTrue(minutes.contentType().endsWith("wordprocessingml.document"));
        assertEquals(
                "中共某某县委2026年第12次常委会会议表决结果报告单.pdf",
                Reading.make(COMMITTEE, "result-report-pdf", Role.CLERK).fileName());
    }

    @Test
    void theSameRecordGivesTheSameBytes() {
        for (Stage stage : List.of(COMMITTEE, ASSEMBLY)) {
            for (Paper paper : Papers.list(stage.state(), Role.OBSERVER)) {
                if (paper.ready()) {
                    assertArrayEquals(
                            Reading.make(stage, paper.name(), Role.OBSERVER).bytes(),
                            Reading.make(stage, paper.name(), Role.OBSERVER).bytes(),
                            paper.name());
                }
            }
        }
    }

    @Test
    void noPaperUsesAWordThatBelongsElsewhere() {
        for (Stage stage : List.of(COMMITTEE, ASSEMBLY)) {
            for (Paper paper : Papers.list(stage.state(), Role.OBSERVER)) {
                if (paper.ready()) {
                    String text = text(Reading.make(stage, paper.name(), Role.OBSERVER), paper.format());
                    for (String word : List.of("开票", "持钥人", "观察员", "封票", "当选")) {
                        assertFalse(text.contains(word), paper.name() + " says " + word);
                    }
                }
            }
        }
    }

    private static String text(MadePaper paper, PaperKind.Format format) {
        return switch (format) {
            case DOCX -> Reading.docx(paper.bytes());
            case PDF -> Reading.pdf(paper.bytes());
            case XLSX -> {
                StringBuilder text = new StringBuilder();
                Reading.book(paper.bytes()).forEach(sheet -> text.append(Reading.rows(sheet)));
                yield text.toString();
            }
        };
    }

    @Test
    void noTwoPapersAreListedAlike() {
        List<String> titles = Papers.list(COMMITTEE.state(), Role.CLERK).stream()
                .map(Paper::title)
                .toList();
        assertEquals(titles.size(), titles.stream().distinct().count(), titles.toString());
    }

    @Test
    void theReportSaysWhichItemsWereDecidedInWhichRound() {
        String text = Reading.pdf(
                Reading.make(COMMITTEE, "result-report-pdf", Role.CLERK).bytes());
        assertTrue(text.replaceAll("\\s", "").contains("票决轮次：第1轮（第1、2、3、5、6项）"), text);
    }
}
