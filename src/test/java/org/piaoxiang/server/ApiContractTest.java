package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;

/** Every operation of {@code openapi.json} answers as the file says, to good requests and to bad ones. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiContractTest {
    private static House house;
    private static House.Meeting created;
    private static House.Meeting open;
    private static House.Meeting counted;
    private static Examples examples;
    private static Probe probe;

    @BeforeAll
    static void start() throws Exception {
        house = new House(ApiContractTest.class);
        probe = new Probe(house.server.port());
        created = house.created();
        open = house.played(false);
        counted = house.played(true);
        examples = new Examples(house, open, counted);
    }

    @AfterAll
    static void stop() throws Exception {
        probe.close();
        house.close();
    }

    @Test
    void theExamplesCoverTheContract() {
        assertEquals(probe.contract().operations().keySet(), examples.calls().keySet());
        assertEquals(
                Set.of(EntryType.values()), examples.acts().keySet(), "an example for every type of act is needed");
    }

    @Test
    @Order(1)
    void goodRequestsAreAnsweredAsDescribed() throws Exception {
        for (String operation : examples.calls().keySet()) {
            Call call = java.util.Objects.requireNonNull(examples.calls().get(operation));
            if (operation.equals("setUp")) {
                probe.refused("SET_UP_CODE_WRONG", call);
            } else if (List.of(
                            "giveShares",
                            "presentServerCheckpoint",
                            "authority",
                            "revokeEnrolments",
                            "checkInByBadge",
                            "objectToClosedSet",
                            "sealedFiling",
                            "readSuperiorCard",
                            "makeFiling",
                            "filingPackage")
                    .contains(operation)) {
                probe.refused(call);
            } else {
                probe.good(operation, call);
            }
        }
        probe.report("good requests");
    }

    @Test
    @Order(2)
    void everyRoleGetsItsViewAsDescribed() throws Exception {
        for (House.Meeting meeting : List.of(created, open, counted)) {
            for (String session : meeting.sessions().values()) {
                probe.good("view", Call.get(Examples.meeting(meeting) + "/view").as(session));
                probe.good(
                        "entries",
                        Call.get(Examples.meeting(meeting) + "/entries").as(session));
                probe.either(
                        "listPapers",
                        Call.get(Examples.meeting(meeting) + "/papers").as(session));
            }
            probe.good(
                    "tabletView", Call.get(Examples.tablet(meeting) + "/view").enrolled(meeting.token()));
        }
        probe.report("views");
    }

    @Test
    void misshapenBodiesAreRefused() throws Exception {
        for (Contract.Operation operation : probe.contract().operations().values()) {
            Call call = example(operation);
            if (operation.body().isEmpty()) {
                continue;
            }
            for (byte[] body : BadInput.bodies()) {
                probe.refused(call.withBody(body));
            }
            for (String type : BadInput.contentTypes()) {
                probe.refused(call.with("Content-Type", type));
            }
            probe.refused(call.with("Content-Length", "999999999").with("Connection", "close"));
            // Each of these that reaches the password's slow hash costs a tenth of a second.
            int many = operation.id().equals("signIn") ? 10 : 60;
            for (byte[] body : BadInput.some(BadInput.spoiledFields(call.body()), many)) {
                probe.either(operation.id(), call.withBody(body));
            }
        }
        probe.report("misshapen bodies");
    }

    @Test
    void everyActWithMisshapenDataIsRefused() throws Exception {
        for (EntryType type : EntryType.values()) {
            Json.Obj data = java.util.Objects.requireNonNull(examples.acts().get(type));
            List<House.Meeting> meetings = List.of(created, open, counted);
            House.Meeting meeting = meetings.get(type.name().length() % meetings.size());
            Call call = Examples.act(meeting, type, data).as(meeting.session(allowed(type)));
            for (byte[] body : BadInput.some(BadInput.spoiledFields(call.body()), 12)) {
                probe.either("act", call.withBody(body));
            }
        }
        probe.report("acts");
    }

    @Test
    void strangersAreRefused() throws Exception {
        for (Contract.Operation operation : probe.contract().operations().values()) {
            Call call = example(operation);
            Call nobody = call.without("Cookie").without("X-Meeting-Token");
            String closed = operation.access().equals("token") ? "TOKEN_INVALID" : "SIGN_IN_NEEDED";
            if (!operation.access().equals("anybody")) {
                probe.refused(closed, nobody);
                for (String garbage : List.of("x", "\"", "a=b; px_session=", "%00", "票", "x".repeat(90))) {
                    probe.refused(closed, nobody.as(garbage));
                    probe.refused(nobody.enrolled(garbage));
                }
                probe.refused(nobody.as("x".repeat(4000)));
                probe.refused(nobody.enrolled("x".repeat(4000)));
                probe.refused(closed, nobody.as(house.expiredSession(open.id(), Role.CLERK)));
                probe.refused(closed, nobody.enrolled(counted.token() + "x"));
            }
            if (operation.changes()) {
                for (String origin : List.of(
                        Call.ABSENT,
                        "",
                        "null",
                        "https://evil.invalid",
                        "http://localhost.evil.invalid:" + house.server.port(),
                        "http://localhost:" + (house.server.port() + 1),
                        "file://")) {
                    probe.refused("FOREIGN_ORIGIN", call.with("Origin", origin));
                }
            }
        }
        probe.report("strangers");
    }

    @Test
    void otherMeetingsStayClosed() throws Exception {
        for (Contract.Operation operation : probe.contract().operations().values()) {
            if (!operation.path().contains("{meeting}")) {
                continue;
            }
            Call call = example(operation);
            for (String other : List.of(created.id(), "1".repeat(14), "zzzzzzzzzzzzzzzzzzzzzz")) {
                Call there =
                        call.withTarget(call.target().replace(open.id(), other).replace(counted.id(), other));
                probe.refused(
                        call.headers().containsKey("Cookie")
                                ? "NOT_FOUND"
                                : operation.access().equals("token") ? "TOKEN_INVALID" : "SIGN_IN_NEEDED",
                        there);
            }
            for (String id : List.of("x", "0OIl0OIl0OIl0O", "%E7%A5%A8", "..", "%00", "a".repeat(60), "-1")) {
                probe.refused(
                        call.withTarget(call.target().replace(open.id(), id).replace(counted.id(), id)));
            }
        }
        probe.report("other meetings");
    }

    @Test
    void everyRoleIsAnsweredOrRefusedEverywhere() throws Exception {
        for (Contract.Operation operation : probe.contract().operations().values()) {
            if (!operation.access().contains("session") || operation.id().equals("signOut")) {
                continue;
            }
            Call call = example(operation);
            List<House.Meeting> meetings = List.of(created, open, counted);
            boolean slow = List.of("export", "paper", "paperData").contains(operation.id());
            for (Role role :
                    slow ? Set.of(Role.DOOR, Role.CHAIR) : open.sessions().keySet()) {
                House.Meeting meeting = slow
                        ? counted
                        : meetings.get((role.name().length() + operation.id().length()) % meetings.size());
                probe.either(
                        operation.id(),
                        call.without("X-Meeting-Token")
                                .withTarget(call.target()
                                        .replace(open.id(), meeting.id())
                                        .replace(counted.id(), meeting.id()))
                                .as(meeting.session(role)));
            }
        }
        for (EntryType type : EntryType.values()) {
            Call call = Examples.act(
                    open, type, java.util.Objects.requireNonNull(examples.acts().get(type)));
            for (Role role : open.sessions().keySet()) {
                if (!type.allows(role) && (role.name().length() + type.name().length()) % 3 == 0) {
                    probe.refused(call.as(open.session(role)));
                }
            }
        }
        probe.report("roles");
    }

    @Test
    void oddPathsAndMethodsAreRefused() throws Exception {
        for (Contract.Operation operation : probe.contract().operations().values()) {
            Call call = example(operation);
            List<String> paths = BadInput.paths(call.target().split("\\?", 2)[0]);
            for (String path : Fuzz.SLOW.contains(operation.id()) ? BadInput.some(paths, 5) : paths) {
                probe.answered(call.withTarget(path));
            }
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "POST", "FOO", "get")) {
                if (probe.contract().operations().values().stream()
                        .noneMatch(other ->
                                other.method().equals(method) && other.path().equals(operation.path()))) {
                    probe.refusedOrBare(call.withMethod(method));
                }
            }
        }
        for (String target : BadInput.targets()) {
            probe.refused(Call.get(target).with("Connection", "close"));
        }
        probe.refused(Call.get("/api/nothing"));
        probe.refused(Call.get("/api"));
        probe.refused(Call.get("/api/me").as("x".repeat(20_000)).with("Connection", "close"));
        probe.refused(Call.get("/api/me").with("Expect", "the unexpected").as(open.session(Role.CLERK)));
        probe.report("paths and methods");
    }

    @Test
    void oddQueriesAndFilesAreRefused() throws Exception {
        Call entries = example(probe.contract().operation("entries"));
        String path = entries.target().split("\\?", 2)[0];
        for (String from : List.of("", "-1", "x", "1.5", "99999999999", "1e3", "0x10", "%00", "1&from=2")) {
            probe.either("entries", entries.withTarget(path + "?from=" + from));
        }
        probe.good("entries", entries.withTarget(path + "?from=100000000"));
        for (String id : List.of("importFile", "addMaterial", "putList")) {
            Call upload = example(probe.contract().operation(id));
            String target = upload.target().split("\\?", 2)[0];
            for (byte[] body : BadInput.bodies()) {
                probe.either(id, upload.withBody(body));
            }
            for (String name :
                    List.of("", "%00", "..%2f..%2fx", "a".repeat(2000), "x.lrmx", "x.xlsx", "x.zip", "%ff")) {
                probe.either(id, upload.withTarget(target + "?name=" + name));
                probe.either(id, upload.withTarget(target.replace("roster", "agenda") + "?name=" + name));
            }
            probe.refused(upload.with("Content-Length", "999999999").with("Connection", "close"));
        }
        probe.report("queries and files");
    }

    @Test
    void whateverComesIsAnswered() throws Exception {
        Fuzz fuzz = new Fuzz(examples, List.of(created, open, counted));
        for (int i = 0; i < Fuzz.REQUESTS; i++) {
            Fuzz.Shot shot = fuzz.next();
            probe.either(shot.operation(), shot.call());
        }
        probe.report("fuzz with -Dpiaoxiang.fuzz.seed=" + fuzz.seed());
    }

    private static Call example(Contract.Operation operation) {
        return java.util.Objects.requireNonNull(examples.calls().get(operation.id()));
    }

    private static Role allowed(EntryType type) {
        Role role = type.roles().getFirst();
        return role == Role.SERVER ? Role.CLERK : role;
    }
}
