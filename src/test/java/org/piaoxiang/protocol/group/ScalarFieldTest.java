package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarFieldTest {
    private static final ScalarField ELEVEN = new ScalarField(BigInteger.valueOf(11));
    private final SeededRandom random = new SeededRandom(11);

    static List<ScalarField> fields() {
        return List.of(ELEVEN, EdwardsGroup.ED25519.scalars(), ModularGroup.BELENIOS_2048.scalars());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void parsesCanonicalDecimalsBelowOrder(ScalarField field) {
        BigInteger last = field.order().subtract(BigInteger.ONE);
        assertEquals(Optional.of(new Scalar(last)), field.parse(last.toString()));
        assertEquals(Optional.of(field.of(0)), field.parse("0"));
        assertEquals(Optional.empty(), field.parse(field.order().toString()));
        assertEquals("7", field.of(7).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01", "-1", "-0", "+1", " 1", "1 ", "1_0", "0x1", "1.0", "1e3", "١", "1\n", "a"})
    void refusesWhatIsNotACanonicalDecimal(String text) {
        for (ScalarField field : fields()) {
            assertEquals(Optional.empty(), field.parse(text));
        }
    }

    @Test
    void refusesHugeDecimalsWithoutReadingThem() {
        assertEquals(Optional.empty(), EdwardsGroup.ED25519.scalars().parse("9".repeat(50_000_000)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void publicArithmeticIsModuloOrder(ScalarField field) {
        BigInteger q = field.order();
        for (BigInteger a : numbers(q)) {
            for (BigInteger b : numbers(q)) {
                Scalar x = field.reduce(a);
                Scalar y = field.reduce(b);
                assertEquals(a.add(b).mod(q), field.add(x, y).value());
                assertEquals(a.subtract(b).mod(q), field.subtract(x, y).value());
                assertEquals(a.multiply(b).mod(q), field.multiply(x, y).value());
            }
            assertEquals(a.negate().mod(q), field.negate(field.reduce(a)).value());
        }
        assertThrows(ArithmeticException.class, () -> field.inverse(field.of(0)));
        assertEquals(q.subtract(BigInteger.ONE), field.of(-1).value());
        assertEquals(field.of(7), field.reduce(q.add(BigInteger.valueOf(7))));
        assertNotEquals(field.of(7), field.of(8));
    }

    @Test
    void digestsAreReadMostSignificantByteFirst() {
        assertEquals(
                BigInteger.valueOf(0x0102 % 11),
                ELEVEN.ofHash(new byte[] {1, 2}).value());
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        BigInteger q = EdwardsGroup.ED25519.scalars().order();
        assertEquals(
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE).mod(q),
                EdwardsGroup.ED25519.scalars().ofHash(ones).value());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void secretArithmeticAgreesWithBigInteger(ScalarField field) {
        BigInteger q = field.order();
        for (BigInteger a : numbers(q)) {
            for (BigInteger b : numbers(q)) {
                SecretScalar x = field.secret(a.toByteArray());
                SecretScalar y = field.secret(b.toByteArray());
                Scalar publicB = field.reduce(b);
                assertSecret(field, a.add(b), field.add(x, y));
                assertSecret(field, a.add(b), field.add(publicB, x));
                assertSecret(field, a.subtract(b), field.subtract(x, y));
                assertSecret(field, a.multiply(b), field.product(x, y));
                assertSecret(field, a.multiply(b), field.multiply(x, publicB));
                assertSecret(field, a.negate(), field.negate(x));
                assertEquals(
                        a.subtract(a.multiply(b)).mod(q),
                        field.response(x, x, publicB).value());
                assertEquals(
                        b.subtract(a.multiply(b)).mod(q),
                        field.response(y, x, publicB).value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void secretBytesOfAnyLengthAreReduced(ScalarField field) {
        for (int length = 0; length <= 70; length++) {
            byte[] bytes = new byte[length];
            random.fill(bytes);
            assertSecret(field, new BigInteger(1, bytes), field.secret(bytes));
            Arrays.fill(bytes, (byte) 0xff);
            assertSecret(field, new BigInteger(1, bytes), field.secret(bytes));
        }
    }

    @Test
    void randomSecretsAreDrawnAgainUntilBelowOrder() {
        // Of one byte, the low four bits count: 15 and 11 are refused, 10 is taken.
        Deque<Integer> draws = new ArrayDeque<>(List.of(0xff, 0x0b, 0xfa));
        SecretScalar drawn =
                ELEVEN.random(bytes -> bytes[0] = draws.removeFirst().byteValue());
        assertSecret(ELEVEN, BigInteger.TEN, drawn);
        assertTrue(draws.isEmpty());
    }

    @Test
    void randomSecretsReachEveryNumberAboutEquallyOften() {
        int[] counts = new int[11];
        for (int i = 0; i < 11_000; i++) {
            counts[ELEVEN.export(ELEVEN.random(random))[0]]++;
        }
        for (int count : counts) {
            assertTrue(count > 850 && count < 1150, "count " + count);
        }
    }

    @Test
    void exportHasTheLengthOfTheOrder() {
        ScalarField field = EdwardsGroup.ED25519.scalars();
        byte[] bytes = field.export(field.secret(field.of(258)));
        assertEquals(32, field.byteLength());
        byte[] expected = new byte[32];
        expected[30] = 1;
        expected[31] = 2;
        assertArrayEquals(expected, bytes);
        assertTrue(field.secret(bytes).sameAs(field.secret(field.of(258))));
        assertFalse(field.secret(bytes).sameAs(field.secret(field.of(259))));
    }

    @Test
    void secretsShowNothingAndAreGoneAfterClosing() {
        ScalarField field = EdwardsGroup.ED25519.scalars();
        SecretScalar secret = field.secret(field.of(42));
        SecretScalar copy = field.copyOf(secret);
        assertEquals("SecretScalar[hidden]", secret.toString());
        long[] limbs = secret.limbs();
        secret.close();
        assertArrayEquals(new long[limbs.length], limbs);
        assertThrows(IllegalStateException.class, () -> field.export(secret));
        assertThrows(IllegalStateException.class, () -> EdwardsGroup.ED25519.secretPower(secret));
        assertSecret(field, BigInteger.valueOf(42), copy);
    }

    @Test
    void scalarsOfOtherFieldsAreBugs() {
        ScalarField field = EdwardsGroup.ED25519.scalars();
        SecretScalar foreign = ELEVEN.random(random);
        SecretScalar own = field.random(random);
        assertThrows(IllegalArgumentException.class, () -> field.add(own, foreign));
        assertThrows(IllegalArgumentException.class, () -> field.multiply(own, new Scalar(field.order())));
        assertThrows(IllegalArgumentException.class, () -> field.multiply(own, new Scalar(BigInteger.valueOf(-1))));
        assertThrows(IllegalArgumentException.class, () -> own.sameAs(foreign));
        SecretScalar twin = new ScalarField(field.order()).random(random);
        assertSecret(field, new BigInteger(1, field.export(twin)), twin);
    }

    private static void assertSecret(ScalarField field, BigInteger expected, SecretScalar actual) {
        assertEquals(expected.mod(field.order()), new BigInteger(1, field.export(actual)));
    }

    private List<BigInteger> numbers(BigInteger q) {
        List<BigInteger> numbers = new ArrayList<>(List.of(
                BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, q.subtract(BigInteger.ONE), q, q.add(BigInteger.ONE)));
        for (int k = 31; k <= q.bitLength(); k += 32) {
            numbers.add(BigInteger.TWO.pow(k).subtract(BigInteger.ONE));
            numbers.add(BigInteger.TWO.pow(k + 1).subtract(BigInteger.ONE));
        }
        for (int i = 0; i < 20; i++) {
            numbers.add(random.below(q));
        }
        return numbers;
    }
}
