package org.piaoxiang.verifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.archive.ArchiveReader;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.CompactIndex;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.EventType;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * Tells whether an archive extends an older copy of itself (docs/protocol.md, C1): every event of the older one stands in
 * the newer one at the same place, byte for byte. Both are read side by side, so that their length does not matter.
 */
final class Extension {
    private static final int BUFFER = 1 << 16;
    private static final int NAMED = 1000;

    private final ArchiveSource older;
    private final ArchiveSource newer;
    private int compared;

    /**
     * What came out.
     *
     * @param events how many events of the older copy were compared
     * @param failures what the newer archive lacks of the older
     */
    record Outcome(int events, List<Report.Failure> failures) {}

    Extension(ArchiveSource older, ArchiveSource newer) {
        this.older = older;
        this.newer = newer;
    }

    Outcome check() throws IOException, UnusableArchive {
        Optional<Integer> differing = firstDifference();
        if (differing.isEmpty()) {
            return new Outcome(compared, List.of());
        }
        List<Report.Failure> failures = new ArrayList<>(List.of(
                new Report.Failure("event at height " + differing.get(), "it is not the event of the older copy")));
        failures.addAll(lostBallots());
        return new Outcome(compared, failures);
    }

    private Optional<Integer> firstDifference() throws IOException, UnusableArchive {
        try (InputStream olderIn = open(older);
                InputStream newerIn = open(newer)) {
            ArchiveReader olderReader = ArchiveReader.open(olderIn);
            ArchiveReader newerReader = ArchiveReader.open(newerIn);
            for (Optional<ArchiveRecord> event = nextEvent(olderReader);
                    event.isPresent();
                    event = nextEvent(olderReader)) {
                Optional<ArchiveRecord> same = nextEvent(newerReader);
                if (same.isEmpty()
                        || !Arrays.equals(same.get().body(), event.get().body())) {
                    return Optional.of(compared);
                }
                compared++;
            }
            return Optional.empty();
        }
    }

    /** Names the ballots of the older copy that the newer archive does not have at all. */
    private List<Report.Failure> lostBallots() throws IOException, UnusableArchive {
        CompactIndex kept = new CompactIndex();
        try (InputStream in = open(newer)) {
            ArchiveReader reader = ArchiveReader.open(in);
            for (Optional<String> ballot = nextBallot(reader); ballot.isPresent(); ballot = nextBallot(reader)) {
                kept.add(ballot.get());
            }
        }
        List<Report.Failure> lost = new ArrayList<>();
        try (InputStream in = open(older)) {
            ArchiveReader reader = ArchiveReader.open(in);
            int number = 0;
            for (Optional<String> ballot = nextBallot(reader);
                    ballot.isPresent() && lost.size() < NAMED;
                    ballot = nextBallot(reader)) {
                number++;
                if (kept.find(ballot.get()) < 0) {
                    lost.add(new Report.Failure(
                            "ballot " + number + " of the older copy (" + tracker(ballot.get()) + ")",
                            "it was dropped or changed"));
                }
            }
        }
        return lost;
    }

    private static String tracker(String payloadHash) {
        byte[] digest = HexFormat.of().parseHex(payloadHash);
        return new Tracker(HashFunction.base64OfDigest(digest)).shown();
    }

    private static InputStream open(ArchiveSource source) throws IOException {
        return new BufferedInputStream(source.open(), BUFFER);
    }

    private static Optional<ArchiveRecord> nextEvent(ArchiveReader reader) throws IOException, UnusableArchive {
        Optional<ArchiveRecord> next = reader.next();
        while (next.isPresent() && next.get().kind() != ArchiveRecord.Kind.EVENT) {
            next = reader.next();
        }
        return next;
    }

    /** Returns the payload hash of the next Ballot event that has one. */
    private static Optional<String> nextBallot(ArchiveReader reader) throws IOException, UnusableArchive {
        for (Optional<ArchiveRecord> next = nextEvent(reader); next.isPresent(); next = nextEvent(reader)) {
            Optional<Event> event = Event.read(next.get().body()).event();
            if (event.isPresent()
                    && event.get().type() == EventType.BALLOT
                    && event.get().payload().isPresent()) {
                return event.get().payload();
            }
        }
        return Optional.empty();
    }
}
