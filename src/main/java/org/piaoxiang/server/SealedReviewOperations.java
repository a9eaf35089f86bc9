package org.piaoxiang.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.exchange.FilingContent;
import org.piaoxiang.exchange.OfficeCard;
import org.piaoxiang.exchange.SealedFiling;
import org.piaoxiang.exchange.UnusableFile;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.review.Attachment;
import org.piaoxiang.meeting.review.SuperiorCard;
import org.piaoxiang.meeting.state.FiledReview;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.view.Views;
import org.piaoxiang.papers.Papers;
import org.piaoxiang.papers.review.ReviewLetter;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.record.SigningKey;

/** The review by sealed files, beside its acts: reading a card, and the file for the superior (docs/exchange.md). */
final class SealedReviewOperations {
    private static final String BYTES = "application/octet-stream";

    private final MeetingRooms rooms;
    private final FileStore files;
    private final SigningKey key;
    private final RandomSource random;

    SealedReviewOperations(MeetingRooms rooms, FileStore files, SigningKey key, RandomSource random) {
        this.rooms = rooms;
        this.files = files;
        this.key = key;
        this.random = random;
    }

    /** Adds them to {@code operations}. */
    void addTo(Map<String, Operation> operations) {
        operations.put("readSuperiorCard", this::card);
        operations.put("reviewExchange", this::exchange);
        operations.put("sealedFiling", this::filing);
    }

    /** Reads a card, for people to compare its code before it is registered; changes nothing. */
    private Reply card(Request request) throws JsonException {
        if (role(request) != Role.CLERK) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        try {
            OfficeCard card = OfficeCard.parse(Fields.of(request.body(), "body").text("card"));
            return Reply.data(Json.object(
                    "name", Json.text(card.name()),
                    "signing", Json.text(card.signing().base64()),
                    "sealing", Json.text(card.sealing()),
                    "signature", Json.text(card.signature()),
                    "code", Json.text(card.code())));
        } catch (UnusableFile unusable) {
            return Reply.refused("SUPERIOR_CARD_INVALID");
        }
    }

    private Reply exchange(Request request) {
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        if (role(request) != Role.CLERK) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("serverCode", Json.text(OfficeCard.serverCode(key.verifyKey())));
        if (state.get().created().isPresent()) {
            FiledReview.hash(state.get()).ifPresent(hash -> fields.put("filing", Json.text(hash)));
        }
        return Reply.data(new Json.Obj(fields));
    }

    private Reply filing(Request request) throws JsonException {
        if (role(request) != Role.CLERK) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<MeetingSources> sources = MeetingSources.of(rooms, request.path("meeting"));
        if (sources.isEmpty() || sources.get().state().created().isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        MeetingState state = sources.get().state();
        Optional<SuperiorCard> to = state.review().superior();
        Optional<String> hash = FiledReview.hash(state);
        if (to.isEmpty()) {
            return Reply.refused("SUPERIOR_CARD_MISSING");
        }
        if (hash.isEmpty()) {
            return Reply.refused("NOTHING_FILED");
        }
        SealedFiling.Subject subject = new SealedFiling.Subject(state.id(), hash.get(), state.size());
        byte[] content = content(sources.get(), to.get()).pack(subject);
        try {
            OfficeCard card = OfficeCard.of(
                    to.get().name(),
                    to.get().signing(),
                    to.get().sealing(),
                    to.get().signature());
            return new Reply.File(
                    BYTES,
                    Papers.fileName(state.header().title() + " 送审密件") + ".pxs",
                    SealedFiling.seal(subject, content, card, key, random));
        } catch (UnusableFile unusable) {
            return Reply.refused(
                    unusable.problem() == UnusableFile.Problem.SEALED_TOO_LARGE
                            ? "FILING_TOO_LARGE"
                            : "SUPERIOR_CARD_INVALID");
        }
    }

    private FilingContent content(MeetingSources from, SuperiorCard to) {
        MeetingState state = from.state();
        Map<String, byte[]> attachments = new TreeMap<>();
        FiledReview.items(state).stream()
                .flatMap(item -> state.review().filing(item.id()).orElseThrow().dossiers().stream())
                .flatMap(dossier -> dossier.attachments().stream())
                .map(Attachment::hash)
                .forEach(hash -> files.get(state.id(), hash).ifPresent(bytes -> attachments.put(hash, bytes)));
        return new FilingContent(
                to.revision(),
                Views.of(state, Role.SUPERIOR),
                ReviewLetter.of(state, from.entries(), from.facts()),
                attachments);
    }

    private static Role role(Request request) {
        return Role.valueOf(request.signedIn().role());
    }
}
