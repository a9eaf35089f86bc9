package org.piaoxiang.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.piaoxiang.json.Json;
import org.piaoxiang.proceedings.ServerLog;
import org.piaoxiang.proceedings.ServerLog.Kind;
import org.piaoxiang.proceedings.port.AccountStore;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.VerifyKey;

/**
 * Writes what is done to users and devices into the server's own record, and shows that record. An entry and what it tells of are
 * one transaction; only locks and observers' cards are entered afterwards.
 */
final class ServerRecord {
    private static final Map<String, Kind> KINDS = Map.of(
            "setUp", Kind.SET_UP,
            "createAccount", Kind.ACCOUNT_MADE,
            "removeAccount", Kind.ACCOUNT_REMOVED,
            "linkAccount", Kind.LINK_GIVEN,
            "unlockAccount", Kind.ACCOUNT_UNLOCKED,
            "setPassword", Kind.PASSWORD_SET,
            "enrolDevice", Kind.DEVICE_ENROLLED,
            "revokeEnrolments", Kind.DEVICES_REVOKED);

    /** What may stand in the record of what was asked; passwords, codes and tokens never do. */
    private static final List<String> TOLD = List.of("login", "name", "role", "meeting", "personId", "kind");

    private static final List<String> READERS = List.of("ADMINISTRATOR", "OBSERVER");
    private static final Duration ONCE_WITHIN = Duration.ofMinutes(15);
    private static final int MOST_REMEMBERED = 1000;

    private final ServerLog log;
    private final AccountStore store;
    private final VerifyKey serverKey;
    private final InstantSource clock;
    private final Map<String, Instant> locked = new ConcurrentHashMap<>();

    /** {@code store} holds what is done in the same database as {@code log}. */
    ServerRecord(ServerLog log, AccountStore store, VerifyKey serverKey, InstantSource clock) {
        this.log = log;
        this.store = store;
        this.serverKey = serverKey;
        this.clock = clock;
    }

    /** Puts itself behind the operations that change users and devices, and adds its own. */
    void addTo(Map<String, Operation> operations) {
        KINDS.forEach((id, kind) ->
                operations.computeIfPresent(id, (same, operation) -> request -> recorded(kind, operation, request)));
        operations.computeIfPresent("signIn", (same, operation) -> request -> {
            Reply reply = operation.handle(request);
            if (reply instanceof Reply.Refused refused
                    && refused.problem().code().equals("SIGN_IN_LOCKED")) {
                noteLock(request);
            }
            return reply;
        });
        operations.computeIfPresent("act", (same, operation) -> request -> {
            Reply reply = operation.handle(request);
            if (!(reply instanceof Reply.Refused)) {
                noteCard(request);
            }
            return reply;
        });
        operations.put("serverEntries", this::entries);
    }

    /** A refused request is committed too, since it may have counted a failure. */
    private Reply recorded(Kind kind, Operation operation, Request request) throws Exception {
        return store.together(() -> {
            Reply reply = operation.handle(request);
            if (!(reply instanceof Reply.Refused)) {
                note(kind, request);
            }
            return reply;
        });
    }

    private void note(Kind kind, Request request) {
        Map<String, Json> data = new LinkedHashMap<>();
        if (request.body() instanceof Json.Obj body) {
            TOLD.forEach(name -> Optional.ofNullable(body.fields().get(name))
                    .filter(Json.Str.class::isInstance)
                    .ifPresent(value -> data.put(name, value)));
        }
        for (String name : List.of("login", "meeting")) {
            Optional.ofNullable(request.path().get(name)).ifPresent(value -> data.put(name, Json.text(value)));
        }
        Optional<Session> session = request.session();
        session.ifPresent(who -> data.put("user", Json.text(who.user())));
        log.add(
                kind,
                session.map(Session::name).orElse("控制台"),
                session.map(Session::role).orElse("SERVER"),
                new Json.Obj(data));
    }

    /** Whose station has a key that a meeting knows may cosign this record too. */
    private void noteCard(Request request) {
        if (request.body() instanceof Json.Obj body
                && Json.text(Kind.OBSERVER_CARD.name()).equals(body.fields().get("type"))
                && body.fields().get("data") instanceof Json.Obj data
                && data.fields().get("key") instanceof Json.Str key) {
            Session who = request.signedIn();
            log.add(
                    Kind.OBSERVER_CARD,
                    who.name(),
                    who.role(),
                    Json.object(
                            "key", key,
                            "meeting", Json.text(request.path("meeting")),
                            "user", Json.text(who.user())));
        }
    }

    /** Every further try of a locked account would be an entry: one within the time of a lock is enough. */
    private void noteLock(Request request) {
        if (!(request.body() instanceof Json.Obj body) || !(body.fields().get("name") instanceof Json.Str login)) {
            return;
        }
        Instant now = clock.instant();
        locked.values().removeIf(since -> since.plus(ONCE_WITHIN).isBefore(now));
        if (locked.size() < MOST_REMEMBERED && locked.putIfAbsent(login.value(), now) == null) {
            log.add(Kind.ACCOUNT_LOCKED, "票箱服务器", "SERVER", Json.object("login", login));
        }
    }

    /** Tells whether whoever asks may see this record. */
    static boolean mayRead(Request request) {
        return READERS.contains(request.signedIn().role());
    }

    private Reply entries(Request request) {
        if (!mayRead(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        long from = Optional.ofNullable(request.query().get("from"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        // In this order the entries go at least as far as the checkpoint.
        Optional<String> checkpoint = log.checkpoint();
        List<Json> entries = new ArrayList<>();
        for (StoredEntry entry : log.entries(from)) {
            entries.add(Json.text(entry.text()));
        }
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("entries", Json.array(entries));
        checkpoint.ifPresent(note -> body.put("checkpoint", Json.text(note)));
        body.put("serverKey", Json.text(serverKey.base64()));
        return Reply.data(new Json.Obj(body));
    }
}
