package org.piaoxiang.papers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.papers.export.MeetingExport;
import org.piaoxiang.proceedings.FiledPackage;
import org.piaoxiang.verifier.meeting.Evidence;
import org.piaoxiang.verifier.meeting.MeetingCheck;
import org.piaoxiang.verifier.meeting.MeetingVerifier;

/** The filing after appointments: what refuses it, the package, and the receipt. */
class AppointmentFilingTest {
    private static final String HASH = "ab".repeat(32);
    private static final String RECEIPT = "'answer':'RECEIVED','person':'吴经办','receiptNumber':'备〔2026〕12号'";
    private static final String DRAFT = "{'draft':'00','verdict':'%s','text':'第2项','signature':'AAAA'}";

    private static String filing(int size) {
        return "{'addressee':'市委组织部','sha256':'" + HASH + "','bytes':2000000,'recordSize':" + size
                + ",'documents':[{'name':'record/entries.jsonl','sha256':'" + HASH + "','size':1}]}";
    }

    private static String received(String hash, String rest) {
        return "{'sha256':'" + hash + "'," + rest + "}";
    }

    private static Stage agreed() {
        Stage stage = Played.committee();
        stage.does(Role.OBSERVER, EntryType.CHECK_MINUTES, DRAFT, "AGREES");
        return stage;
    }

    private static Stage filed() {
        Stage stage = agreed();
        stage.does(Role.CLERK, EntryType.FILE_APPOINTMENTS, filing(stage.state().size()));
        return stage;
    }

    private static void refused(String code, Stage stage, Role role, EntryType type, String data) {
        Decision decision = Meetings.decide(stage.state(), type, Stage.json(data), Actor.of("甲", role));
        assertEquals(
                code,
                assertInstanceOf(Decision.Refused.class, decision, type + " " + data)
                        .code()
                        .name());
    }

    @Test
    void nothingIsFiledBeforeTheEndAndBeforeTheMinutesAreAgreed() {
        Stage open = Played.counted();
        refused(
                "WRONG_STEP",
                open,
                Role.CLERK,
                EntryType.FILE_APPOINTMENTS,
                filing(open.state().size()));
        Stage unchecked = Played.committee();
        refused(
                "WRONG_STEP",
                unchecked,
                Role.CLERK,
                EntryType.FILE_APPOINTMENTS,
                filing(unchecked.state().size()));
        unchecked.does(Role.OBSERVER, EntryType.CHECK_MINUTES, DRAFT, "NEEDS_ADDENDUM");
        refused(
                "WRONG_STEP",
                unchecked,
                Role.CLERK,
                EntryType.FILE_APPOINTMENTS,
                filing(unchecked.state().size()));
    }

    @Test
    void whatIsOldOrAlreadyThereIsNotFiled() {
        Stage stage = agreed();
        int size = stage.state().size();
        refused("FILING_OUTDATED", stage, Role.CLERK, EntryType.FILE_APPOINTMENTS, filing(size - 1));
        refused("NOT_ALLOWED", stage, Role.SUPERIOR, EntryType.FILE_APPOINTMENTS, filing(size));
        refused(
                "BAD_FIELD",
                stage,
                Role.CLERK,
                EntryType.FILE_APPOINTMENTS,
                filing(size).replace(HASH, "ab"));
        refused("WRONG_STEP", stage, Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
        stage.does(Role.CLERK, EntryType.FILE_APPOINTMENTS, filing(size));
        refused("FILING_WAITS", stage, Role.CLERK, EntryType.FILE_APPOINTMENTS, filing(size + 1));
        stage.does(Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
        refused("FILING_RECEIVED", stage, Role.CLERK, EntryType.FILE_APPOINTMENTS, filing(size + 2));
        refused("FILING_RECEIVED", stage, Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
    }

    @Test
    void aMeetingThatNoSuperiorReviewedFilesNothing() {
        Stage stage = Played.assembly();
        assertTrue(stage.state().opening().adjourned());
        refused(
                "FILING_NOT_NEEDED",
                stage,
                Role.CLERK,
                EntryType.FILE_APPOINTMENTS,
                filing(stage.state().size()));
        assertFalse(stage.state().filingOwed());
    }

    @Test
    void aReturnedPackageIsFiledAgain() {
        Stage stage = filed();
        refused("FILING_OTHER", stage, Role.SUPERIOR, EntryType.RECEIVE_FILING, received("cd".repeat(32), RECEIPT));
        refused(
                "RECEIPT_NUMBER_NEEDED",
                stage,
                Role.SUPERIOR,
                EntryType.RECEIVE_FILING,
                received(HASH, "'answer':'RECEIVED','person':'吴经办'"));
        refused(
                "REASON_NEEDED",
                stage,
                Role.SUPERIOR,
                EntryType.RECEIVE_FILING,
                received(HASH, "'answer':'RETURNED','person':'吴经办'"));
        stage.does(
                Role.SUPERIOR,
                EntryType.RECEIVE_FILING,
                received(HASH, "'answer':'RETURNED','person':'吴经办','remark':'缺补正说明'"));
        assertTrue(stage.state().filingOwed());
        refused("WRONG_STEP", stage, Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
        stage.does(Role.CLERK, EntryType.FILE_APPOINTMENTS, filing(stage.state().size()));
        stage.does(Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
        assertEquals(2, stage.state().review().reports().size());
        assertEquals(stage.state(), MeetingState.replay(stage.entries()));
    }

    @Test
    void keysStayUntilTheReceiptIsThere() {
        Stage stage = filed();
        refused("FILING_NOT_RECEIVED", stage, Role.CLERK, EntryType.DESTROY_KEY, "{'custodian':'SERVER'}");
        stage.does(Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
        stage.does(Role.CLERK, EntryType.DESTROY_KEY, "{'custodian':'SERVER'}");
    }

    /** The record of {@code stage} as a server with these rules writes it, and its own keys destroyed at the end. */
    private static List<byte[]> destroyed(Stage stage, Map<String, Json> rules) {
        List<Entry> entries = new ArrayList<>(stage.entries());
        Entry first = entries.getFirst();
        Map<String, Json> header = new LinkedHashMap<>(first.data().fields());
        header.putAll(rules);
        entries.set(0, new Entry(first.meeting(), 0, first.type(), first.at(), first.by(), new Json.Obj(header)));
        Json.Obj data = Stage.json("{'custodian':'SERVER'}");
        entries.add(new Entry(
                first.meeting(),
                entries.size(),
                EntryType.DESTROY_KEY,
                entries.getLast().at(),
                first.by(),
                data));
        return entries.stream().map(Entry::canonicalBytes).toList();
    }

    private static String ruled(List<byte[]> lines) throws Exception {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        try {
            Evidence evidence = new Evidence(
                    Played.committee().state().id(),
                    lines,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty());
            return new MeetingVerifier(workers, (ballots, read, all) -> {})
                    .verify(evidence).checks().stream()
                            .filter(check -> check.id() == MeetingCheck.M7)
                            .map(check -> check.status().text()
                                    + check.failures().stream()
                                            .map(failure -> " " + failure.place() + ": " + failure.reason())
                                            .collect(Collectors.joining()))
                            .collect(Collectors.joining());
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void theVerifierAsksForTheReceiptInNewRecordsAndNotInOldOnes() throws Exception {
        Map<String, Json> old = Map.of();
        Map<String, Json> newest = Map.of("rules", Json.number(Header.NEWEST_RULES));
        Stage waiting = filed();
        assertEquals("PASS", ruled(destroyed(waiting, old)));
        String found = ruled(destroyed(waiting, newest));
        assertTrue(found.startsWith("FAIL ") && found.endsWith("FILING_NOT_RECEIVED"), found);
        assertTrue(found.contains("DESTROY_KEY"), found);
        Stage received = filed();
        received.does(Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
        assertEquals("PASS", ruled(destroyed(received, newest)));
        // Rules that this program does not know cannot be verified with it.
        String unknown = ruled(destroyed(received, Map.of("rules", Json.number(Header.NEWEST_RULES + 1))));
        assertTrue(unknown.contains("newer than this program"), unknown);
    }

    private static byte[] zip(Stage stage) {
        Making making = MeetingExport.filing(new MeetingExport.Contents(
                stage.state(),
                stage.entries(),
                List.of(stage.checkpoint().text()),
                "key",
                Map.of(),
                Map.of("u", "archive".getBytes(StandardCharsets.UTF_8)),
                stage.facts()));
        return assertInstanceOf(Making.Made.class, making).paper().bytes();
    }

    @Test
    void theSameRecordGivesTheSamePackageWithAnExtractInPlaceOfTheMinutes() throws Exception {
        Stage stage = agreed();
        byte[] zip = zip(stage);
        assertArrayEquals(zip, zip(stage));
        List<String> names = FiledPackage.manifest(zip).array("files").stream()
                .map(Object::toString)
                .toList();
        assertTrue(names.stream().anyMatch(name -> name.contains("会议纪要摘录")), names::toString);
        assertTrue(names.stream().anyMatch(name -> name.contains("表决结果报告单")), names::toString);
        assertFalse(names.stream().anyMatch(name -> name.contains("会议记录")), names::toString);
        assertEquals(stage.state().size(), FiledPackage.manifest(zip).integer("size"));
    }

    @Test
    void theExtractSaysWhatItIsAfterAllThatWasTakenOver() throws Exception {
        String said = "";
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip(agreed())))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.getName().contains("会议纪要摘录")) {
                    said = Reading.docx(files.readAllBytes());
                }
            }
        }
        assertTrue(said.matches("(?s).*三、散会.*散会。.*以上摘自本次会议记录.*主持人（签名）.*"), said);
    }

    @Test
    void theReceiptIsOnePageWithHashNumberAndPerson() throws Exception {
        Stage stage = agreed();
        String list = "{'name':'lists/" + HASH + ".json','sha256':'" + HASH + "','size':604},";
        stage.does(
                Role.CLERK,
                EntryType.FILE_APPOINTMENTS,
                filing(stage.state().size()).replace("[{", "[" + list.repeat(30) + "{"));
        assertInstanceOf(
                Making.NotMade.class,
                Papers.make("filing-receipt", stage.state(), stage.entries(), stage.facts(), Role.CLERK));
        stage.does(Role.SUPERIOR, EntryType.RECEIVE_FILING, received(HASH, RECEIPT));
        Making making = Papers.make("filing-receipt", stage.state(), stage.entries(), stage.facts(), Role.SUPERIOR);
        byte[] pdf = assertInstanceOf(Making.Made.class, making).paper().bytes();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getNumberOfPages());
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            for (String part : List.of(HASH, "备〔2026〕12号", "吴经办", "record/entries.jsonl", "市委组织部")) {
                assertTrue(text.contains(part), part + " in " + text);
            }
        }
    }
}
