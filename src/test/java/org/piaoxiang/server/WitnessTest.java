package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.proceedings.WitnessDesk;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.ConsistencyProof;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.MerkleTree;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.SignedNote;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.store.Store;
import org.piaoxiang.store.TestServer;

/** A server as a witness (c2sp.org/tlog-witness), answer by answer, and two servers that witness each other. */
class WitnessTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static House one;
    private static House other;
    private static Place witnessOfOther;
    private static Place witnessOfOne;
    private static Store store;

    private final SigningKey log = SigningKey.generate(RANDOM);
    private final String origin = "test.example/" + RANDOM.nextLong(Long.MAX_VALUE);
    private final NoteKey logKey = new NoteKey(origin, NoteKey.Type.ED25519, log.verifyKey());

    /** Names of databases. */
    private interface One {}

    private interface Other {}

    /** A witness that listens. */
    private record Place(Vertx vertx, HttpServer http, NoteKey key) implements AutoCloseable {
        static Place open(Store store, WitnessDesk.Known known) throws Exception {
            SigningKey key = SigningKey.generate(RANDOM);
            Vertx vertx = Vertx.vertx();
            Router router = Router.router(vertx);
            new WitnessRoutes(new WitnessDesk(store.witnesses(), known, key, InstantSource.system())).mount(router);
            HttpServer http = vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                    .requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            return new Place(vertx, http, NoteKey.witness(key.verifyKey()));
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + http.actualPort() + "/witness");
        }

        HttpResponse<String> add(String body) throws Exception {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(uri() + "/add-checkpoint"))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> get(String path) throws Exception {
            return HTTP.send(HttpRequest.newBuilder(URI.create(uri() + path)).build(), BodyHandlers.ofString());
        }

        @Override
        public void close() {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        one = new House(One.class);
        other = new House(Other.class);
        witnessOfOther = Place.open(
                one.store(),
                new WitnessDesk.Known(List.of(), List.of(other.signingKey().verifyKey())));
        witnessOfOne = Place.open(
                other.store(),
                new WitnessDesk.Known(List.of(), List.of(one.signingKey().verifyKey())));
        store = TestServer.storeFor(WitnessTest.class);
    }

    @AfterAll
    static void stop() {
        witnessOfOther.close();
        witnessOfOne.close();
        one.close();
        other.close();
        store.close();
    }

    private Place witness() throws Exception {
        return Place.open(store, new WitnessDesk.Known(List.of(logKey), List.of()));
    }

    private static MerkleTree tree(int size, String leaf) {
        return MerkleTree.of(IntStream.range(0, size)
                .mapToObj(i -> TreeHash.leaf((leaf + i).getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private Checkpoint checkpoint(MerkleTree tree, int size) {
        return new Checkpoint(origin, size, tree.root(size));
    }

    private String request(MerkleTree tree, int old, int size) {
        return WitnessDesk.request(
                tree.consistency(old, size), checkpoint(tree, size).sign(log).format());
    }

    @Test
    void whatExtendsIsCosignedAndKept() throws Exception {
        try (Place place = witness()) {
            MerkleTree tree = tree(9, "a");
            String hash = HashFunction.SHA_256.hex(origin.getBytes(StandardCharsets.UTF_8));
            assertEquals(404, place.get("/" + hash + "/checkpoint").statusCode());
            for (int[] step : new int[][] {{0, 3}, {3, 7}, {7, 7}, {7, 9}}) {
                HttpResponse<String> answer = place.add(request(tree, step[0], step[1]));
                assertEquals(200, answer.statusCode(), answer.body());
                SignedNote note = checkpoint(tree, step[1]).sign(log);
                assertEquals(
                        1,
                        WitnessDesk.cosignatures(answer.body(), note, place.key())
                                .size());
            }
            SignedNote kept = SignedNote.parse(
                            place.get("/" + hash + "/checkpoint").body())
                    .orElseThrow();
            assertTrue(kept.isSignedBy(logKey) && kept.isSignedBy(place.key()));
            assertEquals(9, Checkpoint.parse(kept.text()).orElseThrow().size());
        }
    }

    @Test
    void anotherSizeThanTheLastIsAConflictThatNamesTheLast() throws Exception {
        try (Place place = witness()) {
            MerkleTree tree = tree(9, "a");
            assertEquals(200, place.add(request(tree, 0, 5)).statusCode());
            for (int old : new int[] {0, 4, 6}) {
                HttpResponse<String> answer = place.add(request(tree, old, 9));
                assertEquals(409, answer.statusCode());
                assertEquals("5\n", answer.body());
                assertEquals(
                        "text/x.tlog.size",
                        answer.headers().firstValue("content-type").orElseThrow());
            }
            assertEquals(409, place.add(request(tree, 3, 4)).statusCode(), "an older one");
        }
    }

    @Test
    void aForkIsNotCosigned() throws Exception {
        try (Place place = witness()) {
            MerkleTree tree = tree(9, "a");
            MerkleTree fork = tree(9, "b");
            assertEquals(200, place.add(request(tree, 0, 5)).statusCode());
            assertEquals(422, place.add(request(fork, 5, 9)).statusCode(), "a proof of another tree");
            assertEquals(422, place.add(request(fork, 5, 5)).statusCode(), "equal size, other root");
            assertEquals(
                    422,
                    place.add(WitnessDesk.request(
                                    new ConsistencyProof(5, 9, List.of()),
                                    checkpoint(tree, 9).sign(log).format()))
                            .statusCode(),
                    "no proof");
            assertEquals(200, place.add(request(tree, 5, 9)).statusCode(), "and the log goes on");
        }
    }

    @Test
    void aFirstCheckpointNeedsNoProofAndHasNone() throws Exception {
        try (Place place = witness()) {
            MerkleTree tree = tree(9, "a");
            List<TreeHash> proof = tree.consistency(4, 9).path();
            assertEquals(
                    422,
                    place.add(WitnessDesk.request(
                                    new ConsistencyProof(0, 9, proof),
                                    checkpoint(tree, 9).sign(log).format()))
                            .statusCode());
            Checkpoint empty = new Checkpoint(origin, 0, tree.root());
            assertEquals(
                    422,
                    place.add("old 0\n\n" + empty.sign(log).format()).statusCode(),
                    "an empty tree has the empty root");
        }
    }

    @Test
    void whoIsUnknownOrUnsignedIsRefused() throws Exception {
        try (Place place = witness()) {
            MerkleTree tree = tree(4, "a");
            Checkpoint checkpoint = checkpoint(tree, 4);
            Checkpoint elsewhere = new Checkpoint(origin + "x", 4, tree.root());
            assertEquals(
                    404, place.add("old 0\n\n" + elsewhere.sign(log).format()).statusCode());
            SigningKey stranger = SigningKey.generate(RANDOM);
            assertEquals(
                    403,
                    place.add("old 0\n\n" + checkpoint.sign(stranger).format()).statusCode());
            String spoiled = checkpoint.sign(log).format().replace("\n4\n", "\n3\n");
            assertEquals(403, place.add("old 0\n\n" + spoiled).statusCode());
            assertEquals(
                    200,
                    place.add("old 0\n\n"
                                    + checkpoint
                                            .sign(log)
                                            .with(checkpoint
                                                    .sign(stranger)
                                                    .signatures()
                                                    .getFirst())
                                            .format())
                            .statusCode(),
                    "signatures of strangers beside it are ignored");
        }
    }

    @Test
    void whatIsNoRequestIsRefused() throws Exception {
        try (Place place = witness()) {
            MerkleTree tree = tree(4, "a");
            String note = checkpoint(tree, 4).sign(log).format();
            for (String body : List.of(
                    "",
                    note,
                    "old 0\n" + note,
                    "old 01\n\n" + note,
                    "old -1\n\n" + note,
                    "old\n\n" + note,
                    "old 0\nAAAA\n\n" + note,
                    "old 0\n" + "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n".repeat(64) + "\n" + note,
                    "old 5\n\n" + note,
                    "old 0\n\n" + origin + "\n4\n\n",
                    "old 0\n\n\u0000")) {
                assertEquals(400, place.add(body).statusCode(), body);
            }
        }
    }

    @Test
    void ofRequestsAtOnceOneIsCosigned() throws Exception {
        int many = 8;
        try (Place place = witness();
                ExecutorService threads = Executors.newFixedThreadPool(many)) {
            MerkleTree tree = tree(4 + many, "a");
            assertEquals(200, place.add(request(tree, 0, 4)).statusCode());
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 1; i <= many; i++) {
                String body = request(tree, 4, 4 + i);
                answers.add(threads.submit(() -> {
                    go.await();
                    return place.add(body).statusCode();
                }));
            }
            go.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
            assertEquals(
                    many - 1L, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
        }
    }

    @Test
    void twoServersWitnessEachOther() throws Exception {
        House.Meeting mine = one.created();
        House.Meeting theirs = other.created();
        try (WitnessFeed feed = feed(one, witnessOfOne);
                WitnessFeed back = feed(other, witnessOfOther)) {
            feed.look();
            back.look();
            assertEquals(1, cosigned(one, mine, witnessOfOne));
            assertEquals(1, cosigned(other, theirs, witnessOfOther));
            one.acts(mine);
            feed.look();
            assertEquals(2, cosigned(one, mine, witnessOfOne));
            // A feed that has forgotten everything asks the witness where it is.
            one.acts(mine);
            try (WitnessFeed restarted = feed(one, witnessOfOne)) {
                restarted.look();
            }
            assertEquals(3, cosigned(one, mine, witnessOfOne));
        }
        Checkpoint fork = new Checkpoint(LogOrigin.first(mine.id()).name(), 3, TreeHash.leaf(new byte[] {1}));
        String note = fork.sign(one.signingKey()).format();
        assertEquals(422, witnessOfOne.add("old 3\n\n" + note).statusCode(), "another root of equal size");
        assertEquals(409, witnessOfOne.add("old 0\n\n" + note).statusCode(), "as if it were the first");
    }

    private static WitnessFeed feed(House house, Place witness) {
        return new WitnessFeed(
                house.store().records(),
                List.of(new WitnessFeed.Witness(witness.key(), witness.uri())),
                Optional.empty());
    }

    private static long cosigned(House house, House.Meeting meeting, Place witness) {
        return house.store().records().newestCosignatures(meeting.id()).stream()
                .filter(kept -> kept.witness().equals(witness.key().name()))
                .mapToLong(kept -> kept.size())
                .max()
                .orElse(0);
    }
}
