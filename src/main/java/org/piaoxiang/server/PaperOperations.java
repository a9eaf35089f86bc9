package org.piaoxiang.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.view.ReviewView;
import org.piaoxiang.papers.MadePaper;
import org.piaoxiang.papers.Making;
import org.piaoxiang.papers.Paper;
import org.piaoxiang.papers.Papers;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.PaperData;
import org.piaoxiang.papers.export.MeetingExport;
import org.piaoxiang.papers.export.Withheld;
import org.piaoxiang.proceedings.FiledPackage;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.record.VerifyKey;

/** Papers and the export of a meeting, made from the record when they are asked for. */
final class PaperOperations {
    private final MeetingRooms rooms;
    private final FileStore files;
    private final VerifyKey serverKey;

    PaperOperations(MeetingRooms rooms, FileStore files, VerifyKey serverKey) {
        this.rooms = rooms;
        this.files = files;
        this.serverKey = serverKey;
    }

    /** Adds them to {@code operations}. */
    void addTo(Map<String, Operation> operations) {
        operations.put("listPapers", this::list);
        operations.put("paper", this::paper);
        operations.put("paperData", this::data);
        operations.put("export", this::export);
        operations.put("makeFiling", this::makeFiling);
        operations.put("filingPackage", this::filing);
    }

    /** Makes the package of the 任后备案 from the record as it is, keeps it, and says what it is, for the act that files it. */
    private Reply makeFiling(Request request) throws JsonException {
        String meeting = request.path("meeting");
        if (role(request) != Role.CLERK) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<MeetingSources> sources = MeetingSources.of(rooms, meeting);
        if (sources.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        if (!sources.get().state().appointed()) {
            return Reply.refused("FILING_NOT_NEEDED");
        }
        Making making = MeetingExport.filing(contents(meeting, sources.get()));
        if (!(making instanceof Making.Made(MadePaper made))) {
            return reply(making);
        }
        String hash = files.put(meeting, made.bytes());
        Fields manifest = FiledPackage.manifest(made.bytes());
        return Reply.data(Json.object(
                "sha256",
                Json.text(hash),
                "bytes",
                Json.number(made.bytes().length),
                "recordSize",
                manifest.value("size"),
                "documents",
                manifest.value("files")));
    }

    /** Gives a package that was filed, to those who file and review. */
    private Reply filing(Request request) {
        String meeting = request.path("meeting");
        String hash = request.path("hash");
        if (!ReviewView.sees(role(request))) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        boolean filed = rooms.state(meeting).stream()
                .flatMap(state -> state.review().reports().stream())
                .anyMatch(report -> report.sha256().equals(hash));
        return files.get(meeting, hash)
                .filter(bytes -> filed)
                .<Reply>map(bytes -> new Reply.File("application/zip", "filing.zip", bytes))
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }

    private Reply list(Request request) {
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        List<Json> papers = new ArrayList<>();
        for (Paper paper : Papers.list(state.get(), role(request))) {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("file", Json.text(paper.name()));
            fields.put("title", Json.text(paper.title()));
            fields.put("format", Json.text(paper.format().name()));
            fields.put("ready", new Json.Bool(paper.ready()));
            paper.whyNot().ifPresent(not -> fields.put("whyNot", Json.text(not.sentence())));
            papers.add(new Json.Obj(fields));
        }
        return Reply.data(Json.object("papers", Json.array(papers)));
    }

    private Reply paper(Request request) throws JsonException {
        Optional<MeetingSources> sources = MeetingSources.of(rooms, request.path("meeting"));
        if (sources.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        MeetingSources from = sources.get();
        return reply(Papers.make(request.path("file"), from.state(), from.entries(), from.facts(), role(request)));
    }

    private Reply data(Request request) throws JsonException {
        Optional<MeetingSources> sources = MeetingSources.of(rooms, request.path("meeting"));
        if (sources.isEmpty() || sources.get().state().created().isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        MeetingSources from = sources.get();
        return Reply.data(PaperData.of(
                from.state().id(),
                Account.of(from.state(), from.entries()),
                PaperData.announced(from.entries()),
                Withheld.from(from.state(), role(request)).items()));
    }

    private Reply export(Request request) throws JsonException {
        String meeting = request.path("meeting");
        Optional<MeetingSources> sources = MeetingSources.of(rooms, meeting);
        if (sources.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        return reply(MeetingExport.of(contents(meeting, sources.get()), role(request)));
    }

    private MeetingExport.Contents contents(String meeting, MeetingSources from) {
        Map<String, byte[]> polls = new LinkedHashMap<>();
        for (String poll : files.archives(meeting)) {
            files.archive(meeting, poll).ifPresent(bytes -> polls.put(poll, bytes));
        }
        return new MeetingExport.Contents(
                from.state(),
                from.entries(),
                rooms.checkpoints(meeting, from.entries().size()),
                serverKey.base64(),
                lists(meeting, from.entries()),
                polls,
                from.facts());
    }

    /** The issuer's lists that the record names. */
    private Map<String, byte[]> lists(String meeting, List<Entry> entries) {
        Map<String, byte[]> lists = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.type() == EntryType.ISSUE_LISTS)
                .flatMap(entry -> Data.of(entry.data()).objects("lists").stream())
                .map(list -> list.id("hash"))
                .forEach(hash -> files.get(meeting, hash).ifPresent(bytes -> lists.put(hash, bytes)));
        return lists;
    }

    private static Role role(Request request) {
        return Role.valueOf(request.signedIn().role());
    }

    private static Reply reply(Making making) {
        return switch (making) {
            case Making.Made(MadePaper paper) -> new Reply.File(paper.contentType(), paper.fileName(), paper.bytes());
            case Making.NotMade(var reason, var sentence) ->
                switch (reason) {
                    case UNKNOWN -> Reply.refused("NOT_FOUND");
                    case NOT_READY -> Reply.refused("PAPER_NOT_READY");
                    case NOT_FOR_THIS_ROLE -> Reply.refused("ROLE_NOT_ALLOWED");
                };
        };
    }
}
