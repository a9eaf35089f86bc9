package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;
import org.piaoxiang.station.StationServer;

/**
 * What stands ready in the demo's room besides the server: the stations of observer, issuer and scrutineers, each a program
 * of its own on a port of its own, the observer's card and key, and the slips.
 */
final class DemoRoom implements AutoCloseable {
    private static final String PIN = "1234";

    private final Map<String, StationServer> stations = new LinkedHashMap<>();
    private final DemoHost.Ready ready;
    private List<String> slips = List.of();
    private String observerKey = "";

    private DemoRoom(DemoHost.Ready ready) {
        this.ready = ready;
    }

    /** Sets the room up; {@code host} gives the sign-in links. */
    static DemoRoom open(DemoHost host, DemoHost.Ready ready, Group group, Path data, SecureRandom random, Vertx vertx)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        DemoRoom room = new DemoRoom(ready);
        URI server = URI.create("http://127.0.0.1:" + host.port());
        for (String key : List.of("observer", "issuer", "scrutineer1", "scrutineer2", "scrutineer3")) {
            StationServer station = StationServer.start(
                    vertx,
                    new StationServer.Settings(
                            server,
                            data.resolve("stations").resolve(key),
                            0,
                            group,
                            Optional.empty(),
                            VerifyKey.ofBase64(ready.serverKey()),
                            Optional.of(ready.id()),
                            false),
                    random,
                    Optional.empty());
            station.client().signInByLink(host.link(ready.sample(), key));
            room.stations.put(key, station);
        }
        room.prepare(server);
        room.file(server, host.link(ready.sample(), "clerk"));
        return room;
    }

    /** The clerk has sent the items to the superior, who has yet to answer. */
    private void file(URI server, String link)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        ServerClient clerk = ServerClient.person(server);
        clerk.signInByLink(link);
        List<Json> items = new ArrayList<>();
        for (Json item : Fields.of(ready.sample().agenda(), "agenda").array("items")) {
            items.add(Json.text(Fields.of(item, "item").text("id")));
        }
        clerk.post(
                "/api/meetings/" + ready.id() + "/acts",
                Json.object(
                        "type", Json.text("FILE_FOR_REVIEW"),
                        "data", Json.object("items", Json.array(items), "account", Json.text("推荐、考察、酝酿情况见附件。"))));
    }

    /** The day before: the observer's card and key stand, the slips are made. */
    private void prepare(URI server) throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        ServerClient observer = pages("observer");
        observer.post("/station/card", Player.parse("{'name':'郑某','unit':'市委组织部干部监督科'}"));
        observer.post("/station/key", Player.parse("{'holder':'郑某','custodian':'OBSERVER'}"));
        List<Json> counts = new ArrayList<>();
        ready.sample()
                .slips()
                .forEach((category, count) ->
                        counts.add(Json.object("category", Json.text(category), "count", Json.number(count))));
        Fields made =
                Fields.of(pages("issuer").post("/station/slips", Json.object("counts", Json.array(counts))), "slips");
        List<String> codes = new ArrayList<>();
        for (Json row : made.array("slips")) {
            codes.add(Fields.of(row, "slip").text("code"));
        }
        slips = List.copyOf(codes);
        observerKey = Fields.of(
                        ServerClient.device(server, ready.token()).get("/api/tablet/" + ready.id() + "/view"), "view")
                .text("observerKey");
    }

    private ServerClient pages(String station) {
        StationServer server = java.util.Objects.requireNonNull(stations.get(station));
        return ServerClient.person(URI.create("http://127.0.0.1:" + server.port()));
    }

    /** Returns the slip codes. */
    List<String> slips() {
        return slips;
    }

    /** Returns the port of a station. */
    int port(String station) {
        return java.util.Objects.requireNonNull(stations.get(station)).port();
    }

    /** Tells whether {@code key} sits at a station. */
    boolean hasStation(String key) {
        return stations.containsKey(key);
    }

    /** Returns the fragment that enrols a tablet. */
    String enrolment(String name) {
        String json = JsonWriter.compact(Json.object(
                "meeting", Json.text(ready.id()),
                "token", Json.text(ready.token()),
                "serverKey", Json.text(ready.serverKey()),
                "observerKey", Json.text(observerKey),
                "pin", Json.text(PIN),
                "name", Json.text(name)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        stations.values().forEach(StationServer::close);
    }
}
