package org.piaoxiang.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files to fill in: headings, an example, choices and notes. Filled with its example, each imports as it is. */
public final class Templates {
    private static final int LAST_ROW = 2000;
    private static final int CHARACTER = 256;
    private static final String EXAMPLE = "示例，填写前请删去这一行";

    private static final Form ROSTER = new Form(
            "名单",
            List.of("显示顺序", "姓名", "单位", "职务", "身份", "类别", "主要负责人", "备注"),
            List.of(
                    List.of("1", "张三", "示例县委", "书记", "出席", "", "是", EXAMPLE),
                    List.of("2", "李四", "示例县委", "副书记", "出席", "", "", EXAMPLE),
                    List.of("3", "王五", "示例县委办公室", "科员", "工作人员", "", "", EXAMPLE)),
            Map.of("身份", List.of("出席", "列席", "候补", "工作人员"), "主要负责人", List.of("是", "否")),
            List.of(
                    "每人一行，列的先后可以调整，表头文字请保留。",
                    "姓名、身份必填。身份只填：出席、列席、候补、工作人员；“出席”的人有表决权，计入应到。",
                    "显示顺序填整数，要么每人都填且不重复，要么都不填（按行的先后）。",
                    "主要负责人只能有一位，填“是”。",
                    "类别用于分类推荐和测评，例如 A、B、C，不分类可不填。",
                    "有同名的人，请在单位或职务中写出区别。",
                    "上级列席监督人员，身份填“列席监督”。"));

    private static final Form AGENDA = new Form(
            "议题",
            List.of("序号", "类型", "议题", "姓名", "现任职务", "拟任职务", "拟免职务", "出生年月", "应推荐人数", "最多可选", "材料", "备注"),
            List.of(
                    List.of(
                            "1",
                            "任免票决",
                            "",
                            "赵六",
                            "示例县教育局副局长",
                            "示例县教育局局长",
                            "示例县教育局副局长",
                            "1975.03",
                            "",
                            "",
                            "",
                            EXAMPLE),
                    List.of("2", "会议推荐", "推荐示例县教育局副局长人选", "钱七", "示例中学校长", "", "", "1980年10月", "1", "1", "", EXAMPLE),
                    List.of("2", "会议推荐", "推荐示例县教育局副局长人选", "孙八", "示例小学校长", "", "", "1982.07", "1", "1", "", EXAMPLE),
                    List.of("3", "民主测评", "示例县教育局年度测评", "周九", "示例县教育局党组成员", "", "", "", "", "", "", EXAMPLE)),
            Map.of("类型", List.of("任免票决", "会议推荐", "民主测评")),
            List.of(
                    "每名人选一行，列的先后可以调整，表头文字请保留。",
                    "任免票决逐人进行，一人一个序号；拟任职务和拟免职务至少填一项。议题可不填，自动写成“某某同志职务任免”。",
                    "会议推荐和民主测评：同一序号的几行是同一项里的几名人选；下面各行的序号也可以不填。",
                    "会议推荐要填应推荐人数，参考人选应当多于应推荐人数；最多可选不填时与应推荐人数相同。",
                    "出生年月写成 1975.03 或 1975年3月；10 月请写 1975.10（文本格式）或 1975年10月。",
                    "材料填已上传的 PDF 的名称，几份之间用分号隔开；也可以以后再添加。",
                    "干部任免审批表（.lrmx）可以直接上传，几份请压缩成一个 zip。"));

    private static final Map<String, Form> FORMS = Map.of("roster", ROSTER, "agenda", AGENDA);

    private Templates() {}

    private record Form(
            String name,
            List<String> headings,
            List<List<String>> examples,
            Map<String, List<String>> choices,
            List<String> notes) {}

    /** Returns the template {@code file}, for example {@code roster.xlsx}. */
    public static Optional<byte[]> file(String file) {
        int dot = file.lastIndexOf('.');
        Optional<Form> form = Optional.ofNullable(FORMS.get(dot < 0 ? file : file.substring(0, dot)));
        return switch (dot < 0 ? "" : file.substring(dot)) {
            case ".xlsx" -> form.map(Templates::xlsx);
            case ".csv" -> form.map(Templates::csv);
            default -> Optional.empty();
        };
    }

    private static byte[] csv(Form form) {
        StringBuilder text = new StringBuilder("\ufeff").append(line(form.headings));
        form.examples.forEach(example -> text.append(line(example)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static byte[] xlsx(Form form) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.getProperties().getCoreProperties().setCreator("");
            Sheet sheet = book.createSheet(form.name);
            CellStyle text = book.createCellStyle();
            text.setDataFormat(book.createDataFormat().getFormat("@"));
            for (int i = 0; i < form.headings.size(); i++) {
                sheet.setDefaultColumnStyle(i, text);
                sheet.setColumnWidth(i, CHARACTER * (i == form.headings.size() - 1 ? 26 : 16));
            }
            fill(sheet.createRow(0), form.headings, heading(book));
            form.examples.forEach(example -> fill(sheet.createRow(sheet.getLastRowNum() + 1), example, text));
            form.choices.forEach((column, choices) -> choose(sheet, form.headings.indexOf(column), choices));
            sheet.createFreezePane(0, 1);
            Sheet notes = book.createSheet("填写说明");
            notes.setColumnWidth(0, CHARACTER * 110);
            form.notes.forEach(note -> {
                int next = notes.getLastRowNum() + 1;
                notes.createRow(next).createCell(0).setCellValue(next + 1 + ". " + note);
            });
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static CellStyle heading(XSSFWorkbook book) {
        CellStyle style = book.createCellStyle();
        Font bold = book.createFont();
        bold.setBold(true);
        style.setFont(bold);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static void fill(Row row, List<String> texts, CellStyle style) {
        for (int i = 0; i < texts.size(); i++) {
            row.createCell(i).setCellValue(texts.get(i));
            row.getCell(i).setCellStyle(style);
        }
    }

    private static void choose(Sheet sheet, int column, List<String> choices) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(choices.toArray(String[]::new)),
                new CellRangeAddressList(1, LAST_ROW, column, column));
        validation.setShowErrorBox(false);
        validation.setSuppressDropDownArrow(true);
        sheet.addValidationData(validation);
    }
}
