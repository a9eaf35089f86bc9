package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.station.MeetingData;
import org.piaoxiang.station.ServerClient;

/** One signed-in person of the played meeting. */
final class Player {
    private final ServerClient client;
    private final MeetingData data;
    private final String meeting;

    Player(ServerClient client, String meeting) {
        this.client = client;
        this.meeting = meeting;
        this.data = new MeetingData(client, meeting);
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
            return data.view();
        } catch (ServerClient.Refusal refused) {
            throw new IllegalStateException(refused);
        }
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

    MeetingData data() {
        return data;
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
