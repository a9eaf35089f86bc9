package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/** What a station reads of a meeting: its entries and the files they name. */
public final class MeetingData {
    private static final String MEETINGS = "/api/meetings/";

    private final ServerClient server;
    private final String meeting;

    /** Reads {@code meeting} through {@code server}. */
    public MeetingData(ServerClient server, String meeting) {
        this.server = server;
        this.meeting = meeting;
    }

    /** Returns the meeting's id. */
    public String meeting() {
        return meeting;
    }

    /** Returns the data of all entries of {@code type}, oldest first. */
    public List<Fields> entries(String type)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<Fields> found = new ArrayList<>();
        long from = 0;
        while (true) {
            Fields page = Fields.of(server.get(MEETINGS + meeting + "/entries?from=" + from), "entries");
            List<Json> texts = page.array("entries");
            if (texts.isEmpty()) {
                return found;
            }
            for (Json text : texts) {
                Fields entry = Fields.of(JsonReader.read(Fields.textOf(text, "entry")), "entry");
                if (entry.text("type").equals(type)) {
                    found.add(entry.object("data"));
                }
            }
            from += texts.size();
        }
    }

    /** Returns the newest entry of {@code type} whose {@code round} is this one. */
    public Optional<Fields> lastOfRound(String type, String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Optional<Fields> last = Optional.empty();
        for (Fields data : entries(type)) {
            if (data.text("round").equals(round)) {
                last = Optional.of(data);
            }
        }
        return last;
    }

    /** Returns the archive of a poll so far. */
    public byte[] archive(String uuid) throws IOException, InterruptedException, ServerClient.Refusal {
        return server.bytes(MEETINGS + meeting + "/polls/" + uuid + ".bel");
    }

    /** Returns the list file with this hash. */
    public byte[] list(String hash) throws IOException, InterruptedException, ServerClient.Refusal {
        return server.bytes(MEETINGS + meeting + "/lists/" + hash);
    }

    /** Returns the role's view. */
    public Fields view() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return Fields.of(server.get(MEETINGS + meeting + "/view"), "view");
    }

    /** Returns the server. */
    public ServerClient server() {
        return server;
    }
}
