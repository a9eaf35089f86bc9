package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.MinutesStatement;
import org.piaoxiang.verifier.meeting.Differences;
import org.piaoxiang.verifier.meeting.MeetingVerifier;

/**
 * After the count: the draft minutes beside what this station derives from the record it has verified (现场核实), and the end
 * of this station's counting key.
 */
public final class MinutesDesk {
    private final MeetingData data;
    private final StationFiles files;
    private final Group group;

    /** Makes the desk. */
    public MinutesDesk(MeetingData data, StationFiles files, Group group) {
        this.data = data;
        this.files = files;
        this.group = group;
    }

    /** A draft as the server prints it, its hash, and where it differs from the record. */
    public record Draft(Json.Obj shown, String hash, List<Differences.Difference> differences) {
        Json.Obj json() {
            List<Json> rows = new ArrayList<>();
            for (Differences.Difference difference : differences) {
                Map<String, Json> row = new LinkedHashMap<>();
                row.put("place", Json.text(difference.place()));
                difference.papers().ifPresent(text -> row.put("papers", Json.text(text)));
                difference.record().ifPresent(text -> row.put("record", Json.text(text)));
                rows.add(new Json.Obj(row));
            }
            return Json.object("draft", Json.text(hash), "data", shown, "differences", Json.array(rows));
        }
    }

    /** Compares the draft as it is printed now. */
    public Draft compare()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        if (!(data.server().get("/api/meetings/" + data.meeting() + "/paper-data") instanceof Json.Obj shown)) {
            throw new JsonException("the draft is no object");
        }
        Json.Obj own = MeetingVerifier.figures(MeetingAudit.recordOnly(data))
                .orElseThrow(() -> new StationRefusal("RECORD_NOT_READABLE"));
        String canonical = JsonWriter.canonical(shown);
        return new Draft(
                shown,
                HashFunction.SHA_256.hex(canonical.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Differences.of(shown, own));
    }

    /** Signs what the observer found of the draft {@code hash}; a draft that differs from the record is never agreed to. */
    public void sign(String hash, boolean agrees, Optional<String> text)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Draft now = compare();
        if (!now.hash.equals(hash)) {
            throw new StationRefusal("DRAFT_CHANGED");
        }
        if (agrees && !now.differences.isEmpty()) {
            throw new StationRefusal("DRAFT_DIFFERS");
        }
        String verdict = agrees ? "AGREES" : "NEEDS_ADDENDUM";
        Map<String, Json> act = new LinkedHashMap<>();
        act.put("draft", Json.text(hash));
        act.put("verdict", Json.text(verdict));
        text.ifPresent(words -> act.put("text", Json.text(words)));
        try (SigningKey key = files.signingKey()) {
            act.put(
                    "signature",
                    Json.text(key.signBase64(MinutesStatement.of(data.meeting(), hash, verdict, text.orElse("")))));
        }
        data.server().act(data.meeting(), "CHECK_MINUTES", new Json.Obj(act));
    }

    /** Destroys this station's key of the meeting; the record takes it first, since it refuses before the meeting is over. */
    public void destroyKey()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        Optional<String> own = files.publicKey(group, data.meeting());
        Optional<String> custodian = Optional.empty();
        for (Fields offer : data.entries("OFFER_KEY")) {
            if (own.isPresent() && offer.object("publicKey").text("public_key").equals(own.get())) {
                custodian = Optional.of(offer.text("custodian"));
            }
        }
        data.server()
                .act(
                        data.meeting(),
                        "DESTROY_KEY",
                        Json.object(
                                "custodian",
                                Json.text(custodian.orElseThrow(() -> new StationRefusal("OWN_KEY_MISSING")))));
        files.destroyCustodianKey(data.meeting());
    }
}
