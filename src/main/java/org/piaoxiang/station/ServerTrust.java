package org.piaoxiang.station;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ServerCard;

/**
 * Which key this station takes for the server's, and how a person came to believe it. At the first contact nothing is believed:
 * no record is read, nothing is signed and nothing is passed on until the key that the server shows was held against its card.
 */
final class ServerTrust {
    private static final String KEY = "server.key";
    private static final String HOW = "server.how";
    private static final String CONTRADICTED = "server.contradicted";

    private final ServerClient server;
    private final StationFiles files;
    private final CompletableFuture<Json> signedIn = new CompletableFuture<>();
    private volatile boolean known;
    private Optional<String> link = Optional.empty();

    /** How the key was confirmed. */
    enum How {
        /** On the command line. */
        GIVEN,
        /** The card was scanned or its line was pasted. */
        CARD,
        /** A person compared the twelve characters with the printed card. */
        COMPARED,
        /** It was kept by a program that did not ask yet. */
        UNCHECKED
    }

    /**
     * Makes the trust.
     *
     * @param server of whom it is
     * @param files where the key is kept
     * @param given a key that is known beforehand and takes the place of one that was kept
     */
    ServerTrust(ServerClient server, StationFiles files, Optional<VerifyKey> given) throws IOException {
        this.server = server;
        this.files = files;
        if (given.isPresent()) {
            pin(given.get(), How.GIVEN);
        }
        this.known = kept(files).isPresent();
    }

    /** Returns the key kept in {@code files}; empty where there is none, or where a card has contradicted it. */
    static Optional<VerifyKey> kept(StationFiles files) throws IOException {
        Optional<String> key = files.note(KEY);
        return key.equals(files.note(CONTRADICTED)) ? Optional.empty() : key.flatMap(VerifyKey::ofBase64);
    }

    /** Tells whether the server's key is known. */
    boolean isKnown() {
        return known;
    }

    /** Refuses to go on with a server whose key is not known. */
    void requireKnown() throws StationRefusal {
        if (!known) {
            throw new StationRefusal("SERVER_UNCONFIRMED");
        }
    }

    /** Returns the server's key with its code, and how it was confirmed: absent as long as it was not. */
    Json.Obj state() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Optional<VerifyKey> kept = kept(files);
        VerifyKey key = kept.isPresent() ? kept.get() : shown();
        Map<String, Json> state = new LinkedHashMap<>();
        state.put("server", Json.text(server.origin()));
        state.put("key", Json.text(key.base64()));
        state.put("code", Json.text(ServerCard.code(key)));
        if (kept.isPresent()) {
            state.put("how", Json.text(how(key).name()));
        }
        return new Json.Obj(state);
    }

    private How how(VerifyKey key) throws IOException {
        String[] note = files.note(HOW).orElse("").split(" ", 2);
        return note.length == 2 && note[1].equals(key.base64()) ? How.valueOf(note[0]) : How.UNCHECKED;
    }

    /**
     * Confirms the server's key: by {@code card}, the line of the server's or the observer's card, or by {@code key}, whose
     * twelve characters a person has compared.
     */
    synchronized Json.Obj confirm(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Optional<VerifyKey> kept = kept(files);
        VerifyKey key = kept.isPresent() ? kept.get() : shown();
        if (body.optional("card").isPresent()) {
            VerifyKey card =
                    ServerCard.read(body.text("card")).orElseThrow(() -> new StationRefusal("SERVER_CARD_UNREADABLE"));
            if (!card.equals(key)) {
                files.keep(CONTRADICTED, key.base64());
                known = kept(files).isPresent();
                throw new StationRefusal("SERVER_CARD_OTHER_KEY");
            }
            pin(key, How.CARD);
        } else {
            if (files.note(CONTRADICTED).equals(Optional.of(key.base64()))) {
                throw new StationRefusal("SERVER_CARD_OTHER_KEY");
            }
            if (!key.base64().equals(body.text("key"))) {
                throw new StationRefusal("SERVER_KEY_CHANGED");
            }
            pin(key, How.COMPARED);
        }
        known = true;
        useLink();
        return state();
    }

    /** Signs in with a one-time token: at once where the server is known, else as soon as it is; who that is comes then. */
    synchronized CompletableFuture<Json> signIn(String token) throws InterruptedException {
        link = Optional.of(token);
        useLink();
        return signedIn;
    }

    private void useLink() throws InterruptedException {
        if (!known || link.isEmpty()) {
            return;
        }
        String token = link.get();
        link = Optional.empty();
        try {
            signedIn.complete(server.signInByLink(token));
        } catch (IOException | ServerClient.Refusal failed) {
            signedIn.completeExceptionally(failed);
        }
    }

    private void pin(VerifyKey key, How how) throws IOException {
        files.keep(CONTRADICTED, "");
        files.keep(HOW, how + " " + key.base64());
        files.keep(KEY, key.base64());
    }

    /** The key that the server says it has. */
    private VerifyKey shown() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Fields told = Fields.of(server.stranger().get("/api/server"), "server");
        return VerifyKey.ofBase64(told.text("serverKey"))
                .orElseThrow(() -> new JsonException("the server's key is no key"));
    }
}
