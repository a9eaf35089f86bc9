package org.piaoxiang.verifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
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
import org.piaoxiang.protocol.ballot.CheckedElection;

/**
 * Verifies archives in one pass. Proofs of ballots are checked on the threads handed in; outcomes are taken in the order of
 * the archive, and only a bounded number of ballots is held at a time.
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
            return new Run(source).verify(ArchiveReader.open(in));
        } catch (UnusableArchive unusable) {
            return Report.unusable(unusable.sentence());
        }
    }

    private record Pending(
            int number, int height, ArchiveRecord record, boolean first, Future<BallotCheck.Outcome> outcome) {}

    /** One verification. */
    private final class Run {
        private final ArchiveSource source;
        private final Findings findings = new Findings();
        private final EventChain chain = new EventChain(findings);
        private final Deque<Pending> pending = new ArrayDeque<>();
        private Optional<CheckedSetup> setup = Optional.empty();
        private Optional<BallotBox> box = Optional.empty();
        private Optional<CountCheck> count = Optional.empty();
        private Stage stage = Stage.SETUP;
        private int ballots;
        private int shares;

        Run(ArchiveSource source) {
            this.source = source;
        }

        Report verify(ArchiveReader reader) throws IOException, UnusableArchive, InterruptedException {
            findings.checked(CheckId.A1, "record 0 (BELENIOS)", reader.headerIrregularities());
            for (Optional<ArchiveRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                ArchiveRecord record = next.get();
                Optional<Event> event = chain.accept(record);
                if (event.isPresent()) {
                    handle(event.get(), record);
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

        private void handle(Event event, ArchiveRecord record)
                throws IOException, UnusableArchive, InterruptedException {
            if (setup.isEmpty()) {
                setUp(event);
                return;
            }
            stage = Stage.after(event.type());
            switch (event.type()) {
                case SETUP -> event.payload().ifPresent(hash -> chain.take(hash, "the setup"));
                case BALLOT -> ballot(event);
                case END_BALLOTS -> {
                    drain(0);
                    box.ifPresentOrElse(BallotBox::open, () -> needsElection(CheckId.B1, CheckId.B8));
                }
                case ENCRYPTED_TALLY -> {
                    if (countStage(event)) {
                        count.orElseThrow().tally(event);
                    }
                }
                case PARTIAL_DECRYPTION -> {
                    shares++;
                    if (countStage(event)) {
                        count.orElseThrow().share(event, shares);
                    }
                }
                case RESULT -> {
                    if (countStage(event)) {
                        count.orElseThrow().result(event);
                    }
                }
                case SHUFFLE, END_SHUFFLES ->
                    findings.failed(
                            CheckId.A2, record.place(), "nothing is to be shuffled in an election of this kind");
            }
        }

        private void setUp(Event event) throws UnusableArchive {
            if (event.type() != EventType.SETUP) {
                throw new UnusableArchive("The archive does not begin with a set-up election.");
            }
            CheckedSetup checked = new SetupCheck(findings, chain).check(event);
            setup = Optional.of(checked);
            box = checked.checked().map(election -> new BallotBox(findings, source, election, checked));
        }

        private void ballot(Event event) throws IOException, InterruptedException {
            ballots++;
            String hash = event.payload().orElse("");
            Optional<ArchiveRecord> record = chain.take(hash, "the ballot");
            if (box.isEmpty()) {
                needsElection(CheckId.B1, CheckId.B8);
                return;
            }
            box.get().open();
            boolean first = box.get().isFirst(hash);
            if (record.isEmpty()) {
                drain(0);
                box.get().missing(ballots, event.height(), first);
                return;
            }
            CheckedElection election = setup.orElseThrow().checked().orElseThrow();
            byte[] body = record.get().body();
            Future<BallotCheck.Outcome> outcome = workers.submit(() -> new BallotCheck(election).check(body));
            pending.add(new Pending(ballots, event.height(), record.get(), first, outcome));
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

        private boolean countStage(Event event) throws IOException, InterruptedException {
            if (box.isEmpty()) {
                needsElection(CheckId.B1, CheckId.R1);
                CountCheck.passOver(chain, event);
                return false;
            }
            if (count.isEmpty()) {
                drain(0);
                box.get().open();
                count = Optional.of(new CountCheck(findings, chain, setup.orElseThrow(), box.get()));
            }
            return true;
        }

        private void needsElection(CheckId from, CheckId to) {
            for (CheckId id : EnumSet.range(from, to)) {
                findings.notRun(id, "needs S1");
            }
        }
    }
}
