package org.piaoxiang.cli.bench.baseline;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.custom.djb.Curve25519;
import org.bouncycastle.math.ec.custom.gm.SM2P256V1Curve;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.ChannelCipher;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Embedding;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.ModularGroup;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;

/** What all groups to measure against have in common: they check public data, and nothing else. */
public abstract class Baseline implements Group {
    private final Group original;

    Baseline(Group original) {
        this.original = original;
    }

    /** Returns the group that does the work of {@code original} by other arithmetic; empty where there is none. */
    public static Optional<Group> of(Group original) {
        if (original instanceof ModularGroup modular) {
            return Optional.of(new PlainModularGroup(modular));
        }
        return switch (original.name()) {
            case "Ed25519" -> Optional.of(new CurveGroup(original, new Curve25519(), new EdwardsCoding()));
            case "SM2" -> Optional.of(new CurveGroup(original, new SM2P256V1Curve(), new CompressedCoding()));
            default -> Optional.empty();
        };
    }

    @Override
    public String name() {
        return original.name();
    }

    @Override
    public HashFunction hash() {
        return original.hash();
    }

    @Override
    public ChannelCipher channelCipher() {
        return original.channelCipher();
    }

    @Override
    public ScalarField scalars() {
        return original.scalars();
    }

    @Override
    public Element powers(List<Element> elements, List<Scalar> exponents) {
        Element product = identity();
        for (int i = 0; i < elements.size(); i++) {
            product = product(product, power(base(elements.get(i)), exponents.get(i)));
        }
        return product;
    }

    @Override
    public int compare(Element a, Element b) {
        throw publicOnly();
    }

    @Override
    public Optional<Embedding> embedding() {
        return original.embedding();
    }

    @Override
    public Element independentGenerator(int index) {
        throw publicOnly();
    }

    @Override
    public Element secretPower(Element element, SecretScalar exponent) {
        throw publicOnly();
    }

    @Override
    public Element secretPower(SecretScalar exponent) {
        throw publicOnly();
    }

    @Override
    public Element secretPowers(List<Element> elements, List<SecretScalar> exponents) {
        throw publicOnly();
    }

    @Override
    public Base secretBase(Element element) {
        throw publicOnly();
    }

    @Override
    public Element secretPower(Base base, SecretScalar exponent) {
        throw publicOnly();
    }

    private static UnsupportedOperationException publicOnly() {
        return new UnsupportedOperationException("a group to measure against only checks ballots");
    }
}
