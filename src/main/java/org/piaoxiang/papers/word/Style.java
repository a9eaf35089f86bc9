package org.piaoxiang.papers.word;

/** How a paragraph looks: fonts of the users' office suites, as papers of committees use them. */
record Style(String font, int halfPoints, boolean bold, Align align, int indentChars, int linePitch) {
    /** Where the text stands. */
    enum Align {
        LEFT,
        CENTER,
        JUSTIFIED
    }

    private static final int TWENTIETHS = 10;
    private static final int SMALLEST = 30;

    static final Style TITLE = new Style("方正小标宋简体", 44, false, Align.CENTER, 0, 640);
    static final Style HEADING = new Style("黑体", 30, false, Align.LEFT, 0, 560);
    static final Style SUBHEADING = new Style("楷体", 30, true, Align.LEFT, 0, 560);
    static final Style BODY = new Style("仿宋", 28, false, Align.JUSTIFIED, 2, 520);
    static final Style LINE = new Style("仿宋", 24, false, Align.LEFT, 0, 420);
    static final Style CELL = new Style("仿宋", 22, false, Align.CENTER, 0, 0);
    static final Style CELL_TEXT = new Style("仿宋", 22, false, Align.LEFT, 0, 0);
    static final Style CELL_HEAD = new Style("黑体", 21, false, Align.CENTER, 0, 0);
    static final Style SMALL = new Style("仿宋", 18, false, Align.LEFT, 0, 280);
    static final Style TINY = new Style("仿宋", 12, false, Align.LEFT, 0, 170);
    static final Style GAP = new Style("仿宋", 8, false, Align.LEFT, 0, 0);
    static final Style FOOT = new Style("仿宋", 18, false, Align.CENTER, 0, 0);

    /** Returns this style, as small as {@code text} must be to stand in one line of {@code width} twentieths of a point. */
    Style fitting(String text, long width) {
        int fits = (int) (width / TWENTIETHS / Math.max(1, text.codePointCount(0, text.length())));
        return new Style(font, Math.clamp(fits - 1, SMALLEST, halfPoints), bold, align, indentChars, linePitch);
    }

    Style centred() {
        return new Style(font, halfPoints, bold, Align.CENTER, 0, linePitch);
    }
}
