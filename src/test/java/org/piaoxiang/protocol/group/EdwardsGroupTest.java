package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdwardsGroupTest {
    private static final EdwardsGroup GROUP = EdwardsGroup.ED25519;
    private static final BigInteger P = ReferenceCurve.P;
    private static final BigInteger SIGN = BigInteger.ONE.shiftLeft(255);
    private final SeededRandom random = new SeededRandom(8032);

    @Test
    void generatorIsThatOfRfc8032() {
        assertEquals("6".repeat(62) + "58", GROUP.generator().encoded());
        assertEquals(ReferenceCurve.generator().text(), GROUP.generator().encoded());
        assertEquals(ReferenceCurve.Q, GROUP.scalars().order());
        assertEquals("0".repeat(63) + "1", GROUP.identity().encoded());
    }

    @Test
    void everyPathOfPowersAgreesWithTheTextbook() {
        for (int i = 0; i < 12; i++) {
            ReferenceCurve.Point reference = ReferenceCurve.generator().times(random.below(ReferenceCurve.Q));
            Element element = member(reference.text());
            Scalar r = random.scalar(GROUP.scalars());
            Scalar c = random.scalar(GROUP.scalars());
            String power = reference.times(r.value()).text();
            assertEquals(power, GROUP.power(GROUP.base(element), r).encoded());
            assertEquals(power, GROUP.power(GROUP.frequentBase(element), r).encoded());
            assertEquals(
                    power, GROUP.secretPower(element, GROUP.scalars().secret(r)).encoded());
            ReferenceCurve.Point ofGenerator = ReferenceCurve.generator().times(c.value());
            assertEquals(
                    ofGenerator.text(),
                    GROUP.secretPower(GROUP.scalars().secret(c)).encoded());
            String product = ofGenerator.plus(reference.times(r.value())).text();
            Base generatorOnce = GROUP.base(GROUP.generator());
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.generatorBase(), c, GROUP.base(element), r)
                            .encoded());
            assertEquals(
                    product,
                    GROUP.powerProduct(generatorOnce, c, GROUP.base(element), r).encoded());
            assertEquals(
                    product,
                    GROUP.powerProduct(GROUP.frequentBase(element), r, GROUP.generatorBase(), c)
                            .encoded());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
    })
    void publicKeysAreThoseOfRfc8032(String seed, String publicKey) throws NoSuchAlgorithmException {
        HexFormat hex = HexFormat.of();
        String expected = hex.formatHex(reversed(hex.parseHex(publicKey)));
        assertEquals(expected, publicKeyOf(hex.parseHex(seed)));
        assertEquals(expected, member(expected).encoded());
    }

    @Test
    void publicKeysAreThoseOfBouncyCastle() throws NoSuchAlgorithmException {
        byte[] seed = new byte[32];
        byte[] publicKey = new byte[32];
        for (int i = 0; i < 100; i++) {
            random.fill(seed);
            Ed25519.generatePublicKey(seed, 0, publicKey, 0);
            String expected = HexFormat.of().formatHex(reversed(publicKey));
            assertEquals(expected, publicKeyOf(seed));
            member(expected);
        }
    }

    @Test
    void trusteesKeysAreThoseOfBelenios() {
        // Made by belenios-tool 3.3.0 with throw-away keys.
        Set<String> keys = Stream.of(
                        "4109663769685268640272537544715092763193498352870221444903926488040516465593",
                        "3711170524595609086195935746832083546855667326846779469339766515988701770776",
                        "5365336244560359945599195816411313302593093715297934556058786338113143019267")
                .map(text -> GROUP.scalars().secret(GROUP.scalars().parse(text).orElseThrow()))
                .map(secret -> GROUP.secretPower(secret).encoded())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "3362f2f4db2fe96dd0a577cf926387e753e18814af39f915b5a6e685fd51fded",
                        "e390dd7e6b0e05d2729428104f7c515923e6dede1f45b72fe7a1769866abec2d",
                        "4ea98cb8cd3f982e4168228cc80035532498f6972a09e0421e652db4cb733db8"),
                keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fbd7d988f08b8fbf6d5b8f0bb1abdcd7d0a00f2ebf57880d940d1721504b54a8",
                "78479d740beb4a456d7a0aef4ed548b8737f15936361a83af7d1bceb74e45fcd",
                "0126ade393bd225312450b3cfd961638ac67bb027c89996a35827d80af9dd993",
                "7a75b7f32ef048b9fba4e5065e90c3afa09e92490e0518f6b9e4bf06784f00ce"
            })
    void elementsOfABeleniosArchiveDecode(String text) {
        assertEquals(text, member(text).encoded());
    }

    @Test
    void allPointsOfLowOrderButTheNeutralOneAreRefused() {
        Set<ReferenceCurve.Point> torsion = torsion();
        assertEquals(8, torsion.size());
        for (ReferenceCurve.Point point : torsion) {
            if (point.equals(ReferenceCurve.IDENTITY)) {
                assertTrue(member(point.text()).isIdentity());
            } else {
                assertRefused("outside the subgroup of prime order", point.text());
            }
        }
    }

    @Test
    void membersTimesPointsOfLowOrderAreRefused() {
        for (ReferenceCurve.Point point : torsion()) {
            for (int i = 0; i < 4; i++) {
                ReferenceCurve.Point member = ReferenceCurve.generator().times(random.below(ReferenceCurve.Q));
                if (point.equals(ReferenceCurve.IDENTITY)) {
                    member(member.plus(point).text());
                } else {
                    assertRefused(
                            "outside the subgroup of prime order",
                            member.plus(point).text());
                }
            }
        }
    }

    @Test
    void everyYIsJudgedAsTheTextbookJudgesIt() {
        int members = 0;
        for (int i = 2; i < 200; i++) {
            BigInteger y = BigInteger.valueOf(i);
            ReferenceCurve.Point point = ReferenceCurve.pointAt(y);
            if (point == null) {
                assertRefused("no point of the curve has this y", hex(y));
                assertRefused("no point of the curve has this y", hex(y.add(SIGN)));
            } else if (point.times(ReferenceCurve.Q).equals(ReferenceCurve.IDENTITY)) {
                members++;
                member(hex(y));
                member(hex(y.add(SIGN)));
            } else {
                assertRefused("outside the subgroup of prime order", hex(y));
            }
        }
        assertTrue(members > 2, "found " + members);
    }

    @Test
    void yNotBelowPrimeIsRefused() {
        for (int i = 0; i < 19; i++) {
            BigInteger y = P.add(BigInteger.valueOf(i));
            assertRefused("y is not below p", hex(y));
            assertRefused("y is not below p", hex(y.add(SIGN)));
        }
    }

    @Test
    void signOfAnXOfZeroIsRefused() {
        assertRefused("x is zero but has a sign", hex(BigInteger.ONE.add(SIGN)));
        assertRefused("x is zero but has a sign", hex(P.subtract(BigInteger.ONE).add(SIGN)));
    }

    @Test
    void otherSpellingsAreRefused() {
        String text = "fbd7d988f08b8fbf6d5b8f0bb1abdcd7d0a00f2ebf57880d940d1721504b54a8";
        for (String digits : new String[] {
            text.toUpperCase(Locale.ROOT), "F" + text.substring(1), "+" + text.substring(1), " " + text.substring(1)
        }) {
            assertRefused("not in lower-case hexadecimal digits", digits);
        }
        assertRefused("not in lower-case hexadecimal digits", text.substring(1) + "８");
        for (String length : new String[] {"", "1", text + " ", "0" + text, text.substring(1), "0".repeat(1_000_000)}) {
            assertRefused("not 64 characters long", length);
        }
    }

    private static Element member(String text) {
        return assertInstanceOf(Decoding.Member.class, GROUP.decode(text)).element();
    }

    private static void assertRefused(String reason, String text) {
        assertEquals(new Decoding.Refused(reason), GROUP.decode(text), () -> "of length " + text.length());
    }

    /** The multiples of a point of order 8. */
    private static Set<ReferenceCurve.Point> torsion() {
        for (int y = 2; ; y++) {
            ReferenceCurve.Point point = ReferenceCurve.pointAt(BigInteger.valueOf(y));
            if (point == null) {
                continue;
            }
            ReferenceCurve.Point low = point.times(ReferenceCurve.Q);
            if (!low.times(BigInteger.valueOf(4)).equals(ReferenceCurve.IDENTITY)) {
                Set<ReferenceCurve.Point> all = new LinkedHashSet<>();
                for (int i = 0; i < 8; i++) {
                    all.add(low.times(BigInteger.valueOf(i)));
                }
                return all;
            }
        }
    }

    /** RFC 8032, section 5.1.5, with its scalar reduced modulo q. */
    private static String publicKeyOf(byte[] seed) throws NoSuchAlgorithmException {
        byte[] half = Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(seed), 32);
        half[0] &= (byte) 248;
        half[31] &= 127;
        half[31] |= 64;
        return GROUP.secretPower(GROUP.scalars().secret(reversed(half))).encoded();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static String hex(BigInteger number) {
        String digits = number.toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }

    @Test
    void ordersTextsByTheirLastByteFirst() {
        String low = "01" + "00".repeat(31);
        String high = "02" + "00".repeat(31);
        assertTrue(EdwardsText.compare(low, high) < 0);
        assertTrue(EdwardsText.compare(high, low) > 0);
        assertEquals(0, EdwardsText.compare(low, low));
        assertTrue(EdwardsText.compare("ff".repeat(31) + "00", "00".repeat(31) + "01") < 0);
    }

    @Test
    void refusesTablesForPublicExponentsWhereExponentsAreSecret() {
        EdwardsGroup group = EdwardsGroup.ED25519;
        try (SecretScalar secret = group.scalars().random(new SeededRandom(268))) {
            Base open = group.frequentBase(group.generator());
            assertThrows(IllegalArgumentException.class, () -> group.secretPower(open, secret));
            assertEquals(group.secretPower(secret), group.secretPower(group.secretBase(group.generator()), secret));
        }
    }
}
