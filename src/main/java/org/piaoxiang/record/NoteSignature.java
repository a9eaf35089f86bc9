package org.piaoxiang.record;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One signature line of a note (c2sp.org/signed-note). Whose it is only a {@link NoteKey} can tell. */
public final class NoteSignature {
    static final int ID_LENGTH = 4;

    private static final String DASH = "\u2014 ";

    private final String name;
    private final byte[] id;
    private final byte[] signature;

    /** Takes copies of the arrays. */
    public NoteSignature(String name, byte[] id, byte[] signature) {
        if (!NoteKey.isName(name) || id.length != ID_LENGTH || signature.length == 0) {
            throw new IllegalArgumentException("a signature line has a name, four bytes of id and a signature");
        }
        this.name = name;
        this.id = id.clone();
        this.signature = signature.clone();
    }

    /** Reads a line without its newline; empty where it is no signature line. */
    public static Optional<NoteSignature> parse(String line) {
        if (!line.startsWith(DASH)) {
            return Optional.empty();
        }
        String[] parts = line.substring(DASH.length()).split(" ", -1);
        if (parts.length != 2 || !NoteKey.isName(parts[0])) {
            return Optional.empty();
        }
        return StrictBase64.decode(parts[1])
                .filter(bytes -> bytes.length > ID_LENGTH)
                .map(bytes -> new NoteSignature(
                        parts[0], Arrays.copyOf(bytes, ID_LENGTH), Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length)));
    }

    /** Returns the line without its newline. */
    public String line() {
        byte[] bytes = Arrays.copyOf(id, ID_LENGTH + signature.length);
        System.arraycopy(signature, 0, bytes, ID_LENGTH, signature.length);
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns the key's name. */
    public String name() {
        return name;
    }

    /** Returns a copy of the signature, without the key's id. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Tells whether the line names {@code key}; whether it verifies is another question. */
    public boolean names(NoteKey key) {
        return name.equals(key.name()) && Arrays.equals(id, key.id());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteSignature same && line().equals(same.line());
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }

    @Override
    public String toString() {
        return line();
    }
}
