package org.piaoxiang.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.entry.Role;

/** The spreadsheets, read back. */
class SheetsTest {
    private static final Stage ASSEMBLY = Played.assembly();

    private static XSSFWorkbook book(Stage stage, String name) {
        return Reading.book(Reading.make(stage, name, Role.INSPECTION).bytes());
    }

    @Test
    void theSignInSheetListsEverybodyInOrder() {
        List<String> rows = Reading.rows(book(Played.committee(), "attendance").getSheetAt(0));
        assertTrue(rows.contains("序号|姓名|职务|身份|应到|签到|请假事由|书面意见|备注"), rows::toString);
        assertTrue(rows.contains("1|高书记|县委书记|出席|√|8:55||" + "|主持人"), rows::toString);
        assertTrue(rows.contains("7|吴己|县委常委、统战部部长|出席|√|请假|参加省委党校学习|有|"), rows::toString);
        assertTrue(rows.stream().anyMatch(row -> row.startsWith("12|郑某|市委组织部干部监督科科长|列席监督||")), rows::toString);
        assertTrue(rows.contains("应到9人　　实到8人　　请假1人　　缺席0人"), rows::toString);
    }

    @Test
    void theRecommendationHasVotesRatesAndRanks() {
        List<String> rows = Reading.rows(book(ASSEMBLY, "recommendation").getSheetAt(0));
        assertTrue(rows.contains("序号|姓名|现任职务|得票数（合计）|其中A类|其中B类|其中C类|得票率（占有效票21）|得票率（占参加人数22）|排序|备注"), rows::toString);
        assertTrue(rows.contains("1|张三|某某单位综合科科长|18|6|5|7|0.857|0.818|1|"), rows::toString);
        assertTrue(rows.contains("参加推荐范围：A类6人、B类8人、C类10人，共24人"), rows::toString);
        assertTrue(rows.contains("C类：发出9，收回8，有效8，弃权1，作废0"), rows::toString);
        assertTrue(rows.contains("民主推荐结果是选拔任用的重要参考，一年内有效（至2027年11月21日止）。"), rows::toString);
        assertTrue(rows.stream().anyMatch(row -> row.contains("弃权票数：1　　作废票数：0")), rows::toString);
    }

    @Test
    void theAppraisalHasGradesRatesAndHints() {
        List<String> rows = Reading.rows(book(ASSEMBLY, "appraisal").getSheetAt(0));
        assertTrue(rows.contains("1|张三|某某单位综合科科长|合计|21|1|0|0|0|0|0|0|0|0|1|0|"), rows::toString);
        assertTrue(
                rows.stream().anyMatch(row -> row.contains("不称职超过三分之一") && row.contains("3×8＝24 ＞ 21")),
                rows::toString);
        assertTrue(rows.stream().anyMatch(row -> row.contains("|C类|3|0.375|1|0.125|4|0.5|")), rows::toString);
    }

    @Test
    void whatLooksLikeAFormulaIsText() {
        for (String name : List.of("attendance", "recommendation", "appraisal")) {
            book(ASSEMBLY, name)
                    .forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                        assertFalse(cell.getCellType() == CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING) {
                            assertFalse(cell.getStringCellValue().matches("[=+\\-@].*"), cell::getStringCellValue);
                        }
                    })));
        }
        assertTrue(Reading.rows(book(ASSEMBLY, "recommendation").getSheetAt(0)).stream()
                .anyMatch(row -> row.startsWith("2|'" + Played.FORMULA + "|")));
        assertTrue(Reading.rows(book(ASSEMBLY, "attendance").getSheetAt(0)).stream()
                .anyMatch(row -> row.startsWith("3|'@命令|")));
    }

    @Test
    void sheetsPrintOnTheWidthOfAPageWithRepeatedHeadings() {
        for (String name : List.of("attendance", "recommendation", "appraisal")) {
            XSSFWorkbook book = book(ASSEMBLY, name);
            XSSFSheet sheet = book.getSheetAt(0);
            assertTrue(sheet.getFitToPage());
            assertEquals(1, sheet.getPrintSetup().getFitWidth());
            assertEquals(0, sheet.getPrintSetup().getFitHeight());
            assertTrue(sheet.getPrintSetup().getLandscape());
            assertEquals(
                    "序号",
                    sheet.getRow(sheet.getRepeatingRows().getFirstRow())
                            .getCell(0)
                            .getStringCellValue());
            assertTrue(book.getPrintArea(0).contains("$A$1"));
        }
    }
}
