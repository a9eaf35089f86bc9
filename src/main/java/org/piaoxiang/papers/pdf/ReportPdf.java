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
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.Archives;
import org.piaoxiang.papers.account.RecordFacts;
import org.piaoxiang.papers.account.Report;

/** The 表决结果报告单 as PDF, with its fonts inside. */
public final class ReportPdf {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private ReportPdf() {}

    /** Writes the report of {@code account}. */
    public static byte[] of(Account account, RecordFacts facts) {
        Report report = Report.of(account);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> font("Regular"), "Noto", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Bold"), "Noto", BOLD, FontStyle.NORMAL, true);
        builder.withHtmlContent(ReportPage.of(report, facts), null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                describe(document, report.title());
                document.save(out);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("A paper could not be written", broken);
        }
        return out.toByteArray();
    }

    /** The same report gives the same bytes: no clock, and an identifier from the words. */
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
        InputStream font = ReportPdf.class.getResourceAsStream("/fonts/ttf/NotoSansSC/NotoSansSC-" + weight + ".ttf");
        if (font == null) {
            throw new IllegalStateException("The program lacks its font");
        }
        return font;
    }
}
