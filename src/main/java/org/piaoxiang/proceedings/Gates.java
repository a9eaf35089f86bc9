package org.piaoxiang.proceedings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.RandomSource;

/** The gates of polls in use, made once from their published setup. */
public final class Gates {
    private static final int KEPT = 500;

    private static final int REHEARSALS = 300;

    private final FileStore files;
    private final Executor proofs;
    private final RandomSource random;
    private final AtomicBoolean rehearsed = new AtomicBoolean();
    private final Map<String, BallotGate> gates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BallotGate> eldest) {
            return size() > KEPT;
        }
    };

    /** Makes gates from the archives in {@code files}; {@code proofs} is the pool on which ballots are checked. */
    public Gates(FileStore files, Executor proofs, RandomSource random) {
        this.files = files;
        this.proofs = proofs;
        this.random = random;
    }

    /**
     * Checks a ballot that nobody cast, of a slip that nobody issued, often enough that the machine has compiled what checks
     * ballots; otherwise the first of a hall wait for that. Done once, when the first poll is set up, in the background.
     */
    void rehearse(String meeting, String poll) {
        if (!rehearsed.compareAndSet(false, true)) {
            return;
        }
        BallotGate gate = of(meeting, poll).orElseThrow();
        List<List<Integer>> marks = gate.election().election().questions().stream()
                .map(Gates::lawful)
                .toList();
        byte[] ballot = new BallotBuilder(gate.election(), random)
                .build(Credential.random(random), marks)
                .bytes();
        try {
            for (int i = 0; i < REHEARSALS; i++) {
                proofs.execute(() -> gate.check(ballot));
            }
        } catch (RejectedExecutionException busy) {
            // Then there are real ballots enough.
        }
    }

    private static List<Integer> lawful(Question question) {
        List<Integer> marks = new ArrayList<>(Collections.nCopies(question.choices(), 0));
        int first = question.allowsBlank() ? 1 : 0;
        for (int i = 0; i < question.min(); i++) {
            marks.set(first + i, 1);
        }
        return marks;
    }

    /** Returns the gate of a poll that is set up; a poll's setup never changes, so a gate made once stays right. */
    public Optional<BallotGate> of(String meeting, String poll) {
        synchronized (gates) {
            BallotGate known = gates.get(poll);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<BallotGate> made = files.archive(meeting, poll).map(BallotGate::of);
        made.ifPresent(gate -> {
            synchronized (gates) {
                gates.put(poll, gate);
            }
        });
        return made;
    }
}
