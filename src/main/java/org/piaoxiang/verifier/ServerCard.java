package org.piaoxiang.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.piaoxiang.record.VerifyKey;

/**
 * The server's card: the key that signs checkpoints and receipts, on paper, so that whoever meets the server for the first time
 * can tell it from a false one (docs/api.md). It is one line, {@code PXK1/<key>/<check>}; the observer's card
 * {@code PXO2/<meeting>/<observer's key>/<server's key>/<check>} carries the same key. The check (CRC-32) finds misread
 * and cut lines; it proves nothing.
 */
public final class ServerCard {
    private static final String MARK = "PXK1";
    private static final String OBSERVERS_MARK = "PXO2";

    private ServerCard() {}

    /** Returns the card of {@code server}. */
    public static String text(VerifyKey server) {
        String line = MARK + "/" + Base64.getUrlEncoder().withoutPadding().encodeToString(server.bytes());
        return line + "/" + check(line);
    }

    /** Reads the server's key off its own card or the observer's; empty where the line is neither, cut or misread. */
    public static Optional<VerifyKey> read(String text) {
        List<String> parts = List.of(text.strip().split("/", -1));
        boolean own = parts.size() == 3 && parts.getFirst().equals(MARK);
        boolean observers = parts.size() == 5 && parts.getFirst().equals(OBSERVERS_MARK);
        if (!own && !observers) {
            return Optional.empty();
        }
        String line = String.join("/", parts.subList(0, parts.size() - 1));
        return check(line).equals(parts.getLast()) ? key(parts.get(parts.size() - 2)) : Optional.empty();
    }

    private static Optional<VerifyKey> key(String base64url) {
        return base64url.length() == 43
                ? VerifyKey.ofBase64(base64url.replace('-', '+').replace('_', '/') + "=")
                : Optional.empty();
    }

    private static String check(String line) {
        CRC32 sum = new CRC32();
        sum.update(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** Returns the twelve characters of a server's key, which people compare where they cannot scan. */
    public static String code(VerifyKey server) {
        return SetupCode.ofKey("piaoxiang-server/1\n" + server.base64());
    }
}
