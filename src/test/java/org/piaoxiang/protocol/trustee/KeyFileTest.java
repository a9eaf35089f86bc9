package org.piaoxiang.protocol.trustee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.SecretScalar;

class KeyFileTest {
    private static final char[] PASSPHRASE = "correct horse 口令".toCharArray();

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "SM2", "BELENIOS-2048"})
    void givesBackTheSecretThatWasLocked(String name) throws Exception {
        Group group = Groups.byName(name).orElseThrow();
        try (SecretScalar secret = group.scalars().random(new SeededRandom(name))) {
            KeyFile read = KeyFile.parse(KeyFile.lock(group, secret, PASSPHRASE.clone(), new SeededRandom("lock"))
                    .bytes());
            KeyFile.Unlocked.Ok ok = assertInstanceOf(KeyFile.Unlocked.Ok.class, read.unlock(PASSPHRASE.clone()));
            assertArrayEquals(group.scalars().export(secret), group.scalars().export(ok.secret()));
            assertEquals(name, read.group().name());
        }
    }

    @Test
    void staysLockedForAnotherPassphrase() throws Exception {
        assertEquals(
                new KeyFile.Unlocked.Refused(KeyFile.Problem.KEY_PASSPHRASE_WRONG),
                KeyFile.parse(locked().getBytes(StandardCharsets.UTF_8)).unlock("correct horse".toCharArray()));
    }

    @Test
    void staysLockedWhenItsPublicPartWasExchanged() throws Exception {
        String mine = locked();
        String other = locked("other");
        String mixed =
                mine.substring(0, mine.indexOf("\"publicKey\"")) + other.substring(other.indexOf("\"publicKey\""));
        assertEquals(
                new KeyFile.Unlocked.Refused(KeyFile.Problem.KEY_PASSPHRASE_WRONG),
                KeyFile.parse(mixed.getBytes(StandardCharsets.UTF_8)).unlock(PASSPHRASE.clone()));
    }

    @Test
    void refusesOtherFormatsAndWeakParameters() {
        String mine = locked();
        for (String changed : List.of(
                mine.replace("piaoxiang-key/1", "piaoxiang-key/2"),
                mine.replace("600000", "1000"),
                mine.replace("600000", "2000000000"),
                mine.replace("AES-256-GCM", "AES-256-CTR"),
                mine.replace("Ed25519", "Ed448"),
                mine.replace("\"iv\":\"", "\"iv\":\"AAAA"),
                mine.replace("\"salt\":\"", "\"salt\":\"!"),
                mine.replace("{\"format\"", "{\"more\":1,\"format\""),
                "{}",
                "")) {
            assertThrows(JsonException.class, () -> KeyFile.parse(changed.getBytes(StandardCharsets.UTF_8)), changed);
        }
    }

    @Test
    void writesDigitsAsBigIntegerWould() {
        SeededRandom random = new SeededRandom("digits");
        for (int length : List.of(1, 2, 32, 256)) {
            byte[] number = new byte[length];
            random.fill(number);
            byte[] digits = SecretDigits.write(number);
            assertEquals(new BigInteger(1, number).toString(), new String(digits, StandardCharsets.US_ASCII));
            assertArrayEquals(number, SecretDigits.read(digits, length));
        }
        assertEquals("0", new String(SecretDigits.write(new byte[32]), StandardCharsets.US_ASCII));
    }

    private static String locked() {
        return locked("mine");
    }

    private static String locked(String seed) {
        Group group = Groups.byName("Ed25519").orElseThrow();
        try (SecretScalar secret = group.scalars().random(new SeededRandom(seed))) {
            byte[] bytes = KeyFile.lock(group, secret, PASSPHRASE.clone(), new SeededRandom(seed + "lock"))
                    .bytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
