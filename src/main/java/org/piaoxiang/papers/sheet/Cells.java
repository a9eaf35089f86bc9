package org.piaoxiang.papers.sheet;

/** Text that no spreadsheet program takes for a formula. */
final class Cells {
    private static final String STARTS_FORMULA = "=+-@\t\r＝＋－＠";

    private Cells() {}

    /** Returns {@code text}, with an apostrophe before a sign that begins a formula. */
    static String safe(String text) {
        return !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
