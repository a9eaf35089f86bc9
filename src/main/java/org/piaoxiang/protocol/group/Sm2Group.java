package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The group SM2: all points of the curve sm2p256v1 (GB/T 32918.5), whose number is prime, with SM3 and SM4 in its suite
 * (docs/protocol.md, The SM2 suite). It is ours: no peer knows it.
 *
 * <p>Powers with secret exponents are constant-time, as {@link Sm2Secrets} tells; everything else is for public data.
 */
public final class Sm2Group implements Group {
    /** The group itself. */
    public static final Sm2Group SM2 = new Sm2Group();

    private final ScalarField scalars = new ScalarField(Sm2Powers.ORDER);
    private final Sm2Element generator = generatorOfTheStandard();
    private final Sm2Element identity = new Sm2Element(Sm2Point.NEUTRAL);
    private final Sm2Table generatorBase = new Sm2Table(generator);
    private final Sm2Secrets.Table secretGeneratorBase = new Sm2Secrets.Table(generator);
    private final Embedding embedding = new Sm2Embedding();

    private Sm2Group() {}

    @Override
    public String name() {
        return "SM2";
    }

    @Override
    public HashFunction hash() {
        return HashFunction.SM3;
    }

    @Override
    public ChannelCipher channelCipher() {
        return ChannelCipher.SM4_GCM;
    }

    @Override
    public ScalarField scalars() {
        return scalars;
    }

    @Override
    public Element generator() {
        return generator;
    }

    @Override
    public Element identity() {
        return identity;
    }

    @Override
    public Decoding decode(String text) {
        return Sm2Text.read(text);
    }

    @Override
    public List<String> encode(List<Element> elements) {
        List<Sm2Element> ours = new ArrayList<>(elements.size());
        for (Element element : elements) {
            ours.add(ours(element));
        }
        return Sm2Text.write(ours);
    }

    @Override
    public Element product(Element a, Element b) {
        Sm2Sum sum = new Sm2Sum(ours(a).point());
        sum.add(new Sm2Term(ours(b).point()));
        return new Sm2Element(sum.point());
    }

    @Override
    public Element inverse(Element a) {
        return new Sm2Element(ours(a).point().negated());
    }

    @Override
    public Base base(Element element) {
        return new Sm2Comb(ours(element));
    }

    @Override
    public Base base(Element product, List<Base> factors) {
        return new JointComb(product, factors);
    }

    @Override
    public Base generatorBase() {
        return generatorBase;
    }

    @Override
    public Base frequentBase(Element element) {
        return new Sm2Table(ours(element));
    }

    @Override
    public Element power(Base base, Scalar exponent) {
        return new Sm2Element(Sm2Powers.product(List.of(power(exponent, base))));
    }

    @Override
    public Element powerProduct(Base first, Scalar firstExponent, Base second, Scalar secondExponent) {
        return new Sm2Element(Sm2Powers.product(List.of(power(firstExponent, first), power(secondExponent, second))));
    }

    @Override
    public Element secretPower(Element element, SecretScalar exponent) {
        return new Sm2Element(Sm2Secrets.power(ours(element).point(), scalars.limbsOf(exponent)));
    }

    @Override
    public Element secretPower(SecretScalar exponent) {
        return new Sm2Element(Sm2Secrets.power(secretGeneratorBase, scalars.limbsOf(exponent)));
    }

    @Override
    public Element powers(List<Element> elements, List<Scalar> exponents) {
        List<Sm2Point> points = new ArrayList<>(elements.size());
        List<BigInteger> numbers = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            points.add(ours(elements.get(i)).point());
            numbers.add(scalars.canonical(exponents.get(i)));
        }
        return new Sm2Element(Sm2Powers.product(points, numbers));
    }

    @Override
    public Element secretPowers(List<Element> elements, List<SecretScalar> exponents) {
        List<Sm2Point> points = new ArrayList<>(elements.size());
        List<long[]> limbs = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            points.add(ours(elements.get(i)).point());
            limbs.add(scalars.limbsOf(exponents.get(i)));
        }
        return new Sm2Element(Sm2Secrets.product(points, limbs));
    }

    @Override
    public Base secretBase(Element element) {
        return new Sm2Secrets.Table(ours(element));
    }

    @Override
    public Element secretPower(Base base, SecretScalar exponent) {
        if (base instanceof Sm2Secrets.Table table) {
            return new Sm2Element(Sm2Secrets.power(table, scalars.limbsOf(exponent)));
        }
        throw new IllegalArgumentException("not a base for secret exponents");
    }

    @Override
    public int compare(Element a, Element b) {
        return a.encoded().compareTo(b.encoded());
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.of(embedding);
    }

    @Override
    public Element independentGenerator(int index) {
        return Embedding.independent(this, Sm2Embedding.generator(hash(), index));
    }

    @Override
    public String toString() {
        return name();
    }

    private Sm2Powers.Power power(Scalar exponent, Base base) {
        return new Sm2Powers.Power(base, scalars.canonical(exponent));
    }

    private static Sm2Element generatorOfTheStandard() {
        return new Sm2Element(Sm2Point.affine(
                FieldRootsSm2.of(
                        new BigInteger("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7", 16)),
                FieldRootsSm2.of(
                        new BigInteger("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0", 16))));
    }

    private static Sm2Element ours(Element element) {
        if (element instanceof Sm2Element ours) {
            return ours;
        }
        throw new IllegalArgumentException("an element of another group");
    }
}
