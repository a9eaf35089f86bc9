package org.piaoxiang.imports.material;

import java.util.List;

/** What became of a PDF. */
public sealed interface Rendered {
    /**
     * Its pages.
     *
     * @param pdf the document again, without author, dates, attachments and scripts
     * @param pngs an image of each page
     */
    @SuppressWarnings("ArrayRecordComponent") // stored once, never compared
    record Pages(byte[] pdf, List<byte[]> pngs) implements Rendered {
        /** Keeps a copy of {@code pngs}. */
        public Pages {
            pngs = List.copyOf(pngs);
        }
    }

    /** It cannot be shown; a Chinese sentence says why and what to do. */
    record Refused(String reason) implements Rendered {}
}
