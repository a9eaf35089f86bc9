package org.piaoxiang.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.piaoxiang.proceedings.WitnessDesk;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.RecordStore.KeptCheckpoint;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.MerkleTree;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.SignedNote;

/**
 * Takes new checkpoints, of meetings and of the server's own record, to standard witnesses in the background and keeps their cosignatures. It looks every second, so that
 * many entries become one request, and no act ever waits for it.
 */
public final class WitnessFeed implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WitnessFeed.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PAGE = 1000;
    private static final long LONGEST_ANSWER = 1 << 18;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final RecordStore records;
    private final List<Witness> witnesses;
    private final HttpClient http;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Long> done = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * A witness.
     *
     * @param key its name and key
     * @param address the submission prefix
     */
    public record Witness(NoteKey key, URI address) {}

    /**
     * Makes the feed; nothing is sent before {@link #start}.
     *
     * @param tls what is believed about the witnesses' certificates; empty for what Java believes
     */
    public WitnessFeed(RecordStore records, List<Witness> witnesses, Optional<SSLContext> tls) {
        this.records = records;
        this.witnesses = List.copyOf(witnesses);
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(TIMEOUT);
        tls.ifPresent(client::sslContext);
        this.http = client.build();
    }

    /** Starts looking, every {@code interval}. */
    public WitnessFeed start(Duration interval) {
        Thread.ofVirtual().name("witnesses").start(() -> {
            try {
                while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    look();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    /** Takes every new checkpoint to every witness once. */
    void look() throws InterruptedException {
        try {
            List<String> logs = new ArrayList<>(records.meetings());
            logs.add(RecordStore.SERVER);
            for (String meeting : logs) {
                Optional<KeptCheckpoint> latest = records.latestCheckpoint(meeting);
                if (latest.isPresent()) {
                    for (Witness witness : witnesses) {
                        present(meeting, latest.get(), witness);
                    }
                }
            }
        } catch (RuntimeException broken) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "checkpoints could not be taken to the witnesses; trying again",
                    broken);
        }
    }

    private void present(String meeting, KeptCheckpoint latest, Witness witness) throws InterruptedException {
        String pair =
                witness.key().name() + "\n" + latest.note().lines().findFirst().orElse("");
        if (done.getOrDefault(pair, -1L) >= latest.size()) {
            return;
        }
        try {
            long old = Math.min(sizes.getOrDefault(pair, 0L), latest.size());
            HttpResponse<String> answer = send(meeting, old, latest, witness);
            if (answer.statusCode() == CONFLICT) {
                long theirs = size(answer.body());
                if (theirs > latest.size()) {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "the witness " + witness.key().name() + " has seen more of " + meeting + " than there is");
                    return;
                }
                sizes.put(pair, theirs);
                answer = send(meeting, theirs, latest, witness);
            }
            SignedNote note = SignedNote.parse(latest.note()).orElseThrow();
            List<String> lines = answer.statusCode() == OK
                    ? WitnessDesk.cosignatures(answer.body(), note, witness.key())
                    : List.of();
            if (lines.isEmpty()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the witness " + witness.key().name() + " answered " + answer.statusCode()
                                + " without a cosignature");
                return;
            }
            records.keepCosignature(meeting, latest.size(), witness.key().name(), lines.getFirst());
            sizes.put(pair, latest.size());
            done.put(pair, latest.size());
        } catch (IOException unreachable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the witness " + witness.key().name() + " cannot be reached; trying again");
        }
    }

    private static long size(String body) throws IOException {
        if (!body.matches("(0|[1-9][0-9]{0,17})\n")) {
            throw new IOException("a witness answered with no size");
        }
        return Long.parseLong(body.strip());
    }

    private HttpResponse<String> send(String meeting, long old, KeptCheckpoint latest, Witness witness)
            throws IOException, InterruptedException {
        String body = WitnessDesk.request(
                tree(meeting, latest.size()).consistency((int) old, (int) latest.size()), latest.note());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(witness.address().toString().replaceFirst("/$", "") + "/add-checkpoint"))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    }

    private MerkleTree tree(String meeting, long size) {
        List<org.piaoxiang.record.TreeHash> leaves = new ArrayList<>();
        while (leaves.size() < size) {
            List<StoredEntry> page = records.read(meeting, leaves.size(), (int) Math.min(PAGE, size - leaves.size()));
            if (page.isEmpty()) {
                throw new IllegalStateException("the record has fewer entries than its checkpoint says");
            }
            page.forEach(entry -> leaves.add(entry.leaf()));
        }
        return MerkleTree.of(leaves);
    }

    @Override
    public void close() {
        stopped.countDown();
        http.close();
    }
}
