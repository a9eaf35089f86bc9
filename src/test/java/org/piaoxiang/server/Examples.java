package org.piaoxiang.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.imports.Templates;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.protocol.group.HashFunction;

/** One good request for every operation of the contract, and one for every act. */
final class Examples {
    private static final String PASSWORD = "correct horse battery";

    private final House house;
    private final House.Meeting open;
    private final House.Meeting counted;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<EntryType, Json.Obj> acts = new LinkedHashMap<>();

    Examples(House house, House.Meeting open, House.Meeting counted) throws Exception {
        this.house = house;
        this.open = open;
        this.counted = counted;
        house.server
                .accounts()
                .create(
                        new org.piaoxiang.proceedings.port.AccountStore.User(
                                "somebody", "某人", "CLERK", Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.of(PASSWORD));
        readActs();
        accounts();
        people();
        meetings();
        files();
        badgesAndDevices();
        tablets();
    }

    /** Returns the good request of an operation. */
    Map<String, Call> calls() {
        return calls;
    }

    /** Returns data for every type of act that a person can do. */
    Map<EntryType, Json.Obj> acts() {
        return acts;
    }

    private void readActs() throws Exception {
        try (var in = Examples.class.getResourceAsStream("/act-examples.json")) {
            Json.Obj all = (Json.Obj)
                    JsonReader.read(java.util.Objects.requireNonNull(in).readAllBytes());
            all.fields().forEach((type, data) -> acts.put(EntryType.valueOf(type), (Json.Obj) data));
        }
        acts.put(EntryType.CREATE_MEETING, PlayedHall.sample(House.MEMBERS, 2).meeting());
        acts.put(EntryType.SET_ROSTER, PlayedHall.sample(House.MEMBERS, 2).roster());
        acts.put(EntryType.SET_AGENDA, PlayedHall.sample(House.MEMBERS, 2).agenda());
    }

    private void accounts() {
        calls.put(
                "signIn",
                Call.json(
                        "POST",
                        "/api/sign-in",
                        Json.object("name", Json.text("somebody"), "password", Json.text(PASSWORD))));
        calls.put(
                "signInByLink",
                Call.json(
                        "POST",
                        "/api/sign-in/link",
                        Json.object("token", Json.text(house.link(open.id(), Role.DOOR)))));
        calls.put(
                "signOut",
                new Call("POST", "/api/sign-out", Map.of(), new byte[0]).as(house.session(open.id(), Role.DOOR)));
        calls.put("me", Call.get("/api/me").as(open.session(Role.CHAIR)));
        calls.put(
                "setUp",
                Call.json(
                        "POST",
                        "/api/set-up",
                        Json.object(
                                "code", Json.text(House.SET_UP_CODE),
                                "name", Json.text("管理员"),
                                "password", Json.text(PASSWORD))));
        calls.put(
                "enrolDevice",
                Call.json("POST", meeting(open) + "/enrolment", Json.object("kind", Json.text("TABLET")))
                        .as(open.session(Role.CLERK)));
    }

    private void people() {
        String administrator = open.session(Role.ADMINISTRATOR);
        calls.put("server", Call.get("/api/server"));
        calls.put("authority", Call.get("/api/ca.crt"));
        calls.put("accounts", Call.get("/api/accounts").as(administrator));
        calls.put(
                "createAccount",
                Call.json(
                                "POST",
                                "/api/accounts",
                                Json.object(
                                        "login", Json.text("newcomer"),
                                        "name", Json.text("新人"),
                                        "role", Json.text("CHAIR"),
                                        "meeting", Json.text(open.id()),
                                        "personId", Json.text("p1")))
                        .as(administrator));
        calls.put(
                "linkAccount",
                new Call("POST", "/api/accounts/newcomer/link", Map.of(), new byte[0]).as(administrator));
        calls.put(
                "unlockAccount",
                new Call("POST", "/api/accounts/newcomer/unlock", Map.of(), new byte[0]).as(administrator));
        calls.put(
                "removeAccount", new Call("DELETE", "/api/accounts/newcomer", Map.of(), new byte[0]).as(administrator));
        calls.put("serverEntries", Call.get("/api/server/entries?from=0").as(administrator));
        calls.put("serverCosignatures", Call.get("/api/server/cosignatures").as(administrator));
        // Of a meeting's record, which is another log.
        calls.put(
                "presentServerCheckpoint",
                Call.json("POST", "/api/server/cosignatures", Json.object("note", Json.text(house.cosigned(open.id()))))
                        .as(administrator));
        calls.put(
                "setPassword",
                Call.json("PUT", "/api/me/password", Json.object("password", Json.text(PASSWORD)))
                        .as(open.session(Role.PROJECTOR)));
    }

    private void meetings() throws Exception {
        calls.put("listMeetings", Call.get("/api/meetings").as(open.session(Role.OBSERVER)));
        calls.put(
                "createMeeting",
                Call.json("POST", "/api/meetings", act(EntryType.CREATE_MEETING))
                        .as(open.session(Role.CLERK)));
        calls.put("view", Call.get(meeting(counted) + "/view").as(counted.session(Role.CLERK)));
        calls.put(
                "act",
                act(open, EntryType.ADDENDUM, Json.object("entry", Json.number(0), "text", Json.text("更正")))
                        .as(open.session(Role.CLERK)));
        calls.put("entries", Call.get(meeting(counted) + "/entries?from=3").as(counted.session(Role.OBSERVER)));
        calls.put("cosignatures", Call.get(meeting(counted) + "/cosignatures").as(counted.session(Role.CLERK)));
        calls.put(
                "presentCheckpoint",
                Call.json(
                                "POST",
                                meeting(open) + "/cosignatures",
                                Json.object("note", Json.text(house.cosigned(open.id()))))
                        .as(open.session(Role.OBSERVER)));
        Fields listed = Fields.of(entry(open, "ISSUE_LISTS"), "lists");
        String hash = Fields.of(listed.array("lists").getFirst(), "list").text("hash");
        calls.put("getList", Call.get(meeting(open) + "/lists/" + hash).as(open.session(Role.ISSUER)));
        byte[] list = "[]".getBytes(StandardCharsets.UTF_8);
        calls.put(
                "putList",
                Call.upload("PUT", meeting(open) + "/lists/" + HashFunction.SHA_256.hex(list), list)
                        .as(open.session(Role.ISSUER)));
        calls.put(
                "archive",
                Call.get(meeting(counted) + "/polls/" + poll(counted) + ".bel").as(counted.session(Role.OBSERVER)));
        calls.put("listPapers", Call.get(meeting(counted) + "/papers").as(counted.session(Role.CLERK)));
        calls.put("paper", Call.get(meeting(counted) + "/papers/" + paper()).as(counted.session(Role.CLERK)));
        calls.put("paperData", Call.get(meeting(counted) + "/paper-data").as(counted.session(Role.OBSERVER)));
        calls.put("export", Call.get(meeting(counted) + "/export.zip").as(counted.session(Role.OBSERVER)));
        calls.put(
                "giveShares",
                Call.json(
                                "POST",
                                meeting(counted) + "/rounds/r1/shares",
                                Json.object(
                                        "custodian", Json.text("OBSERVER"),
                                        "shares",
                                                Json.array(List.of(Json.object(
                                                        "uuid", Json.text(poll(counted)), "share", Json.text("{}"))))))
                        .as(counted.session(Role.OBSERVER)));
    }

    private void files() {
        calls.put("template", Call.get("/api/templates/roster.xlsx").as(open.session(Role.CLERK)));
        byte[] roster = Templates.file("roster.csv").orElseThrow();
        calls.put(
                "importFile",
                Call.upload("POST", meeting(open) + "/import/roster?name=roster.csv", roster)
                        .as(open.session(Role.CLERK)));
        byte[] pdf = OnePage.pdf();
        calls.put(
                "addMaterial",
                Call.upload("POST", meeting(open) + "/materials?name=%E6%9D%90%E6%96%99.pdf", pdf)
                        .as(open.session(Role.CLERK)));
        calls.put("listMaterials", Call.get(meeting(open) + "/materials").as(open.session(Role.CLERK)));
        calls.put(
                "materialPage",
                Call.get(meeting(open) + "/materials/" + HashFunction.SHA_256.hex(pdf) + "/1.png")
                        .enrolled(open.token()));
        calls.put(
                "addAttachment",
                Call.upload("POST", meeting(open) + "/attachments?name=%E8%80%83%E5%AF%9F%E6%9D%90%E6%96%99.pdf", pdf)
                        .as(open.session(Role.CLERK)));
        calls.put(
                "attachment",
                Call.get(meeting(open) + "/attachments/" + HashFunction.SHA_256.hex(pdf))
                        .as(open.session(Role.CLERK)));
        calls.put(
                "checkDossiers",
                Call.json(
                                "POST",
                                meeting(open) + "/review/check",
                                Json.object(
                                        "dossiers",
                                        java.util.Objects.requireNonNull(act(EntryType.FILE_FOR_REVIEW)
                                                .fields()
                                                .get("dossiers"))))
                        .as(open.session(Role.CLERK)));
        calls.put("reviewExchange", Call.get(meeting(open) + "/review/exchange").as(open.session(Role.CLERK)));
        calls.put("sealedFiling", Call.get(meeting(open) + "/review/filing.pxs").as(open.session(Role.CLERK)));
        calls.put(
                "readSuperiorCard",
                Call.json("POST", meeting(open) + "/review/card", Json.object("card", Json.text("PXS1/x")))
                        .as(open.session(Role.CLERK)));
        calls.put(
                "makeFiling",
                new Call("POST", meeting(open) + "/filing", Map.of(), new byte[0]).as(open.session(Role.CLERK)));
        calls.put(
                "filingPackage",
                Call.get(meeting(open) + "/filing/" + HashFunction.SHA_256.hex(pdf))
                        .as(open.session(Role.CLERK)));
        calls.put(
                "removeMaterial",
                new Call("DELETE", meeting(open) + "/materials/" + HashFunction.SHA_256.hex(pdf), Map.of(), new byte[0])
                        .as(open.session(Role.CLERK)));
    }

    private void badgesAndDevices() {
        String clerk = open.session(Role.CLERK);
        calls.put("enrolments", Call.get(meeting(open) + "/enrolment").as(clerk));
        calls.put(
                "revokeEnrolments", new Call("DELETE", meeting(open) + "/enrolment", Map.of(), new byte[0]).as(clerk));
        calls.put(
                "badges", Call.get(meeting(open) + "/badges.pdf?persons=p1,p2").as(clerk));
        calls.put(
                "checkInByBadge",
                Call.json("POST", meeting(open) + "/badges/check-in", Json.object("badge", Json.text("PXB1/x/p1/x")))
                        .as(open.session(Role.DOOR)));
        calls.put(
                "importForms",
                Call.json(
                                "POST",
                                meeting(open) + "/import-forms",
                                Json.object(
                                        "files",
                                        Json.array(List.of(Json.object(
                                                "name", Json.text("张三.lrmx"), "content", Json.text("PFBlcnNvbi8+"))))))
                        .as(clerk));
        calls.put(
                "strokeOrder",
                Call.json(
                                "POST",
                                "/api/stroke-order",
                                Json.object("names", Json.array(List.of(Json.text("郑某"), Json.text("丁某")))))
                        .as(clerk));
    }

    private void tablets() throws Exception {
        calls.put("tabletView", Call.get(tablet(open) + "/view").enrolled(open.token()));
        calls.put("tabletRound", Call.get(tablet(open) + "/rounds/r1").enrolled(open.token()));
        calls.put("closedSet", Call.get(tablet(counted) + "/rounds/r1/closed").enrolled(counted.token()));
        PlayedHall hall = open.hall().orElseThrow();
        calls.put(
                "castBallots",
                Call.json("POST", tablet(open) + "/rounds/r1/ballots", hall.ballots(1, 0))
                        .enrolled(open.token()));
        calls.put(
                "objectToClosedSet",
                Call.json(
                                "POST",
                                tablet(counted) + "/rounds/r1/objections",
                                Json.object(
                                        "statement", Json.text("{}"), "signature", Json.text("A".repeat(86) + "==")))
                        .enrolled(counted.token()));
        calls.put(
                "openChallenge",
                Call.json(
                                "POST",
                                tablet(open) + "/rounds/r1/challenges",
                                hall.commit(1, 2).opening())
                        .enrolled(open.token()));
        calls.put(
                "challenge",
                Call.get(meeting(open) + "/rounds/r1/challenges/" + "0".repeat(32))
                        .as(open.session(Role.OBSERVER)));
        String spare = sparePoll();
        calls.put(
                "spoilSlip",
                Call.json("POST", tablet(open) + "/slips/withhold", hall.withholding(spare, 1))
                        .enrolled(open.token()));
    }

    /** Returns a request to do an act. */
    static Call act(House.Meeting meeting, EntryType type, Json.Obj data) {
        return Call.json("POST", meeting(meeting) + "/acts", Json.object("type", Json.text(type.name()), "data", data));
    }

    private Json.Obj act(EntryType type) {
        return java.util.Objects.requireNonNull(acts.get(type), type.name());
    }

    static String meeting(House.Meeting meeting) {
        return "/api/meetings/" + meeting.id();
    }

    static String tablet(House.Meeting meeting) {
        return "/api/tablet/" + meeting.id();
    }

    private String poll(House.Meeting meeting) throws Exception {
        return Fields.of(
                        Fields.of(entry(meeting, "BEGIN_ROUND"), "begun")
                                .array("polls")
                                .getFirst(),
                        "poll")
                .text("uuid");
    }

    private String sparePoll() throws Exception {
        for (Json poll : Fields.of(entry(open, "ALLOCATE_POLLS"), "allocated").array("polls")) {
            if (Fields.of(poll, "poll").bool("spare")) {
                return Fields.of(poll, "poll").text("uuid");
            }
        }
        throw new IllegalStateException("no spare poll");
    }

    private String paper() throws Exception {
        for (Json paper : Fields.of(answer(counted, "/papers"), "papers").array("papers")) {
            if (Fields.of(paper, "paper").bool("ready")) {
                return java.net.URLEncoder.encode(Fields.of(paper, "paper").text("file"), StandardCharsets.UTF_8)
                        .replace("+", "%20");
            }
        }
        throw new IllegalStateException("no paper is ready");
    }

    private Json entry(House.Meeting meeting, String type) throws Exception {
        for (Json text : Fields.of(answer(meeting, "/entries"), "entries").array("entries")) {
            Fields entry = Fields.of(JsonReader.read(Fields.textOf(text, "entry")), "entry");
            if (entry.text("type").equals(type)) {
                return entry.value("data");
            }
        }
        throw new IllegalStateException("no entry " + type);
    }

    private Json answer(House.Meeting meeting, String path) throws Exception {
        try (Wire wire = new Wire(house.server.port())) {
            return JsonReader.read(Call.get(meeting(meeting) + path)
                    .as(meeting.session(Role.CLERK))
                    .over(wire, house.server.port())
                    .body());
        }
    }
}
