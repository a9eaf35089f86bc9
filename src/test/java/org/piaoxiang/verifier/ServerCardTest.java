package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.VerifyKey;

/** The line on the server's card. */
class ServerCardTest {
    /** The key of the seed of zeros, which the pages' own test of both cards takes too. */
    private static final VerifyKey KEY = SigningKey.ofSeed(new byte[32]).verifyKey();

    private static final String CARD = "PXK1/O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik/0b8c25bc";
    private static final String OBSERVERS =
            "PXO2/m1/q-_6Yy0vTYbO4qkOE5lR0p6Mlv5bC7S0GQ4HcC4aBcM/O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik/8b88312d";

    @Test
    void theCardBringsTheKeyUnchanged() {
        assertEquals(CARD, ServerCard.text(KEY));
        assertEquals(Optional.of(KEY), ServerCard.read(" " + CARD + "\n"));
    }

    @Test
    void theObserversCardBringsTheServersKeyToo() {
        assertEquals(Optional.of(KEY), ServerCard.read(OBSERVERS));
    }

    @Test
    void aLineThatIsCutOrMisreadIsNoCard() {
        for (String card : List.of(CARD, OBSERVERS)) {
            for (int at = 0; at < card.length(); at++) {
                String cut = card.substring(0, at);
                assertEquals(Optional.empty(), ServerCard.read(cut), cut);
                char other = card.charAt(at) == 'A' ? 'B' : 'A';
                String misread = cut + other + card.substring(at + 1);
                assertEquals(Optional.empty(), ServerCard.read(misread), misread);
            }
            assertEquals(Optional.empty(), ServerCard.read(card + "/" + card));
        }
    }

    @Test
    void otherCodesAreNoCards() {
        for (String text : List.of("", "/", "PXO1/m1/abc", "PXS1/AAAA", "http://example.org/a/b", KEY.base64())) {
            assertEquals(Optional.empty(), ServerCard.read(text), text);
        }
    }

    @Test
    void anotherKeyHasAnotherCode() {
        String code = ServerCard.code(KEY);
        assertEquals(12, code.split(" ").length);
        byte[] seed = new byte[32];
        seed[0] = 1;
        assertNotEquals(code, ServerCard.code(SigningKey.ofSeed(seed).verifyKey()));
    }
}
