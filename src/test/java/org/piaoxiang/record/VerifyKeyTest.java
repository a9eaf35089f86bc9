package org.piaoxiang.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.cli.SeededRandom;

/** Signatures by the examples of RFC 8032, section 7.1, and what must not pass for one. */
class VerifyKeyTest {
    /** The order of the base point. */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final byte[] MESSAGE = "piaoxiang".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, "
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, "
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a",
    })
    void acceptsTheExamplesAndNothingNearThem(String key, String message, String signature) {
        VerifyKey verifyKey = VerifyKey.of(HexFormat.of().parseHex(key)).orElseThrow();
        byte[] text = HexFormat.of().parseHex(message);
        byte[] signed = HexFormat.of().parseHex(signature);
        assertTrue(verifyKey.verify(text, signed));
        for (int i = 0; i < signed.length; i++) {
            byte[] altered = signed.clone();
            altered[i] ^= 1;
            assertFalse(verifyKey.verify(text, altered), "byte " + i);
        }
        assertFalse(verifyKey.verify(MESSAGE, signed));
        assertFalse(verifyKey.verify(text, java.util.Arrays.copyOf(signed, 63)));
        assertFalse(verifyKey.verify(text, java.util.Arrays.copyOf(signed, 65)));
    }

    /** The same signature written with a response above the group's order would be a second one for the same text. */
    @Test
    void refusesAResponseThatIsNotReduced() {
        byte[] seed = new byte[SigningKey.SEED_LENGTH];
        new SeededRandom("signer").fill(seed);
        try (SigningKey key = SigningKey.ofSeed(seed)) {
            byte[] signature = key.sign(MESSAGE);
            assertTrue(key.verifyKey().verify(MESSAGE, signature));
            byte[] response = new byte[32];
            for (int i = 0; i < 32; i++) {
                response[i] = signature[63 - i];
            }
            byte[] more = new BigInteger(1, response).add(ORDER).toByteArray();
            byte[] again = signature.clone();
            for (int i = 0; i < 32; i++) {
                again[32 + i] = i < more.length ? more[more.length - 1 - i] : 0;
            }
            assertFalse(key.verifyKey().verify(MESSAGE, again));
        }
    }

    @Test
    void refusesWhatIsNoPoint() {
        assertEquals(Optional.empty(), VerifyKey.of(new byte[31]));
        byte[] two = new byte[32];
        two[0] = 2;
        assertEquals(Optional.empty(), VerifyKey.of(two), "y = 2 is on no point of the curve");
        byte[] high = new byte[32];
        java.util.Arrays.fill(high, (byte) 0xff);
        assertEquals(Optional.empty(), VerifyKey.of(high), "y is not below p");
    }
}
