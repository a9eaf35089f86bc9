package org.piaoxiang.protocol.trustee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
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
    void takesParametersUpToTheirBounds() throws Exception {
        String mine = locked();
        for (String most : List.of("600000", "10000000")) {
            String changed = mine.replace("600000", most);
            assertEquals(changed, text(KeyFile.parse(changed.getBytes(StandardCharsets.UTF_8))));
        }
        for (int length : List.of(17, 4096)) {
            String changed = withField(mine, "data", new byte[length]);
            assertEquals(changed, text(KeyFile.parse(changed.getBytes(StandardCharsets.UTF_8))));
        }
        for (String changed : List.of(
                mine.replace("600000", "599999"),
                mine.replace("600000", "10000001"),
                withField(mine, "data", new byte[16]),
                withField(mine, "data", new byte[4097]),
                withField(mine, "salt", new byte[15]),
                withField(mine, "iv", new byte[13]),
                mine.replace("PBKDF2-HMAC-SHA256", "PBKDF2-HMAC-SHA1"),
                mine.replace("\"publicKey\":{", "\"publicKey\":{\"more\":1,"))) {
            assertThrows(JsonException.class, () -> KeyFile.parse(changed.getBytes(StandardCharsets.UTF_8)), changed);
        }
    }

    @Test
    void takesBase64InItsOneForm() {
        String mine = locked();
        int last = mine.indexOf("==\"", mine.indexOf("\"salt\"")) - 1;
        // The last letter of 16 bytes holds four bits that stand for nothing.
        String changed = mine.substring(0, last) + (char) (mine.charAt(last) + 1) + mine.substring(last + 1);
        assertEquals(
                "Base64 is not canonical",
                assertThrows(JsonException.class, () -> KeyFile.parse(changed.getBytes(StandardCharsets.UTF_8)))
                        .reason());
    }

    @Test
    void drawsSaltAndIvAnewForEveryFile() {
        List<String> seen = List.of(locked("one"), locked("two"));
        for (String name : List.of("salt", "iv")) {
            assertNotEquals(field(seen.get(0), name), field(seen.get(1), name));
            for (String file : seen) {
                assertNotEquals(0, new BigInteger(1, Base64.getDecoder().decode(field(file, name))).signum());
            }
        }
    }

    @Test
    void opensWhetherAnAccentWasTypedInOnePieceOrTwo() throws Exception {
        Group group = Groups.byName("Ed25519").orElseThrow();
        try (SecretScalar secret = group.scalars().random(new SeededRandom("accent"))) {
            KeyFile file = KeyFile.lock(group, secret, "caf\u00e9 au lait".toCharArray(), new SeededRandom("lock"));
            assertInstanceOf(KeyFile.Unlocked.Ok.class, file.unlock("cafe\u0301 au lait".toCharArray()));
            assertEquals(group.secretPower(secret).encoded(), file.publicKey().key());
        }
    }

    @Test
    void refusesASecretThatIsNotItsPublicKeys() throws Exception {
        Group group = Groups.byName("Ed25519").orElseThrow();
        String mine = locked();
        KeyFile file = KeyFile.parse(mine.getBytes(StandardCharsets.UTF_8));
        BigInteger order = group.scalars()
                .of(1)
                .value()
                .add(group.scalars().negate(group.scalars().of(1)).value());
        for (BigInteger other : List.of(BigInteger.TWO, secret("mine").add(order))) {
            String sealed = withField(mine, "data", sealed(mine, file, other.toString()));
            assertEquals(
                    new KeyFile.Unlocked.Refused(KeyFile.Problem.KEY_FILE_MISMATCH),
                    KeyFile.parse(sealed.getBytes(StandardCharsets.UTF_8)).unlock(PASSPHRASE.clone()));
        }
        String sealed =
                withField(mine, "data", sealed(mine, file, secret("mine").toString()));
        assertInstanceOf(
                KeyFile.Unlocked.Ok.class,
                KeyFile.parse(sealed.getBytes(StandardCharsets.UTF_8)).unlock(PASSPHRASE.clone()));
    }

    private static BigInteger secret(String seed) {
        Group group = Groups.byName("Ed25519").orElseThrow();
        try (SecretScalar secret = group.scalars().random(new SeededRandom(seed))) {
            return new BigInteger(1, group.scalars().export(secret));
        }
    }

    /** Locks {@code digits} as the format says, written anew. */
    private static byte[] sealed(String file, KeyFile key, String digits) throws Exception {
        byte[] salt = Base64.getDecoder().decode(field(file, "salt"));
        byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(PASSPHRASE.clone(), salt, 600_000, 256))
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] iv = Base64.getDecoder().decode(field(file, "iv"));
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(JsonWriter.compactBytes(key.publicKey().json()));
        return cipher.doFinal(digits.getBytes(StandardCharsets.US_ASCII));
    }

    private static String field(String file, String name) {
        int start = file.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return file.substring(start, file.indexOf('"', start));
    }

    private static String withField(String file, String name, byte[] bytes) {
        return file.replace(field(file, name), Base64.getEncoder().encodeToString(bytes));
    }

    private static String text(KeyFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
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
