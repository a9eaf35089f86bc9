package org.piaoxiang.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.piaoxiang.imports.material.PdfPages;
import org.piaoxiang.imports.material.Rendered;

class PdfPagesTest {
    private static byte[] pdf(int pages, String password) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            document.getDocumentInformation().setAuthor("somebody");
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void makesAnImageOfEachPageAndKeepsNoMetadata() throws Exception {
        Rendered.Pages pages =
                assertInstanceOf(Rendered.Pages.class, PdfPages.usual().render(pdf(2, "")));
        assertEquals(2, pages.pngs().size());
        assertEquals(
                1240,
                ImageIO.read(new ByteArrayInputStream(pages.pngs().getFirst())).getWidth(),
                2);
        try (PDDocument kept = Loader.loadPDF(pages.pdf())) {
            assertNull(kept.getDocumentInformation().getAuthor());
            assertFalse(kept.isEncrypted());
        }
    }

    @Test
    void refusesEncryptedBrokenLongAndForeignFiles() throws Exception {
        PdfPages pages = new PdfPages(3, Duration.ofSeconds(20));
        assertTrue(reason(pages.render(pdf(1, "secret"))).contains("加了密码"));
        assertTrue(reason(pages.render(pdf(4, ""))).contains("最多 3 页"));
        assertTrue(reason(pages.render("%PDF-1.7 nothing".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .contains("已损坏"));
        assertTrue(reason(pages.render(new byte[10])).contains("不是 PDF"));
    }

    private static String reason(Rendered rendered) {
        return rendered instanceof Rendered.Refused refused ? refused.reason() : "rendered";
    }
}
