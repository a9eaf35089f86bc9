package org.piaoxiang.cli.bench.baseline;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.ModularGroup;
import org.piaoxiang.protocol.group.Scalar;

/** A modular group by plain {@link BigInteger#modPow} and {@code mod}, without any table. */
final class PlainModularGroup extends Baseline {
    private final BigInteger prime;
    private final BigInteger order;
    private final Plain generator;

    PlainModularGroup(ModularGroup original) {
        super(original);
        this.prime = original.prime();
        this.order = original.scalars().order();
        this.generator = new Plain(new BigInteger(original.generator().encoded()));
    }

    private record Plain(BigInteger value) implements Element, Base {
        @Override
        public String encoded() {
            return value.toString();
        }

        @Override
        public boolean isIdentity() {
            return value.equals(BigInteger.ONE);
        }

        @Override
        public Element element() {
            return this;
        }
    }

    @Override
    public Element generator() {
        return generator;
    }

    @Override
    public Element identity() {
        return new Plain(BigInteger.ONE);
    }

    @Override
    public Decoding decode(String text) {
        BigInteger value = new BigInteger(text);
        boolean member = value.signum() > 0
                && value.compareTo(prime) < 0
                && value.modPow(order, prime).equals(BigInteger.ONE)
                && value.toString().equals(text);
        return member ? new Decoding.Member(new Plain(value)) : new Decoding.Refused("no member");
    }

    @Override
    public List<String> encode(List<Element> elements) {
        List<String> texts = new ArrayList<>(elements.size());
        elements.forEach(element -> texts.add(element.encoded()));
        return texts;
    }

    @Override
    public Element product(Element a, Element b) {
        return new Plain(value(a).multiply(value(b)).mod(prime));
    }

    @Override
    public Element inverse(Element a) {
        return new Plain(value(a).modInverse(prime));
    }

    @Override
    public Base base(Element element) {
        return (Plain) element;
    }

    @Override
    public Base generatorBase() {
        return generator;
    }

    @Override
    public Base frequentBase(Element element) {
        return base(element);
    }

    @Override
    public Element power(Base base, Scalar exponent) {
        return new Plain(value(base.element()).modPow(exponent.value(), prime));
    }

    @Override
    public Element powerProduct(Base first, Scalar firstExponent, Base second, Scalar secondExponent) {
        return product(power(first, firstExponent), power(second, secondExponent));
    }

    private static BigInteger value(Element element) {
        return ((Plain) element).value();
    }
}
