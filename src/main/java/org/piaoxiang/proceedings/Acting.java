package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.exchange.AnswerFile;
import org.piaoxiang.exchange.OfficeCard;
import org.piaoxiang.exchange.UnusableFile;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.IssuedLists;
import org.piaoxiang.verifier.MinutesStatement;
import org.piaoxiang.verifier.SealStatement;

/**
 * Acts of people: what only the server can check (signatures, proofs, files) is checked here, then the meeting decides, then
 * the server does what follows by itself.
 */
public final class Acting {
    private final MeetingRooms rooms;
    private final RoundWork rounds;
    private final CountRound count;
    private final Holds holds;
    private final FileStore files;
    private final PoolStore pool;
    private final Group group;
    private final Objections objections;

    /** Makes the use case. */
    public Acting(
            MeetingRooms rooms,
            RoundWork rounds,
            CountRound count,
            Holds holds,
            FileStore files,
            PoolStore pool,
            Group group,
            Objections objections) {
        this.rooms = rooms;
        this.rounds = rounds;
        this.count = count;
        this.holds = holds;
        this.files = files;
        this.pool = pool;
        this.group = group;
        this.objections = objections;
    }

    /** Does {@code type} in {@code meeting}. */
    public Outcome act(String meeting, Actor actor, EntryType type, Json.Obj data) {
        if (actor.role() == Role.SERVER || rooms.state(meeting).isEmpty()) {
            return Outcome.Refused.of("NOT_FOUND");
        }
        Optional<Outcome> refused = unproven(meeting, type, data);
        if (refused.isPresent()) {
            return refused.get();
        }
        Outcome outcome = switch (type) {
            case OPEN_ROUND -> rounds.open(meeting, actor, data);
            case BREAK_OFF -> rounds.breakOff(meeting, actor, data);
            case ZERO_PROOF -> zeroProof(meeting, actor, data);
            case KEY_CEREMONY -> rounds.keyMaking().take(meeting, actor, data);
            case DESTROY_KEY -> rounds.destroyKey(meeting, actor, data);
            default -> rooms.act(meeting, actor, type, data);
        };
        if (outcome instanceof Outcome.Done) {
            follow(meeting, actor, type, data);
        }
        return outcome;
    }

    /** What the server does by itself after an act. */
    private void follow(String meeting, Actor actor, EntryType type, Json.Obj data) {
        switch (type) {
            case SET_AGENDA, SET_ROSTER -> rounds.polls().allocate(meeting);
            case HAND_OUT -> rounds.polls().setUp(meeting);
            case DRAW_CHALLENGES -> rounds.answerDraw(meeting);
            case RECONCILE, COSIGN_CLOSED_SET, RESUME_COUNT -> count.count(meeting);
            case HOLD_ORGANISATION, LIFT_HOLD -> holds.spread(meeting, actor, type, data);
            default -> {}
        }
    }

    /** A slip's own word that it will not vote in one poll. */
    public Outcome spoil(
            String meeting, SlipProof.Purpose purpose, String poll, String credential, Proof proof, Json proofJson) {
        Optional<String> hash = RecordFacts.listHash(rooms, meeting, poll);
        if (hash.isEmpty() || !listed(meeting, hash.get(), credential)) {
            return Outcome.Refused.of("SLIP_UNKNOWN");
        }
        if (!SlipProof.holds(group, poll, credential, purpose, proof)) {
            return Outcome.Refused.of("SLIP_PROOF");
        }
        Outcome outcome = rooms.act(
                meeting,
                RoundWork.SERVER,
                purpose == SlipProof.Purpose.VOID ? EntryType.VOID_SLIP : EntryType.WITHHOLD_SLIP,
                Json.object("poll", Json.text(poll), "credential", Json.text(credential), "proof", proofJson));
        if (outcome instanceof Outcome.Done) {
            rounds.polls().setUp(meeting);
        }
        return outcome;
    }

    private boolean listed(String meeting, String hash, String credential) {
        try {
            return SlipList.parse(files.get(meeting, hash).orElseThrow()).entries().stream()
                    .anyMatch(entry -> entry.key().equals(credential));
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    private Outcome zeroProof(String meeting, Actor actor, Json.Obj data) {
        String round = data.fields().get("round") instanceof Json.Str text ? text.value() : "";
        boolean empty = pool.count(meeting, round).values().stream().allMatch(number -> number == 0);
        return empty ? rooms.act(meeting, actor, EntryType.ZERO_PROOF, data) : Outcome.Refused.of("BOX_NOT_EMPTY");
    }

    /** Returns why what {@code data} claims does not hold, if so. */
    private Optional<Outcome> unproven(String meeting, EntryType type, Json.Obj data) {
        try {
            Fields fields = Fields.of(data, "data");
            return switch (type) {
                case FILE_FOR_REVIEW -> missingAttachment(meeting, fields);
                case SUPERIOR_CARD -> cardProblem(fields).map(Outcome.Refused::of);
                case IMPORT_ANSWERS ->
                    AnswerFile.holds(fields) ? Optional.empty() : Optional.of(Outcome.Refused.of("ANSWER_SIGNATURE"));
                case FILE_APPOINTMENTS ->
                    FiledPackage.isWhatIsFiled(meeting, files, fields)
                            ? Optional.empty()
                            : Optional.of(Outcome.Refused.of("FILING_PACKAGE"));
                case OFFER_KEY -> holdsKey(fields) ? Optional.empty() : Optional.of(Outcome.Refused.of("KEY_INVALID"));
                case OBSERVER_CARD ->
                    VerifyKey.ofBase64(fields.text("key")).isPresent()
                            ? Optional.empty()
                            : Optional.of(Outcome.Refused.of("KEY_INVALID"));
                case ISSUE_LISTS -> listsProblem(meeting, fields).map(Outcome.Refused::of);
                case SEAL_ROUND ->
                    sealed(meeting, fields) ? Optional.empty() : Optional.of(Outcome.Refused.of("SEAL_SIGNATURE"));
                case CHECK_MINUTES ->
                    minutes(meeting, fields) ? Optional.empty() : Optional.of(Outcome.Refused.of("MINUTES_SIGNATURE"));
                case COSIGN_CLOSED_SET ->
                    cosigned(meeting, fields) ? Optional.empty() : Optional.of(Outcome.Refused.of("COSIGNATURE"));
                case OBJECT ->
                    objections.isFounded(meeting, data)
                            ? Optional.empty()
                            : Optional.of(Outcome.Refused.of("OBJECTION_UNFOUNDED"));
                case SIGN_SHEET ->
                    signedSheet(meeting, fields)
                            ? Optional.empty()
                            : Optional.of(Outcome.Refused.of("SHEET_SIGNATURE"));
                default -> Optional.empty();
            };
        } catch (JsonException misshapen) {
            return Optional.of(new Outcome.Refused(
                    "BAD_FIELD", Json.object("field", Json.text("data"), "reason", Json.text(misshapen.reason()))));
        }
    }

    /** Attachments are in the record by hash: what they hash to has to be here. */
    private Optional<Outcome> missingAttachment(String meeting, Fields fields) throws JsonException {
        for (Json row : rows(fields, "dossiers")) {
            for (Json item : rows(Fields.of(row, "dossier"), "attachments")) {
                Fields attachment = Fields.of(item, "attachment");
                if (files.get(meeting, attachment.text("hash")).isEmpty()) {
                    return Optional.of(new Outcome.Refused(
                            "ATTACHMENT_MISSING", Json.object("name", Json.text(attachment.text("name")))));
                }
            }
        }
        return Optional.empty();
    }

    /** The card is signed by itself, and the code is the one that people compared. */
    private static Optional<String> cardProblem(Fields fields) throws JsonException {
        try {
            OfficeCard card = OfficeCard.of(
                    fields.text("name"), fields.text("signing"), fields.text("sealing"), fields.text("signature"));
            return card.code().equals(fields.text("code")) ? Optional.empty() : Optional.of("SUPERIOR_CODE_DIFFERS");
        } catch (UnusableFile unusable) {
            return Optional.of("SUPERIOR_CARD_INVALID");
        }
    }

    private static List<Json> rows(Fields fields, String name) throws JsonException {
        return fields.optional(name).isPresent() ? fields.array(name) : List.of();
    }

    private boolean holdsKey(Fields fields) throws JsonException {
        TrusteeKey key = TrusteeKey.parse(fields.value("publicKey"), group.scalars(), "publicKey");
        return group.decode(key.key()) instanceof Decoding.Member member
                && !member.element().isIdentity()
                && KeyProof.claim(
                                group, member.element(), KeyProof.possession(group, member.element()), key.possession())
                        .holds(group);
    }

    private Optional<String> listsProblem(String meeting, Fields fields) throws JsonException {
        byte[] statement = IssuedLists.statement(meeting, fields.value("lists"), fields.value("slips"));
        Optional<VerifyKey> key = VerifyKey.ofBase64(fields.text("key"));
        if (key.isEmpty() || !key.get().verifyBase64(statement, fields.text("signature"))) {
            return Optional.of("LISTS_SIGNATURE");
        }
        for (Json item : fields.array("lists")) {
            Fields list = Fields.of(item, "list");
            Optional<byte[]> file = files.get(meeting, list.text("hash"));
            if (file.isEmpty()) {
                return Optional.of("LISTS_INCOMPLETE");
            }
            if (SlipList.parse(file.get()).entries().size() != list.integer("size")) {
                return Optional.of("LISTS_SIZE");
            }
        }
        return Optional.empty();
    }

    private boolean sealed(String meeting, Fields fields) throws JsonException {
        Optional<VerifyKey> key = observerKey(meeting);
        String[] signatures = fields.text("signature").split(" ", -1);
        List<Json> seals = fields.array("seals");
        if (key.isEmpty() || signatures.length != seals.size()) {
            return false;
        }
        for (int i = 0; i < signatures.length; i++) {
            String statement = sealStatement(meeting, fields.text("round"), Fields.of(seals.get(i), "seal"))
                    .canonical();
            if (!key.get().verifyBase64(statement.getBytes(StandardCharsets.UTF_8), signatures[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the statement that the observer signed for one poll. */
    public static SealStatement sealStatement(String meeting, String round, Fields seal) throws JsonException {
        List<String> custodians = new ArrayList<>();
        for (Json custodian : seal.array("custodians")) {
            custodians.add(Fields.textOf(custodian, "custodian"));
        }
        return new SealStatement(
                meeting,
                round,
                seal.text("uuid"),
                seal.text("election"),
                seal.text("setup"),
                seal.integer("size"),
                custodians,
                seal.integer("floor"));
    }

    private boolean minutes(String meeting, Fields fields) throws JsonException {
        Optional<Json> text = fields.optional("text");
        byte[] statement = MinutesStatement.of(
                meeting,
                fields.text("draft"),
                fields.text("verdict"),
                text.isPresent() ? Fields.textOf(text.get(), "text") : "");
        String signature = fields.text("signature");
        return observerKey(meeting)
                .filter(key -> key.verifyBase64(statement, signature))
                .isPresent();
    }

    private boolean cosigned(String meeting, Fields fields) throws JsonException {
        String roundId = fields.text("round");
        Optional<VerifyKey> key = observerKey(meeting);
        Optional<Fields> closed = RecordFacts.of(rooms, meeting, EntryType.CLOSE_ROUND).stream()
                .filter(entry -> RecordFacts.text(entry, "round").equals(roundId))
                .reduce((earlier, later) -> later);
        if (key.isEmpty() || closed.isEmpty()) {
            return false;
        }
        List<ClosedSet.Poll> polls = new ArrayList<>();
        for (Fields row : RecordFacts.rows(closed.get(), "polls")) {
            polls.add(new ClosedSet.Poll(row.text("uuid"), row.integer("returned"), row.text("closedSet")));
        }
        byte[] statement = ClosedSet.statement(meeting, roundId, polls).getBytes(StandardCharsets.UTF_8);
        return key.get().verifyBase64(statement, fields.text("signature"));
    }

    private boolean signedSheet(String meeting, Fields fields) throws JsonException {
        byte[] statement = JsonWriter.canonical(fields.value("sheet")).getBytes(StandardCharsets.UTF_8);
        String signature = fields.text("signature");
        return HashFunction.SHA_256.hex(statement).equals(fields.text("hash"))
                && observerKey(meeting)
                        .filter(key -> key.verifyBase64(statement, signature))
                        .isPresent();
    }

    private Optional<VerifyKey> observerKey(String meeting) {
        return rooms.state(meeting)
                .map(MeetingState::officers)
                .flatMap(Officers::observer)
                .flatMap(card -> VerifyKey.ofBase64(card.key()));
    }
}
