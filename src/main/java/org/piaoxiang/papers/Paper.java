package org.piaoxiang.papers;

import java.util.Optional;

/**
 * A paper as it is listed.
 *
 * @param name by which it is asked for
 * @param title on screen
 * @param format DOCX, XLSX or PDF
 * @param whyNot why it cannot be had now; empty where it is ready
 */
public record Paper(String name, String title, PaperKind.Format format, Optional<Making.NotMade> whyNot) {
    /** Whether it can be had now. */
    public boolean ready() {
        return whyNot.isEmpty();
    }
}
