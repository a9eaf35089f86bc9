package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.exchange.FilingContent;
import org.piaoxiang.exchange.PlayedOffice;
import org.piaoxiang.exchange.SealedFiling;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.review.Filing;
import org.piaoxiang.meeting.review.SealedAnswer;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.meeting.Evidence;
import org.piaoxiang.verifier.meeting.MeetingCheck;
import org.piaoxiang.verifier.meeting.MeetingVerifier;

/** The review by sealed files over HTTP and a real database: card, sealed file, imported answer, and what is refused. */
class SealedReviewTest {
    private static final byte[] PDF = OnePage.pdf();
    private static House house;

    private final PlayedOffice office = new PlayedOffice();

    @BeforeAll
    static void start() throws Exception {
        house = new House(SealedReviewTest.class);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @AfterEach
    void end() {
        office.close();
    }

    private static Wire.Answer call(Call call) throws Exception {
        try (Wire wire = new Wire(house.server.port())) {
            return call.over(wire, house.server.port());
        }
    }

    private static Wire.Answer clerk(House.Meeting meeting, EntryType type, Json.Obj data) throws Exception {
        return call(Examples.act(meeting, type, data).as(meeting.session(Role.CLERK)));
    }

    private static void accepted(Wire.Answer answer) {
        assertEquals(200, answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static String code(Wire.Answer answer) throws Exception {
        return Fields.of(JsonReader.read(answer.body()), "problem").text("code");
    }

    private static Wire.Answer get(House.Meeting meeting, Role role, String path) throws Exception {
        return call(Call.get(Examples.meeting(meeting) + "/review/" + path).as(meeting.session(role)));
    }

    private static Json.Obj json(String text) throws Exception {
        return (Json.Obj) JsonReader.read(text.replace('\'', '"'));
    }

    private static House.Meeting planned() throws Exception {
        House.Meeting meeting = house.created();
        PlayedHall.Sample sample = PlayedHall.sample(House.MEMBERS, 2);
        accepted(clerk(meeting, EntryType.SET_ROSTER, sample.roster()));
        accepted(clerk(meeting, EntryType.SET_AGENDA, sample.agenda()));
        return meeting;
    }

    private static void file(House.Meeting meeting, String account) throws Exception {
        accepted(call(Call.upload("POST", Examples.meeting(meeting) + "/attachments?name=material.pdf", PDF)
                .as(meeting.session(Role.CLERK))));
        accepted(clerk(
                meeting,
                EntryType.FILE_FOR_REVIEW,
                json("{'items':['i1','i2'],'account':'" + account + "','dossiers':[{'item':'i1','candidate':'c1',"
                        + "'recommendations':[],'inspections':[],'consultations':[],'attachments':[{'hash':'"
                        + HashFunction.SHA_256.hex(PDF) + "','name':'考察材料.pdf','size':9}]}]}")));
    }

    private House.Meeting filed() throws Exception {
        House.Meeting meeting = planned();
        file(meeting, "经集体研究");
        accepted(clerk(meeting, EntryType.SUPERIOR_CARD, office.card()));
        return meeting;
    }

    private SealedFiling.Opened opened(House.Meeting meeting) throws Exception {
        Wire.Answer answer = get(meeting, Role.CLERK, "filing.pxs");
        accepted(answer);
        return SealedFiling.open(answer.body(), office.keys());
    }

    private static SealedAnswer answer(SealedFiling.Subject subject, int revision, Clearance first) {
        return new SealedAnswer(
                subject.meeting(),
                subject.filing(),
                subject.size(),
                revision,
                new SealedAnswer.Signers("吴经办", "郑审核", "王签发"),
                false,
                Optional.empty(),
                Optional.of("县纪委监委 陈某"),
                List.of(
                        new SealedAnswer.OfItem("i1", first, Optional.of("说明")),
                        new SealedAnswer.OfItem("i2", Clearance.CLEARED, Optional.empty())));
    }

    private static MeetingState state(House.Meeting meeting) {
        return house.server.rooms().state(meeting.id()).orElseThrow();
    }

    @Test
    void aFilingGoesOutSealedAndItsAnswerComesBackSigned() throws Exception {
        House.Meeting meeting = filed();
        SealedFiling.Opened opened = opened(meeting);
        FilingContent content = FilingContent.unpack(opened);
        assertEquals(meeting.id(), opened.subject().meeting());
        assertEquals(house.keys().signingKey().verifyKey(), opened.server());
        assertArrayEquals(PDF, content.attachments().get(HashFunction.SHA_256.hex(PDF)));
        assertEquals("%PDF-", new String(content.letter(), 0, 5, StandardCharsets.US_ASCII));
        assertTrue(org.piaoxiang.json.JsonWriter.compact(content.view()).contains("经集体研究"));

        int before = state(meeting).size();
        accepted(clerk(
                meeting, EntryType.IMPORT_ANSWERS, office.signed(answer(opened.subject(), 1, Clearance.RETURNED))));
        assertEquals(before + 1, state(meeting).size(), "one file is one entry");
        assertEquals(Clearance.RETURNED, state(meeting).item("i1").clearance());
        assertEquals(Clearance.CLEARED, state(meeting).item("i2").clearance());
        assertEquals(
                Optional.of("县纪委监委 陈某"),
                state(meeting).review().attending().orElseThrow().sealsInstead());
        Filing.Step step = state(meeting)
                .review()
                .filing("i1")
                .orElseThrow()
                .last(EntryType.ANSWER_REVIEW)
                .orElseThrow();
        assertEquals("市委组织部干部监督科（由密件导入）", step.by());
        assertEquals(Optional.of("吴经办、郑审核、王签发"), step.signers());
        assertEquals(1, FilingContent.unpack(opened(meeting)).revision(), "the next file says what was imported");

        accepted(clerk(
                meeting, EntryType.IMPORT_ANSWERS, office.signed(answer(opened.subject(), 2, Clearance.CLEARED))));
        assertEquals(Clearance.CLEARED, state(meeting).item("i1").clearance());
    }

    @Test
    void whatIsNotTheNewestAnswerToThisFilingIsRefusedWhole() throws Exception {
        House.Meeting meeting = filed();
        SealedFiling.Subject subject = opened(meeting).subject();
        Json.Obj first = office.signed(answer(subject, 1, Clearance.RETURNED));
        int before = state(meeting).size();
        try (PlayedOffice other = new PlayedOffice()) {
            assertEquals(
                    "ANSWER_OTHER_KEY",
                    code(clerk(
                            meeting, EntryType.IMPORT_ANSWERS, other.signed(answer(subject, 1, Clearance.CLEARED)))));
        }
        assertEquals(
                "ANSWER_SIGNATURE",
                code(clerk(meeting, EntryType.IMPORT_ANSWERS, PlayedOffice.spoiled(first, "RETURNED", "CLEARED"))));
        SealedFiling.Subject elsewhere = new SealedFiling.Subject("1".repeat(18), subject.filing(), subject.size());
        assertEquals(
                "ANSWER_OTHER_MEETING",
                code(clerk(meeting, EntryType.IMPORT_ANSWERS, office.signed(answer(elsewhere, 1, Clearance.CLEARED)))));
        SealedAnswer whole = answer(subject, 1, Clearance.CLEARED);
        SealedAnswer unknown = new SealedAnswer(
                whole.meeting(),
                whole.filing(),
                whole.size(),
                whole.revision(),
                whole.by(),
                true,
                Optional.of("郑某"),
                Optional.empty(),
                List.of(whole.items().getFirst(), new SealedAnswer.OfItem("i9", Clearance.CLEARED, Optional.empty())));
        assertEquals("UNKNOWN_ITEM", code(clerk(meeting, EntryType.IMPORT_ANSWERS, office.signed(unknown))));
        assertEquals(before, state(meeting).size());
        assertEquals(Clearance.FILED, state(meeting).item("i1").clearance(), "never a part of a file");

        accepted(clerk(meeting, EntryType.IMPORT_ANSWERS, first));
        assertEquals("ANSWER_OLDER", code(clerk(meeting, EntryType.IMPORT_ANSWERS, first)));
        assertEquals("SUPERIOR_CARD_USED", code(clerk(meeting, EntryType.SUPERIOR_CARD, office.card())));
    }

    @Test
    void anAnswerToWhatWasFiledBeforeIsRefused() throws Exception {
        House.Meeting meeting = filed();
        SealedFiling.Subject subject = opened(meeting).subject();
        file(meeting, "经集体研究，已补充");
        assertEquals(
                "ANSWER_FILING_CHANGED",
                code(clerk(meeting, EntryType.IMPORT_ANSWERS, office.signed(answer(subject, 1, Clearance.CLEARED)))));
        accepted(clerk(
                meeting,
                EntryType.IMPORT_ANSWERS,
                office.signed(answer(opened(meeting).subject(), 1, Clearance.CLEARED))));
    }

    @Test
    void aCardIsComparedBeforeItIsRegistered() throws Exception {
        House.Meeting meeting = planned();
        assertEquals("SUPERIOR_CARD_MISSING", code(get(meeting, Role.CLERK, "filing.pxs")));
        Json.Obj card = office.card();
        assertEquals(
                "SUPERIOR_CODE_DIFFERS",
                code(clerk(
                        meeting,
                        EntryType.SUPERIOR_CARD,
                        PlayedOffice.spoiled(card, office.keys().card().code(), "一 二 三"))));
        assertEquals(
                "SUPERIOR_CARD_INVALID",
                code(clerk(meeting, EntryType.SUPERIOR_CARD, PlayedOffice.spoiled(card, "干部监督科", "别的科"))));
        Call read = Call.json(
                "POST",
                Examples.meeting(meeting) + "/review/card",
                Json.object("card", Json.text(office.keys().card().text())));
        Wire.Answer answer = call(read.as(meeting.session(Role.CLERK)));
        accepted(answer);
        assertEquals(card, JsonReader.read(answer.body()));
        assertEquals("ROLE_NOT_ALLOWED", code(call(read.as(meeting.session(Role.CHAIR)))));
        accepted(clerk(meeting, EntryType.SUPERIOR_CARD, card));
        assertEquals("NOTHING_FILED", code(get(meeting, Role.CLERK, "filing.pxs")));
        for (Role role : List.of(Role.CHAIR, Role.SUPERIOR, Role.OBSERVER, Role.ADMINISTRATOR)) {
            assertEquals("ROLE_NOT_ALLOWED", code(get(meeting, role, "filing.pxs")), role.name());
        }
        assertTrue(
                new String(get(meeting, Role.CLERK, "exchange").body(), StandardCharsets.UTF_8).contains("serverCode"));
    }

    @Test
    void withoutACardNothingIsImported() throws Exception {
        House.Meeting meeting = planned();
        file(meeting, "经集体研究");
        SealedFiling.Subject subject = new SealedFiling.Subject(meeting.id(), "0".repeat(64), 1);
        assertEquals(
                "WRONG_STEP",
                code(clerk(meeting, EntryType.IMPORT_ANSWERS, office.signed(answer(subject, 1, Clearance.CLEARED)))));
    }

    @Test
    void anAnswerThatTheDepartmentDidNotSignIsFoundInTheRecord() throws Exception {
        House.Meeting meeting = filed();
        SealedFiling.Subject subject = opened(meeting).subject();
        assertEquals(CheckStatus.NOT_RUN, m27(lines(meeting)));
        accepted(clerk(meeting, EntryType.IMPORT_ANSWERS, office.signed(answer(subject, 1, Clearance.RETURNED))));
        List<byte[]> lines = lines(meeting);
        assertEquals(CheckStatus.PASS, m27(lines));
        String imported = new String(lines.removeLast(), StandardCharsets.UTF_8);
        String altered = imported.replace("RETURNED", "CLEARED");
        assertTrue(!altered.equals(imported));
        lines.add(altered.getBytes(StandardCharsets.UTF_8));
        assertEquals(CheckStatus.FAIL, m27(lines));
    }

    private static List<byte[]> lines(House.Meeting meeting) {
        List<byte[]> lines = new ArrayList<>();
        while (lines.size() < state(meeting).size()) {
            house.server.rooms().read(meeting.id(), lines.size()).forEach(entry -> lines.add(entry.body()));
        }
        return lines;
    }

    private static CheckStatus m27(List<byte[]> lines) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            return new MeetingVerifier(workers, (ballots, read, all) -> {})
                    .verify(new Evidence(
                            Entry.parse(lines.getFirst()).meeting(),
                            lines,
                            List.of(),
                            Optional.empty(),
                            List.of(),
                            Map.of(),
                            Map.of(),
                            Set.of(),
                            Optional.empty(),
                            Optional.empty()))
                    .check(MeetingCheck.M27)
                    .status();
        }
    }
}
