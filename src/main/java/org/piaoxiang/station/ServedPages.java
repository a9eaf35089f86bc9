package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.pages.Release;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * Whether the server hands out to tablets the pages of this very release, byte for byte. They are fetched as a tablet fetches
 * them, without a session. A server that tells a station from a tablet can still show each something else.
 */
final class ServedPages {
    private static final String FOLDER = "ui/";
    /** Names without an ending under which pages are opened too. */
    private static final Map<String, String> SHORT = Map.of("/tablet", "ui/tablet.html", "/door", "ui/door.html");

    /** The demo's table of contents, in whose place a server of one's own asks who is there. */
    private static final String CONTENTS = "ui/index.html";

    private final ServerClient server;
    private final Map<String, String> own;

    /**
     * Makes the comparison.
     *
     * @param server as which nobody has signed in
     * @param own SHA-256 of each file of this release below {@code ui/}, in hexadecimal, by name; empty where it carries none
     */
    ServedPages(ServerClient server, Map<String, String> own) {
        this.server = server;
        this.own = Map.copyOf(own);
    }

    /** What was found. */
    enum Status {
        /** Every file is the release's. */
        PASS,
        /** Some file is not. */
        FAIL,
        /** There was nothing to compare with; the reason says why. */
        NOT_RUN
    }

    /**
     * A file that is not the release's.
     *
     * @param path under which the server was asked for it
     * @param missing whether the server has no such file; else its content differs
     */
    record Altered(String path, boolean missing) {}

    /**
     * The finding.
     *
     * @param status the verdict
     * @param checked how many files were compared
     * @param altered those that differ, by path
     * @param reason why nothing was compared: {@code OTHER_RELEASE}, {@code RELEASE_UNTOLD} or {@code NO_PAGES}
     * @param release what the server calls its release, where it says so
     */
    record Finding(
            Status status, int checked, List<Altered> altered, Optional<String> reason, Optional<String> release) {
        /** Keeps a copy of {@code altered}. */
        Finding {
            altered = List.copyOf(altered);
        }

        Json json() {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("status", Json.text(status.name()));
            fields.put("checked", Json.number(checked));
            fields.put(
                    "altered",
                    Json.array(altered.stream()
                            .map(one -> Json.object("path", Json.text(one.path), "missing", new Json.Bool(one.missing)))
                            .toList()));
            reason.ifPresent(code -> fields.put("reason", Json.text(code)));
            release.ifPresent(name -> fields.put("release", Json.text(name)));
            return new Json.Obj(fields);
        }
    }

    /** Compares all files. */
    Finding compare() throws IOException, InterruptedException, JsonException {
        Optional<String> release = release();
        if (release.isEmpty()) {
            return notRun("RELEASE_UNTOLD", release);
        }
        if (!release.get().equals(Release.VERSION)) {
            return notRun("OTHER_RELEASE", release);
        }
        if (own.isEmpty()) {
            return notRun("NO_PAGES", release);
        }
        List<Altered> altered = new ArrayList<>();
        Map<String, String> paths = paths();
        for (Map.Entry<String, String> path : paths.entrySet()) {
            look(path.getKey(), path.getValue()).ifPresent(altered::add);
        }
        return new Finding(
                altered.isEmpty() ? Status.PASS : Status.FAIL, paths.size(), altered, Optional.empty(), release);
    }

    private static Finding notRun(String reason, Optional<String> release) {
        return new Finding(Status.NOT_RUN, 0, List.of(), Optional.of(reason), release);
    }

    private Optional<String> release() throws IOException, InterruptedException, JsonException {
        try {
            Fields told = Fields.of(server.get("/api/server"), "server");
            return told.optional("release").isPresent() ? Optional.of(told.text("release")) : Optional.empty();
        } catch (ServerClient.Refusal older) {
            return Optional.empty();
        }
    }

    /** What to ask for, and the hash that it should have, sorted by path. */
    private Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>();
        own.forEach((name, hash) -> {
            if (!name.equals(CONTENTS)) {
                paths.put("/" + name.substring(FOLDER.length()), hash);
            }
        });
        SHORT.forEach((path, name) -> Optional.ofNullable(own.get(name)).ifPresent(hash -> paths.put(path, hash)));
        return paths;
    }

    private Optional<Altered> look(String path, String hash) throws IOException, InterruptedException {
        try {
            return HashFunction.SHA_256.hex(server.bytes(path)).equals(hash)
                    ? Optional.empty()
                    : Optional.of(new Altered(path, false));
        } catch (ServerClient.Refusal missing) {
            return Optional.of(new Altered(path, true));
        }
    }
}
