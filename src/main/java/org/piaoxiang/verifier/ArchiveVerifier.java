package org.piaoxiang.verifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.piaoxiang.protocol.archive.ArchiveReader;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.Event;
import org.piaoxiang.protocol.archive.EventType;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.parallel.Workers;

/**
 * Verifies archives in one pass. Proofs of ballots and shuffles are checked on the threads handed in, which must not include
 * the calling one; outcomes are taken in the order of the archive, and only a bounded number of ballots is held at a time.
 */
public final class ArchiveVerifier {
    /** Hears how far the verification has come. */
    @FunctionalInterface
    public interface Progress {
        /** Called on the calling thread now and then: ballots checked, and bytes read of all. */
        void at(int ballots, long bytesRead, long bytesInAll);
    }

    private static final int PENDING = 64;
    private static final int BUFFER = 1 << 16;

    private final ExecutorService workers;
    private final Progress progress;

    /** Makes a verifier that checks proofs on {@code workers}. */
    public ArchiveVerifier(ExecutorService workers, Progress progress) {
        this.workers = workers;
        this.progress = progress;
    }

    /** Verifies {@code source}. Throws only when reading breaks; whatever is in the file ends in a report. */
    public Report verify(ArchiveSource source) throws IOException, InterruptedException {
        try (InputStream in = new BufferedInputStream(source.open(), BUFFER)) {
            return new Run(source, ArchiveHash.of(source)).verify(ArchiveReader.open(in));
        } catch (UnusableArchive unusable) {
            return Report.unusable(unusable.sentence());
        }
    }

    /** Verifies {@code source}, and that it extends {@code older}, an earlier copy of it. */
    public Report verify(ArchiveSource source, ArchiveSource older) throws IOException, InterruptedException {
        Report report = verify(source);
        try {
            return report.with(new Extension(older, source).check());
        } catch (UnusableArchive unusable) {
            return report.verdict() == Report.Verdict.UNUSABLE
                    ? report
                    : Report.unusable("The older copy cannot be compared with. " + unusable.sentence());
        }
    }

    private record Pending(
            int number, int height, ArchiveRecord record, boolean first, Future<BallotCheck.Outcome> outcome) {}

    /** What follows the ballots. */
    private record Counting(TallyCheck tally, ShuffleStage shuffles, CountCheck count) {}

    /** One verification. */
    private final class Run {
        private final ArchiveSource source;
        private final Findings findings = new Findings();
        private final EventChain chain;
        private final Deque<Pending> pending = new ArrayDeque<>();
        private Optional<CheckedSetup> setup = Optional.empty();
        private Optional<BallotBox> box = Optional.empty();
        private Optional<Counting> counting = Optional.empty();
        private Stage stage = Stage.SETUP;
        private int ballots;

        Run(ArchiveSource source, HashFunction hash) {
            this.source = source;
            this.chain = new EventChain(findings, hash);
        }

        Report verify(ArchiveReader reader) throws IOException, UnusableArchive, InterruptedException {
            findings.checked(CheckId.A1, "record 0 (BELENIOS)", reader.headerIrregularities());
            for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                ArchiveRecord record = next.get();
                Optional<Event> event = chain.accept(record);
                if (event.isPresent()) {
                    handle(event.get());
                }
                if (record.kind() == ArchiveRecord.Kind.EVENT) {
                    chain.endOfEvent();
                }
            }
            drain(0);
            chain.endOfEvent();
            if (setup.isEmpty()) {
                throw new UnusableArchive("The archive holds no set-up election.");
            }
            return findings.report(stage, ballots);
        }

        private void handle(Event event) throws IOException, UnusableArchive, InterruptedException {
            if (setup.isEmpty()) {
                setUp(event);
                return;
            }
            stage = Stage.after(event.type());
            BallotBox ballotBox = box.orElseThrow();
            Counting after = counting.orElseThrow();
            if (event.type() != EventType.SETUP) {
                ballotBox.open();
            }
            if (event.type() != EventType.SETUP && event.type() != EventType.BALLOT) {
                drain(0);
                ballotBox.close();
            }
            switch (event.type()) {
                case SETUP -> event.payload().ifPresent(hash -> chain.take(hash, "the setup"));
                case BALLOT -> ballot(event, ballotBox);
                case END_BALLOTS -> {}
                case ENCRYPTED_TALLY -> after.tally.tally(event);
                case SHUFFLE -> {
                    after.tally.afterTally();
                    after.shuffles.shuffle(event);
                }
                case END_SHUFFLES -> {
                    after.tally.afterTally();
                    after.shuffles.end();
                }
                case PARTIAL_DECRYPTION -> {
                    after.tally.afterTally();
                    after.shuffles.end();
                    after.count.share(event);
                }
                case RESULT -> {
                    after.tally.afterTally();
                    after.shuffles.end();
                    after.count.result(event);
                }
            }
        }

        private void setUp(Event event) throws UnusableArchive {
            if (event.type() != EventType.SETUP) {
                throw new UnusableArchive("The archive does not begin with a set-up election.");
            }
            CheckedSetup checked = new SetupCheck(findings, chain, Workers.of(workers)).check(event);
            setup = Optional.of(checked);
            BallotBox empty = new BallotBox(findings, source, checked);
            box = Optional.of(empty);
            Payloads payloads = new Payloads(chain);
            TallyCheck tally = new TallyCheck(findings, payloads, checked.election(), empty);
            counting = Optional.of(new Counting(
                    tally,
                    new ShuffleStage(findings, payloads, checked, tally, Workers.of(workers)),
                    new CountCheck(findings, payloads, checked, empty, tally, Workers.of(workers))));
            if (checked.election().isShuffled()) {
                chain.expectShuffles();
            }
        }

        private void ballot(Event event, BallotBox ballotBox) throws IOException, InterruptedException {
            ballots++;
            Optional<ArchiveRecord> record = event.payload().flatMap(hash -> chain.take(hash, "the ballot"));
            Optional<Boolean> first = event.payload().map(ballotBox::isFirst);
            if (record.isEmpty()) {
                drain(0);
                ballotBox.missing(ballots, event.height(), first);
                return;
            }
            byte[] body = record.get().body();
            Future<BallotCheck.Outcome> outcome =
                    workers.submit(() -> ballotBox.check().check(body));
            pending.add(new Pending(ballots, event.height(), record.get(), first.orElse(true), outcome));
            drain(PENDING);
        }

        private void drain(int leave) throws IOException, InterruptedException {
            while (pending.size() > leave) {
                Pending next = pending.remove();
                box.orElseThrow().accept(next.number, next.height, next.record, next.first, outcome(next.outcome));
                progress.at(next.number, next.record.offset() + next.record.body().length, source.length());
            }
        }

        private static BallotCheck.Outcome outcome(Future<BallotCheck.Outcome> future) throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException bug) {
                throw new IllegalStateException("checking a ballot broke", bug.getCause());
            }
        }
    }
}
