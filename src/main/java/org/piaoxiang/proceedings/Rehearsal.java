package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.proceedings.port.PoolStore.Cast;
import org.piaoxiang.proceedings.port.StoreUnavailable;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.record.SigningKey;

/**
 * Goes through the motions of casting with a ballot of a slip that nobody issued, often enough that the machine has compiled
 * them; otherwise the first tablets of a hall wait for that. The box it asks for was never opened, so nothing is stored.
 */
public final class Rehearsal {
    private static final int TIMES = 300;
    private static final String NO_ROUND = "rehearsal";

    private final Gates gates;
    private final PoolStore pool;
    private final ExecutorService proofs;
    private final ReceiptSigner receipts;
    private final RandomSource random;
    private final AtomicBoolean done = new AtomicBoolean();

    /** Makes it; {@code proofs} is the pool on which ballots are checked. */
    public Rehearsal(Gates gates, PoolStore pool, ExecutorService proofs, SigningKey signingKey, RandomSource random) {
        this.gates = gates;
        this.pool = pool;
        this.proofs = proofs;
        this.receipts = new ReceiptSigner(signingKey);
        this.random = random;
    }

    /** Runs in the background, once, for the first poll that is set up. */
    void of(String meeting, String poll) {
        if (done.compareAndSet(false, true)) {
            Thread.ofVirtual().name("rehearsal").start(() -> run(meeting, poll));
        }
    }

    private void run(String meeting, String poll) {
        BallotGate gate = gates.of(meeting, poll).orElseThrow();
        Credential nobody = Credential.random(random);
        byte[] ballot = new BallotBuilder(gate.election(), random)
                .build(
                        nobody,
                        gate.election().election().questions().stream()
                                .map(Rehearsal::lawful)
                                .toList())
                .bytes();
        String body = JsonWriter.compact(Json.object("ballot", Json.text(new String(ballot, StandardCharsets.UTF_8))));
        Cast cast = new Cast(
                poll,
                nobody.publicKey(gate.election().group(), poll),
                Tracker.of(ballot, gate.election().group().hash()).full(),
                ballot,
                List.of());
        try {
            for (int i = 0; i < TIMES; i++) {
                proofs.execute(() -> gate.check(ballot));
                JsonReader.read(body);
                receipts.sign(body);
                pool.castAll(meeting, NO_ROUND, List.of(cast));
            }
        } catch (RejectedExecutionException | StoreUnavailable busy) {
            // It only saves time.
        } catch (JsonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Integer> lawful(Question question) {
        List<Integer> marks = new ArrayList<>(Collections.nCopies(question.choices(), 0));
        if (question instanceof HomomorphicQuestion counted) {
            int first = counted.allowsBlank() ? 1 : 0;
            for (int i = 0; i < counted.min(); i++) {
                marks.set(first + i, 1);
            }
        }
        return marks;
    }
}
