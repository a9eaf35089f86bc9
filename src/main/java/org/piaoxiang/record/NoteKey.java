package org.piaoxiang.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A named public key for notes (c2sp.org/signed-note). Its text form is {@code name+keyid+base64(type, key)}.
 *
 * @param name without spaces and plus signs
 * @param type what the key signs
 * @param key Ed25519
 */
public record NoteKey(String name, Type type, VerifyKey key) {
    /** What the names of stations begin with. */
    public static final String STATION = "piaoxiang-station/";

    private static final int NAME_BYTES = 8;

    /** The kinds of signature known here, with the byte that the specification assigns. */
    public enum Type {
        /** A signature over the note's text. */
        ED25519(1),
        /** A timestamped cosignature over a checkpoint (c2sp.org/tlog-cosignature). */
        COSIGNATURE(4);

        private final byte code;

        Type(int code) {
            this.code = (byte) code;
        }
    }

    /** Checks the name. */
    public NoteKey {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key's name has no spaces, controls or plus signs");
        }
    }

    /**
     * Returns the key under which a station cosigns. The message that is signed does not hold the witness's name, so a key has
     * one name wherever it cosigns: it follows from the key.
     */
    public static NoteKey station(VerifyKey key) {
        return cosigner(STATION, key);
    }

    /** Returns the key under which a server cosigns other logs. */
    public static NoteKey witness(VerifyKey key) {
        return cosigner("piaoxiang-witness/", key);
    }

    private static NoteKey cosigner(String prefix, VerifyKey key) {
        byte[] digest = TreeHash.sha256().digest(key.bytes());
        return new NoteKey(prefix + HexFormat.of().formatHex(digest, 0, NAME_BYTES), Type.COSIGNATURE, key);
    }

    /** Returns the four bytes that point to this key in a signature line. */
    public byte[] id() {
        var digest = TreeHash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.code);
        return Arrays.copyOf(digest.digest(key.bytes()), NoteSignature.ID_LENGTH);
    }

    /** Returns the text form. */
    public String text() {
        byte[] typed = new byte[1 + VerifyKey.LENGTH];
        typed[0] = type.code;
        System.arraycopy(key.bytes(), 0, typed, 1, VerifyKey.LENGTH);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Reads the text form; empty where it is not one, or its id does not belong to the key. */
    public static Optional<NoteKey> parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            return Optional.empty();
        }
        return StrictBase64.decode(parts[2])
                .filter(typed -> typed.length == 1 + VerifyKey.LENGTH)
                .flatMap(typed -> typeOf(typed[0])
                        .flatMap(type -> VerifyKey.of(Arrays.copyOfRange(typed, 1, typed.length))
                                .map(key -> new NoteKey(parts[0], type, key))))
                .filter(key -> key.text().equals(text));
    }

    private static Optional<Type> typeOf(byte code) {
        return Arrays.stream(Type.values()).filter(type -> type.code == code).findFirst();
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < 0x20
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
