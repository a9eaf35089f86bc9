package org.piaoxiang.protocol.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.protocol.credential.Credential.Problem;
import org.piaoxiang.protocol.group.RandomSource;

/** Slip codes as they are printed and typed. */
class CredentialTest {
    private static final int ODD = 58 * 58 - 3;

    @Test
    void aPrintedCodeIsReadBackHoweverItIsSpaced() {
        SeededRandom random = new SeededRandom("codes");
        Set<String> checks = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Credential credential = Credential.random(random);
            String code = credential.slipCode();
            assertTrue(code.matches("(\\w{5})-(\\w{6})-(\\w{5})-(\\w{6})-\\w{2}"), "the form of a code");
            assertEquals(credential.reveal(), code.substring(0, 25));
            assertEquals(check(code.substring(0, 25).replace("-", "")), code.substring(26));
            checks.add(code.substring(26));
            for (String typed : List.of(code, code.replace("-", ""), " " + code.replace("-", " - ") + "\n")) {
                assertEquals(
                        credential.reveal(), ok(Credential.parseSlipCode(typed)).reveal());
            }
            assertEquals(
                    credential.reveal(),
                    ok(Credential.parse(credential.reveal())).reveal());
        }
        assertTrue(checks.size() > 150, "checks differ");
        assertEquals("Credential[hidden]", Credential.random(random).toString());
    }

    /** The number that 22 digits of base 58 make, modulo 3361, in two digits: written anew. */
    private static String check(String secret) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < secret.length(); i++) {
            int digit = Base58.ALPHABET.indexOf(secret.charAt(i));
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        assertEquals(3361, ODD);
        int rest = number.mod(BigInteger.valueOf(ODD)).intValue();
        return Base58.ALPHABET.substring(rest / 58, rest / 58 + 1) + Base58.ALPHABET.charAt(rest % 58);
    }

    @Test
    void aWrongLengthIsToldAsSuch() {
        String code = Credential.random(new SeededRandom("length")).slipCode();
        String secret = code.substring(0, 25);
        for (String typed : List.of("", code + "1", code.substring(0, 27), secret, code + code)) {
            assertEquals(Problem.SLIP_CODE_LENGTH, refused(Credential.parseSlipCode(typed)), typed);
        }
        for (String typed : List.of("", code, secret + "1", secret.substring(0, 24), code + code)) {
            assertEquals(Problem.SLIP_CODE_LENGTH, refused(Credential.parse(typed)), typed);
        }
    }

    @Test
    void aCharacterThatCodesDoNotHaveIsToldAsSuch() {
        String code = Credential.random(new SeededRandom("characters")).slipCode();
        for (String strange : List.of("0", "O", "I", "l", "+", "é", "１", "_")) {
            for (int at : List.of(0, 10, 27)) {
                String typed = code.substring(0, at) + strange + code.substring(at + 1);
                assertEquals(Problem.SLIP_CODE_CHARACTER, refused(Credential.parseSlipCode(typed)), typed);
            }
        }
        assertEquals(Problem.SLIP_CODE_CHARACTER, refused(Credential.parse("0" + code.substring(1, 25))));
        // The first and the last digit are lawful.
        ok(Credential.parse("1".repeat(11) + "z".repeat(11)));
    }

    @Test
    void everySingleSlipOfThePenFailsTheCheck() {
        String code = Credential.random(new SeededRandom("pen")).slipCode();
        for (int at = 0; at < code.length(); at++) {
            for (char other : Base58.ALPHABET.toCharArray()) {
                if (code.charAt(at) != '-' && code.charAt(at) != other) {
                    String typed = code.substring(0, at) + other + code.substring(at + 1);
                    assertEquals(Problem.SLIP_CODE_CHECK, refused(Credential.parseSlipCode(typed)), typed);
                }
            }
        }
    }

    @Test
    void randomTextsTakeEveryDigitEquallyAndNothingElse() {
        // 231 is the last byte that gives a digit, 232 the first that is passed over.
        assertEquals("z1", Base58.random(2, giving(232, 255, 231, 0)));
        // What is drawn beyond the length is dropped.
        assertEquals("12", Base58.random(2, giving(232, 58, 1, 2)));
    }

    private static RandomSource giving(Integer... values) {
        Deque<Integer> bytes = new ArrayDeque<>(List.of(values));
        return drawn -> {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = bytes.remove().byteValue();
            }
        };
    }

    private static Credential ok(Credential.Parsed parsed) {
        return assertInstanceOf(Credential.Parsed.Ok.class, parsed).credential();
    }

    private static Problem refused(Credential.Parsed parsed) {
        return assertInstanceOf(Credential.Parsed.Refused.class, parsed).problem();
    }
}
