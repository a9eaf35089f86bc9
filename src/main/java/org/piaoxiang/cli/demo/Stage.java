package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.Authority;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;
import org.piaoxiang.station.StationServer;

/** The room as the autopilot fills it: people signed in, stations with keys of their own, tablets with slips. */
final class Stage implements AutoCloseable {
    private final URI server;
    private final Optional<Authority> authority;
    private final Fields cast;
    private final Group group;
    private final Path folder;
    private final SecureRandom random;
    private final Vertx vertx;
    private final Map<String, Player> players = new LinkedHashMap<>();
    private final Map<String, StationServer> stations = new LinkedHashMap<>();
    private final List<String> custodians = new ArrayList<>();

    Stage(URI server, Fields cast, Group group, Path folder, SecureRandom random, Vertx vertx) {
        this(server, Optional.empty(), cast, group, folder, random, vertx);
    }

    /** Makes the room of a server whose certificate ends in {@code authority}. */
    Stage(
            URI server,
            Optional<Authority> authority,
            Fields cast,
            Group group,
            Path folder,
            SecureRandom random,
            Vertx vertx) {
        this.server = server;
        this.authority = authority;
        this.cast = cast;
        this.group = group;
        this.folder = folder;
        this.random = random;
        this.vertx = vertx;
    }

    String meeting() throws JsonException {
        return cast.text("id");
    }

    /** Signs {@code key} in, once; who has a station sits at it and speaks to the server through it. */
    Player person(String key)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Player known = players.get(key);
        if (known == null) {
            ServerClient client = ServerClient.person(server, authority);
            client.signInByLink(cast.object("links").text(key));
            known = new Player(client, meeting());
            players.put(key, known);
        }
        return known;
    }

    /** Starts a station for {@code key} and seats that person at it. */
    private Player seat(String key)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        StationServer station = StationServer.start(
                vertx,
                new StationServer.Settings(
                        server,
                        folder.resolve(key),
                        0,
                        group,
                        authority,
                        Optional.of(serverKey()),
                        Optional.of(meeting()),
                        false,
                        false),
                random,
                Optional.empty());
        stations.put(key, station);
        station.client().signInByLink(cast.object("links").text(key));
        Player player = new Player(ServerClient.person(URI.create("http://127.0.0.1:" + station.port())), meeting());
        players.put(key, player);
        return player;
    }

    private VerifyKey serverKey() throws JsonException {
        return VerifyKey.ofBase64(cast.text("serverKey")).orElseThrow();
    }

    /** The observer's station presents its card and offers its key. */
    void seatObserver() throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Player observer = seat("observer");
        observer.client().post("/station/card", Player.parse("{'name':'郑某','unit':'市委组织部干部监督科'}"));
        observer.client().post("/station/key", Player.parse("{'holder':'郑某','custodian':'OBSERVER'}"));
        custodians.add("observer");
    }

    /** A scrutineer's station offers its key. */
    void seatScrutineer(String key, String custodian, String holder)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Player scrutineer = seat(key);
        scrutineer
                .client()
                .post("/station/key", Json.object("holder", Json.text(holder), "custodian", Json.text(custodian)));
        custodians.add(key);
    }

    /** The observer's station checks the setup of {@code round} and seals it. */
    void seal(String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        ServerClient observer = person("observer").client();
        observer.post("/station/rounds/" + round + "/check", Json.object());
        observer.post("/station/rounds/" + round + "/seal", Json.object());
    }

    /** The observer's station verifies the closed box and cosigns it; every custodian's station opens it. */
    void cosignAndShare(String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        ServerClient observer = person("observer").client();
        Fields report = Fields.of(observer.post("/station/rounds/" + round + "/verify", Json.object()), "report");
        if (!report.text("verdict").equals("valid")) {
            throw new IllegalStateException("the observer's station does not find " + round + " valid");
        }
        observer.post("/station/rounds/" + round + "/cosign", Json.object());
        for (String custodian : custodians) {
            person(custodian).client().post("/station/rounds/" + round + "/share", Json.object());
        }
    }

    /** The observer signs the 核验单 that the station has filled from the record. */
    void signSheet() throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        ServerClient observer = person("observer").client();
        Fields facts = Fields.of(observer.get("/station/sheet"), "sheet").object("facts");
        if (!facts.object("during").bool("principalLast")) {
            throw new IllegalStateException("the sheet does not say that the principal spoke last");
        }
        observer.post(
                "/station/sheet",
                Json.object("answers", Json.object("minutes", Json.text("一致"), "name", Json.text("郑某"))));
    }

    /** The observer's station verifies the closed box and cosigns it. */
    void cosign(String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        ServerClient observer = person("observer").client();
        observer.post("/station/rounds/" + round + "/verify", Json.object());
        observer.post("/station/rounds/" + round + "/cosign", Json.object());
    }

    /** One custodian's station opens the box. */
    void share(String key, String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        person(key).client().post("/station/rounds/" + round + "/share", Json.object());
    }

    /** Hands in a share for {@code custodian} and returns the code of the refusal, with {@code name} where it is said. */
    String triesShare(String key, String round, String custodian, String poll, String share, String name)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        try {
            person(key)
                    .client()
                    .post(
                            "/api/meetings/" + meeting() + "/rounds/" + round + "/shares",
                            Json.object(
                                    "custodian", Json.text(custodian),
                                    "shares",
                                            Json.array(List.of(
                                                    Json.object("uuid", Json.text(poll), "share", Json.text(share))))));
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            return refused.code() + (JsonWriter.compact(refused.body()).contains(name) ? " " + name : "");
        }
    }

    /** Seats somebody who is to share a key with others. */
    void seatMember(String key)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        seat(key);
    }

    /** Does the step of a shared key that is due on a station; tells whether one was. */
    boolean ceremonyStep(String key, String custodian, String holder)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        return Fields.of(
                        person(key)
                                .client()
                                .post(
                                        "/station/ceremony",
                                        Json.object("custodian", Json.text(custodian), "holder", Json.text(holder))),
                        "step")
                .bool("done");
    }

    /** Tries a step that should be refused. */
    String triesStep(String key, String custodian, String holder)
            throws IOException, InterruptedException, JsonException, StationRefusal, ServerClient.Refusal {
        person(key);
        try {
            ceremonyStep(key, custodian, holder);
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            return refused.code();
        }
    }

    /** Tries to offer a whole key of one's own. */
    String triesKey(String key, String custodian)
            throws IOException, InterruptedException, JsonException, StationRefusal, ServerClient.Refusal {
        ServerClient client = person(key).client();
        try {
            client.post("/station/key", Json.object("custodian", Json.text(custodian)));
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            return refused.code();
        }
    }

    /** The observer's station and the server throw a coin. */
    List<Integer> draw(String round, int tablets, int picks)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Json drawn = person("observer")
                .client()
                .post(
                        "/station/rounds/" + round + "/draw",
                        Json.object("tablets", Json.number(tablets), "picks", Json.number(picks)));
        List<Integer> numbers = new ArrayList<>();
        for (Json number : Fields.of(drawn, "drawn").array("picked")) {
            numbers.add(Fields.integerOf(number, "picked"));
        }
        return numbers;
    }

    /** What the observer's station reads out of the ballots that a tablet has opened, or what is wrong with them. */
    String held(String round, String commitment)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Fields found = Fields.of(
                person("observer")
                        .client()
                        .post(
                                "/station/rounds/" + round + "/opening",
                                Json.object("commitment", Json.text(commitment))),
                "found");
        return found.array("problems").isEmpty()
                ? JsonWriter.compact(
                        Fields.of(found.array("ballots").getFirst(), "ballot").value("marks"))
                : JsonWriter.compact(found.value("problems"));
    }

    /** What a station says of itself. */
    Fields state(String key)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        return Fields.of(person(key).client().get("/station/state"), "state");
    }

    /** The observer's station compares the draft minutes with the record and confirms them. */
    void checkMinutes() throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        ServerClient observer = person("observer").client();
        Fields draft = Fields.of(observer.get("/station/minutes"), "draft");
        if (!draft.array("differences").isEmpty()) {
            throw new IllegalStateException("the minutes differ from the record: " + draft.array("differences"));
        }
        observer.post(
                "/station/minutes",
                Json.object("draft", Json.text(draft.text("draft")), "agrees", new Json.Bool(true)));
    }

    /** Every custodian's station destroys its key. */
    void destroyKeys() throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        for (String custodian : custodians) {
            person(custodian).client().post("/station/destroy-key", Json.object());
        }
    }

    /** The issuer's station makes the slips; a tablet is loaded with each. */
    Map<String, List<SimulatedTablet>> tablets(Map<String, Integer> counts)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Map<String, List<SimulatedTablet>> tablets = new LinkedHashMap<>();
        for (Slip slip : slips(counts)) {
            tablets.computeIfAbsent(slip.category(), none -> new ArrayList<>())
                    .add(tablet(slip.category(), slip.credential()));
        }
        return tablets;
    }

    /** A slip as it is printed. */
    record Slip(String category, Credential credential) {}

    /** The issuer's station makes the slips. */
    List<Slip> slips(Map<String, Integer> counts)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Player issuer = seat("issuer");
        List<Json> numbers = new ArrayList<>();
        counts.forEach((category, count) ->
                numbers.add(Json.object("category", Json.text(category), "count", Json.number(count))));
        Fields made =
                Fields.of(issuer.client().post("/station/slips", Json.object("counts", Json.array(numbers))), "slips");
        List<Slip> slips = new ArrayList<>();
        for (Json row : made.array("slips")) {
            Fields slip = Fields.of(row, "slip");
            slips.add(new Slip(
                    slip.optional("category").isPresent() ? slip.text("category") : "",
                    ((Credential.Parsed.Ok) Credential.parseSlipCode(slip.text("code"))).credential()));
        }
        return slips;
    }

    /** A tablet with {@code slip}. */
    private SimulatedTablet tablet(String category, Credential slip)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        ServerClient device = ServerClient.device(server, cast.text("token"), authority);
        VerifyKey observerKey = VerifyKey.ofBase64(Fields.of(device.get("/api/tablet/" + meeting() + "/view"), "view")
                        .text("observerKey"))
                .orElseThrow();
        return new SimulatedTablet(
                device, meeting(), category, slip, serverKey(), observerKey, group, random::nextBytes);
    }

    /** Mixes slips as people draw them at the table. */
    void shuffle(List<SimulatedTablet> slips) {
        Collections.shuffle(slips, random);
    }

    /** A tablet with a slip that nobody issued. */
    SimulatedTablet stranger() throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        return tablet("", Credential.random(random::nextBytes));
    }

    /** Makes a share of a closed poll with a key that is nobody's. */
    String strangersShare(byte[] archive) throws IOException, UnusableArchive {
        TalliedArchive tallied = TalliedArchive.read(ArchiveSource.of(archive));
        try (SecretScalar secret = group.scalars().random(random::nextBytes)) {
            return new String(
                    ShareMaker.make(tallied.election(), tallied.tally(), secret, random::nextBytes)
                            .bytes(),
                    StandardCharsets.UTF_8);
        }
    }

    /** Returns the uuids of the polls of {@code item} in {@code round}, by category. */
    Map<String, String> polls(String round, String item)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Fields begun = Objects.requireNonNull(person("clerk").lastOfRound("BEGIN_ROUND", round));
        Map<String, String> polls = new LinkedHashMap<>();
        for (Json row : begun.array("polls")) {
            Fields poll = Fields.of(row, "poll");
            if (poll.text("item").equals(item)) {
                polls.put(poll.optional("category").isPresent() ? poll.text("category") : "", poll.text("uuid"));
            }
        }
        return polls;
    }

    @Override
    public void close() {
        stations.values().forEach(StationServer::close);
    }
}
