package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every group. */
class GroupLawsTest {
    private static final ModularGroup TINY =
            new ModularGroup("p=23, q=11", BigInteger.valueOf(23), BigInteger.valueOf(11), BigInteger.TWO);
    private static final Group FOREIGN = TINY;

    private final SeededRandom random = new SeededRandom(5);

    static List<Group> groups() {
        return List.of(
                EdwardsGroup.ED25519, ModularGroup.BELENIOS_2048, ModularGroup.RFC_3526_2048, Sm2Group.SM2, TINY);
    }

    @Test
    void groupsAreFoundByTheirExactNames() {
        assertEquals(Optional.of(EdwardsGroup.ED25519), Groups.byName("Ed25519"));
        assertEquals(Optional.of(ModularGroup.BELENIOS_2048), Groups.byName("BELENIOS-2048"));
        assertEquals(Optional.of(ModularGroup.RFC_3526_2048), Groups.byName("RFC-3526-2048"));
        assertEquals(Optional.of(Sm2Group.SM2), Groups.byName("SM2"));
        assertEquals(Optional.empty(), Groups.byName("ed25519"));
        assertEquals(Optional.empty(), Groups.byName(""));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void productIsAssociativeAndCommutativeWithNeutralAndInverse(Group group) {
        for (int i = 0; i < 10; i++) {
            Element a = element(group);
            Element b = element(group);
            Element c = element(group);
            assertEquals(group.product(group.product(a, b), c), group.product(a, group.product(b, c)));
            assertEquals(group.product(a, b), group.product(b, a));
            assertEquals(a, group.product(a, group.identity()));
            assertEquals(group.product(a, a), power(group, a, group.scalars().of(2)));
            assertTrue(group.product(a, group.inverse(a)).isIdentity());
            assertEquals(group.identity(), group.product(a, group.inverse(a)));
            assertNotEquals(a, group.inverse(a));
            assertNotEquals(group.inverse(a), a);
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void exponentsAddAndMultiplyModuloOrder(Group group) {
        ScalarField field = group.scalars();
        for (int i = 0; i < 5; i++) {
            Element a = element(group);
            Scalar r = random.scalar(field);
            Scalar s = random.scalar(field);
            Element byR = power(group, a, r);
            assertEquals(power(group, a, field.add(r, s)), group.product(byR, power(group, a, s)));
            assertEquals(power(group, a, field.multiply(r, s)), power(group, byR, s));
            assertEquals(group.inverse(byR), power(group, a, field.negate(r)));
            if (r.value().signum() != 0) {
                assertEquals(a, power(group, byR, field.inverse(r)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void generatorHasTheOrderOfTheGroup(Group group) {
        Element almost = power(
                group,
                group.generator(),
                group.scalars().reduce(group.scalars().order().subtract(BigInteger.ONE)));
        assertTrue(group.product(almost, group.generator()).isIdentity());
        assertFalse(group.generator().isIdentity());
        assertTrue(group.identity().isIdentity());
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everyPathOfPowersGivesTheSameAtTheEdges(Group group) {
        Element a = element(group);
        Element b = element(group);
        Base frequentA = group.frequentBase(a);
        Base frequentB = group.frequentBase(b);
        for (Scalar r : edges(group.scalars())) {
            Element expected = plainPower(group, a, r.value());
            assertEquals(expected, group.power(group.base(a), r));
            assertEquals(expected, group.power(frequentA, r));
            try (SecretScalar secret = group.scalars().secret(r)) {
                assertEquals(expected, group.secretPower(a, secret));
                assertEquals(plainPower(group, group.generator(), r.value()), group.secretPower(secret));
            }
            assertEquals(plainPower(group, group.generator(), r.value()), group.power(group.generatorBase(), r));
            Scalar s = random.scalar(group.scalars());
            Element product = group.product(expected, plainPower(group, b, s.value()));
            assertEquals(product, group.powerProduct(group.base(a), r, group.base(b), s));
            assertEquals(product, group.powerProduct(group.base(b), s, group.base(a), r));
            assertEquals(product, group.powerProduct(frequentA, r, group.base(b), s));
            assertEquals(product, group.powerProduct(group.base(a), r, frequentB, s));
            assertEquals(product, group.powerProduct(frequentB, s, frequentA, r));
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aProductMayUseTheTablesOfItsFactors(Group group) {
        Element a = element(group);
        Element b = element(group);
        Element product = group.product(group.product(a, b), a);
        Base joint = group.base(product, List.of(group.base(a), group.base(b), group.base(a)));
        assertEquals(product, joint.element());
        for (Scalar r : edges(group.scalars())) {
            Element expected = plainPower(group, product, r.value());
            assertEquals(expected, group.power(joint, r));
            Scalar s = random.scalar(group.scalars());
            assertEquals(
                    group.product(expected, plainPower(group, group.generator(), s.value())),
                    group.powerProduct(group.generatorBase(), s, joint, r));
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void powersOfManyElementsAreTheProductOfThePowersOfEach(Group group) {
        List<Scalar> edges = edges(group.scalars());
        for (int count : new int[] {0, 1, 3, edges.size()}) {
            List<Element> elements = new ArrayList<>();
            List<Scalar> exponents = edges.subList(edges.size() - count, edges.size());
            Element expected = group.identity();
            for (Scalar exponent : exponents) {
                elements.add(element(group));
                expected = group.product(expected, power(group, elements.getLast(), exponent));
            }
            assertEquals(expected, group.powers(elements, exponents));
            List<SecretScalar> secrets =
                    exponents.stream().map(group.scalars()::secret).toList();
            assertEquals(expected, group.secretPowers(elements, secrets));
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void basesForSecretsMakeTheSamePowers(Group group) {
        Element a = element(group);
        Base base = group.secretBase(a);
        assertEquals(a, base.element());
        for (Scalar r : edges(group.scalars())) {
            assertEquals(
                    power(group, a, r), group.secretPower(base, group.scalars().secret(r)));
        }
        Base publicBase = group.base(a);
        SecretScalar one = group.scalars().secret(group.scalars().of(1));
        assertThrows(IllegalArgumentException.class, () -> group.secretPower(publicBase, one));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void powersOfTheNeutralElementAreNeutral(Group group) {
        Scalar r = random.scalar(group.scalars());
        assertTrue(power(group, group.identity(), r).isIdentity());
        assertTrue(group.power(group.frequentBase(group.identity()), r).isIdentity());
        assertTrue(
                group.secretPower(group.identity(), group.scalars().secret(r)).isIdentity());
    }

    @ParameterizedTest
    @MethodSource("groups")
    void decodingReturnsWhatWasEncoded(Group group) {
        List<Element> elements = new ArrayList<>(List.of(group.identity(), group.generator()));
        for (int i = 0; i < 10; i++) {
            elements.add(element(group));
        }
        List<String> texts = group.encode(elements);
        for (int i = 0; i < elements.size(); i++) {
            assertEquals(texts.get(i), elements.get(i).encoded());
            Element read = assertInstanceOf(Decoding.Member.class, group.decode(texts.get(i)))
                    .element();
            assertEquals(elements.get(i), read);
            assertEquals(elements.get(i).hashCode(), read.hashCode());
            assertEquals(texts.get(i), read.encoded());
        }
        assertEquals(List.of(), group.encode(List.of()));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void basesKnowTheirElement(Group group) {
        Element a = element(group);
        assertEquals(a, group.base(a).element());
        assertEquals(a, group.frequentBase(a).element());
        assertEquals(group.generator(), group.generatorBase().element());
    }

    @Test
    void elementsBasesAndScalarsOfOtherGroupsAreBugs() {
        for (Group group : List.of(EdwardsGroup.ED25519, Sm2Group.SM2, ModularGroup.BELENIOS_2048)) {
            Element foreign = FOREIGN.generator();
            Scalar one = group.scalars().of(1);
            Scalar tooLarge = new Scalar(group.scalars().order());
            SecretScalar foreignSecret = FOREIGN.scalars().random(random);
            assertNotEquals(foreign, group.generator());
            assertThrows(IllegalArgumentException.class, () -> group.product(group.generator(), foreign));
            assertThrows(IllegalArgumentException.class, () -> group.base(foreign));
            assertThrows(IllegalArgumentException.class, () -> group.power(FOREIGN.generatorBase(), one));
            assertThrows(IllegalArgumentException.class, () -> group.power(group.generatorBase(), tooLarge));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> group.power(group.generatorBase(), new Scalar(BigInteger.valueOf(-1))));
            assertThrows(IllegalArgumentException.class, () -> group.secretPower(foreignSecret));
        }
    }

    private Element element(Group group) {
        return power(group, group.generator(), random.scalar(group.scalars()));
    }

    private static Element power(Group group, Element a, Scalar exponent) {
        return group.power(group.base(a), exponent);
    }

    /** Squares and multiplies, with nothing but products. */
    private static Element plainPower(Group group, Element a, BigInteger exponent) {
        Element result = group.identity();
        for (int i = exponent.bitLength() - 1; i >= 0; i--) {
            result = group.product(result, result);
            if (exponent.testBit(i)) {
                result = group.product(result, a);
            }
        }
        return result;
    }

    private List<Scalar> edges(ScalarField field) {
        List<Scalar> edges = new ArrayList<>();
        for (long small : new long[] {0, 1, 2, 7, 8, 15, 16, 127, 128, 129, 255, 256, -1, -2, -16, -128}) {
            edges.add(field.of(small));
        }
        for (int k : new int[] {63, 64, 128, 192, 251, 252, 255}) {
            edges.add(field.reduce(BigInteger.TWO.pow(k)));
            edges.add(field.reduce(BigInteger.TWO.pow(k).subtract(BigInteger.ONE)));
        }
        edges.add(field.reduce(new BigInteger("8".repeat(63), 16)));
        edges.add(field.reduce(new BigInteger("7".repeat(63), 16)));
        edges.add(random.scalar(field));
        return edges;
    }
}
