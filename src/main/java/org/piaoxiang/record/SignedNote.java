package org.piaoxiang.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures (c2sp.org/signed-note).
 *
 * @param text ends in a newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The most signatures read; the specification asks for at least 16. */
    public static final int MAX_SIGNATURES = 64;

    private static final int MAX_LENGTH = 1 << 20;

    /** Checks the text and keeps a copy of the signatures. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!isText(text) || signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note is a text that ends in a newline, and signatures");
        }
    }

    /** Signs {@code text} by {@code key} under {@code name}. */
    public static SignedNote sign(String text, String name, SigningKey key) {
        NoteKey noteKey = new NoteKey(name, NoteKey.Type.ED25519, key.verifyKey());
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(new NoteSignature(name, noteKey.id(), signature)));
    }

    /** Reads a note; empty where it is not exactly one. Signatures are not checked. */
    public static Optional<SignedNote> parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (note.length() > MAX_LENGTH || blank < 0 || blank + 2 == note.length() || !isText(note)) {
            return Optional.empty();
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            Optional<NoteSignature> signature = NoteSignature.parse(line);
            if (signature.isEmpty() || signatures.size() == MAX_SIGNATURES) {
                return Optional.empty();
            }
            signatures.add(signature.get());
        }
        return Optional.of(new SignedNote(note.substring(0, blank + 1), signatures));
    }

    /** Returns the whole note. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /** Returns the note with one more signature. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /**
     * Tells whether {@code key} has signed the text. Lines that do not name the key are ignored; one that names it and fails
     * spoils the note.
     */
    public boolean isSignedBy(NoteKey key) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> own =
                signatures.stream().filter(line -> line.names(key)).toList();
        return !own.isEmpty()
                && own.stream().allMatch(line -> switch (key.type()) {
                    case ED25519 -> key.key().verify(message, line.signature());
                    case COSIGNATURE ->
                        Cosignature.of(line).filter(c -> c.verifies(key, text)).isPresent();
                });
    }

    private static boolean isText(String text) {
        return text.endsWith("\n")
                && text.codePoints()
                        .noneMatch(c -> (c < 0x20 && c != '\n')
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
