package org.piaoxiang.papers.badge;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A QR code as squares on a page. */
public final class QrCode {
    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** Returns the code of {@code text}. */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("the text does not fit into a QR code", tooLong);
        }
    }

    /** Draws the code, {@code side} points wide, with its lower left corner at {@code (x, y)}. The margin is the caller's. */
    public void draw(PDPageContentStream page, float x, float y, float side) throws IOException {
        float step = side / modules.getWidth();
        page.setNonStrokingColor(0f);
        for (int row = 0; row < modules.getHeight(); row++) {
            int begins = 0;
            while (begins < modules.getWidth()) {
                int ends = begins;
                while (ends < modules.getWidth() && modules.get(ends, row) == 1) {
                    ends++;
                }
                if (ends > begins) {
                    page.addRect(x + begins * step, y + side - (row + 1) * step, (ends - begins) * step, step);
                }
                begins = ends + 1;
            }
        }
        page.fill();
    }
}
