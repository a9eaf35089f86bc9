package org.piaoxiang.protocol.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.Custody;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.cli.Simulation;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareCheck;

/** What whoever opens a tally reads in an archive, and what an observer sees of it at a glance. */
class TalliedArchiveTest {
    private static final HashFunction HASH = HashFunction.SHA_256;
    private static final long TIMESTAMP = 1_795_289_147L;
    private static final Question MARKS = Question.of("同意", List.of("是", "否"), 1, 1);
    private static final Question NUMBERS = NonHomomorphicQuestion.of("另推荐", List.of("甲", "乙"));

    @Test
    void theTallyAfterTheShufflesIsReadWithItsShares() throws Exception {
        byte[] file = simulate(List.of(MARKS, NUMBERS));
        List<ArchiveRecord> records = records(file);
        List<byte[]> events = events(records);
        TalliedArchive archive = TalliedArchive.read(ArchiveSource.of(file));
        assertEquals(TIMESTAMP, archive.timestamp());
        assertEquals(events.size(), archive.events());
        assertEquals(HASH.hex(events.getLast()), archive.lastEvent());
        assertEquals(List.of(1, 2), archive.shufflers());
        assertTrue(archive.shuffled());
        assertEquals(List.of(1, 2), List.copyOf(archive.shares().keySet()));
        assertEquals(3, archive.sized().ballots());
        assertEquals(2, archive.trustees().keys().size());
        assertEquals("模拟表决", archive.election().name());
        // The shares open exactly this tally, to what the archive publishes.
        byte[] result = records.get(records.size() - 2).body();
        assertArrayEquals(result, open(archive));
    }

    private static byte[] open(TalliedArchive archive) {
        Map<Integer, List<List<Element>>> factors = new LinkedHashMap<>();
        archive.shares().forEach((Integer owner, Share share) -> {
            ShareCheck check = new ShareCheck(archive.election(), archive.tally(), share);
            factors.put(owner, check.factors().elements().orElseThrow());
        });
        return Opening.of(archive.election(), archive.trustees(), archive.tally(), factors)
                .flatMap(opening -> opening.result(3))
                .orElseThrow()
                .bytes();
    }

    @Test
    void howFarTheShufflesAreIsToldAtEveryEvent() throws Exception {
        byte[] file = simulate(List.of(MARKS, NUMBERS));
        // Setup, three ballots, the end, the tally, two shuffles, their end, two shares, the result.
        String noTally = "The archive cannot be read: there is no tally.";
        assertEquals(noTally, refusal(upTo(file, 5)));
        shows(upTo(file, 6), false, List.of(), List.of());
        shows(upTo(file, 7), false, List.of(1), List.of());
        shows(upTo(file, 8), false, List.of(1, 2), List.of());
        shows(upTo(file, 9), true, List.of(1, 2), List.of());
        shows(upTo(file, 10), true, List.of(1, 2), List.of(1));
        // Without shuffled questions there is nothing to wait for.
        shows(upTo(simulate(List.of(MARKS)), 6), true, List.of(), List.of());
    }

    private static void shows(byte[] file, boolean shuffled, List<Integer> shufflers, List<Integer> owners)
            throws Exception {
        TalliedArchive archive = TalliedArchive.read(ArchiveSource.of(file));
        assertEquals(shuffled, archive.shuffled());
        assertEquals(shufflers, archive.shufflers());
        assertEquals(owners, List.copyOf(archive.shares().keySet()));
    }

    @Test
    void anArchiveThatIsOutOfOrderIsRefused() throws Exception {
        byte[] file = simulate(List.of(MARKS, NUMBERS));
        List<ArchiveRecord> records = records(file);
        // From the record of the tally on, without the setup; from the first shuffle on, without the tally.
        assertEquals("The archive cannot be read: there is no setup.", refusal(rewritten(records, EventType.SETUP)));
        assertEquals(
                "The archive cannot be read: there is no tally.",
                refusal(rewritten(records, EventType.ENCRYPTED_TALLY)));
        byte[] tally = upTo(file, 6);
        List<ArchiveRecord> some = new ArrayList<>(records(tally));
        some.remove(some.size() - 2);
        assertEquals("The archive cannot be read: a record is missing.", refusal(rewritten(some, EventType.RESULT)));
        assertThrows(UnusableArchive.class, () -> TalliedArchive.read(ArchiveSource.of(new byte[0])));
    }

    @Test
    void theOverviewCountsEventsAndListsTrackers() throws Exception {
        byte[] file = simulate(List.of(MARKS));
        List<ArchiveRecord> records = records(file);
        List<byte[]> events = events(records);
        ArchiveOverview overview = ArchiveOverview.read(ArchiveSource.of(file));
        assertEquals(TIMESTAMP, overview.timestamp());
        assertEquals(events.size(), overview.events());
        assertEquals(HASH.hex(events.getLast()), overview.lastEvent());
        assertEquals(3, overview.list().entries().size());
        assertEquals(Event.parse(events.getFirst()).payload(), Optional.of(overview.setupHash()));
        List<Tracker> trackers = records.stream()
                .filter(record -> new String(record.body(), StandardCharsets.UTF_8).startsWith("{\"election_uuid\""))
                .map(record -> Tracker.of(record.body(), HASH))
                .toList();
        assertEquals(3, trackers.size());
        assertEquals(trackers, overview.trackers());
        assertEquals(
                "The archive cannot be read: there is no setup.",
                assertThrows(
                                UnusableArchive.class,
                                () -> ArchiveOverview.read(ArchiveSource.of(rewritten(records, EventType.SETUP))))
                        .sentence());
        List<ArchiveRecord> some = new ArrayList<>(records);
        some.removeFirst();
        assertEquals(
                "The archive cannot be read: a record is missing.",
                assertThrows(UnusableArchive.class, () -> ArchiveOverview.read(ArchiveSource.of(plain(some))))
                        .sentence());
    }

    @Test
    void anArchiveGoesOnWhereItStopped() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveBuilder first = ArchiveBuilder.begin(out, HASH, TIMESTAMP);
        first.setup(bytes("e"), bytes("t"), bytes("c"));
        List<byte[]> events = events(records(out.toByteArray()));
        ArchiveBuilder again = ArchiveBuilder.resume(out, HASH, TIMESTAMP, HASH.hex(events.getFirst()), 1);
        again.ballot(bytes("b"));
        again.endBallots();
        again.endShuffles();
        List<Event> read = new ArrayList<>();
        for (byte[] event : events(records(out.toByteArray()))) {
            read.add(Event.parse(event));
        }
        assertEquals(List.of(0, 1, 2, 3), read.stream().map(Event::height).toList());
        assertEquals(
                List.of(EventType.SETUP, EventType.BALLOT, EventType.END_BALLOTS, EventType.END_SHUFFLES),
                read.stream().map(Event::type).toList());
        assertEquals(Optional.of(HASH.hex(read.get(1).bytes())), read.get(2).parent());
        assertFalse(read.get(2).payload().isPresent());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(byte[] file) {
        return assertThrows(UnusableArchive.class, () -> TalliedArchive.read(ArchiveSource.of(file)))
                .sentence();
    }

    private static List<ArchiveRecord> records(byte[] file) throws Exception {
        ArchiveReader reader = ArchiveReader.open(new ByteArrayInputStream(file));
        List<ArchiveRecord> records = new ArrayList<>();
        for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
            records.add(next.get());
        }
        return records;
    }

    private static List<byte[]> events(List<ArchiveRecord> records) {
        return records.stream()
                .filter(record -> record.kind() == ArchiveRecord.Kind.EVENT)
                .map(ArchiveRecord::body)
                .toList();
    }

    /** Returns the file up to and with that many events. */
    private static byte[] upTo(byte[] file, int events) throws Exception {
        int seen = 0;
        for (ArchiveRecord record : records(file)) {
            seen += record.kind() == ArchiveRecord.Kind.EVENT ? 1 : 0;
            if (seen == events) {
                int end = (int) record.offset() + record.body().length;
                return Arrays.copyOf(file, (end + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK);
            }
        }
        throw new IllegalArgumentException("there are not so many events");
    }

    /** Writes the records again without the events of one type; their data stay. */
    private static byte[] rewritten(List<ArchiveRecord> records, EventType left) throws Exception {
        List<ArchiveRecord> kept = new ArrayList<>();
        for (ArchiveRecord record : records) {
            if (record.kind() != ArchiveRecord.Kind.EVENT
                    || Event.parse(record.body()).type() != left) {
                kept.add(record);
            }
        }
        return plain(kept);
    }

    private static byte[] plain(List<ArchiveRecord> records) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveWriter writer = ArchiveWriter.begin(out, HASH, TIMESTAMP);
        for (ArchiveRecord record : records) {
            if (record.kind() == ArchiveRecord.Kind.EVENT) {
                writer.event(record.body());
            } else {
                writer.data(record.body());
            }
        }
        return out.toByteArray();
    }

    private static byte[] simulate(List<Question> questions) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            new Simulation(
                            Groups.byName("Ed25519").orElseThrow(),
                            new PollRules("SC_APPOINTMENT", 1, ""),
                            questions,
                            3,
                            Custody.singles(2),
                            List.of(),
                            TIMESTAMP)
                    .play(new SeededRandom("tallied"), workers, out, done -> {});
        }
        return out.toByteArray();
    }
}
