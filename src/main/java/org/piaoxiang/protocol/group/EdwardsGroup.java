package org.piaoxiang.protocol.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The group Ed25519: the subgroup of prime order of the twisted Edwards curve of RFC 7748 and RFC 8032 (Belenios
 * specification 3.3.0, section 5.2.1).
 *
 * <p>Powers with secret exponents are constant-time, as {@link EdwardsSecrets} tells; everything else is for public data.
 */
public final class EdwardsGroup implements Group {
    /** The group itself. */
    public static final EdwardsGroup ED25519 = new EdwardsGroup();

    private static final int PUBLIC_WIDTH = 10;
    private static final int SECRET_WIDTH = EdwardsTable.SECRET_WIDTH;

    private final ScalarField scalars = new ScalarField(EdwardsPowers.ORDER);
    private final EdwardsElement generator = EdwardsText.constant(BigInteger.valueOf(4)
            .multiply(BigInteger.valueOf(5).modInverse(FieldRoots25519.P))
            .mod(FieldRoots25519.P));
    private final EdwardsElement identity = EdwardsText.constant(BigInteger.ONE);
    private final EdwardsTable generatorBase = new EdwardsTable(generator, PUBLIC_WIDTH);
    private final EdwardsTable secretGeneratorBase = new EdwardsTable(generator, SECRET_WIDTH);

    private final Embedding embedding = new EdwardsEmbedding();

    private EdwardsGroup() {}

    @Override
    public String name() {
        return "Ed25519";
    }

    @Override
    public HashFunction hash() {
        return HashFunction.SHA_256;
    }

    @Override
    public ChannelCipher channelCipher() {
        return ChannelCipher.AES_256_GCM;
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
        return EdwardsText.read(text);
    }

    @Override
    public List<String> encode(List<Element> elements) {
        List<EdwardsElement> ours = new ArrayList<>(elements.size());
        for (Element element : elements) {
            ours.add(ours(element));
        }
        return EdwardsText.write(ours);
    }

    @Override
    public Element product(Element a, Element b) {
        EdwardsSum sum = new EdwardsSum(ours(a).point());
        sum.add(new EdwardsTerm(ours(b).point()));
        return new EdwardsElement(sum.point());
    }

    @Override
    public Element inverse(Element a) {
        return new EdwardsElement(ours(a).point().negated());
    }

    @Override
    public Base base(Element element) {
        return ours(element).comb();
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
        return new EdwardsTable(ours(element), PUBLIC_WIDTH);
    }

    @Override
    public Element power(Base base, Scalar exponent) {
        return new EdwardsElement(EdwardsPowers.product(List.of(power(exponent, base))));
    }

    @Override
    public Element powerProduct(Base first, Scalar firstExponent, Base second, Scalar secondExponent) {
        return new EdwardsElement(
                EdwardsPowers.product(List.of(power(firstExponent, first), power(secondExponent, second))));
    }

    @Override
    public Element secretPower(Element element, SecretScalar exponent) {
        return new EdwardsElement(EdwardsSecrets.power(ours(element).point(), scalars.limbsOf(exponent)));
    }

    @Override
    public Element secretPower(SecretScalar exponent) {
        return new EdwardsElement(EdwardsSecrets.power(secretGeneratorBase, scalars.limbsOf(exponent)));
    }

    @Override
    public Element powers(List<Element> elements, List<Scalar> exponents) {
        List<EdwardsTerm> terms = new ArrayList<>(elements.size());
        List<BigInteger> numbers = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            terms.add(new EdwardsTerm(ours(elements.get(i)).point()));
            numbers.add(scalars.canonical(exponents.get(i)));
        }
        EdwardsSum product = new EdwardsSum();
        Buckets.addAll(product, EdwardsSum::new, terms, numbers);
        return new EdwardsElement(product.point());
    }

    @Override
    public Element secretPowers(List<Element> elements, List<SecretScalar> exponents) {
        List<EdwardsPoint> points = new ArrayList<>(elements.size());
        List<long[]> limbs = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            points.add(ours(elements.get(i)).point());
            limbs.add(scalars.limbsOf(exponents.get(i)));
        }
        return new EdwardsElement(EdwardsSecrets.product(points, limbs));
    }

    @Override
    public Base secretBase(Element element) {
        return new EdwardsTable(ours(element), SECRET_WIDTH);
    }

    @Override
    public Element secretPower(Base base, SecretScalar exponent) {
        if (base instanceof EdwardsTable table && table.isForSecrets()) {
            return new EdwardsElement(EdwardsSecrets.power(table, scalars.limbsOf(exponent)));
        }
        throw new IllegalArgumentException("not a base for secret exponents");
    }

    @Override
    public int compare(Element a, Element b) {
        return EdwardsText.compare(a.encoded(), b.encoded());
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.of(embedding);
    }

    @Override
    public Element independentGenerator(int index) {
        return Embedding.independent(this, EdwardsEmbedding.generator(index));
    }

    @Override
    public String toString() {
        return name();
    }

    private EdwardsPowers.Power power(Scalar exponent, Base base) {
        return new EdwardsPowers.Power(base, scalars.canonical(exponent));
    }

    private static EdwardsElement ours(Element element) {
        if (element instanceof EdwardsElement ours) {
            return ours;
        }
        throw new IllegalArgumentException("an element of another group");
    }
}
