package org.piaoxiang.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A witness's timestamped statement that it saw a checkpoint extend everything it had seen of that log
 * (c2sp.org/tlog-cosignature, Ed25519).
 *
 * @param seconds since 1970
 * @param line the signature line
 */
public record Cosignature(long seconds, NoteSignature line) {
    private static final int LENGTH = Long.BYTES + VerifyKey.SIGNATURE_LENGTH;

    /** Cosigns the text of a checkpoint. */
    public static Cosignature sign(String checkpointText, String name, SigningKey key, long seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("cosignatures begin in 1970");
        }
        NoteKey noteKey = new NoteKey(name, NoteKey.Type.COSIGNATURE, key.verifyKey());
        ByteBuffer signature = ByteBuffer.allocate(LENGTH);
        signature.putLong(seconds).put(key.sign(message(checkpointText, seconds)));
        return new Cosignature(seconds, new NoteSignature(name, noteKey.id(), signature.array()));
    }

    /** Reads a signature line as a cosignature; empty where it cannot be one. */
    public static Optional<Cosignature> of(NoteSignature line) {
        byte[] signature = line.signature();
        if (signature.length != LENGTH) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds < 0 ? Optional.empty() : Optional.of(new Cosignature(seconds, line));
    }

    /** Tells whether this is the cosignature of {@code witness} over the text of a checkpoint. */
    public boolean verifies(NoteKey witness, String checkpointText) {
        if (witness.type() != NoteKey.Type.COSIGNATURE || !line.names(witness)) {
            return false;
        }
        byte[] signature = new byte[VerifyKey.SIGNATURE_LENGTH];
        ByteBuffer.wrap(line.signature()).position(Long.BYTES).get(signature);
        return witness.key().verify(message(checkpointText, seconds), signature);
    }

    private static byte[] message(String checkpointText, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + checkpointText).getBytes(StandardCharsets.UTF_8);
    }
}
