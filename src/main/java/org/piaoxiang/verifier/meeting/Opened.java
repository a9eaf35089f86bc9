package org.piaoxiang.verifier.meeting;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveReader;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.OwnedPayload;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * What was opened in an archive, by hash only: whether it was opened rightly is the business of the archive's verifier.
 *
 * @param shares SHA-256 of each share by number of the custodian
 * @param result the published result, where there is one
 */
record Opened(Map<Integer, String> shares, Optional<byte[]> result) {
    private static final int BUFFER = 1 << 16;

    /** Reads {@code source}; empty where it cannot be read. */
    static Optional<Opened> read(ArchiveSource source) throws IOException {
        Map<String, byte[]> waiting = new HashMap<>();
        Map<Integer, String> shares = new HashMap<>();
        Optional<byte[]> result = Optional.empty();
        try (InputStream in = new BufferedInputStream(source.open(), BUFFER)) {
            ArchiveReader reader = ArchiveReader.open(in);
            for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get().kind() != ArchiveRecord.Kind.EVENT) {
                    waiting.put(next.get().hash(), next.get().body());
                    continue;
                }
                Event event = Event.parse(next.get().body());
                byte[] payload = waiting.getOrDefault(event.payload().orElse(""), new byte[0]);
                switch (event.type()) {
                    case PARTIAL_DECRYPTION -> {
                        OwnedPayload owned = OwnedPayload.parse(payload);
                        byte[] share = waiting.getOrDefault(owned.payload(), new byte[0]);
                        shares.put(owned.owner(), HashFunction.SHA_256.hex(share));
                    }
                    case RESULT -> result = Optional.of(payload);
                    default -> {}
                }
                waiting.clear();
            }
            return Optional.of(new Opened(shares, result));
        } catch (UnusableArchive | JsonException unreadable) {
            return Optional.empty();
        }
    }
}
