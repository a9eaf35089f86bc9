package org.piaoxiang.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.entry.Role;

/** The minutes and the result report of scenario 1, read back. */
class MinutesTest {
    private static final Stage STAGE = Played.committee();
    private static final String MINUTES =
            plain(Reading.docx(Reading.make(STAGE, "minutes", Role.CLERK).bytes()));

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private static void says(String... sentences) {
        for (String sentence : sentences) {
            assertTrue(MINUTES.contains(sentence), sentence + " is missing in\n" + MINUTES);
        }
    }

    @Test
    void tellWhoMet() {
        says(
                "中共某某县委2026年第12次常委会会议记录",
                "时间：2026年11月21日9:00至10:",
                "主持人：高书记（县委书记）",
                "出席（8人）：高书记（县委书记）、周甲（县委副书记、县长）",
                "列席监督（1人）：郑某（市委组织部干部监督科科长）",
                "请假（1人）：吴己（县委常委、统战部部长），参加省委党校学习",
                "记录人：王文书",
                "应到9人，实到8人，请假1人，缺席0人；三分之二以上到会（3×8＝24 ≥ 2×9＝18），符合规定人数。",
                "监票人周甲、冯乙；计票人计甲、计乙。举手表决：同意8人，不同意0人，弃权0人，通过。");
    }

    @Test
    void tellNumbersOfEveryItem() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(
                Reading.make(STAGE, "minutes", Role.CLERK).bytes()))) {
            assertEquals(
                    List.of(
                            "9 8 0 8 8 8 8 0 8 0 0",
                            "9 8 0 8 8 8 8 0 7 1 0",
                            "9 8 1 7 7 7 7 0 5 1 1",
                            "9 8 0 8 8 8 8 0 4 3 1",
                            "9 8 0 8 8 7 7 0 6 1 0"),
                    document.getTables().stream().map(table -> row(table, 1)).toList());
            assertEquals(
                    "应到 实到 回避 参加表决 发出 收回 有效 无效 同意 不同意 弃权",
                    row(document.getTables().getFirst(), 0));
        }
        says(
                "通过。同意5票，超过应到会人数的半数（2×5＝10 > 9）。",
                "未通过。同意4票，未超过应到会人数的半数（2×4＝8 ≤ 9）。",
                "通过。同意6票，超过应到会人数的半数（2×6＝12 > 9）。未收回1票。");
    }

    private static String row(XWPFTable table, int row) {
        return String.join(
                " ",
                table.getRow(row).getTableCells().stream()
                        .map(XWPFTableCell::getText)
                        .toList());
    }

    @Test
    void tellRecusalStatementsAndDeferral() {
        says(
                "周甲（与王五系亲属），9:20离席，9:31返回。",
                "监票人：陈丙、冯乙。",
                "插话（不作为表态）　高书记：同意。先听大家意见。",
                "表态情况：同意5人，不同意2人，缓议1人。",
                "8．高书记：同意。（最后表态）",
                "书面意见（不计票）：吴己：同意第1项至第6项。",
                "列席监督意见：建议暂缓。家属经商办企业情况不清。主持人答复：采纳。",
                "暂缓表决。原因：有关材料不清楚，需进一步核实：家属经商办企业情况待核查。举手表决：同意6人，不同意1人，弃权1人。" + "未发票。后续核查责任人：褚丁，期限：2026年12月5日。",
                "对第30条记录的补正",
                "第2项汇报人应为李部长。");
        assertFalse(MINUTES.contains("2026年12月05日"));
    }

    @Test
    void followTheOrderOfTheMeeting() {
        List<String> order =
                List.of("一、会议组织", "二、会议内容", "（一）第1项议题", "（六）第6项议题", "三、散会", "四、补正", "主持人（签名）", "记录人（签名）", "核实人（签名）");
        List<Integer> places = order.stream().map(MINUTES::indexOf).toList();
        assertTrue(places.getFirst() >= 0);
        assertTrue(
                IntStream.range(1, places.size()).allMatch(i -> places.get(i) > places.get(i - 1)), places::toString);
    }

    @Test
    void carryRecordNumberAndHashOnEveryPage() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(
                Reading.make(STAGE, "minutes", Role.CLERK).bytes()))) {
            String foot = document.getFooterList().getFirst().getText();
            assertTrue(foot.contains("记录编号：2026-012"), foot);
            assertTrue(foot.contains(STAGE.checkpoint().root().toString()), foot);
        }
    }

    @Test
    void keepFiguresOfARecommendationOut() {
        Stage assembly = Played.assembly();
        String text = Reading.docx(Reading.make(assembly, "minutes", Role.CLERK).bytes());
        assertTrue(text.contains("应到24人，实到22人，发出22票，收回21票。"), text);
        assertTrue(text.contains("汇总表另行制作，由考察组保管，不载入本记录。"), text);
        assertFalse(text.replace("民主推荐得票较集中", "").contains("得票"), text);
    }

    @Test
    void theReportSaysTheSameInBothForms() {
        String docx = plain(
                Reading.docx(Reading.make(STAGE, "result-report", Role.CLERK).bytes()));
        String pdf = plain(
                Reading.pdf(Reading.make(STAGE, "result-report-pdf", Role.CLERK).bytes()));
        for (String text : List.of(docx, pdf)) {
            for (String part : List.of(
                    "应到9人，实到8人，请假1人，缺席0人",
                    "88.9%",
                    "77.8%",
                    "55.6%",
                    "44.4%",
                    "66.7%",
                    "暂缓表决",
                    "免去F单位副主任",
                    "回避1人",
                    "未收回1票",
                    "周甲、冯乙、陈丙（第3项）",
                    "市委组织部干部监督科",
                    Stage.hash("e", 0),
                    Stage.hash("c", 4),
                    Stage.hash("d", 2),
                    STAGE.checkpoint().root().toString())) {
                assertTrue(text.contains(part), part + " is missing in\n" + text);
            }
        }
    }
}
