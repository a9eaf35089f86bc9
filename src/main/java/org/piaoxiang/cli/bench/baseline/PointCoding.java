package org.piaoxiang.cli.bench.baseline;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/** How points of one of BouncyCastle's curves are written as the elements of an election. */
interface PointCoding {
    /** Returns the point that {@code text} writes, not yet known to be a member; empty if it writes none. */
    Optional<ECPoint> read(ECCurve curve, String text);

    /** Returns the texts of {@code points}, with one inversion for all. */
    List<String> write(ECCurve curve, List<ECPoint> points);
}
