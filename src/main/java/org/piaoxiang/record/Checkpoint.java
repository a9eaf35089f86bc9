package org.piaoxiang.record;

import java.util.List;
import java.util.Optional;

/**
 * The head of a log (c2sp.org/tlog-checkpoint), without extension lines: notes that carry some are not of our making and
 * are refused.
 *
 * @param origin the name of the log
 * @param size entries
 * @param root root of the tree over them
 */
public record Checkpoint(String origin, long size, TreeHash root) {
    private static final int MAX_DIGITS = 18;

    /** Checks origin and size. */
    public Checkpoint {
        if (!NoteKey.isName(origin) || size < 0) {
            throw new IllegalArgumentException("a checkpoint has an origin without spaces, and a size");
        }
    }

    /** Returns the checkpoint of {@code tree}. */
    public static Checkpoint of(String origin, Frontier tree) {
        return new Checkpoint(origin, tree.size(), tree.root());
    }

    /** Returns the text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** Signs this checkpoint; the key's name is the origin. */
    public SignedNote sign(SigningKey key) {
        return SignedNote.sign(text(), origin, key);
    }

    /** Reads the text of a note; empty where it is not exactly a checkpoint. */
    public static Optional<Checkpoint> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty() || !NoteKey.isName(lines[0]) || !isSize(lines[1])) {
            return Optional.empty();
        }
        return TreeHash.ofBase64(lines[2]).map(root -> new Checkpoint(lines[0], Long.parseLong(lines[1]), root));
    }

    /** Reads the text of a note of another log, which may carry extension lines; they are not kept. */
    public static Optional<Checkpoint> parseExtended(String text) {
        String[] lines = text.split("\n", -1);
        boolean wellFormed = lines.length >= 4 && lines[lines.length - 1].isEmpty();
        for (int i = 3; i < lines.length - 1; i++) {
            wellFormed &= !lines[i].isEmpty();
        }
        return wellFormed ? parse(lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n") : Optional.empty();
    }

    /**
     * Reads a note that {@code logKey} has signed, whose name is the log's origin; empty where the note is no checkpoint of
     * that log or the signature is missing or wrong.
     */
    public static Optional<Checkpoint> open(String note, NoteKey logKey) {
        return SignedNote.parse(note)
                .filter(signed -> signed.isSignedBy(logKey))
                .flatMap(signed -> parse(signed.text()))
                .filter(checkpoint -> checkpoint.origin().equals(logKey.name()));
    }

    /** Returns those of {@code witnesses} whose cosignature stands under {@code note}. */
    public static List<NoteKey> witnessesOf(SignedNote note, List<NoteKey> witnesses) {
        return witnesses.stream().filter(note::isSignedBy).toList();
    }

    private static boolean isSize(String text) {
        return text.equals("0")
                || (!text.isEmpty()
                        && text.length() <= MAX_DIGITS
                        && text.charAt(0) != '0'
                        && text.chars().allMatch(c -> c >= '0' && c <= '9'));
    }
}
