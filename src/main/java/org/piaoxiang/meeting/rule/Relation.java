package org.piaoxiang.meeting.rule;

/** How the two sides of an integer test must stand: 以上 and 以下 include the number, 超过 does not. */
public enum Relation {
    AT_LEAST("≥", "＜"),
    MORE_THAN("＞", "≤"),
    LESS_THAN("＜", "≥");

    private final String sign;
    private final String opposite;

    Relation(String sign, String opposite) {
        this.sign = sign;
        this.opposite = opposite;
    }

    boolean holds(long left, long right) {
        return switch (this) {
            case AT_LEAST -> left >= right;
            case MORE_THAN -> left > right;
            case LESS_THAN -> left < right;
        };
    }

    String sign(boolean met) {
        return met ? sign : opposite;
    }
}
