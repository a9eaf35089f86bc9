package org.piaoxiang.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.roster.Person;

class RosterImportTest {
    private static final String HEAD = "姓名,职务,身份,显示顺序,主要负责人";

    @Test
    void readsPersonsInTheShapeOfTheAct() {
        Imported read = RosterImport.read(Files.utf8(HEAD, "张三,书记,出席,1,是", "\"李四\",\"副书记,\"\"兼\"\"\",列席,2,"));
        assertEquals(
                "[{\"id\":\"p1\",\"name\":\"张三\",\"post\":\"书记\",\"capacity\":\"VOTING\",\"category\":\"\",\"order\":1,\"principal\":true},"
                        + "{\"id\":\"p2\",\"name\":\"李四\",\"post\":\"副书记,\\\"兼\\\"\",\"capacity\":\"NON_VOTING\",\"category\":\"\",\"order\":2,\"principal\":false}]",
                Files.entries(read));
        Person person = Person.read(Data.of(Files.first(read)));
        assertTrue(person.voting() && person.principal());
    }

    @Test
    void readsGb18030AndAByteOrderMark() {
        String text = "姓　名;参会身份;票类\n张　三;出席;Ａ类\n𠮷䶮㛃;候补;B\n";
        for (byte[] bytes : List.of(
                text.getBytes(Charset.forName("GB18030")), ("\ufeff" + text).getBytes(Charset.forName("UTF-8")))) {
            String entries = Files.entries(RosterImport.read(bytes));
            assertTrue(entries.contains("\"张三\"") && entries.contains("\"category\":\"A\""), entries);
            assertTrue(entries.contains("\"𠮷䶮㛃\"") && entries.contains("ALTERNATE"), entries);
        }
    }

    @Test
    void refusesBytesThatAreNeitherUtf8NorGb18030() {
        assertTrue(Files.reason(RosterImport.read(new byte[] {'a', (byte) 0xff, ','}))
                .contains("GB18030"));
    }

    @Test
    void findsHeadingsBelowATitleInAnyOrder() {
        String entries = Files.entries(RosterImport.read(Files.utf8("会议名单,,", "身份,单位,姓名", "出席,县委,王五")));
        assertTrue(entries.contains("王五") && entries.contains("\"unit\":\"县委\""));
    }

    @Test
    void saysWhichHeadingIsMissing() {
        RowProblem problem =
                Files.problems(RosterImport.read(Files.utf8("姓名,职务", "张三,书记"))).getFirst();
        assertEquals(new RowProblem(1, "身份", "缺少“身份”这一列，请补上。"), problem);
    }

    @Test
    void listsEveryBadRowAndImportsNothing() {
        Imported read = RosterImport.read(
                Files.utf8(HEAD, "张三,书记,出息,1,是", "李四,副书记,出席,2,是", "王五,委员,出席,2,", ",委员,出席,x,", "赵\u0007六,委员,出席,6,"));
        assertEquals(
                List.of("2 身份", "2 主要负责人", "3 主要负责人", "4 显示顺序", "5 姓名", "5 显示顺序", "6 姓名"),
                Files.problems(read).stream()
                        .map(problem -> problem.row() + " " + problem.column())
                        .toList(),
                read.toString());
    }

    @Test
    void refusesPrivateUseAndFormulas() {
        List<RowProblem> problems =
                Files.problems(RosterImport.read(Files.utf8(HEAD, "张\ue000,书记,出席,1,", "=A1,委员,出席,2,")));
        assertTrue(problems.get(0).reason().contains("自造字"));
        assertTrue(problems.get(1).reason().contains("公式"));
    }

    @Test
    void tellsTwoPeopleOfOneNameApart() {
        Imported apart = RosterImport.read(Files.utf8(HEAD, "张三,书记,出席,1,", "张三,委员,出席,2,"));
        assertTrue(Files.entries(apart).contains("\"p2\",\"name\":\"张三\""));
        assertTrue(((Imported.Read) apart).warnings().getFirst().reason().contains("第 2 行同名"));
        Imported same = RosterImport.read(Files.utf8(HEAD, "张三,委员,出席,1,", "张三,委员,出席,2,"));
        assertTrue(Files.problems(same).getFirst().reason().contains("单位或职务"));
    }

    @Test
    void readsSpreadsheetsWithFormulasAndNumbers() throws IOException {
        Imported read = RosterImport.read(Files.xlsx(sheet -> {
            Files.row(sheet, 0, "姓名", "身份", "显示顺序", "职务");
            Files.row(sheet, 2, "𠮷  田", "出席");
            sheet.getRow(2).createCell(2).setCellValue(3);
            sheet.getRow(2).createCell(3).setCellFormula("\"书\"&\"记\"");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
        }));
        assertEquals(Json.text("𠮷田"), Files.first(read).fields().get("name"));
        assertEquals(Json.text("书记"), Files.first(read).fields().get("post"));
        assertEquals(Json.number(3), Files.first(read).fields().get("order"));
    }

    @Test
    void refusesTooManyRows() {
        List<String> lines = new java.util.ArrayList<>(List.of("姓名,身份"));
        lines.addAll(Collections.nCopies(10_001, "张三,出席"));
        assertTrue(Files.reason(RosterImport.read(Files.utf8(lines.toArray(String[]::new))))
                .contains("10,000 行"));
    }

    @Test
    void refusesASwellingZip() throws IOException {
        byte[] bomb = Files.zip(Map.of("[Content_Types].xml", new byte[65 << 20]));
        assertTrue(bomb.length < 1 << 20);
        assertTrue(Files.reason(RosterImport.read(bomb)).contains("解压后超过"));
    }

    @Test
    void refusesOldAndBrokenSpreadsheets() throws IOException {
        assertTrue(Files.reason(RosterImport.read(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0}))
                .contains(".xls"));
        assertInstanceOf(Imported.Unusable.class, RosterImport.read(Files.zip(Map.of("a.txt", new byte[3]))));
        byte[] whole = Templates.file("roster.xlsx").orElseThrow();
        assertInstanceOf(Imported.Unusable.class, RosterImport.read(java.util.Arrays.copyOf(whole, whole.length / 2)));
    }

    @Test
    void readsItsOwnTemplates() {
        for (String file : List.of("roster.xlsx", "roster.csv")) {
            String entries =
                    Files.entries(RosterImport.read(Templates.file(file).orElseThrow()));
            assertTrue(entries.contains("王五") && entries.contains("STAFF"), entries);
        }
    }
}
