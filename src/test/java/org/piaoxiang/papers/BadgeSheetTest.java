package org.piaoxiang.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
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

    private static List<String> codes(PDDocument document, int page) throws IOException, NotFoundException {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DPI);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        return Arrays.stream(new QRCodeMultiReader().decodeMultiple(bitmap))
                .map(Result::getText)
                .toList();
    }

    @Test
    void everyCodeCanBeReadFromThePaper() throws Exception {
        List<Badge> people = people(13);
        try (PDDocument document = Loader.loadPDF(BadgeSheet.of("中共某某县委常委会2026年第12次会议", people))) {
            assertEquals(2, document.getNumberOfPages());
            TreeSet<String> read = new TreeSet<>(codes(document, 0));
            assertEquals(10, read.size());
            read.addAll(codes(document, 1));
            assertEquals(new TreeSet<>(people.stream().map(Badge::code).toList()), read);
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
