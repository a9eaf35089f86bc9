package org.piaoxiang.imports.material;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Looks at the declared sizes of all images before any is decoded: a few bytes can ask for gigabytes. */
final class ImageSizes {
    private static final long MOST_PIXELS = 80_000_000;

    private ImageSizes() {}

    static boolean bearable(PDDocument document) {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSObject object = document.getDocument().getObjectFromPool(key);
            if (object.getObject() instanceof COSDictionary image
                    && COSName.IMAGE.equals(image.getCOSName(COSName.SUBTYPE))) {
                long width = Math.max(0, image.getLong(COSName.WIDTH));
                long height = Math.max(0, image.getLong(COSName.HEIGHT));
                if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
                    return false;
                }
            }
        }
        return true;
    }
}
