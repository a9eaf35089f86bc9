package org.piaoxiang.cli;

import java.io.PrintWriter;

/** A progress line: one changing line for a person, a line per percent otherwise. */
final class Progress {
    private final PrintWriter err;
    private final boolean shown;
    private final boolean live;
    private final String what;
    private int last;
    private int lastPercent = -1;

    /** Makes a progress line that is shown to whoever watches, and to everybody when {@code asked} for. */
    Progress(Terminal terminal, boolean asked, String what) {
        this.err = terminal.err();
        this.live = terminal.live();
        this.shown = live || asked;
        this.what = what;
    }

    /** Says that {@code ballots} are done, which is {@code done} of {@code all}. */
    void at(int ballots, long done, long all) {
        int percent = all <= 0 ? 100 : (int) Math.min(100, done * 100 / all);
        last = ballots;
        if (percent != lastPercent) {
            lastPercent = percent;
            show(ballots, percent);
        }
    }

    /** Ends the line; nothing more comes. */
    void end() {
        if (lastPercent >= 0) {
            show(last, 100);
            if (shown && live) {
                err.println();
            }
        }
    }

    private void show(int ballots, int percent) {
        if (shown) {
            String line = what + " " + ballots + " (" + percent + "%)";
            err.print(live ? "\r" + line : line + System.lineSeparator());
            err.flush();
        }
    }
}
