package org.piaoxiang.verifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.ArchiveReader;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.EventType;
import org.piaoxiang.protocol.archive.SetupData;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * Finds by which hash an archive names its records (docs/protocol.md, A1): that of the group which its election names. Reads
 * ahead up to the setup, finding data by the names they carry. Where nothing usable is found there it answers SHA-256; the
 * verification that follows then finds the archive unusable.
 */
final class ArchiveHash {
    private static final int BUFFER = 1 << 16;

    private ArchiveHash() {}

    static HashFunction of(ArchiveSource source) throws IOException, UnusableArchive {
        try (InputStream in = new BufferedInputStream(source.open(), BUFFER)) {
            return setUpGroup(ArchiveReader.open(in)).map(Group::hash).orElse(HashFunction.SHA_256);
        }
    }

    private static Optional<Group> setUpGroup(ArchiveReader reader) throws IOException, UnusableArchive {
        Map<String, byte[]> waiting = new HashMap<>();
        long bytes = 0;
        for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
            ArchiveRecord record = next.get();
            if (record.kind() == ArchiveRecord.Kind.EVENT) {
                Optional<Event> event = Event.read(record.body()).event();
                if (event.isPresent()) {
                    return event.get().type() == EventType.SETUP ? group(event.get(), waiting) : Optional.empty();
                }
                waiting.clear();
                bytes = 0;
            } else if (record.kind() == ArchiveRecord.Kind.DATA) {
                waiting.putIfAbsent(record.hash(), record.body());
                bytes += record.body().length;
                if (waiting.size() > EventChain.MOST_WAITING || bytes > EventChain.MOST_WAITING_BYTES) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Group> group(Event setup, Map<String, byte[]> waiting) {
        try {
            byte[] payload = waiting.getOrDefault(setup.payload().orElse(""), new byte[0]);
            byte[] election = waiting.getOrDefault(SetupData.parse(payload).election(), new byte[0]);
            return Groups.byName(
                    Fields.of(JsonReader.read(election), "election").text("group"));
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }
}
