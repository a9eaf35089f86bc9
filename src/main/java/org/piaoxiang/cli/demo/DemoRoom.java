package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> AT_STATIONS = Set.of("OBSERVER", "ISSUER", "SCRUTINEER");

    private final Map<String, StationServer> stations = new LinkedHashMap<>();
    private final DemoHost.Ready ready;
    private List<Slip> slips = List.of();
    private String observerKey = "";

    /** A slip as its holder has it. */
    record Slip(String category, String code) {}

    private DemoRoom(DemoHost.Ready ready) {
        this.ready = ready;
    }

    /** Sets the room up; {@code host} gives the sign-in links. */
    static DemoRoom open(DemoHost host, DemoHost.Ready ready, Group group, Path data, SecureRandom random, Vertx vertx)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        DemoRoom room = new DemoRoom(ready);
        URI server = URI.create("http://127.0.0.1:" + host.port());
        for (SampleMeeting.Account account : ready.sample().accounts()) {
            if (!AT_STATIONS.contains(account.role())) {
                continue;
            }
            String key = account.key();
            StationServer station = StationServer.start(
                    vertx,
                    new StationServer.Settings(
                            server,
                            data.resolve("stations").resolve(ready.id()).resolve(key),
                            0,
                            group,
                            Optional.empty(),
                            VerifyKey.ofBase64(ready.serverKey()),
                            Optional.of(ready.id()),
                            false,
                            true),
                    random,
                    Optional.empty());
            station.client().signInByLink(host.link(ready, key));
            room.stations.put(key, station);
        }
        room.prepare(server);
        if (ready.sample().isAssembly()) {
            room.checkIn(server, host.link(ready, "door"));
        } else {
            room.file(server, host.link(ready, "clerk"));
        }
        return room;
    }

    /** The clerk has sent the items to the superior, who has yet to answer. */
    private void file(URI server, String link)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        ServerClient clerk = ServerClient.person(server);
        clerk.signInByLink(link);
        Player office = new Player(clerk, ready.id());
        List<Json> items = office.view().array("items");
        Map<String, SampleDossiers.Paper> papers = new HashMap<>();
        for (Json row : items) {
            Fields item = Fields.of(row, "item");
            for (Json material : item.array("materials")) {
                String hash = Fields.of(material, "material").text("id");
                int size = clerk.bytes(office.path("/attachments/" + hash)).length;
                papers.put(item.text("id"), new SampleDossiers.Paper(hash, size));
            }
        }
        clerk.act(ready.id(), "FILE_FOR_REVIEW", SampleDossiers.filing(items, papers));
    }

    /** Everybody who comes to the assembly has come. */
    private void checkIn(URI server, String link)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        ServerClient door = ServerClient.person(server);
        door.signInByLink(link);
        Player keeper = new Player(door, ready.id());
        for (Json row : Fields.of(ready.sample().roster(), "roster").array("persons")) {
            String id = Fields.of(row, "person").text("id");
            if (SampleMeeting.ASSEMBLY_ON_LEAVE.contains(id)) {
                keeper.does("LEAVE", "{'person':'" + id + "','reason':'外出学习'}");
            } else {
                keeper.does("CHECK_IN", "{'person':'" + id + "'}");
            }
        }
    }

    /** The day before: the observer's card and key stand, the slips are made. */
    private void prepare(URI server) throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        ServerClient observer = pages("observer");
        observer.post(
                "/station/card",
                Json.object(
                        "name", Json.text("郑某"),
                        "unit", Json.text(ready.sample().observerUnit())));
        observer.post("/station/key", Player.parse("{'holder':'郑某','custodian':'OBSERVER'}"));
        List<Json> counts = new ArrayList<>();
        ready.sample()
                .slips()
                .forEach((category, count) ->
                        counts.add(Json.object("category", Json.text(category), "count", Json.number(count))));
        Fields made =
                Fields.of(pages("issuer").post("/station/slips", Json.object("counts", Json.array(counts))), "slips");
        List<Slip> codes = new ArrayList<>();
        for (Json row : made.array("slips")) {
            Fields slip = Fields.of(row, "slip");
            codes.add(new Slip(slip.optional("category").isPresent() ? slip.text("category") : "", slip.text("code")));
        }
        slips = List.copyOf(codes);
        observerKey = Fields.of(
                        ServerClient.device(server, ready.token()).get("/api/tablet/" + ready.id() + "/view"), "view")
                .text("observerKey");
    }

    private ServerClient pages(String station) {
        StationServer server = Objects.requireNonNull(stations.get(station));
        return ServerClient.person(URI.create("http://127.0.0.1:" + server.port()));
    }

    /** Returns the slips. */
    List<Slip> slips() {
        return slips;
    }

    /** Returns the meeting with what its actors need to sign in. */
    DemoHost.Ready ready() {
        return ready;
    }

    /** Returns the meeting as it was before it began. */
    SampleMeeting sample() {
        return ready.sample();
    }

    /** Returns the port of a station. */
    int port(String station) {
        return Objects.requireNonNull(stations.get(station)).port();
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
