package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SM2 against the standards' numbers and against another implementation of the curve. */
class Sm2GroupTest {
    private static final Group GROUP = Sm2Group.SM2;
    private static final X9ECParameters REFERENCE = GMNamedCurves.getByName("sm2p256v1");
    private static final String G = "0232c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7";
    private static final String IDENTITY = "0".repeat(66);

    private final SeededRandom random = new SeededRandom(32);

    @Test
    void theStandardsDigestsComeOut() {
        assertEquals(
                "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                HashFunction.SM3.hex("abc".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
                HashFunction.SM3.hex("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void curveIsTheStandards() {
        assertEquals(REFERENCE.getN(), GROUP.scalars().order());
        assertEquals(REFERENCE.getCurve().getB().toBigInteger(), Sm2Point.B);
        assertEquals(REFERENCE.getCurve().getField().getCharacteristic(), FieldRootsSm2.P);
        assertEquals(G, GROUP.generator().encoded());
        assertEquals(text(REFERENCE.getG()), GROUP.generator().encoded());
        assertEquals(IDENTITY, GROUP.identity().encoded());
        assertEquals(HashFunction.SM3, GROUP.hash());
        assertEquals(ChannelCipher.SM4_GCM, GROUP.channelCipher());
    }

    @Test
    void everyWayOfRaisingAgreesWithTheReference() {
        BigInteger order = GROUP.scalars().order();
        List<BigInteger> exponents = new ArrayList<>(List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                BigInteger.TWO,
                order.subtract(BigInteger.ONE),
                order.shiftRight(1),
                order.shiftRight(1).add(BigInteger.ONE),
                BigInteger.TWO.pow(255),
                BigInteger.TWO.pow(255).subtract(BigInteger.ONE),
                new BigInteger("7fffffff" + "80".repeat(28), 16),
                new BigInteger("88".repeat(32), 16)));
        for (int i = 0; i < 40; i++) {
            exponents.add(random.below(order));
        }
        ECPoint base = REFERENCE.getG().multiply(random.below(order)).normalize();
        Element ours = member(text(base));
        Base frequent = GROUP.frequentBase(ours);
        Base secret = GROUP.secretBase(ours);
        for (BigInteger exponent : exponents) {
            Scalar scalar = GROUP.scalars().reduce(exponent);
            String expected = text(base.multiply(exponent));
            assertEquals(expected, GROUP.power(GROUP.base(ours), scalar).encoded());
            assertEquals(expected, GROUP.power(frequent, scalar).encoded());
            assertEquals(expected, GROUP.powers(List.of(ours), List.of(scalar)).encoded());
            SecretScalar hidden = GROUP.scalars().secret(scalar);
            assertEquals(expected, GROUP.secretPower(ours, hidden).encoded());
            assertEquals(expected, GROUP.secretPower(secret, hidden).encoded());
            assertEquals(
                    expected, GROUP.secretPowers(List.of(ours), List.of(hidden)).encoded());
            String ofG = text(REFERENCE.getG().multiply(exponent));
            assertEquals(ofG, GROUP.secretPower(hidden).encoded());
            assertEquals(ofG, GROUP.power(GROUP.generatorBase(), scalar).encoded());
        }
    }

    @Test
    void sumsOfEqualOppositeAndNeutralPointsAgreeWithTheReference() {
        List<ECPoint> points = new ArrayList<>(List.of(REFERENCE.getCurve().getInfinity()));
        for (int i = 1; i < 6; i++) {
            ECPoint point = REFERENCE.getG().multiply(BigInteger.valueOf(i));
            points.add(point);
            points.add(point.negate());
        }
        for (ECPoint a : points) {
            for (ECPoint b : points) {
                Element first = member(text(a));
                Element second = member(text(b));
                // The product of products is no longer affine, as the first is.
                Element jacobian =
                        GROUP.product(GROUP.product(second, GROUP.generator()), GROUP.inverse(GROUP.generator()));
                String expected = text(a.add(b));
                assertEquals(expected, GROUP.product(first, second).encoded());
                assertEquals(expected, GROUP.product(first, jacobian).encoded());
                assertEquals(expected, GROUP.product(jacobian, first).encoded());
                assertEquals(second, jacobian);
            }
        }
    }

    @Test
    void productsOfManyPowersAgreeWithTheReference() {
        for (int count : new int[] {2, 65, 300}) {
            List<Element> elements = new ArrayList<>();
            List<Scalar> exponents = new ArrayList<>();
            ECPoint expected = REFERENCE.getCurve().getInfinity();
            for (int i = 0; i < count; i++) {
                ECPoint point = REFERENCE.getG().multiply(BigInteger.valueOf(i / 2));
                Scalar exponent = random.scalar(GROUP.scalars());
                elements.add(member(text(point)));
                exponents.add(exponent);
                expected = expected.add(point.multiply(exponent.value()));
            }
            assertEquals(text(expected), GROUP.powers(elements, exponents).encoded());
            List<SecretScalar> hidden =
                    exponents.stream().map(GROUP.scalars()::secret).toList();
            assertEquals(text(expected), GROUP.secretPowers(elements, hidden).encoded());
        }
    }

    @Test
    void halfOfAllNumbersAreTheXOfTwoPoints() {
        int found = 0;
        for (int i = 0; i < 300; i++) {
            String x = digits(random.below(FieldRootsSm2.P));
            boolean even = GROUP.decode("02" + x) instanceof Decoding.Member;
            assertEquals(even, GROUP.decode("03" + x) instanceof Decoding.Member);
            if (even) {
                found++;
                assertEquals(member("03" + x), GROUP.inverse(member("02" + x)));
            }
        }
        assertTrue(found > 100 && found < 200, "found " + found);
    }

    @Test
    void numbersJustBelowThePrimeAreTheXOfPointsAsWell() {
        int found = 0;
        for (int i = 1; i <= 40; i++) {
            BigInteger x = FieldRootsSm2.P.subtract(BigInteger.valueOf(i));
            boolean isKnown = isPoint("02" + digits(x));
            assertEquals(isKnown, GROUP.decode("02" + digits(x)) instanceof Decoding.Member, x::toString);
            found += isKnown ? 1 : 0;
        }
        assertTrue(found > 5, "found " + found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0232C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7",
                "0232c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c",
                "0232c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c70",
                "0032c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
                "0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
                "1232c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
                "02g2c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
                "02 2c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
                "020000000000000000000000000000000000000000000000000000000000000003x",
                "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                // p itself, and 2 more than p, which would be a point's x modulo p
                "02fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
                "02fffffffeffffffffffffffffffffffffffffffff000000010000000000000001",
                "010000000000000000000000000000000000000000000000000000000000000000",
            })
    void anythingButTheOneTextOfAMemberIsRefused(String text) {
        assertInstanceOf(Decoding.Refused.class, GROUP.decode(text));
    }

    /** Where x₁² + x₁x₂ + x₂² = 3, x₁ and x₂ have the same cube less three times themselves, so the same y. */
    @Test
    void pointsOfEqualYAreNotTheSame() {
        BigInteger p = FieldRootsSm2.P;
        BigInteger half = BigInteger.TWO.modInverse(p);
        int found = 0;
        for (BigInteger x = BigInteger.TWO; found < 4; x = x.add(BigInteger.ONE)) {
            BigInteger root = BigInteger.valueOf(12)
                    .subtract(x.pow(2).multiply(BigInteger.valueOf(3)))
                    .mod(p);
            // p is 3 modulo 4.
            BigInteger square = root.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
            BigInteger other = square.subtract(x).multiply(half).mod(p);
            if (square.pow(2).mod(p).equals(root) && isPoint("02" + digits(x))) {
                Element one = member("02" + digits(x));
                Element another = member("02" + digits(other));
                assertEquals(ySquared(x), ySquared(other));
                assertNotEquals(one, another);
                // The same points with a z that is not 1.
                assertNotEquals(GROUP.product(one, GROUP.identity()), another);
                assertNotEquals(
                        another,
                        GROUP.product(GROUP.product(one, GROUP.generator()), GROUP.inverse(GROUP.generator())));
                found++;
            }
        }
    }

    private static BigInteger ySquared(BigInteger x) {
        return x.pow(3)
                .subtract(x.multiply(BigInteger.valueOf(3)))
                .add(Sm2Point.B)
                .mod(FieldRootsSm2.P);
    }

    private static boolean isPoint(String text) {
        try {
            return REFERENCE
                    .getCurve()
                    .decodePoint(HexFormat.of().parseHex(text))
                    .isValid();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    @Test
    void uncompressedPointsAreRefused() {
        String uncompressed = HexFormat.of().formatHex(REFERENCE.getG().getEncoded(false));
        assertInstanceOf(Decoding.Refused.class, GROUP.decode(uncompressed));
    }

    @Test
    void numbersLieInTheXOfAnEvenPoint() {
        Embedding embedding = GROUP.embedding().orElseThrow();
        for (int i = 0; i < 50; i++) {
            List<Integer> numbers = List.of((int) random.between(0, 256), (int) random.between(0, 256));
            String text = embedding.encode(numbers).encoded();
            assertEquals("02", text.substring(0, 2));
            BigInteger x = new BigInteger(text.substring(2), 16);
            assertEquals(numbers.get(0) * 256 + numbers.get(1), x.shiftRight(14).intValueExact());
            for (BigInteger before = x.clearBit(0).shiftRight(14).shiftLeft(14);
                    before.compareTo(x) < 0;
                    before = before.add(BigInteger.ONE)) {
                assertInstanceOf(Decoding.Refused.class, GROUP.decode("02" + digits(before)));
            }
        }
        assertEquals(List.of(0, 0, 0), embedding.decode(GROUP.identity(), 3));
    }

    @Test
    void elementsAreOrderedByTheirTexts() {
        Element even = GROUP.generator();
        Element odd = GROUP.inverse(even);
        assertTrue(GROUP.compare(even, odd) < 0 && GROUP.compare(odd, even) > 0);
        assertEquals(0, GROUP.compare(even, even));
        assertTrue(GROUP.compare(GROUP.identity(), even) < 0);
    }

    @Test
    void theChannelsCipherOpensOnlyWhatItMade() {
        byte[] secret = HashFunction.SM3.digest("key");
        byte[] iv = HashFunction.SM3.digest("iv");
        byte[] plain = "十 secret".getBytes(StandardCharsets.UTF_8);
        byte[] data = ChannelCipher.SM4_GCM.encrypt(secret, iv, plain);
        assertEquals(plain.length + 16, data.length);
        assertArrayEquals(plain, ChannelCipher.SM4_GCM.decrypt(secret, iv, data).orElseThrow());
        data[0] ^= 1;
        assertTrue(ChannelCipher.SM4_GCM.decrypt(secret, iv, data).isEmpty());
        assertTrue(ChannelCipher.SM4_GCM.decrypt(secret, iv, new byte[3]).isEmpty());
    }

    private static Element member(String text) {
        return assertInstanceOf(Decoding.Member.class, GROUP.decode(text)).element();
    }

    private static String text(ECPoint point) {
        return point.isInfinity() ? IDENTITY : HexFormat.of().formatHex(point.getEncoded(true));
    }

    private static String digits(BigInteger number) {
        return String.format(Locale.ROOT, "%064x", number);
    }
}
