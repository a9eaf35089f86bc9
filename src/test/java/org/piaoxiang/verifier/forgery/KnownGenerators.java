package org.piaoxiang.verifier.forgery;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.ChannelCipher;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Embedding;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.group.SecretScalar;

/** A group whose "independent" generators are powers of g that the forger knows, so that commitments bind to nothing. */
record KnownGenerators(Group honest) implements Group {
    @Override
    public Element independentGenerator(int index) {
        return honest.power(honest.generatorBase(), honest.scalars().of(1000L + index));
    }

    @Override
    public String name() {
        return honest.name();
    }

    @Override
    public HashFunction hash() {
        return honest.hash();
    }

    @Override
    public ChannelCipher channelCipher() {
        return honest.channelCipher();
    }

    @Override
    public ScalarField scalars() {
        return honest.scalars();
    }

    @Override
    public Element generator() {
        return honest.generator();
    }

    @Override
    public Element identity() {
        return honest.identity();
    }

    @Override
    public Decoding decode(String text) {
        return honest.decode(text);
    }

    @Override
    public List<String> encode(List<Element> elements) {
        return honest.encode(elements);
    }

    @Override
    public Element product(Element a, Element b) {
        return honest.product(a, b);
    }

    @Override
    public Element inverse(Element a) {
        return honest.inverse(a);
    }

    @Override
    public Base base(Element element) {
        return honest.base(element);
    }

    @Override
    public Base generatorBase() {
        return honest.generatorBase();
    }

    @Override
    public Base frequentBase(Element element) {
        return honest.frequentBase(element);
    }

    @Override
    public Element power(Base base, Scalar exponent) {
        return honest.power(base, exponent);
    }

    @Override
    public Element powerProduct(Base first, Scalar firstExponent, Base second, Scalar secondExponent) {
        return honest.powerProduct(first, firstExponent, second, secondExponent);
    }

    @Override
    public Element secretPower(Element element, SecretScalar exponent) {
        return honest.secretPower(element, exponent);
    }

    @Override
    public Element secretPower(SecretScalar exponent) {
        return honest.secretPower(exponent);
    }

    @Override
    public Element powers(List<Element> elements, List<Scalar> exponents) {
        return honest.powers(elements, exponents);
    }

    @Override
    public Element secretPowers(List<Element> elements, List<SecretScalar> exponents) {
        return honest.secretPowers(elements, exponents);
    }

    @Override
    public Base secretBase(Element element) {
        return honest.secretBase(element);
    }

    @Override
    public Element secretPower(Base base, SecretScalar exponent) {
        return honest.secretPower(base, exponent);
    }

    @Override
    public int compare(Element a, Element b) {
        return honest.compare(a, b);
    }

    @Override
    public Optional<Embedding> embedding() {
        return honest.embedding();
    }
}
