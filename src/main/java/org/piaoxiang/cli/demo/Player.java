package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.station.ServerClient;

/** One signed-in person of the played meeting. */
final class Player {
    private final ServerClient client;
    private final String meeting;

    Player(ServerClient client, String meeting) {
        this.client = client;
        this.meeting = meeting;
    }

    /** Does an act; {@code json} may be written with single quotes. */
    void does(String type, String json) throws IOException, InterruptedException {
        try {
            client.act(meeting, type, parse(json));
        } catch (ServerClient.Refusal refused) {
            throw new IllegalStateException(type + " " + json + " was refused: " + refused.getMessage(), refused);
        }
    }

    /** Tries an act and returns the code that refuses it, or {@code ACCEPTED}. */
    String tries(String type, String json) throws IOException, InterruptedException {
        try {
            client.act(meeting, type, parse(json));
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            return refused.code();
        }
    }

    /** Returns this person's view. */
    Fields view() throws IOException, InterruptedException, JsonException {
        try {
            return Fields.of(client.get("/api/meetings/" + meeting + "/view"), "view");
        } catch (ServerClient.Refusal refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Returns the record's entries as this person gets them. */
    List<String> entries() throws IOException, InterruptedException, JsonException {
        List<String> entries = new ArrayList<>();
        try {
            while (true) {
                Json page = client.get("/api/meetings/" + meeting + "/entries?from=" + entries.size());
                List<Json> texts = Fields.of(page, "entries").array("entries");
                if (texts.isEmpty()) {
                    return entries;
                }
                for (Json text : texts) {
                    entries.add(Fields.textOf(text, "entry"));
                }
            }
        } catch (ServerClient.Refusal refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Returns the data of the newest entry of {@code type} in {@code round}. */
    @Nullable
    Fields lastOfRound(String type, String round) throws IOException, InterruptedException, JsonException {
        Fields last = null;
        for (String text : entries()) {
            Fields entry = Fields.of(JsonReader.read(text), "entry");
            if (entry.optional("type").equals(Optional.of(Json.text(type)))
                    && entry.object("data").text("round").equals(round)) {
                last = entry.object("data");
            }
        }
        return last;
    }

    /** Tries a request and returns the code that refuses it, or {@code ACCEPTED}. */
    String asks(String path) throws IOException, InterruptedException {
        try {
            client.bytes("/api/meetings/" + meeting + path);
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            return refused.code();
        }
    }

    /** Tries to post and returns the code that refuses it, or {@code ACCEPTED}. */
    String posts(String path, Json body) throws IOException, InterruptedException {
        try {
            client.post("/api/meetings/" + meeting + path, body);
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            return refused.code();
        }
    }

    /** Whether any item of this person's view has a result. */
    boolean seesResults() throws IOException, InterruptedException, JsonException {
        for (Json row : view().array("items")) {
            if (Fields.of(row, "item").optional("result").isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Waits on the live connection until the newest round is in {@code state}; gives up after a minute. */
    void awaitRound(String state) throws IOException, InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        WebSocket socket = client.listen("/api/meetings/" + meeting + "/live", text -> {
            if (roundState(text).equals(state)) {
                reached.countDown();
            }
        });
        boolean seen = reached.await(1, TimeUnit.MINUTES);
        socket.abort();
        if (!seen) {
            throw new IllegalStateException("the round did not become " + state);
        }
    }

    private static String roundState(String message) {
        try {
            return Fields.of(JsonReader.read(message), "message")
                    .object("view")
                    .object("round")
                    .text("state");
        } catch (JsonException noRound) {
            return "";
        }
    }

    /** Returns a path under the meeting. */
    String path(String rest) {
        return "/api/meetings/" + meeting + rest;
    }

    ServerClient client() {
        return client;
    }

    static Json.Obj parse(String json) {
        try {
            return (Json.Obj) JsonReader.read(json.replace('\'', '"'));
        } catch (JsonException ownMistake) {
            throw new IllegalArgumentException(json, ownMistake);
        }
    }
}
