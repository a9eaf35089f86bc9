package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.CustodianDesk;
import org.piaoxiang.station.IssuerDesk;
import org.piaoxiang.station.ObserverDesk;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.SetupInspection;
import org.piaoxiang.station.StationFiles;

/** The room as the autopilot fills it: people signed in, stations with keys of their own, tablets with slips. */
final class Stage {
    private final URI server;
    private final Fields cast;
    private final Group group;
    private final Path stations;
    private final SecureRandom random;
    private final ExecutorService workers;
    private final Map<String, Player> players = new LinkedHashMap<>();
    private final Map<String, CustodianDesk> custodians = new LinkedHashMap<>();
    private Optional<ObserverDesk> observer = Optional.empty();
    private Optional<VerifyKey> observerKey = Optional.empty();

    Stage(URI server, Fields cast, Group group, Path stations, SecureRandom random, ExecutorService workers) {
        this.server = server;
        this.cast = cast;
        this.group = group;
        this.stations = stations;
        this.random = random;
        this.workers = workers;
    }

    String meeting() throws JsonException {
        return cast.text("id");
    }

    /** Signs {@code key} in, once. */
    Player person(String key) throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        Player known = players.get(key);
        if (known == null) {
            ServerClient client = ServerClient.person(server);
            client.signInByLink(cast.object("links").text(key));
            known = new Player(client, meeting());
            players.put(key, known);
        }
        return known;
    }

    /** The observer's station presents its card and offers its key. */
    ObserverDesk observer() throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        if (observer.isEmpty()) {
            Player player = person("observer");
            StationFiles files = new StationFiles(stations.resolve("observer"), random);
            CustodianDesk custody = new CustodianDesk(player.data(), files, group, workers, random::nextBytes);
            SetupInspection inspection = new SetupInspection(player.data(), workers, Optional.of(custody.publicKey()));
            ObserverDesk desk = new ObserverDesk(player.data(), files, inspection, custody);
            observerKey = VerifyKey.ofBase64(desk.presentCard("郑某", "市委组织部干部监督科"));
            custody.offerKey("OBSERVER", "郑某");
            custodians.put("OBSERVER", custody);
            observer = Optional.of(desk);
        }
        return observer.get();
    }

    /** A scrutineer's station offers its key. */
    void scrutineerKey(String account, String custodian, String holder)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        StationFiles files = new StationFiles(stations.resolve(account), random);
        CustodianDesk custody = new CustodianDesk(person(account).data(), files, group, workers, random::nextBytes);
        custody.offerKey(custodian, holder);
        custodians.put(custodian, custody);
    }

    /** All custodians but the server give their shares. */
    void share(String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, CustodianDesk.WillNotOpen {
        for (Map.Entry<String, CustodianDesk> custodian : custodians.entrySet()) {
            custodian.getValue().share(round, custodian.getKey());
        }
    }

    CustodianDesk custodian(String name) {
        return java.util.Objects.requireNonNull(custodians.get(name));
    }

    /** The issuer's station makes the slips; a tablet is loaded with each. */
    Map<String, List<SimulatedTablet>> tablets(Map<String, Integer> counts)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        StationFiles files = new StationFiles(stations.resolve("issuer"), random);
        IssuerDesk issuer = new IssuerDesk(person("issuer").data(), group, random::nextBytes);
        Map<String, List<SimulatedTablet>> tablets = new LinkedHashMap<>();
        VerifyKey serverKey = VerifyKey.ofBase64(cast.text("serverKey")).orElseThrow();
        for (IssuerDesk.Slip slip : issuer.issue(counts, files.signingKey())) {
            Credential credential = ((Credential.Parsed.Ok) Credential.parseSlipCode(slip.code())).credential();
            tablets.computeIfAbsent(slip.category(), category -> new ArrayList<>())
                    .add(new SimulatedTablet(
                            ServerClient.device(server, cast.text("token")),
                            meeting(),
                            credential,
                            serverKey,
                            observerKey.orElseThrow(),
                            group,
                            random::nextBytes));
        }
        return tablets;
    }

    /** Returns the uuid of the poll of {@code item} (and category) in {@code round}. */
    String poll(String round, String item)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        Fields begun = person("clerk").data().lastOfRound("BEGIN_ROUND", round).orElseThrow();
        for (Json row : begun.array("polls")) {
            Fields poll = Fields.of(row, "poll");
            if (poll.text("item").equals(item)) {
                return poll.text("uuid");
            }
        }
        throw new IllegalStateException("no poll of " + item);
    }
}
