package org.piaoxiang.papers.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.piaoxiang.papers.account.Archives;

/** Pages of HTML as PDF, with the font ({@code Noto}, regular and bold) inside; the same page gives the same bytes. */
public final class HtmlPdf {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private HtmlPdf() {}

    /** What is drawn over the finished pages. */
    public interface Drawing {
        /** Draws on {@code document}. */
        void on(PDDocument document) throws IOException;
    }

    /** Returns {@code html} as PDF with {@code title}. */
    public static byte[] of(String html, String title) {
        return of(html, title, document -> {});
    }

    /** Returns {@code html} as PDF with {@code title} and a drawing over it. */
    public static byte[] of(String html, String title, Drawing drawing) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> font("Regular"), "Noto", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Bold"), "Noto", BOLD, FontStyle.NORMAL, true);
        builder.withHtmlContent(html, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                drawing.on(document);
                describe(document, title);
                document.save(out);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("A paper could not be written", broken);
        }
        return out.toByteArray();
    }

    /** Returns {@code text} as it may stand between tags and in attributes. */
    public static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** No clock, and an identifier that is always the same. */
    private static void describe(PDDocument document, String title) {
        PDDocumentInformation information = document.getDocumentInformation();
        GregorianCalendar time = GregorianCalendar.from(Archives.TIME.atZone(ZoneOffset.UTC));
        time.setTimeZone(TimeZone.getTimeZone("UTC"));
        information.setCreationDate(time);
        information.setModificationDate(time);
        information.setTitle(title);
        document.setDocumentId(1L);
    }

    private static InputStream font(String weight) {
        InputStream font = HtmlPdf.class.getResourceAsStream("/fonts/ttf/NotoSansSC/NotoSansSC-" + weight + ".ttf");
        if (font == null) {
            throw new IllegalStateException("The program lacks its font");
        }
        return font;
    }
}
