package org.piaoxiang.imports.material;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns a PDF into page images, within bounds of size, pages, pixels and time; one PDF at a time. */
public final class PdfPages {
    private static final int LARGEST_FILE = 32 << 20;
    private static final int LARGEST_RESULT = 128 << 20;
    private static final float POINTS_PER_INCH = 72;
    private static final float DPI = 150;
    private static final int MOST_PIXELS = 12_000_000;

    private final int mostPages;
    private final Duration longest;
    private final Semaphore one = new Semaphore(1);

    /** Makes a renderer that takes at most {@code mostPages} pages and {@code longest} for a file. */
    public PdfPages(int mostPages, Duration longest) {
        this.mostPages = mostPages;
        this.longest = longest;
    }

    /** Returns a renderer with the usual bounds. */
    public static PdfPages usual() {
        return new PdfPages(200, Duration.ofSeconds(60));
    }

    /** Renders {@code pdf}. Blocks. */
    public Rendered render(byte[] pdf) throws InterruptedException {
        if (pdf.length > LARGEST_FILE) {
            return new Rendered.Refused("文件超过 %d MB，请压缩或拆分后再上传。".formatted(LARGEST_FILE >> 20));
        }
        if (!looksLikePdf(pdf)) {
            return new Rendered.Refused("这不是 PDF 文件，请把材料另存为 PDF 后再上传。");
        }
        long deadline = System.nanoTime() + longest.toNanos();
        if (!one.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Rendered.Refused("前面还有材料在处理，请稍后再上传。");
        }
        FutureTask<Rendered> task = new FutureTask<>(() -> {
            try {
                return read(pdf, deadline);
            } finally {
                one.release();
            }
        });
        Thread.ofPlatform().daemon().name("pdf-pages").start(task);
        try {
            return task.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return tooSlow();
        } catch (ExecutionException broken) {
            return broken();
        }
    }

    private static boolean looksLikePdf(byte[] bytes) {
        for (int i = 0; i + 4 < Math.min(bytes.length, 1024); i++) {
            if (bytes[i] == '%' && bytes[i + 1] == 'P' && bytes[i + 2] == 'D' && bytes[i + 3] == 'F') {
                return true;
            }
        }
        return false;
    }

    private Rendered read(byte[] pdf, long deadline) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                return encrypted();
            }
            int pages = document.getNumberOfPages();
            if (pages == 0) {
                return new Rendered.Refused("文件里没有页面，请核对后重新上传。");
            }
            if (pages > mostPages) {
                return new Rendered.Refused("文件有 %d 页，最多 %d 页，请拆分后再上传。".formatted(pages, mostPages));
            }
            if (!ImageSizes.bearable(document)) {
                return new Rendered.Refused("文件里有过大的图片，请降低扫描分辨率后再上传。");
            }
            return images(document, pages, deadline);
        } catch (InvalidPasswordException locked) {
            return encrypted();
        } catch (IOException | RuntimeException broken) {
            return broken();
        }
    }

    private static Rendered images(PDDocument document, int pages, long deadline) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        List<byte[]> pngs = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < pages; i++) {
            if (System.nanoTime() > deadline) {
                return tooSlow();
            }
            BufferedImage image = renderer.renderImage(i, scale(document.getPage(i)), ImageType.RGB);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            total += png.size();
            if (total > LARGEST_RESULT) {
                return new Rendered.Refused("页面图像合计超过 %d MB，请压缩或拆分后再上传。".formatted(LARGEST_RESULT >> 20));
            }
            pngs.add(png.toByteArray());
        }
        return new Rendered.Pages(cleaned(document), pngs);
    }

    private static float scale(PDPage page) throws IOException {
        PDRectangle box = page.getCropBox();
        double area = (double) box.getWidth() * box.getHeight();
        if (!(area >= 1)) {
            throw new IOException("a page without area");
        }
        return (float) Math.min(DPI / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / area));
    }

    private static byte[] cleaned(PDDocument document) throws IOException {
        document.setDocumentInformation(new PDDocumentInformation());
        document.getDocumentCatalog().setMetadata(null);
        document.getDocumentCatalog().setOpenAction(null);
        document.getDocumentCatalog().setActions(null);
        document.getDocumentCatalog().setNames(null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static Rendered encrypted() {
        return new Rendered.Refused("文件加了密码或限制，请去掉后重新保存再上传。");
    }

    private static Rendered broken() {
        return new Rendered.Refused("文件已损坏，无法显示，请重新生成 PDF 后再上传。");
    }

    private static Rendered tooSlow() {
        return new Rendered.Refused("文件太复杂，处理时间过长，请简化或拆分后再上传。");
    }
}
