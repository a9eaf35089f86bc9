package org.piaoxiang.protocol.group;

import java.util.List;
import java.util.Optional;

/**
 * A cyclic group of prime order with generator g, written multiplicatively (Belenios specification 3.3.0, section 5).
 *
 * <p>Operations on {@link Scalar} and {@link Base} take variable time and are for public data. Operations on {@link
 * SecretScalar} take a time that does not depend on the secret. Implementations are immutable and safe to share between
 * threads.
 */
public interface Group {
    /** Returns the name that elections carry, for example {@code Ed25519}. */
    String name();

    /** Returns the hash of the suite: it makes every challenge, fingerprint and record name of an election in this group. */
    HashFunction hash();

    /** Returns the cipher of the suite, for messages between members of a threshold group. */
    ChannelCipher channelCipher();

    /** Returns the field of exponents, Z_q. */
    ScalarField scalars();

    /** Returns g. */
    Element generator();

    /** Returns the neutral element. */
    Element identity();

    /**
     * Reads an element that comes from outside: canonical text, and a member of the subgroup of order q. The identity is a
     * member; who must not meet it asks {@link Element#isIdentity}.
     */
    Decoding decode(String text);

    /** Returns the canonical texts of {@code elements}, sharing the costly part (one inversion) between them. */
    List<String> encode(List<Element> elements);

    /** Returns a·b. */
    Element product(Element a, Element b);

    /** Returns a⁻¹. */
    Element inverse(Element a);

    /** Returns a base with tables for many powers of one public element; worth it from two or three powers on. */
    Base base(Element element);

    /**
     * Returns a base of {@code product}, the product of the elements of {@code factors}, for so few powers that those bases
     * serve better than new tables.
     */
    default Base base(Element product, List<Base> factors) {
        return base(product);
    }

    /** Returns the base of g, whose large tables are made once. */
    Base generatorBase();

    /** Returns a base with large tables, for an element met thousands of times, such as an election's public key. */
    Base frequentBase(Element element);

    /** Returns base^exponent in variable time. */
    Element power(Base base, Scalar exponent);

    /** Returns first^firstExponent · second^secondExponent in variable time: the shape of every proof check. */
    Element powerProduct(Base first, Scalar firstExponent, Base second, Scalar secondExponent);

    /** Returns element^exponent in constant time. */
    Element secretPower(Element element, SecretScalar exponent);

    /** Returns g^exponent in constant time, faster than {@link #secretPower} where the group can. */
    Element secretPower(SecretScalar exponent);

    /** Returns the product of all {@code elements}, each to its exponent, in variable time; fast where there are many. */
    Element powers(List<Element> elements, List<Scalar> exponents);

    /** Returns the product of all {@code elements}, each to its exponent, in constant time. */
    Element secretPowers(List<Element> elements, List<SecretScalar> exponents);

    /** Returns a base with tables for many constant-time powers of one public element. */
    Base secretBase(Element element);

    /** Returns base^exponent in constant time, for a base made by {@link #secretBase}. */
    Element secretPower(Base base, SecretScalar exponent);

    /** Orders elements as the ciphertexts of a shuffled question are ordered in a tally. */
    int compare(Element a, Element b);

    /** Returns how vectors of small numbers become elements; empty where the group cannot carry any. */
    Optional<Embedding> embedding();

    /**
     * Returns the generator of number {@code index}, −1 or above, nobody knowing how these are powers of each other
     * (section 6, GetGenerator). Computed anew each time.
     */
    Element independentGenerator(int index);
}
