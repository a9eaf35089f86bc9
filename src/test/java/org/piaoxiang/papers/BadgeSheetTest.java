package org.piaoxiang.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.piaoxiang.papers.badge.Badge;
import org.piaoxiang.papers.badge.BadgeSheet;

/** Badges as a printer gives them and a scanner reads them. */
class BadgeSheetTest {
    private static final int DPI = 200;

    private static List<Badge> people(int count) {
        List<Badge> people = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            people.add(new Badge(
                    i == 2 ? "买买提江·吐尔逊江" : "周甲" + i,
                    "县委副书记、县长 <甲>",
                    "出席",
                    "PXB1/3vQB7B6MrGQZaxCuFg4oh2/p" + i + "/AbCdEfGhIjKlMnOpQrStUv"));
        }
        return people;
    }

    /** Cuts a page as scissors would and reads each badge. */
    private static List<String> codes(PDDocument document, int page, int badges) throws Exception {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DPI);
        List<String> codes = new ArrayList<>();
        for (int place = 0; place < badges; place++) {
            int width = pixels(90);
            int height = pixels(54);
            int left = pixels(15) + place % 2 * width;
            int top = pixels(13.5) + place / 2 * height;
            int[] badge = image.getRGB(left, top, width, height, null, 0, width);
            codes.add(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, badge))))
                    .getText());
        }
        return codes;
    }

    private static int pixels(double millimetres) {
        return (int) (millimetres * DPI / 25.4);
    }

    @Test
    void everyCodeCanBeReadFromThePaper() throws Exception {
        List<Badge> people = people(13);
        try (PDDocument document = Loader.loadPDF(BadgeSheet.of("中共某某县委常委会2026年第12次会议", people))) {
            assertEquals(2, document.getNumberOfPages());
            List<String> read = new ArrayList<>(codes(document, 0, 10));
            read.addAll(codes(document, 1, 3));
            assertEquals(people.stream().map(Badge::code).toList(), read);
        }
    }

    @Test
    void namesCapacityAndMeetingStandOnIt() throws IOException {
        try (PDDocument document = Loader.loadPDF(BadgeSheet.of("某某会议", people(2)))) {
            String text = new PDFTextStripper().getText(document);
            for (String part : List.of("周甲1", "出席", "某某会议", "县委副书记、县长 <甲>", "买买提江")) {
                assertTrue(text.contains(part), text);
            }
        }
    }
}
