package org.piaoxiang.verifier.meeting;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.Findings;
import org.piaoxiang.verifier.Report;

/** Verifies a whole meeting: record, checkpoints, lists, polls and the figures of its papers, each against the others. */
public final class MeetingVerifier {
    private final ArchiveVerifier archives;
    private final Map<String, Report> known;

    /** Makes a verifier that checks proofs on {@code workers}. */
    public MeetingVerifier(ExecutorService workers, ArchiveVerifier.Progress progress) {
        this(new ArchiveVerifier(workers, progress), Map.of());
    }

    private MeetingVerifier(ArchiveVerifier archives, Map<String, Report> known) {
        this.archives = archives;
        this.known = Map.copyOf(known);
    }

    /** Returns a verifier that takes over {@code reports} of archives by poll instead of verifying those once more. */
    public MeetingVerifier knowing(Map<String, Report> reports) {
        return new MeetingVerifier(archives, reports);
    }

    /** Verifies {@code evidence}; the files of its bundle, if it came in one, were looked at before (M1). */
    public Report verify(Evidence evidence) throws IOException, InterruptedException {
        Findings findings = new Findings(EnumSet.allOf(MeetingCheck.class));
        findings.notRun(MeetingCheck.M1, "this did not come in a bundle");
        return verify(evidence, findings);
    }

    /** Verifies {@code evidence} in addition to what {@code findings} hold. */
    Report verify(Evidence evidence, Findings findings) throws IOException, InterruptedException {
        ReadRecord record = ReadRecord.of(evidence, findings);
        Optional<VerifyKey> observer = record.of(EntryType.OBSERVER_CARD).stream()
                .findFirst()
                .flatMap(card -> VerifyKey.ofBase64(ReadRecord.text(card, "key")));
        List<PollFacts> polls = PollFacts.of(evidence, record);
        Replay replay;
        PollChecks pollChecks;
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Map<String, Report>> reports = beside.submit(() -> archives(polls));
            try {
                new TreeChecks(evidence, record, findings).check(observer);
                replay = Replay.of(evidence, record, findings);
                new ListChecks(evidence, record, polls, findings).check();
                pollChecks = new PollChecks(evidence, record, observer, of(reports), findings);
                pollChecks.check(polls);
            } finally {
                reports.cancel(true);
            }
        }
        new RoundChecks(evidence, record, replay, findings).check(observer);
        papers(evidence, record, replay, findings);
        new KeyChecks(evidence, record, replay, findings).check(observer);
        return findings.report(pollChecks.stage(), pollChecks.ballots());
    }

    /** Verifies the archives, one after the other, while the record is looked at: that keeps one core busy only. */
    private Map<String, Report> archives(List<PollFacts> polls) throws IOException, InterruptedException {
        Map<String, Report> reports = new HashMap<>(known);
        for (PollFacts poll : polls) {
            if (poll.archive().isPresent() && !reports.containsKey(poll.uuid())) {
                reports.put(poll.uuid(), archives.verify(poll.archive().get()));
            }
        }
        return reports;
    }

    private static PollChecks.Archives of(Future<Map<String, Report>> reports) {
        return poll -> {
            try {
                return Objects.requireNonNull(reports.get().get(poll.uuid()));
            } catch (ExecutionException failed) {
                switch (Objects.requireNonNull(failed.getCause())) {
                    case IOException unreadable -> throw unreadable;
                    case InterruptedException interrupted -> throw interrupted;
                    case RuntimeException bug -> throw bug;
                    default -> throw new IllegalStateException(failed.getCause());
                }
            }
        };
    }

    private static void papers(Evidence evidence, ReadRecord record, Replay replay, Findings findings) {
        if (evidence.papers().isEmpty()) {
            findings.notRun(MeetingCheck.M24, "the papers' data are not there");
        } else if (replay.broken().isPresent() || replay.state().created().isEmpty()) {
            findings.notRun(MeetingCheck.M24, replay.broken().orElse("the meeting was not created"));
        } else {
            Json.Obj expected = figures(record, replay);
            findings.checkedAt(
                    MeetingCheck.M24,
                    Differences.of(evidence.papers().get(), expected).stream()
                            .map(difference -> new Report.Failure(
                                    difference.place(),
                                    "the papers say " + difference.papers().orElse("nothing") + ", the record says "
                                            + difference.record().orElse("nothing")))
                            .toList());
        }
    }

    /** Returns the figures that the papers of the meeting in {@code evidence} must have; empty where it cannot be replayed. */
    public static Optional<Json.Obj> figures(Evidence evidence) {
        Findings unused = new Findings(EnumSet.allOf(MeetingCheck.class));
        ReadRecord record = ReadRecord.of(evidence, unused);
        Replay replay = Replay.of(evidence, record, unused);
        return replay.broken().isPresent() || replay.state().created().isEmpty()
                ? Optional.empty()
                : Optional.of(figures(record, replay));
    }

    private static Json.Obj figures(ReadRecord record, Replay replay) {
        List<Entry> entries =
                record.entries().stream().flatMap(Optional::stream).toList();
        return Figures.of(replay.state(), entries);
    }
}
