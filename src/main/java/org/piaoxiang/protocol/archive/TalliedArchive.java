package org.piaoxiang.protocol.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.SizedTally;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.Trustees;

/**
 * What a custodian needs of an archive whose tally stands. It only reads: whether the archive is valid is the verifier's
 * business, and has to be settled first.
 *
 * @param timestamp of the archive
 * @param lastEvent hash of its last event
 * @param events how many there are
 * @param election as published
 * @param trustees as published
 * @param sized numbers of the tally
 * @param tally the ciphertexts to open, after all shuffles that are in
 * @param shufflers numbers of the custodians who have shuffled
 * @param shuffled whether there is nothing more to shuffle
 * @param shares those that are in, by number of the custodian from 1
 */
public record TalliedArchive(
        long timestamp,
        String lastEvent,
        int events,
        Election election,
        Trustees trustees,
        SizedTally sized,
        EncryptedTally tally,
        List<Integer> shufflers,
        boolean shuffled,
        Map<Integer, Share> shares) {
    private static final int BUFFER = 1 << 16;

    /** Keeps a copy of {@code shares} in the custodians' order. */
    public TalliedArchive {
        shufflers = List.copyOf(shufflers);
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    /** Reads {@code source}. */
    public static TalliedArchive read(ArchiveSource source) throws IOException, UnusableArchive {
        try (InputStream in = new BufferedInputStream(source.open(), BUFFER)) {
            return new Reading(ArchiveReader.open(in)).all();
        } catch (JsonException | Election.Unsupported | Trustees.UnknownKind unreadable) {
            throw new UnusableArchive("The archive cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private static final class Reading {
        private final ArchiveReader reader;
        private final Map<String, byte[]> waiting = new HashMap<>();
        private final Map<Integer, Share> shares = new TreeMap<>();
        private Optional<Election> election = Optional.empty();
        private Optional<Trustees> trustees = Optional.empty();
        private Optional<SizedTally> sized = Optional.empty();
        private Optional<EncryptedTally> tally = Optional.empty();
        private final List<Integer> shufflers = new ArrayList<>();
        private boolean ended;
        private byte[] lastEvent = new byte[0];
        private int events;

        Reading(ArchiveReader reader) {
            this.reader = reader;
        }

        TalliedArchive all()
                throws IOException, UnusableArchive, JsonException, Election.Unsupported, Trustees.UnknownKind {
            for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                ArchiveRecord record = next.get();
                if (record.kind() == ArchiveRecord.Kind.DATA) {
                    waiting.put(record.hash(), record.body());
                } else {
                    accept(Event.parse(record.body()));
                    lastEvent = record.body();
                    events++;
                    waiting.clear();
                }
            }
            if (tally.isEmpty()) {
                throw new JsonException("there is no tally");
            }
            return new TalliedArchive(
                    reader.timestamp(),
                    group().hash().hex(lastEvent),
                    events,
                    election.orElseThrow(),
                    trustees.orElseThrow(),
                    sized.orElseThrow(),
                    tally.get(),
                    shufflers,
                    ended || !election.orElseThrow().isShuffled(),
                    shares);
        }

        private void accept(Event event) throws JsonException, Election.Unsupported, Trustees.UnknownKind {
            switch (event.type()) {
                case SETUP -> {
                    SetupData setup = SetupData.parse(data(event.payload()));
                    Election parsed = Election.parse(data(setup.election()));
                    election = Optional.of(parsed);
                    trustees = Optional.of(Trustees.parse(data(setup.trustees()), parsed.group()));
                }
                case ENCRYPTED_TALLY -> {
                    SizedTally parsed = SizedTally.parse(data(event.payload()));
                    sized = Optional.of(parsed);
                    tally = Optional.of(EncryptedTally.parse(data(parsed.tallyHash()), group()));
                }
                case PARTIAL_DECRYPTION -> {
                    OwnedPayload owned = OwnedPayload.parse(data(event.payload()));
                    shares.put(owned.owner(), Share.parse(data(owned.payload()), group().scalars()));
                }
                case SHUFFLE -> shuffle(OwnedPayload.parse(data(event.payload())));
                case END_SHUFFLES -> ended = true;
                case BALLOT, END_BALLOTS, RESULT -> {}
            }
        }

        private void shuffle(OwnedPayload owned) throws JsonException {
            EncryptedTally before = tally.orElseThrow(() -> new JsonException("there is no tally"));
            List<Question> questions = election.orElseThrow().questions();
            Shuffle shuffle = Shuffle.parse(data(owned.payload()), group(), before.shuffledRows(questions));
            tally = Optional.of(before.withShuffledRows(questions, shuffle.rows()));
            shufflers.add(owned.owner());
        }

        private Group group() throws JsonException {
            return election.orElseThrow(() -> new JsonException("there is no setup"))
                    .group();
        }

        private byte[] data(Optional<String> hash) throws JsonException {
            return data(hash.orElse(""));
        }

        private byte[] data(String hash) throws JsonException {
            byte[] body = waiting.get(hash);
            if (body == null) {
                throw new JsonException("a record is missing");
            }
            return body;
        }
    }
}
