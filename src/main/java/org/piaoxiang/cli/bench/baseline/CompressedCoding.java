package org.piaoxiang.cli.bench.baseline;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/** Compressed points in hexadecimal digits, as BouncyCastle itself reads and writes them (SEC 1, section 2.3). */
final class CompressedCoding implements PointCoding {
    @Override
    public Optional<ECPoint> read(ECCurve curve, String text) {
        try {
            return Optional.of(curve.decodePoint(HexFormat.of().parseHex(text)));
        } catch (IllegalArgumentException noPoint) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> write(ECCurve curve, List<ECPoint> points) {
        ECPoint[] affine = points.toArray(ECPoint[]::new);
        curve.normalizeAll(affine);
        List<String> texts = new ArrayList<>(affine.length);
        for (ECPoint point : affine) {
            texts.add(HexFormat.of().formatHex(point.getEncoded(true)));
        }
        return texts;
    }
}
