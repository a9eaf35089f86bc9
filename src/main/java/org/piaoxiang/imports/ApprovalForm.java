package org.piaoxiang.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.imports.table.SafeXml;
import org.piaoxiang.imports.table.Unreadable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** 干部任免审批表 in its XML form (.lrmx): only the fields that a ballot needs are taken, the photograph is not. */
final class ApprovalForm {
    private static final String SUFFIX = ".lrmx";
    private static final int LARGEST_FORM = 16 << 20;
    private static final int LONGEST_FIELD = 500;
    /** Elements that are read, with their headings on the form. */
    private static final Map<String, String> COLUMNS = Map.of(
            "XingMing", "姓名",
            "ChuShengNianYue", "出生年月",
            "XianRenZhiWu", "现任职务",
            "NiRenZhiWu", "拟任职务",
            "NiMianZhiWu", "拟免职务");

    private ApprovalForm() {}

    static boolean looksLike(String name, byte[] file) {
        String head = new String(file, 0, Math.min(file.length, 200), StandardCharsets.ISO_8859_1);
        return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
                || head.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "").startsWith("<");
    }

    /** Returns the forms among unpacked {@code files}, in the order of their names. */
    static List<FormFile> formsIn(Map<String, byte[]> files) throws Unreadable {
        Map<String, byte[]> forms = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (path.toLowerCase(Locale.ROOT).endsWith(SUFFIX) && !path.startsWith("__MACOSX/")) {
                forms.put(path, bytes);
            }
        });
        if (forms.isEmpty()) {
            throw new Unreadable("压缩文件里没有 .lrmx 文件；表格请直接上传 .xlsx 或 .csv，不要压缩。");
        }
        return forms.entrySet().stream()
                .map(form -> new FormFile(form.getKey(), form.getValue()))
                .toList();
    }

    /** Reads one form; whatever is wrong becomes a finding for the file numbered {@code place}. */
    static Optional<Nominee> read(int place, String path, byte[] file, Findings findings) {
        String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        Fields fields = new Fields();
        try {
            if (file.length > LARGEST_FORM) {
                throw new SAXException("too large");
            }
            SafeXml.parse(file, fields);
        } catch (SAXException | IOException broken) {
            findings.problem(place, "", "文件“%s”不是完好的干部任免审批表，无法读取。".formatted(name));
            return Optional.empty();
        }
        if (!fields.values.containsKey("XingMing")) {
            findings.problem(place, "姓名", "文件“%s”里没有姓名，不是干部任免审批表。".formatted(name));
            return Optional.empty();
        }
        return Optional.of(new Reading(place, name, fields.values, findings).nominee());
    }

    private record Reading(int place, String file, Map<String, String> values, Findings findings) {
        Nominee nominee() {
            String name = Wording.name(text("XingMing"));
            if (name.isEmpty() || name.codePoints().noneMatch(Character::isLetter)) {
                findings.problem(place, "姓名", "文件“%s”里没有填姓名。".formatted(file));
            }
            String birth = text("ChuShengNianYue");
            Optional<String> month = YearMonth.normalise(birth);
            if (!birth.isEmpty() && (month.isEmpty() || YearMonth.lostZero(birth))) {
                findings.problem(place, "出生年月", "文件“%s”的出生年月“%s”不对。".formatted(file, birth));
            }
            return new Nominee(place, name, text("XianRenZhiWu"), text("NiRenZhiWu"), text("NiMianZhiWu"), month);
        }

        private String text(String field) {
            String text = Wording.line(values.getOrDefault(field, ""));
            Optional<String> fault = text.length() > LONGEST_FIELD
                    ? Optional.of("内容超过 %d 字".formatted(LONGEST_FIELD))
                    : Wording.unfit(text);
            fault.ifPresent(reason -> findings.problem(
                    place, COLUMNS.getOrDefault(field, field), "文件“%s”的这一项%s。".formatted(file, reason)));
            return fault.isPresent() || Wording.saysNothing(text) ? "" : text;
        }
    }

    private static final class Fields extends DefaultHandler {
        private final Map<String, String> values = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private int depth;
        private boolean collecting;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            depth++;
            collecting = depth == 2 && COLUMNS.containsKey(name);
            text.setLength(0);
        }

        @Override
        public void characters(char[] characters, int from, int length) {
            if (collecting && text.length() <= LONGEST_FIELD) {
                text.append(characters, from, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            if (collecting) {
                values.putIfAbsent(name, text.toString());
            }
            collecting = false;
            depth--;
        }
    }
}
