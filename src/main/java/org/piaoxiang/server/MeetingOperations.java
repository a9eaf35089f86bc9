package org.piaoxiang.server;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.view.Views;
import org.piaoxiang.papers.export.Withheld;
import org.piaoxiang.proceedings.Acting;
import org.piaoxiang.proceedings.CountRound;
import org.piaoxiang.proceedings.Holds;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.Outcome;
import org.piaoxiang.proceedings.PublicFiles;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.group.HashFunction;

/** Meetings, their acts and records, and the files that stations leave. */
public final class MeetingOperations {
    private static final int ID_LENGTH = 14;

    private final MeetingRooms rooms;
    private final Acting acting;
    private final Holds holds;
    private final CountRound count;
    private final FileStore files;
    private final LiveViews views;
    private final SecureRandom random;

    /** Makes the operations. */
    public MeetingOperations(
            MeetingRooms rooms,
            Acting acting,
            Holds holds,
            CountRound count,
            FileStore files,
            LiveViews views,
            SecureRandom random) {
        this.rooms = rooms;
        this.acting = acting;
        this.holds = holds;
        this.count = count;
        this.files = files;
        this.views = views;
        this.random = random;
    }

    /** Adds them to {@code operations}. */
    public void addTo(Map<String, Operation> operations) {
        operations.put("listMeetings", this::list);
        operations.put("createMeeting", this::create);
        operations.put("view", this::view);
        operations.put("act", this::act);
        operations.put("entries", this::entries);
        operations.put("putList", this::putList);
        operations.put("getList", this::getList);
        operations.put("archive", this::archive);
        operations.put("giveShares", this::giveShares);
    }

    private Reply list(Request request) {
        List<Json> meetings = new ArrayList<>();
        for (String id : rooms.meetings()) {
            if (request.signedIn().sees(id)) {
                rooms.state(id)
                        .filter(state -> state.created().isPresent())
                        .ifPresent(state -> meetings.add(line(state, role(request))));
            }
        }
        return Reply.data(Json.array(meetings));
    }

    private static Json line(MeetingState state, Role role) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(state.id()));
        fields.put("title", Json.text(state.header().title()));
        fields.put("state", Json.text(Views.phase(state)));
        if (role == Role.SUPERIOR || role == Role.SUPERVISION) {
            fields.put("review", ReviewOperations.summary(state, role));
        }
        return new Json.Obj(fields);
    }

    private static Role role(Request request) {
        return Role.valueOf(request.signedIn().role());
    }

    private Reply create(Request request) {
        if (!(request.body() instanceof Json.Obj data)) {
            return new Reply.Refused(Problem.badRequest("an object is needed"));
        }
        String id = Base58.random(ID_LENGTH, random::nextBytes);
        return switch (rooms.create(id, actor(request.signedIn()), data)) {
            case Outcome.Done _ -> {
                holds.inherit(id);
                yield Reply.data(Json.object("id", Json.text(id)));
            }
            case Outcome.Refused refused -> Reply.refused(refused.code(), refused.facts());
        };
    }

    private Reply view(Request request) {
        String meeting = request.path("meeting");
        return rooms.state(meeting).isPresent()
                ? Reply.data(views.ofPerson(meeting, request.signedIn()))
                : Reply.refused("NOT_FOUND");
    }

    private Reply act(Request request) throws JsonException {
        Fields fields = request.fields();
        Optional<EntryType> type = type(fields.text("type"));
        if (type.isEmpty() || type.get() == EntryType.CREATE_MEETING) {
            return new Reply.Refused(Problem.badRequest("type"));
        }
        if (!(fields.value("data") instanceof Json.Obj data)) {
            return new Reply.Refused(Problem.badRequest("data"));
        }
        return reply(acting.act(request.path("meeting"), actor(request.signedIn()), type.get(), data));
    }

    private static Optional<EntryType> type(String text) {
        for (EntryType type : EntryType.values()) {
            if (type.name().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns who acts, as it stands in the record. */
    static Actor actor(Session session) {
        return new Actor(session.name(), Role.valueOf(session.role()), session.person());
    }

    private Reply entries(Request request) {
        String meeting = request.path("meeting");
        long from = Optional.ofNullable(request.query().get("from"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        // In this order: the entries go at least as far as the checkpoint, and the state knows of every entry.
        Optional<String> checkpoint = rooms.checkpoint(meeting);
        List<StoredEntry> page = rooms.read(meeting, from);
        Optional<MeetingState> state = rooms.state(meeting);
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        Withheld withheld =
                Withheld.from(state.get(), Role.valueOf(request.signedIn().role()));
        Map<String, Json> body = new LinkedHashMap<>();
        body.put(
                "entries",
                Json.array(page.stream()
                        .map(stored -> line(stored, withheld))
                        .map(Json::text)
                        .toList()));
        checkpoint.ifPresent(note -> body.put("checkpoint", Json.text(note)));
        body.put("serverKey", Json.text(views.serverKey().base64()));
        return Reply.data(new Json.Obj(body));
    }

    private static String line(StoredEntry stored, Withheld withheld) {
        if (!Withheld.concerns(stored.type())) {
            return stored.text();
        }
        try {
            return withheld.line(Entry.parse(stored.body()));
        } catch (JsonException damaged) {
            throw new IllegalStateException("entry " + stored.number() + " cannot be read", damaged);
        }
    }

    private Reply putList(Request request) {
        String hash = request.path("hash");
        if (!hash.equals(HashFunction.SHA_256.hex(request.bytes()))) {
            return Reply.refused("LIST_HASH");
        }
        if (!request.signedIn().role().equals("ISSUER")) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        files.put(request.path("meeting"), request.bytes());
        return Reply.done();
    }

    /** Attachments of dossiers have an operation of their own, for those who may see them. */
    private Reply getList(Request request) {
        if (!PublicFiles.has(rooms, request.path("meeting"), request.path("hash"))) {
            return Reply.refused("NOT_FOUND");
        }
        return files.get(request.path("meeting"), request.path("hash"))
                .<Reply>map(bytes -> new Reply.File("application/json", request.path("hash") + ".json", bytes))
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }

    private Reply archive(Request request) {
        String file = request.path("file");
        String poll = file.substring(0, file.length() - ".bel".length());
        if (isKeptBack(request, poll)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        return files.archive(request.path("meeting"), poll)
                .<Reply>map(bytes -> new Reply.File("application/octet-stream", file, bytes))
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }

    /** A counted archive tells the figures: it goes only to who may have them. */
    private boolean isKeptBack(Request request, String poll) {
        Role role =
                request.session().map(session -> Role.valueOf(session.role())).orElse(Role.DEVICE);
        return rooms.state(request.path("meeting"))
                .filter(state -> Withheld.from(state, role).polls().contains(poll))
                .map(state -> state.rounds().stream()
                        .anyMatch(round ->
                                round.state().counted() && round.poll(poll).isPresent()))
                .orElse(false);
    }

    private Reply giveShares(Request request) throws JsonException {
        Fields fields = request.fields();
        Map<String, String> shares = new LinkedHashMap<>();
        for (Json item : fields.array("shares")) {
            Fields share = Fields.of(item, "share");
            shares.put(share.text("uuid"), share.text("share"));
        }
        return reply(count.give(request.path("meeting"), request.path("round"), fields.text("custodian"), shares));
    }

    /** Answers what became of an act. */
    static Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                Reply.data(Json.object("number", Json.number(done.number()), "size", Json.number(done.size())));
            case Outcome.Refused refused -> Reply.refused(refused.code(), refused.facts());
        };
    }
}
