package org.piaoxiang.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.piaoxiang.exchange.UnusableFile.Problem;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.VerifyKey;

/**
 * The sealed file (.pxs, format {@code piaoxiang-sealed/1}): a line that names the format, a line with the header, the sealed
 * content, and the server's signature over all of it. Sealed as in HPKE's base mode: an X25519 key made for this file alone, HKDF
 * over the shared secret, AES-256-GCM; the header is bound to both.
 */
public final class SealedFiling {
    /** The longest file that is made or taken, in bytes. */
    public static final int LONGEST = 256 << 20;

    private static final String NAME = "piaoxiang-sealed/";
    private static final String FORMAT = NAME + "1";
    private static final int LONGEST_HEADER = 4096;
    private static final int KEY_LENGTH = 32;
    private static final int IV_LENGTH = 12;
    private static final int TAG_LENGTH = 16;

    private SealedFiling() {}

    /**
     * What a file belongs to.
     *
     * @param meeting id
     * @param filing hash of what was filed (FiledReview)
     * @param size of the record when the file was made, in entries
     */
    public record Subject(String meeting, String filing, int size) {}

    /**
     * A file that was opened.
     *
     * @param server whose signature it bears
     * @param content what was sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Opened(Subject subject, VerifyKey server, byte[] content) {}

    /**
     * Seals {@code content} to a department.
     *
     * @throws UnusableFile SEALED_TOO_LARGE, or CARD_UNREADABLE where nothing can be sealed to the card's key
     */
    public static byte[] seal(Subject subject, byte[] content, OfficeCard to, SigningKey server, RandomSource random)
            throws UnusableFile {
        if (content.length > LONGEST - LONGEST_HEADER * 2) {
            throw new UnusableFile(Problem.SEALED_TOO_LARGE);
        }
        try (SealingKey once = SealingKey.generate(random)) {
            byte[] start = start(subject, to.sealing(), once.publicKey(), server.verifyKey(), content.length);
            byte[] shared = once.agree(to.sealingKey()).orElseThrow(() -> new UnusableFile(Problem.CARD_UNREADABLE));
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, shared, start, content);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes(start);
            file.writeBytes(sealed);
            file.writeBytes(server.sign(signed(file.toByteArray())));
            return file.toByteArray();
        } catch (AEADBadTagException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] start(Subject subject, String to, byte[] once, VerifyKey server, int length) {
        String header = JsonWriter.canonical(Json.object(
                "filing", Json.text(subject.filing()),
                "length", Json.number(length + TAG_LENGTH),
                "meeting", Json.text(subject.meeting()),
                "once", Json.text(Base64.getEncoder().encodeToString(once)),
                "sealing", Json.text(to),
                "server", Json.text(server.base64()),
                "size", Json.number(subject.size())));
        return (FORMAT + "\n" + header + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Opens a file with the department's keys. */
    public static Opened open(byte[] file, OfficeKeys keys) throws UnusableFile {
        if (file.length > LONGEST) {
            throw new UnusableFile(Problem.SEALED_TOO_LARGE);
        }
        int name = line(file, 0);
        String format = new String(file, 0, name, StandardCharsets.ISO_8859_1);
        if (!format.equals(FORMAT)) {
            throw new UnusableFile(format.startsWith(NAME) ? Problem.SEALED_VERSION : Problem.SEALED_UNREADABLE);
        }
        int end = line(file, name + 1);
        byte[] start = Arrays.copyOf(file, end + 1);
        try {
            Fields header = Fields.of(JsonReader.read(Arrays.copyOfRange(file, name + 1, end)), "header")
                    .only("filing", "length", "meeting", "once", "sealing", "server", "size");
            return open(file, start, header, keys);
        } catch (JsonException | IllegalArgumentException misshapen) {
            throw new UnusableFile(Problem.SEALED_ALTERED);
        }
    }

    /** The end of a line, which must come early. */
    private static int line(byte[] file, int from) throws UnusableFile {
        for (int i = from; i < file.length && i < from + LONGEST_HEADER; i++) {
            if (file[i] == '\n') {
                return i;
            }
        }
        boolean begun = file.length >= NAME.length()
                && new String(file, 0, NAME.length(), StandardCharsets.ISO_8859_1).equals(NAME);
        throw new UnusableFile(
                begun && file.length < from + LONGEST_HEADER ? Problem.SEALED_CUT_OFF : Problem.SEALED_UNREADABLE);
    }

    private static Opened open(byte[] file, byte[] start, Fields header, OfficeKeys keys)
            throws JsonException, UnusableFile {
        Subject subject = new Subject(header.text("meeting"), header.text("filing"), header.integer("size"));
        VerifyKey server =
                VerifyKey.ofBase64(header.text("server")).orElseThrow(() -> new UnusableFile(Problem.SEALED_ALTERED));
        int length = header.integer("length");
        long whole = (long) start.length + length + VerifyKey.SIGNATURE_LENGTH;
        if (length < TAG_LENGTH || file.length > whole) {
            throw new UnusableFile(Problem.SEALED_ALTERED);
        }
        if (file.length < whole) {
            throw new UnusableFile(Problem.SEALED_CUT_OFF);
        }
        int sealedEnd = start.length + length;
        if (!server.verify(signed(Arrays.copyOf(file, sealedEnd)), Arrays.copyOfRange(file, sealedEnd, file.length))) {
            throw new UnusableFile(Problem.SEALED_ALTERED);
        }
        if (!header.text("sealing").equals(keys.card().sealing())) {
            throw new UnusableFile(Problem.SEALED_OTHER_KEY);
        }
        byte[] shared = keys.sealing()
                .agree(Base64.getDecoder().decode(header.text("once")))
                .orElseThrow(() -> new UnusableFile(Problem.SEALED_ALTERED));
        try {
            byte[] sealed = Arrays.copyOfRange(file, start.length, sealedEnd);
            return new Opened(subject, server, crypt(Cipher.DECRYPT_MODE, shared, start, sealed));
        } catch (AEADBadTagException altered) {
            throw new UnusableFile(Problem.SEALED_ALTERED);
        }
    }

    /** What the server signs: the hash of everything before the signature, under a name of its own. */
    private static byte[] signed(byte[] file) {
        return ("piaoxiang-sealed-file/1\n" + HashFunction.SHA_256.hex(file)).getBytes(StandardCharsets.UTF_8);
    }

    /** Wipes {@code shared}. The start names both public keys, so key and nonce depend on them. */
    private static byte[] crypt(int mode, byte[] shared, byte[] start, byte[] input) throws AEADBadTagException {
        byte[] derived = new byte[0];
        try {
            HKDFParameterSpec way = HKDFParameterSpec.ofExtract()
                    .addIKM(shared)
                    .addSalt(FORMAT.getBytes(StandardCharsets.UTF_8))
                    .thenExpand(start, KEY_LENGTH + IV_LENGTH);
            derived = KDF.getInstance("HKDF-SHA256").deriveData(way);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(derived, 0, KEY_LENGTH, "AES"),
                    new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, derived, KEY_LENGTH, IV_LENGTH));
            cipher.updateAAD(start);
            return cipher.doFinal(input);
        } catch (AEADBadTagException altered) {
            throw altered;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks HKDF or AES-GCM", missing);
        } finally {
            Arrays.fill(shared, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }
}
