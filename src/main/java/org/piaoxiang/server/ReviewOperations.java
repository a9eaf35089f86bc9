package org.piaoxiang.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.BadField;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.review.Attachment;
import org.piaoxiang.meeting.review.Dossier;
import org.piaoxiang.meeting.review.Review;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.view.ReviewView;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.port.FileStore;

/** What the review before a meeting needs besides acts: attachments, and the flags of an account that is being written. */
final class ReviewOperations {
    private static final String PDF = "application/pdf";
    private static final byte[] PDF_MARK = {'%', 'P', 'D', 'F', '-'};

    private final MeetingRooms rooms;
    private final FileStore files;

    ReviewOperations(MeetingRooms rooms, FileStore files) {
        this.rooms = rooms;
        this.files = files;
    }

    /** Adds them to {@code operations}. */
    void addTo(Map<String, Operation> operations) {
        operations.put("addAttachment", this::add);
        operations.put("attachment", this::get);
        operations.put("checkDossiers", this::check);
    }

    private Reply add(Request request) {
        if (role(request) != Role.CLERK) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        String meeting = request.path("meeting");
        if (rooms.state(meeting).isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        String name = request.query().getOrDefault("name", "");
        if (name.isBlank() || name.length() > 200 || name.codePoints().anyMatch(Character::isISOControl)) {
            return new Reply.Refused(Problem.badRequest("name"));
        }
        if (!isPdf(request.bytes())) {
            return Reply.refused("MATERIAL_UNREADABLE", Json.object("reason", Json.text("附件须是 PDF 文件。")));
        }
        String hash = files.put(meeting, request.bytes());
        return Reply.data(new Attachment(hash, name, request.bytes().length).toJson());
    }

    private static boolean isPdf(byte[] bytes) {
        for (int i = 0; i < PDF_MARK.length; i++) {
            if (bytes.length <= i || bytes[i] != PDF_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** Gives an attachment of what was filed to those who see it; the clerk may look at what is not filed yet. */
    private Reply get(Request request) {
        String hash = request.path("hash");
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        if (!ReviewView.sees(role(request))) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<String> name = state.flatMap(found -> name(found, role(request), hash))
                .or(() -> role(request) == Role.CLERK ? Optional.of(hash + ".pdf") : Optional.empty());
        return name.flatMap(known -> files.get(request.path("meeting"), hash)
                        .filter(ReviewOperations::isPdf)
                        .<Reply>map(bytes -> new Reply.File(PDF, known, bytes)))
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }

    private static Optional<String> name(MeetingState state, Role role, String hash) {
        return state.items().values().stream()
                .filter(item -> ReviewView.reaches(state, item, role))
                .flatMap(item -> state.review().filing(item.id()).stream())
                .flatMap(filing -> filing.dossiers().stream())
                .flatMap(dossier -> dossier.attachments().stream())
                .filter(attachment -> attachment.hash().equals(hash))
                .map(Attachment::name)
                .findFirst();
    }

    /** Returns what a reviewer would be shown about accounts that are not filed yet. */
    private Reply check(Request request) {
        if (role(request) != Role.CLERK) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        List<Dossier> dossiers = new ArrayList<>();
        List<Json> flags = new ArrayList<>();
        try {
            if (!(request.body() instanceof Json.Obj body)) {
                return new Reply.Refused(Problem.badRequest("dossiers"));
            }
            Data.of(body).objects("dossiers").stream().map(Dossier::read).forEach(dossiers::add);
        } catch (BadField bad) {
            return Reply.refused(
                    "BAD_FIELD", Json.object("field", Json.text(bad.field()), "reason", Json.text(bad.reason())));
        }
        for (Item item : state.get().items().values()) {
            List<Dossier> own = dossiers.stream()
                    .filter(dossier -> dossier.item().equals(item.id()))
                    .toList();
            if (!own.isEmpty()) {
                flags.addAll(ReviewView.flags(state.get(), item, own));
            }
        }
        return Reply.data(Json.object("flags", Json.array(flags)));
    }

    /** Returns what reviewers need to find a meeting in a list. */
    static Json summary(MeetingState state, Role role) {
        Review review = state.review();
        List<Item> needed = state.items().values().stream()
                .filter(item -> item.clearance() != Clearance.NOT_REQUIRED)
                .toList();
        Clearance waiting = role == Role.SUPERVISION ? Clearance.INTERNAL : Clearance.FILED;
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("body", Json.text(state.header().body()));
        fields.put("place", Json.text(state.header().place()));
        fields.put("plannedStart", Json.text(state.header().plannedStart()));
        fields.put("timeZone", Json.text(state.header().timeZone()));
        fields.put("twoLevels", new Json.Bool(state.header().twoLevels()));
        fields.put("items", Json.number(needed.size()));
        fields.put(
                "filed",
                count(
                        needed,
                        item -> item.clearance() != Clearance.NOT_FILED && ReviewView.reaches(state, item, role)));
        fields.put("waiting", count(needed, item -> item.clearance() == waiting));
        review.report()
                .ifPresent(report -> fields.put(
                        "filing",
                        Json.text(report.answer()
                                .map(answer -> answer.verdict().name())
                                .orElse("WAITING"))));
        fields.put("held", new Json.Bool(review.hold().isPresent()));
        review.attending().ifPresent(attending -> fields.put("attends", new Json.Bool(attending.attends())));
        return new Json.Obj(fields);
    }

    private static Json count(List<Item> items, Predicate<Item> which) {
        return Json.number(items.stream().filter(which).count());
    }

    private static Role role(Request request) {
        return Role.valueOf(request.signedIn().role());
    }
}
