package org.piaoxiang.cli;

import java.util.List;

/** Text on a terminal: widths, padding, and nothing that could move the cursor. */
final class Words {
    private record Range(int first, int last) {}

    /** Unicode's East_Asian_Width W and F, in the blocks that matter here. */
    private static final List<Range> WIDE = List.of(
            new Range(0x1100, 0x115f),
            new Range(0x2e80, 0x303e),
            new Range(0x3041, 0xa4cf),
            new Range(0xac00, 0xd7a3),
            new Range(0xf900, 0xfaff),
            new Range(0xfe30, 0xfe6f),
            new Range(0xff00, 0xff60),
            new Range(0xffe0, 0xffe6),
            new Range(0x1f300, 0x1faff),
            new Range(0x20000, 0x3fffd));

    private Words() {}

    /** Returns {@code text} with control and direction-changing characters replaced. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean harmless = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            out.appendCodePoint(harmless ? c : '?');
        });
        return out.toString();
    }

    /** Returns how many columns {@code text} takes: East Asian characters take two. */
    static int width(String text) {
        return text.codePoints().map(Words::width).sum();
    }

    /** Returns {@code text} filled up with spaces to {@code columns}. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return WIDE.stream().anyMatch(range -> c >= range.first && c <= range.last);
    }
}
