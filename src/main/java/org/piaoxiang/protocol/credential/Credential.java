package org.piaoxiang.protocol.credential;

import java.util.Arrays;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;

/**
 * The secret of a slip (specification 3.3.0, section 4.8): 22 Base58 characters, the anonymous right to vote. Its key for a
 * poll depends on the poll's uuid, so that polls cannot be linked by public keys.
 *
 * <p>Never prints itself; {@link #reveal} is for the slip and for nothing else.
 */
public final class Credential {
    /** Number of Base58 characters. */
    public static final int LENGTH = 22;

    private static final int[] PARTS = {5, 6, 5, 6};
    private static final int CHECK_MODULUS = 3361;
    private static final int CHECK_LENGTH = 2;

    private final String hyphenated;

    private Credential(String hyphenated) {
        this.hyphenated = hyphenated;
    }

    /** What became of a text that should be a credential. */
    public sealed interface Parsed {
        /** A well-formed credential. */
        record Ok(Credential credential) implements Parsed {}

        /** Not one; {@code problem} says why. */
        record Refused(Problem problem) implements Parsed {}
    }

    /** Why a typed code is refused; names are stable codes. */
    public enum Problem {
        /** Not 22, or with check characters 24, characters. */
        SLIP_CODE_LENGTH,
        /** A character that is not in the alphabet, such as 0, O, I or l. */
        SLIP_CODE_CHARACTER,
        /** The check characters do not fit: a typing error. */
        SLIP_CODE_CHECK
    }

    /** Makes a new one. */
    public static Credential random(RandomSource random) {
        return new Credential(hyphenate(Base58.random(LENGTH, random)));
    }

    /** Reads a bare credential as Belenios writes it; hyphens and spaces may be left out. */
    public static Parsed parse(String text) {
        return parse(text, false);
    }

    /** Reads the code printed on a slip, which ends with two check characters; hyphens and spaces may be left out. */
    public static Parsed parseSlipCode(String text) {
        return parse(text, true);
    }

    private static Parsed parse(String text, boolean withCheck) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length() && kept.length() <= LENGTH + CHECK_LENGTH; i++) {
            char c = text.charAt(i);
            if (c != '-' && !Character.isWhitespace(c)) {
                kept.append(c);
            }
        }
        String characters = kept.toString();
        if (characters.length() != LENGTH + (withCheck ? CHECK_LENGTH : 0)) {
            return new Parsed.Refused(Problem.SLIP_CODE_LENGTH);
        }
        if (characters.chars().anyMatch(c -> Base58.digit((char) c) < 0)) {
            return new Parsed.Refused(Problem.SLIP_CODE_CHARACTER);
        }
        String secret = characters.substring(0, LENGTH);
        if (withCheck && !check(secret).equals(characters.substring(LENGTH))) {
            return new Parsed.Refused(Problem.SLIP_CODE_CHECK);
        }
        return new Parsed.Ok(new Credential(hyphenate(secret)));
    }

    /** Returns the secret exponent for the poll {@code uuid}. */
    public SecretScalar exponent(Group group, String uuid) {
        byte[] wide = new byte[64];
        for (int i = 0; i < 2; i++) {
            byte[] half = group.hash().digest("derive_credential|" + uuid + "|" + i + "|" + hyphenated);
            System.arraycopy(half, 0, wide, 32 * i, 32);
            Arrays.fill(half, (byte) 0);
        }
        SecretScalar exponent = group.scalars().secret(wide);
        Arrays.fill(wide, (byte) 0);
        return exponent;
    }

    /** Returns the public key for the poll {@code uuid}, as it stands in the list. */
    public String publicKey(Group group, String uuid) {
        try (SecretScalar exponent = exponent(group, uuid)) {
            return group.secretPower(exponent).encoded();
        }
    }

    /** Returns the secret as Belenios writes it, {@code XXXXX-XXXXXX-XXXXX-XXXXXX}. */
    public String reveal() {
        return hyphenated;
    }

    /** Returns the code to print on the slip: the secret and its two check characters. */
    public String slipCode() {
        return hyphenated + "-" + check(hyphenated.replace("-", ""));
    }

    @Override
    public String toString() {
        return "Credential[hidden]";
    }

    /** Base-58 value modulo a prime: every wrong character and every swap of two changes it. */
    private static String check(String secret) {
        int remainder = 0;
        for (int i = 0; i < secret.length(); i++) {
            remainder = (remainder * 58 + Base58.digit(secret.charAt(i))) % CHECK_MODULUS;
        }
        return "" + Base58.ALPHABET.charAt(remainder / 58) + Base58.ALPHABET.charAt(remainder % 58);
    }

    private static String hyphenate(String secret) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int length : PARTS) {
            out.append(at == 0 ? "" : "-").append(secret, at, at + length);
            at += length;
        }
        return out.toString();
    }
}
