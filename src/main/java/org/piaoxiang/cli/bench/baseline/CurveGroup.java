package org.piaoxiang.cli.bench.baseline;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;

/**
 * A curve by BouncyCastle's own arithmetic, as its own signatures use it: windowed non-adjacent forms, two powers in one ladder
 * (Shamir), a comb for single powers of a fixed base, its tables kept with the point.
 */
final class CurveGroup extends Baseline {
    private final ECCurve curve;
    private final PointCoding coding;
    private final BigInteger order;
    private final Point generator;
    private final Frequent generatorBase;

    CurveGroup(Group original, ECCurve curve, PointCoding coding) {
        super(original);
        this.curve = curve;
        this.coding = coding;
        this.order = original.scalars().order();
        this.generator = new Point(
                coding.read(curve, original.generator().encoded()).orElseThrow(),
                original.generator().encoded());
        this.generatorBase = new Frequent(generator);
    }

    /** A point; it is a base as it stands, since BouncyCastle keeps tables with points. */
    private final class Point implements Element, Base {
        private final ECPoint value;
        private @Nullable String text;

        Point(ECPoint value, @Nullable String text) {
            this.value = value;
            this.text = text;
        }

        @Override
        public String encoded() {
            String known = text;
            if (known == null) {
                known = coding.write(curve, List.of(value)).getFirst();
                text = known;
            }
            return known;
        }

        @Override
        public boolean isIdentity() {
            return value.isInfinity();
        }

        @Override
        public Element element() {
            return this;
        }
    }

    /** A base for thousands of powers. */
    private record Frequent(Point element) implements Base {}

    @Override
    public Element generator() {
        return generator;
    }

    @Override
    public Element identity() {
        return new Point(curve.getInfinity(), null);
    }

    @Override
    public Decoding decode(String text) {
        Optional<ECPoint> point = coding.read(curve, text);
        // Of a curve of prime order every point is a member.
        boolean member = point.isPresent()
                && (BigInteger.ONE.equals(curve.getCofactor())
                        || point.get().multiply(order).isInfinity());
        return member ? new Decoding.Member(new Point(point.get(), text)) : new Decoding.Refused("no member");
    }

    @Override
    public List<String> encode(List<Element> elements) {
        List<Point> unknown = new ArrayList<>();
        for (Element element : elements) {
            if (((Point) element).text == null) {
                unknown.add((Point) element);
            }
        }
        List<String> written =
                coding.write(curve, unknown.stream().map(point -> point.value).toList());
        for (int i = 0; i < written.size(); i++) {
            unknown.get(i).text = written.get(i);
        }
        return elements.stream().map(Element::encoded).toList();
    }

    @Override
    public Element product(Element a, Element b) {
        return new Point(value(a).add(value(b)), null);
    }

    @Override
    public Element inverse(Element a) {
        return new Point(value(a).negate(), null);
    }

    @Override
    public Base base(Element element) {
        return (Point) element;
    }

    @Override
    public Base generatorBase() {
        return generatorBase;
    }

    @Override
    public Base frequentBase(Element element) {
        return new Frequent((Point) element);
    }

    @Override
    public Element power(Base base, Scalar exponent) {
        ECPoint point = value(base.element());
        return new Point(
                base instanceof Frequent
                        ? new FixedPointCombMultiplier().multiply(point, exponent.value())
                        : point.multiply(exponent.value()),
                null);
    }

    @Override
    public Element powerProduct(Base first, Scalar firstExponent, Base second, Scalar secondExponent) {
        return new Point(
                ECAlgorithms.sumOfTwoMultiplies(
                        value(first.element()), firstExponent.value(), value(second.element()), secondExponent.value()),
                null);
    }

    private static ECPoint value(Element element) {
        return ((Point) element).value;
    }
}
