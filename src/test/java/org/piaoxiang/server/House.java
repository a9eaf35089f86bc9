package org.piaoxiang.server;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.proceedings.Accounts;
import org.piaoxiang.proceedings.Outcome;
import org.piaoxiang.proceedings.ServerKeys;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.proceedings.port.Stores;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.store.Store;
import org.piaoxiang.store.TestServer;

/**
 * A real server over a real database: one meeting that was only created, one whose round is open, one whose round is
 * counted, and in each a signed-in account of every role.
 */
final class House implements AutoCloseable {
    static final int MEMBERS = 6;
    static final String SET_UP_CODE = "set-up-code-of-the-test";

    private final Vertx vertx = Vertx.vertx();
    private final SecureRandom random = new SecureRandom();
    private final Store store;
    private final ServerKeys keys;
    private final Path folder;
    final PiaoxiangServer server;

    /** A meeting and what opens its doors. */
    record Meeting(String id, String token, Map<Role, String> sessions, Optional<PlayedHall> hall) {
        String session(Role role) {
            return Objects.requireNonNull(sessions.get(role), role.name());
        }
    }

    House(Class<?> test) throws Exception {
        store = TestServer.storeFor(test);
        folder = Files.createTempDirectory("piaoxiang-house");
        keys = new ServerKeys(folder.resolve("keys"), random);
        server = PiaoxiangServer.start(
                vertx,
                new Stores(store.records(), store.pools(), store.files(), store.accounts()),
                keys,
                new PiaoxiangServer.Settings(
                        "127.0.0.1",
                        0,
                        Groups.byName("Ed25519").orElseThrow(),
                        ZoneOffset.UTC,
                        Optional.of(SET_UP_CODE),
                        Optional.empty()),
                random,
                InstantSource.system(),
                new PiaoxiangServer.Extra() {
                    @Override
                    public void mount(Router router) {}

                    @Override
                    public void closed() {}
                });
    }

    /** The file of the server's wrapped key of {@code poll}. */
    Path keyFile(String poll) {
        return folder.resolve("keys").resolve("polls").resolve(poll + ".key");
    }

    ServerKeys keys() {
        return keys;
    }

    /** The folder of the observer's station in a played meeting. */
    Path observersStation(String meeting) {
        return folder.resolve(meeting).resolve("observer");
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** A meeting with nothing but its first entry. */
    Meeting created() {
        PlayedHall.Sample sample = PlayedHall.sample(MEMBERS, 2);
        String id = create(sample);
        return new Meeting(id, server.accounts().meetingToken(id), sessions(id), Optional.empty());
    }

    /** A meeting played until its first round is open, and {@code counted} or not. */
    Meeting played(boolean counted) throws Exception {
        Meeting meeting = gathered(MEMBERS);
        PlayedHall hall = meeting.hall().orElseThrow();
        hall.open(1);
        if (counted) {
            for (int tablet = 0; tablet < MEMBERS; tablet++) {
                hall.cast(1, tablet);
            }
            hall.close(1);
            hall.finish(1);
            hall.adjourn();
        }
        return meeting;
    }

    /** A meeting of {@code members} played until its first round can begin. */
    Meeting gathered(int members) throws Exception {
        PlayedHall.Sample sample = PlayedHall.sample(members, 2);
        String id = create(sample);
        Actor clerk = clerk();
        require(server.acting().act(id, clerk, EntryType.SET_ROSTER, sample.roster()));
        require(server.acting().act(id, clerk, EntryType.SET_AGENDA, sample.agenda()));
        Map<String, Json> links = new LinkedHashMap<>();
        sample.people().forEach((key, person) -> {
            String login = id + "-" + key;
            User user = new User(login, person.name(), person.role(), Optional.of(id), person.id(), Optional.empty());
            server.accounts().create(user, Optional.empty());
            links.put(key, Json.text(server.accounts().link(login, Duration.ofHours(1))));
        });
        String token = server.accounts().meetingToken(id);
        Json.Obj cast = Json.object(
                "id", Json.text(id),
                "token", Json.text(token),
                "serverKey", Json.text(keys.signingKey().verifyKey().base64()),
                "links", new Json.Obj(links));
        PlayedHall hall = PlayedHall.gather(uri(), cast, members, 2, folder.resolve(id), vertx);
        return new Meeting(id, token, sessions(id), Optional.of(hall));
    }

    private String create(PlayedHall.Sample sample) {
        String id = org.piaoxiang.protocol.credential.Base58.random(14, random::nextBytes);
        require(server.rooms().create(id, clerk(), sample.meeting()));
        return id;
    }

    private static Actor clerk() {
        return new Actor("许记", Role.CLERK, Optional.empty());
    }

    /** Signs in somebody of every role; who votes or stands on the roster is a member. */
    private Map<Role, String> sessions(String meeting) {
        Map<Role, String> sessions = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            if (role != Role.SERVER) {
                sessions.put(role, session(meeting, role));
            }
        }
        return sessions;
    }

    /** Returns the cookie of a new session. */
    String session(String meeting, Role role) {
        String login = "any-" + role + "-" + meeting;
        Optional<String> person = switch (role) {
            case CHAIR -> Optional.of("p1");
            case SCRUTINEER, CHIEF_SCRUTINEER -> Optional.of("p2");
            case TELLER -> Optional.of("p" + (MEMBERS + 1));
            default -> Optional.empty();
        };
        server.accounts()
                .create(
                        new User(login, "某人", role.name(), Optional.of(meeting), person, Optional.empty()),
                        Optional.empty());
        Accounts.SignIn done = server.accounts().signInByLink(server.accounts().link(login, Duration.ofHours(1)));
        return ((Accounts.SignIn.Done) done).token();
    }

    /** Returns the cookie of a session that has ended by itself. */
    String expiredSession(String meeting, Role role) {
        String token = "expired-" + random.nextLong();
        store.accounts()
                .putSession(
                        HashFunction.SHA_256.hex(token.getBytes(StandardCharsets.UTF_8)),
                        "any-" + role + "-" + meeting,
                        Instant.now().minusSeconds(1));
        return token;
    }

    /** Returns a new one-time link. */
    String link(String meeting, Role role) {
        return server.accounts().link("any-" + role + "-" + meeting, Duration.ofHours(1));
    }

    /** Returns the newest checkpoint that a station has presented, with its cosignature. */
    String cosigned(String meeting) {
        var newest = store.records().newestCosignatures(meeting).getFirst();
        return store.records().checkpoint(meeting, newest.size()).orElseThrow().note() + newest.line() + "\n";
    }

    /** Adds one entry to the record. */
    void acts(Meeting meeting) {
        require(server.acting()
                .act(
                        meeting.id(),
                        clerk(),
                        EntryType.ADDENDUM,
                        Json.object("entry", Json.number(0), "text", Json.text("更正"))));
    }

    /** Returns the key that signs the server's checkpoints. */
    SigningKey signingKey() {
        return keys.signingKey();
    }

    Store store() {
        return store;
    }

    private static void require(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.code() + " " + refused.facts());
        }
    }

    @Override
    public void close() {
        server.close();
        store.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
