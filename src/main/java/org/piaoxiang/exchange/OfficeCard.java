package org.piaoxiang.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.piaoxiang.exchange.UnusableFile.Problem;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ServerCard;
import org.piaoxiang.verifier.SetupCode;

/**
 * The public card of a superior department: its name, the Ed25519 key that signs its answers and the X25519 key that files are
 * sealed to, under a signature of the former. It travels as one line of text, in a file or a QR code.
 *
 * @param name of the department
 * @param signing the key of its answers
 * @param sealing the key that files are sealed to, Base64
 * @param signature of the department over the rest, Base64
 */
public record OfficeCard(String name, VerifyKey signing, String sealing, String signature) {
    private static final String FORMAT = "piaoxiang-office-card/1";
    private static final String MARK = "PXS1/";
    private static final int LONGEST = 4096;
    private static final int LONGEST_NAME = 100;

    /** Reads the line of text; refuses what the department itself did not sign. */
    public static OfficeCard parse(String line) throws UnusableFile {
        String text = line.strip();
        if (!text.startsWith(MARK) || text.length() > LONGEST) {
            throw new UnusableFile(Problem.CARD_UNREADABLE);
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            Fields fields =
                    Fields.of(JsonReader.read(json), "card").only("format", "name", "sealing", "signature", "signing");
            if (!fields.text("format").equals(FORMAT)) {
                throw new UnusableFile(Problem.CARD_UNREADABLE);
            }
            return of(fields.text("name"), fields.text("signing"), fields.text("sealing"), fields.text("signature"));
        } catch (JsonException | IllegalArgumentException misshapen) {
            throw new UnusableFile(Problem.CARD_UNREADABLE);
        }
    }

    /** Makes a card of its parts; refuses what the department itself did not sign. */
    public static OfficeCard of(String name, String signing, String sealing, String signature) throws UnusableFile {
        VerifyKey key = VerifyKey.ofBase64(signing).orElseThrow(() -> new UnusableFile(Problem.CARD_UNREADABLE));
        OfficeCard card = new OfficeCard(name, key, sealing, signature);
        boolean plain = !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl);
        if (!plain || !key.verifyBase64(statement(name, key, sealing), signature) || card.sealingKey().length == 0) {
            throw new UnusableFile(Problem.CARD_UNREADABLE);
        }
        return card;
    }

    static OfficeCard of(String name, OfficeKeys keys) {
        VerifyKey signing = keys.signing().verifyKey();
        String sealing = Base64.getEncoder().encodeToString(keys.sealing().publicKey());
        return new OfficeCard(name, signing, sealing, keys.signing().signBase64(statement(name, signing, sealing)));
    }

    private static byte[] statement(String name, VerifyKey signing, String sealing) {
        return JsonWriter.canonical(Json.object(
                        "format", Json.text(FORMAT),
                        "name", Json.text(name),
                        "sealing", Json.text(sealing),
                        "signing", Json.text(signing.base64())))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The key that files are sealed to; empty where it is none. */
    byte[] sealingKey() {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealing);
            boolean one = bytes.length == SealingKey.LENGTH
                    && Base64.getEncoder().encodeToString(bytes).equals(sealing);
            return one ? bytes : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** Returns the line of text. */
    public String text() {
        byte[] json = JsonWriter.canonical(Json.object(
                        "format", Json.text(FORMAT),
                        "name", Json.text(name),
                        "sealing", Json.text(sealing),
                        "signature", Json.text(signature),
                        "signing", Json.text(signing.base64())))
                .getBytes(StandardCharsets.UTF_8);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** Returns the twelve characters that people compare. */
    public String code() {
        return SetupCode.ofKey("piaoxiang-office/1\n" + signing.base64() + "\n" + sealing + "\n" + name);
    }

    /** Returns the twelve characters of a server's key, which people compare before they answer its files. */
    public static String serverCode(VerifyKey server) {
        return ServerCard.code(server);
    }
}
