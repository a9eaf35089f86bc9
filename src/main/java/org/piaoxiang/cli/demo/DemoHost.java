package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.piaoxiang.cli.serve.RunningServer;
import org.piaoxiang.imports.material.PdfPages;
import org.piaoxiang.imports.material.Rendered;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.proceedings.Outcome;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.server.PiaoxiangServer;
import org.piaoxiang.store.StartRefused;

/** A throw-away server with an embedded database, on loopback, with sample meetings and accounts. */
public final class DemoHost implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration LINK_LIFE = Duration.ofHours(12);
    private static final int ID_LENGTH = 14;

    private final RunningServer running;
    private final PiaoxiangServer server;
    private final SecureRandom random;

    private DemoHost(RunningServer running, SecureRandom random) {
        this.running = running;
        this.server = running.server();
        this.random = random;
    }

    /** Starts in {@code data} on {@code port} (0 for any). {@code index} serves the demo's own routes. */
    public static DemoHost start(Path data, int port, Group group, SecureRandom random, DemoIndex index)
            throws StartRefused, InterruptedException, SQLException, IOException {
        return new DemoHost(
                RunningServer.startThrowAway(
                        data,
                        new PiaoxiangServer.Settings(
                                "127.0.0.1", port, group, ZONE, Optional.empty(), Optional.empty()),
                        random,
                        index::mount),
                random);
    }

    /** A meeting that stands ready, with what its actors need to sign in. */
    public record Ready(String id, String token, String serverKey, Map<String, String> links, SampleMeeting sample) {
        /** Returns what the autopilot's own process needs. */
        public Json json() {
            Map<String, Json> tokens = new LinkedHashMap<>();
            links.forEach((key, link) -> tokens.put(key, Json.text(link)));
            return Json.object(
                    "id", Json.text(id),
                    "token", Json.text(token),
                    "serverKey", Json.text(serverKey),
                    "links", new Json.Obj(tokens));
        }
    }

    /** Makes the meeting with a paper about each candidate, as {@link #prepare} makes it without. */
    Ready prepareWithMaterials(SampleMeeting sample) {
        List<Json.Obj> items = ((Json.Arr) sample.agenda().fields().getOrDefault("items", Json.array(List.of())))
                .items().stream().map(Json.Obj.class::cast).toList();
        Map<String, byte[]> papers = SampleMaterials.of(items);
        return prepare(
                sample,
                id -> Json.object(
                        "items",
                        Json.array(items.stream()
                                .<Json>map(item -> withMaterial(id, item, papers))
                                .toList())));
    }

    private Json withMaterial(String meeting, Json.Obj item, Map<String, byte[]> papers) {
        byte[] paper = Objects.requireNonNull(
                papers.get(((Json.Str) Objects.requireNonNull(item.fields().get("id"))).value()));
        Map<String, Json> fields = new LinkedHashMap<>(item.fields());
        fields.put("materials", Json.array(List.of(keep(meeting, SampleMaterials.name(item), paper))));
        return new Json.Obj(fields);
    }

    private Json keep(String meeting, String name, byte[] paper) {
        try {
            if (!(PdfPages.usual().render(paper) instanceof Rendered.Pages pages)) {
                throw new IllegalStateException("a sample material cannot be shown");
            }
            FileStore.Material material = new FileStore.Material(
                    HashFunction.SHA_256.hex(paper), name, pages.pngs().size());
            running.files().putMaterial(meeting, material, pages.pdf(), pages.pngs());
            // The same paper goes with the account that is filed for review.
            running.files().put(meeting, paper);
            return Json.object(
                    "id", Json.text(material.id()),
                    "name", Json.text(material.name()),
                    "pages", Json.number(material.pages()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Makes the meeting, its accounts and one-time links; roster and agenda too. */
    public Ready prepare(SampleMeeting sample) {
        return prepare(sample, id -> sample.agenda());
    }

    private Ready prepare(SampleMeeting sample, Function<String, Json.Obj> agenda) {
        String id = Base58.random(ID_LENGTH, random::nextBytes);
        Actor clerk = new Actor("许记", Role.CLERK, Optional.empty());
        require(server.rooms().create(id, clerk, sample.meeting()));
        require(server.acting().act(id, clerk, EntryType.SET_ROSTER, sample.roster()));
        require(server.acting().act(id, clerk, EntryType.SET_AGENDA, agenda.apply(id)));
        Map<String, String> links = new LinkedHashMap<>();
        for (SampleMeeting.Account account : sample.accounts()) {
            String login = id + "-" + account.key();
            server.accounts()
                    .create(
                            new User(
                                    login,
                                    account.name(),
                                    account.role(),
                                    Optional.of(id),
                                    account.person(),
                                    Optional.empty()),
                            Optional.empty());
            links.put(account.key(), server.accounts().link(login, LINK_LIFE));
        }
        return new Ready(id, server.accounts().meetingToken(id), running.serverKey(), links, sample);
    }

    private static void require(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(
                    "the sample meeting was refused: " + refused.code() + " " + refused.facts());
        }
    }

    /** Returns the port listened on. */
    public int port() {
        return server.port();
    }

    /** Who belongs to no sample meeting: the office that makes new ones, and the departments that review those. */
    enum Department {
        /** May make new meetings. */
        OFFICE("office", "会务科", Role.CLERK),
        /** Reviews first where a meeting has two levels. */
        SUPERVISION("supervision", "县委组织部干部监督室", Role.SUPERVISION),
        /** Reviews new meetings. */
        UPPER("superior-of-all", "市委组织部干部监督科", Role.SUPERIOR);

        private final String key;
        private final String title;
        private final Role role;

        Department(String key, String title, Role role) {
            this.key = key;
            this.title = title;
            this.role = role;
        }

        /** Returns the name of its card, its origin and its account. */
        String key() {
            return key;
        }
    }

    /** Makes the accounts of those who belong to no sample meeting. */
    void openDepartments() {
        for (Department one : Department.values()) {
            server.accounts()
                    .create(
                            new User(
                                    one.key,
                                    one.title,
                                    one.role.name(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            Optional.empty());
        }
    }

    /** Returns a new one-time link of a department. */
    String link(Department department) {
        return server.accounts().link(department.key, LINK_LIFE);
    }

    /** Returns a new one-time link of an account. */
    String link(Ready ready, String account) {
        return server.accounts().link(ready.id() + "-" + account, LINK_LIFE);
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
