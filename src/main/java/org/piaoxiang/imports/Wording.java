package org.piaoxiang.imports;

import java.util.Optional;

/** Cleans what people type into cells. Characters are never replaced by lookalikes: a rare character stays itself. */
final class Wording {
    private Wording() {}

    /** Returns one line of text: outer spaces gone, inner ones single, none between the lines of a Chinese cell. */
    static String line(String cell) {
        StringBuilder out = new StringBuilder();
        int[] points = cell.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (!isSpace(points[i])) {
                out.appendCodePoint(points[i]);
                continue;
            }
            boolean broken = false;
            int next = i;
            while (next < points.length && isSpace(points[next])) {
                broken |= points[next] == '\n' || points[next] == '\r';
                next++;
            }
            boolean inside = !out.isEmpty() && next < points.length;
            if (inside && !(broken && (isHan(points[next]) || isHan(out.codePointBefore(out.length()))))) {
                out.append(' ');
            }
            i = next - 1;
        }
        return out.toString();
    }

    /** Returns a person's name: no spaces beside Chinese characters, one form of the dot in names. */
    static String name(String cell) {
        int[] points = line(cell).codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean beside = points[i] == ' ' && (isHanOrDot(points[i - 1]) || isHanOrDot(points[i + 1]));
            if (!beside) {
                out.appendCodePoint(isDot(points[i]) ? '·' : points[i]);
            }
        }
        return out.toString();
    }

    /** Returns a short code or word in half width without any spaces, for comparing. */
    static String key(String cell) {
        StringBuilder out = new StringBuilder();
        cell.codePoints().filter(c -> !isSpace(c)).map(Wording::halfWidth).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Tells whether a cell says that there is nothing: 无, a dash, a stroke. */
    static boolean saysNothing(String line) {
        return line.isEmpty() || line.equals("无") || line.matches("[-－—–/／\\\\]+");
    }

    /** Returns why {@code text} cannot stand in a record, if so. */
    static Optional<String> unfit(String text) {
        if (text.codePoints().anyMatch(Wording::isPrivate)) {
            return Optional.of("含有自造字，换一台设备就显示不出来，请改用标准汉字");
        }
        if (text.codePoints().anyMatch(Wording::isHidden)) {
            return Optional.of("含有看不见的控制字符，请删去后重新输入");
        }
        return Optional.empty();
    }

    private static boolean isPrivate(int c) {
        return Character.getType(c) == Character.PRIVATE_USE;
    }

    private static boolean isHidden(int c) {
        if (isSpace(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0xfffd || (c & 0xfffe) == 0xfffe;
        };
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || (c >= 0x3000 && c <= 0x303f) || c == '，';
    }

    private static boolean isDot(int c) {
        return c == '·' || c == '•' || c == '・' || c == '･' || c == '‧' || c == '∙' || c == '⋅' || c == '●';
    }

    private static boolean isHanOrDot(int c) {
        return isHan(c) || isDot(c);
    }

    private static int halfWidth(int c) {
        return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
    }
}
