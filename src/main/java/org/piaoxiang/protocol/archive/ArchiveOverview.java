package org.piaoxiang.protocol.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.trustee.Trustees;

/**
 * The setup of an archive and which ballots it holds. It only reads: whether the archive is valid is the verifier's business.
 *
 * @param timestamp of the archive, seconds since 1970
 * @param lastEvent hash of its last event
 * @param events how many there are
 * @param electionText the election's published bytes as text
 * @param electionHash its hash in hexadecimal
 * @param setupHash hash of the setup's payload in hexadecimal
 * @param election as published
 * @param trustees as published
 * @param list as published
 * @param trackers of its ballots, in the archive's order
 */
public record ArchiveOverview(
        long timestamp,
        String lastEvent,
        int events,
        String electionText,
        String electionHash,
        String setupHash,
        Election election,
        Trustees trustees,
        SlipList list,
        List<Tracker> trackers) {
    private static final int BUFFER = 1 << 16;

    /** Keeps a copy of {@code trackers}. */
    public ArchiveOverview {
        trackers = List.copyOf(trackers);
    }

    /** Reads {@code source}. */
    public static ArchiveOverview read(ArchiveSource source) throws IOException, UnusableArchive {
        try (InputStream in = new BufferedInputStream(source.open(), BUFFER)) {
            return read(ArchiveReader.open(in));
        } catch (JsonException | Election.Unsupported | Trustees.UnknownKind unreadable) {
            throw new UnusableArchive("The archive cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private static ArchiveOverview read(ArchiveReader reader)
            throws IOException, UnusableArchive, JsonException, Election.Unsupported, Trustees.UnknownKind {
        Map<String, byte[]> data = new HashMap<>();
        List<Tracker> trackers = new ArrayList<>();
        Optional<Event> setup = Optional.empty();
        byte[] lastEvent = new byte[0];
        int events = 0;
        for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
            ArchiveRecord record = next.get();
            if (record.kind() != ArchiveRecord.Kind.EVENT) {
                if (setup.isEmpty()) {
                    data.put(record.hash(), record.body());
                }
                continue;
            }
            Event event = Event.parse(record.body());
            if (event.type() == EventType.SETUP && setup.isEmpty()) {
                setup = Optional.of(event);
            }
            if (event.type() == EventType.BALLOT) {
                byte[] digest = HexFormat.of().parseHex(event.payload().orElse(""));
                trackers.add(new Tracker(HashFunction.base64OfDigest(digest)));
            }
            lastEvent = record.body();
            events++;
        }
        String setupHash = setup.flatMap(Event::payload).orElseThrow(() -> new JsonException("there is no setup"));
        SetupData hashes = SetupData.parse(body(data, setupHash));
        byte[] electionBytes = body(data, hashes.election());
        Election election = Election.parse(electionBytes);
        return new ArchiveOverview(
                reader.timestamp(),
                election.group().hash().hex(lastEvent),
                events,
                new String(electionBytes, java.nio.charset.StandardCharsets.UTF_8),
                hashes.election(),
                setupHash,
                election,
                Trustees.parse(body(data, hashes.trustees()), election.group()),
                SlipList.parse(body(data, hashes.credentials())),
                trackers);
    }

    private static byte[] body(Map<String, byte[]> data, String hash) throws JsonException {
        byte[] body = data.get(hash);
        if (body == null) {
            throw new JsonException("a record is missing");
        }
        return body;
    }
}
