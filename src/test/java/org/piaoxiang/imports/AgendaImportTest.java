package org.piaoxiang.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Plan;
import org.piaoxiang.meeting.entry.Data;

class AgendaImportTest {
    private static final String FORM =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Person><XingMing>单　雄</XingMing><ChuShengNianYue>197503</ChuShengNianYue>"
                    + "<XianRenZhiWu>副局长</XianRenZhiWu><NiRenZhiWu>局长</NiRenZhiWu><NiMianZhiWu>副局长</NiMianZhiWu></Person>";

    private static Imported read(byte[] file) {
        return AgendaImport.read("议题.csv", file, Files.committee());
    }

    @Test
    void readsRowsOfOneNumberAsOneItem() {
        Imported read = read(
                Files.utf8("序号,类型,议题,姓名,现任职务,应推荐人数,最多可选,出生年月", "1,民主推荐,推荐副局长,张三,科长,1,2,1975年3月", ",,,李四,科长,,,1980.10"));
        Plan plan = Plan.read(Data.of(Files.first(read)));
        assertEquals(2, plan.candidates().size());
        assertEquals(2, plan.permitted());
        assertEquals("1975.03", plan.candidates().getFirst().birth().orElseThrow());
        assertEquals("RECOMMENDATION_MEETING", plan.kind());
    }

    @Test
    void refusesWhatTheMeetingWouldRefuse() {
        Imported read = read(Files.utf8(
                "序号,类型,议题,姓名,拟任职务,应推荐人数,出生年月",
                "1,任免票决,,张三,局长,,1975.13",
                "1,任免票决,,李四,局长,,1975.1",
                "2,会议推荐,推荐,王五,,1,",
                "3,选举,选举,赵六,,,"));
        assertEquals(
                List.of("2 出生年月", "3 出生年月", "3 序号", "4 应推荐人数", "5 类型"),
                Files.problems(read).stream()
                        .map(problem -> problem.row() + " " + problem.column())
                        .toList(),
                read.toString());
    }

    @Test
    void readsDatesOfSpreadsheets() throws IOException {
        Imported read = read(Files.xlsx(sheet -> {
            Files.row(sheet, 0, "序号", "类型", "姓名", "拟任职务", "出生年月");
            Files.row(sheet, 1, "1", "任免", "张三", "局长");
            var date = sheet.getWorkbook().createCellStyle();
            date.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy\"年\"m\"月\""));
            sheet.getRow(1).createCell(4).setCellValue(java.time.LocalDate.of(1975, 10, 1));
            sheet.getRow(1).getCell(4).setCellStyle(date);
        }));
        assertTrue(Files.entries(read).contains("\"birth\":\"1975.10\""));
    }

    @Test
    void readsApprovalFormsAloneAndInAZip() throws IOException {
        byte[] form = Files.utf8(FORM);
        Imported one = AgendaImport.read("单雄.lrmx", form, Files.committee());
        assertEquals(Json.text("单雄同志职务任免"), Files.first(one).fields().get("title"));
        String two = Files.entries(
                read(Files.zip(Map.of("甲/1.lrmx", form, "甲/2.lrmx", Files.utf8(FORM.replace("单　雄", "𠮷田"))))));
        assertTrue(two.contains("\"i2\"") && two.contains("𠮷田") && two.contains("\"removalPost\":\"副局长\""));
    }

    @Test
    void refusesExternalEntities() {
        String evil = "<!DOCTYPE Person [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<Person><XingMing>&x;</XingMing></Person>";
        List<RowProblem> problems = Files.problems(AgendaImport.read("x.lrmx", Files.utf8(evil), Files.committee()));
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().reason().contains("x.lrmx"));
    }

    @Test
    void readsItsOwnTemplates() {
        for (String file : List.of("agenda.xlsx", "agenda.csv")) {
            Imported read = read(Templates.file(file).orElseThrow());
            assertTrue(Files.entries(read).contains("\"i3\""));
        }
    }

    private static FormFile form(String file, String name, String birth, String post) {
        String xml = "<Person><XingMing>" + name + "</XingMing><ChuShengNianYue>" + birth
                + "</ChuShengNianYue><XianRenZhiWu>" + post + "</XianRenZhiWu><NiRenZhiWu>局长</NiRenZhiWu></Person>";
        return new FormFile(file, xml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void readsSeveralFormsInTheirOrderAndTellsNamesakesApart() {
        Imported read = AgendaImport.readForms(
                List.of(
                        form("乙.lrmx", "张三", "197503", "甲局副局长"),
                        form("甲.lrmx", "李四", "198001", "乙局科长"),
                        form("丙.lrmx", "张三", "198207", "丙局科长")),
                Files.committee());
        assertEquals(
                List.of("张三", "李四", "张三"),
                ((Imported.Read) read)
                        .entries().items().stream()
                                .map(item -> Plan.read(Data.of((Json.Obj) item))
                                        .candidates()
                                        .getFirst()
                                        .name())
                                .toList());
        assertEquals(1, ((Imported.Read) read).warnings().size(), read.toString());
    }

    @Test
    void readsNothingWhileOneOfSeveralFormsIsWrong() {
        Imported read = AgendaImport.readForms(
                List.of(
                        form("一.lrmx", "张三", "197503", "副局长"),
                        form("二.lrmx", "李四", "1975年", "科长"),
                        new FormFile("三.lrmx", new byte[] {1, 2, 3}),
                        form("四.lrmx", "张三", "197503", "副局长")),
                Files.committee());
        assertEquals(
                List.of("2 出生年月", "3 ", "4 姓名"),
                Files.problems(read).stream()
                        .map(problem -> problem.row() + " " + problem.column())
                        .toList(),
                read.toString());
    }
}
