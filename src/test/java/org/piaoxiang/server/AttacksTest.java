package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.store.TestServer;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/** Attacks on a running server by voters, strangers and people with a role, each by its name (docs/threats.md). */
class AttacksTest {
    private static House house;
    private static House.Meeting here;
    private static House.Meeting elsewhere;

    @BeforeAll
    static void start() throws Exception {
        house = new House(AttacksTest.class);
        here = house.played(false);
        elsewhere = house.played(false);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Wire.Answer ask(Call call) throws Exception {
        try (Wire wire = new Wire(house.server.port())) {
            return call.over(wire, house.server.port());
        }
    }

    private static void refused(String code, Call call) throws Exception {
        Wire.Answer answer = ask(call);
        assertTrue(answer.status() >= 400, answer.text());
        assertEquals(code, Fields.of(JsonReader.read(answer.body()), "problem").text("code"), answer.text());
    }

    private static PlayedHall hall(House.Meeting meeting) {
        return meeting.hall().orElseThrow();
    }

    private static Call cast(House.Meeting meeting, String round, Json ballots) {
        return Call.json("POST", Examples.tablet(meeting) + "/rounds/" + round + "/ballots", ballots)
                .enrolled(meeting.token());
    }

    /** Returns the only ballot of a post. */
    private static Fields ballot(Json.Obj post) throws Exception {
        return Fields.of(Fields.of(post, "post").array("ballots").getFirst(), "ballot");
    }

    private static Json.Obj post(String uuid, String ballot) {
        return Json.object(
                "ballots", Json.array(List.of(Json.object("uuid", Json.text(uuid), "ballot", Json.text(ballot)))));
    }

    private static String altered(String ballot, UnaryOperator<Map<String, Json>> change) throws Exception {
        Json.Obj read = (Json.Obj) JsonReader.read(ballot);
        return JsonWriter.compact(new Json.Obj(change.apply(new java.util.LinkedHashMap<>(read.fields()))));
    }

    private static String pollOf(House.Meeting meeting) throws Exception {
        return ballot(hall(meeting).ballots(1, 0)).text("uuid");
    }

    @Test
    void aBallotCopiedUnderAnotherSlipIsRefused() throws Exception {
        Fields victim = ballot(hall(here).ballots(1, 1));
        Fields thief = ballot(hall(here).ballots(1, 2));
        Json.Obj stolen = (Json.Obj) JsonReader.read(victim.text("ballot"));
        String copied = altered(thief.text("ballot"), fields -> {
            fields.put(
                    "answers", java.util.Objects.requireNonNull(stolen.fields().get("answers")));
            return fields;
        });
        refused("BALLOT_INVALID", cast(here, "r1", post(victim.text("uuid"), copied)));
        String renamed = altered(victim.text("ballot"), fields -> {
            fields.put("credential", Json.text(credential(thief)));
            return fields;
        });
        refused("BALLOT_INVALID", cast(here, "r1", post(victim.text("uuid"), renamed)));
    }

    /** Clash: the votes of two tablets with the same random numbers could be told apart from each other. */
    @Test
    void twoTabletsWithTheSameRandomNumbersAreRefused() throws Exception {
        House.Meeting meeting = house.played(false);
        Json.Obj first = hall(meeting).seededBallots(1, 0, "the same generator");
        Json.Obj second = hall(meeting).seededBallots(1, 1, "the same generator");
        assertNotEquals(credential(ballot(first)), credential(ballot(second)));
        assertEquals(200, ask(cast(meeting, "r1", first)).status());
        assertEquals(200, ask(cast(meeting, "r1", first)).status(), "the same ballot once more");
        refused("BALLOT_CLASH", cast(meeting, "r1", second));
        String told = ask(cast(meeting, "r1", second)).text();
        assertTrue(told.contains("换一台平板"), told);
        assertEquals(200, ask(cast(meeting, "r1", hall(meeting).ballots(1, 1))).status(), "on another tablet");
        hall(meeting).close(1);
        byte[] archive = ask(Call.get(Examples.meeting(meeting) + "/polls/"
                                + ballot(first).text("uuid") + ".bel")
                        .as(meeting.session(Role.OBSERVER)))
                .body();
        assertEquals(2, report(archive).ballots(), "what was refused is not in the box");
    }

    private static String credential(Fields ballot) {
        try {
            return Fields.of(JsonReader.read(ballot.text("ballot")), "ballot").text("credential");
        } catch (org.piaoxiang.json.JsonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aBallotReplayedInAnotherMeetingIsRefused() throws Exception {
        Fields cast = ballot(hall(here).ballots(1, 0));
        refused("BALLOT_INVALID", cast(elsewhere, "r1", post(cast.text("uuid"), cast.text("ballot"))));
        refused("BALLOT_INVALID", cast(elsewhere, "r1", post(pollOf(elsewhere), cast.text("ballot"))));
        String relabelled = altered(cast.text("ballot"), fields -> {
            fields.put("election_uuid", Json.text(other()));
            return fields;
        });
        refused("BALLOT_INVALID", cast(elsewhere, "r1", post(pollOf(elsewhere), relabelled)));
    }

    private static String other() {
        try {
            return pollOf(elsewhere);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void aBallotReplayedInAnotherRoundOrPollIsRefused() throws Exception {
        House.Meeting meeting = house.played(true);
        refused("ROUND_NOT_OPEN", cast(meeting, "r2", hall(here).ballots(1, 0)));
        House.Meeting two = house.gathered(House.MEMBERS);
        hall(two).open(1);
        Json.Obj first = hall(two).ballots(1, 0);
        for (int tablet = 0; tablet < House.MEMBERS; tablet++) {
            hall(two).cast(1, tablet);
        }
        hall(two).close(1);
        refused("ROUND_CLOSED", cast(two, "r1", hall(two).ballots(1, 5)));
        hall(two).finish(1);
        hall(two).open(2);
        Fields replayed = ballot(first);
        refused("BALLOT_INVALID", cast(two, "r2", first));
        String uuid = ballot(hall(two).ballots(2, 0)).text("uuid");
        assertNotEquals(replayed.text("uuid"), uuid);
        refused("BALLOT_INVALID", cast(two, "r2", post(uuid, replayed.text("ballot"))));
        assertEquals(200, ask(cast(two, "r2", hall(two).ballots(2, 0))).status(), "an honest one is taken");
    }

    @Test
    void aForgedWithholdingOrVoidIsRefused() throws Exception {
        House.Meeting meeting = house.gathered(House.MEMBERS);
        List<String> polls = allocated(meeting);
        Json.Obj honest = hall(meeting).withholding(polls.getFirst(), 0);
        String path = Examples.tablet(meeting) + "/slips/";
        Fields read = Fields.of(honest, "withholding");
        // The proof for withholding does not void, nor does that of one poll count in another.
        refused("SLIP_PROOF", Call.json("POST", path + "void", honest).enrolled(meeting.token()));
        for (String poll : polls.subList(1, polls.size())) {
            Json.Obj moved = Json.object(
                    "poll", Json.text(poll), "credential", read.value("credential"), "proof", read.value("proof"));
            refused("SLIP_UNKNOWN", Call.json("POST", path + "withhold", moved).enrolled(meeting.token()));
        }
        Fields second = Fields.of(hall(meeting).withholding(polls.getFirst(), 1), "withholding");
        Json.Obj crossed = Json.object(
                "poll", read.value("poll"), "credential", read.value("credential"), "proof", second.value("proof"));
        refused("SLIP_PROOF", Call.json("POST", path + "withhold", crossed).enrolled(meeting.token()));
    }

    private static List<String> allocated(House.Meeting meeting) throws Exception {
        List<String> polls = new ArrayList<>();
        Wire.Answer entries =
                ask(Call.get(Examples.meeting(meeting) + "/entries?from=0").as(meeting.session(Role.OBSERVER)));
        for (Json text : Fields.of(JsonReader.read(entries.body()), "page").array("entries")) {
            Fields entry = Fields.of(JsonReader.read(Fields.textOf(text, "entry")), "entry");
            if (entry.text("type").equals("ALLOCATE_POLLS")) {
                for (Json row : entry.object("data").array("polls")) {
                    polls.add(Fields.of(row, "poll").text("uuid"));
                }
            }
        }
        return polls;
    }

    @Test
    void aSessionThatAnAttackerChoseIsNotTakenOver() throws Exception {
        String chosen = "chosen-by-an-attacker-0123456789abcdef";
        Call signIn = Call.json(
                "POST", "/api/sign-in/link", Json.object("token", Json.text(house.link(here.id(), Role.TELLER))));
        Wire.Answer answer = ask(signIn.as(chosen));
        assertEquals(200, answer.status());
        String cookie = answer.header("set-cookie");
        assertFalse(cookie.contains(chosen), cookie);
        for (String attribute : List.of("HTTPOnly", "SameSite=Strict", "Path=/")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
        refused("SIGN_IN_NEEDED", Call.get("/api/me").as(chosen));
        String session = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        assertEquals(200, ask(Call.get("/api/me").as(session)).status());
        assertEquals(
                204,
                ask(new Call("POST", "/api/sign-out", Map.of(), new byte[0]).as(session))
                        .status());
        refused("SIGN_IN_NEEDED", Call.get("/api/me").as(session));
        refused("LINK_INVALID", signIn);
    }

    @Test
    void nobodyReadsAnotherMeeting() throws Exception {
        for (String session : elsewhere.sessions().values()) {
            for (String what :
                    List.of("/view", "/entries", "/papers", "/export.zip", "/polls/" + pollOf(here) + ".bel")) {
                refused("NOT_FOUND", Call.get(Examples.meeting(here) + what).as(session));
            }
        }
        refused("TOKEN_INVALID", Call.get(Examples.tablet(here) + "/view").enrolled(elsewhere.token()));
        refused("TOKEN_INVALID", Call.get(Examples.tablet(here) + "/rounds/r1").enrolled(elsewhere.token()));
    }

    @Test
    void noRoleGetsCountsOfOptionsBeforeTheClose() throws Exception {
        House.Meeting meeting = house.played(false);
        for (int tablet = 0; tablet < House.MEMBERS; tablet++) {
            hall(meeting).cast(1, tablet);
        }
        String poll = pollOf(meeting);
        for (Map.Entry<Role, String> each : meeting.sessions().entrySet()) {
            String role = each.getKey().name();
            Call as = Call.get("").as(each.getValue());
            for (String what : List.of("/view", "/entries?from=0")) {
                Wire.Answer answer = ask(as.withTarget(Examples.meeting(meeting) + what));
                assertEquals(200, answer.status(), role + answer.text());
                assertEquals(List.of(), figures(JsonReader.read(answer.body()), ""), role + " " + what);
            }
            byte[] archive = ask(as.withTarget(Examples.meeting(meeting) + "/polls/" + poll + ".bel"))
                    .body();
            assertEquals(Stage.SETUP, report(archive).stage().orElseThrow(), role);
            for (String paper : List.of("result-report-r1.docx", "minutes.docx", "summary")) {
                Wire.Answer answer = ask(as.withTarget(Examples.meeting(meeting) + "/papers/" + paper));
                assertTrue(answer.status() >= 400, role + " " + paper);
            }
            assertTrue(
                    ask(as.withTarget(Examples.meeting(meeting) + "/export.zip"))
                                    .status()
                            >= 400,
                    role);
        }
        assertEquals(
                List.of(),
                figures(
                        JsonReader.read(
                                ask(Call.get(Examples.tablet(meeting) + "/view").enrolled(meeting.token()))
                                        .body()),
                        ""));
        refused(
                "NOT_ALLOWED",
                Examples.act(meeting, EntryType.COUNTED, Json.object("round", Json.text("r1")))
                        .as(meeting.session(Role.OBSERVER)));
    }

    private static Report report(byte[] archive) throws Exception {
        try (var workers = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            return new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
        }
    }

    /** Returns where {@code json} tells how an option fared, entries as text included. */
    private static List<String> figures(Json json, String place) throws Exception {
        List<String> found = new ArrayList<>();
        Set<String> telling = Set.of("votes", "counts", "result", "outcome", "grades", "rate");
        switch (json) {
            case Json.Obj object -> {
                for (Map.Entry<String, Json> field : object.fields().entrySet()) {
                    String at = place + "/" + field.getKey();
                    if (telling.contains(field.getKey())) {
                        found.add(at);
                    }
                    found.addAll(figures(field.getValue(), at));
                }
            }
            case Json.Arr list -> {
                for (Json item : list.items()) {
                    found.addAll(figures(item, place + "[]"));
                }
            }
            case Json.Str text -> {
                if (text.value().startsWith("{\"at\":")) {
                    found.addAll(figures(JsonReader.read(text.value()), place + "()"));
                }
            }
            default -> {}
        }
        return found;
    }

    @Test
    void aDroppedBallotStopsTheCountBeforeAnythingIsOpened() throws Exception {
        House.Meeting meeting = house.played(false);
        Json.Obj receipt = hall(meeting).receipt(1, 0);
        for (int tablet = 1; tablet < House.MEMBERS; tablet++) {
            hall(meeting).cast(1, tablet);
        }
        Fields cast = Fields.of(JsonReader.read(Fields.of(receipt, "receipt").text("statement")), "statement");
        String tracker = Fields.textOf(cast.array("trackers").getFirst(), "tracker");
        TestServer.asOwner(
                AttacksTest.class,
                "DO $$ DECLARE box record; BEGIN FOR box IN SELECT tablename FROM pg_tables WHERE schemaname = 'box'"
                        + " AND tablename LIKE 'b%' LOOP "
                        + "EXECUTE format('DELETE FROM box.%I WHERE tracker = %L', box.tablename, '" + tracker
                        + "'); END LOOP; END $$");
        hall(meeting).close(1);
        assertFalse(hall(meeting).isInTheBox(1, 0), "the box lacks what was acknowledged");
        Call objection = Call.json("POST", Examples.tablet(meeting) + "/rounds/r1/objections", receipt)
                .enrolled(meeting.token());
        Wire.Answer first = ask(objection);
        assertEquals(200, first.status(), first.text());
        assertEquals(200, ask(objection).status(), "shown again it is no other objection");
        String view = ask(Call.get(Examples.meeting(meeting) + "/view").as(meeting.session(Role.CHAIR)))
                .text();
        assertTrue(view.contains("\"objected\":true") && view.contains("BREAK_OFF"), view);
        // The observer's station says so by itself, before the server is asked.
        ServerClient.Refusal stopped =
                assertThrows(ServerClient.Refusal.class, () -> hall(meeting).finish(1));
        assertEquals("OBJECTION_STANDS", stopped.code());
        String entries = ask(Call.get(Examples.meeting(meeting) + "/entries?from=0")
                        .as(meeting.session(Role.OBSERVER)))
                .text();
        assertFalse(entries.contains("COUNTED"), "nothing was opened");
        refused(
                "OBJECTION_UNFOUNDED",
                Call.json("POST", Examples.tablet(elsewhere) + "/rounds/r1/objections", receipt)
                        .enrolled(elsewhere.token()));
    }

    @Test
    void theAnswerToACastHasTheSameSizeWhateverWasChosen() throws Exception {
        House.Meeting meeting = house.played(false);
        Set<Integer> sizes = new java.util.TreeSet<>();
        Set<Set<String>> headers = new java.util.HashSet<>();
        for (int tablet = 0; tablet < House.MEMBERS; tablet++) {
            // Tablets vote for, against and neither in turn.
            Wire.Answer answer = ask(cast(meeting, "r1", hall(meeting).ballots(1, tablet)));
            assertEquals(200, answer.status(), answer.text());
            sizes.add(answer.body().length);
            headers.add(answer.headers().keySet());
        }
        assertEquals(1, sizes.size(), sizes.toString());
        assertEquals(1, headers.size(), headers.toString());
    }

    @Test
    void whatPeopleWriteIsNeverRunAsAPage() throws Exception {
        for (String what : List.of("/view", "/entries?from=0", "/papers")) {
            Wire.Answer answer = ask(Call.get(Examples.meeting(here) + what).as(here.session(Role.CLERK)));
            assertTrue(answer.header("content-type").startsWith("application/json"), what);
            assertEquals("nosniff", answer.header("x-content-type-options"), what);
            assertTrue(answer.header("content-security-policy").contains("default-src 'none'"), what);
        }
        String script = "<script>alert(1)</script>";
        Wire.Answer refusal = ask(Examples.act(
                        here, EntryType.ADDENDUM, Json.object("entry", Json.text(script), "text", Json.text(script)))
                .as(here.session(Role.CLERK)));
        assertTrue(refusal.header("content-type").startsWith("application/problem+json"), refusal.text());
        assertEquals("nosniff", refusal.header("x-content-type-options"));
        byte[] path = ask(Call.get("/api/%3Cscript%3Ealert(1)%3C/script%3E")).body();
        assertFalse(new String(path, StandardCharsets.UTF_8).contains("<script>"));
    }
}
