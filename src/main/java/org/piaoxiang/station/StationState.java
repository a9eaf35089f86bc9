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
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.SetupCode;

/** What the station's pages are told of it at every look (docs/api.md): its keys, and how far each round has come here. */
final class StationState {
    private final StationDesks.Visit visit;
    private final StationFiles files;
    private final Group group;
    private final Map<String, SetupInspection.Result> checked;

    /** Makes it; {@code checked} holds what was found before the seal, by meeting and round. */
    StationState(
            StationDesks.Visit visit, StationFiles files, Group group, Map<String, SetupInspection.Result> checked) {
        this.visit = visit;
        this.files = files;
        this.group = group;
        this.checked = checked;
    }

    /** Returns all of it; {@code server} is the address and {@code trust} what is known of the server's key. */
    Json json(String server, Json.Obj trust)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Map<String, Json> state = new LinkedHashMap<>();
        state.put("role", Json.text(visit.role()));
        state.put("server", Json.text(server));
        state.put("serverKey", trust);
        state.put("meeting", Json.text(visit.data().meeting()));
        state.put("name", Json.text(visit.name()));
        Optional<String> custodian = visit.custodian().offeredAs();
        state.put("hasKey", new Json.Bool(custodian.isPresent()));
        if (custodian.isPresent()) {
            visit.custodian().ownKey().ifPresent(key -> state.put("publicKey", Json.text(key)));
        }
        try (SigningKey key = files.signingKey()) {
            String own = key.verifyKey().base64();
            if (visit.data().isNamed("OBSERVER_CARD", own) || visit.data().isNamed("ISSUE_LISTS", own)) {
                state.put("signingKey", Json.text(own));
            }
        }
        state.put("shared", shared());
        state.put("keysCode", Json.text(keysCode(visit.data())));
        state.put(
                "lastSeen",
                Json.object(
                        "size", Json.number(visit.data().size()),
                        "cosigned", Json.number(visit.data().cosigned())));
        List<Json> rounds = new ArrayList<>();
        for (Fields begun : visit.data().entries("BEGIN_ROUND")) {
            rounds.add(round(Names.round(begun.text("round")), custodian));
        }
        state.put("rounds", Json.array(rounds));
        return new Json.Obj(state);
    }

    private Json shared()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Optional<CeremonyDesk.Membership> own = visit.custodian().ceremony().membership();
        List<Json> keys = new ArrayList<>();
        for (SharedKey key : SharedKey.of(visit.data(), group)) {
            keys.add(key.json(own.filter(one -> one.shared().custodian().equals(key.custodian()))
                    .map(CeremonyDesk.Membership::number)
                    .orElse(0)));
        }
        return Json.array(keys);
    }

    /** The six words of all keys offered so far, which custodians compare aloud. */
    private static String keysCode(MeetingData data) throws JsonException {
        List<String> keys = new ArrayList<>();
        for (Fields offer : data.entries("OFFER_KEY")) {
            keys.add(offer.object("publicKey").text("public_key"));
        }
        for (Fields made : data.entries("KEY_CEREMONY")) {
            if (made.optional("groupKey").isPresent()) {
                keys.add(made.text("groupKey"));
            }
        }
        return keys.isEmpty() ? "" : SetupCode.of(keys);
    }

    private Json round(String id, Optional<String> custodian) throws JsonException {
        Map<String, Json> round = new LinkedHashMap<>();
        round.put("id", Json.text(id));
        round.put("state", Json.text(stateOf(visit.data(), id)));
        Optional.ofNullable(checked.get(visit.data().meeting() + "/" + id))
                .ifPresent(result -> round.put("checked", result.json()));
        round.put(
                "sealed",
                new Json.Bool(visit.data().lastOfRound("SEAL_ROUND", id).isPresent()));
        round.put(
                "cosigned",
                new Json.Bool(visit.data().lastOfRound("COSIGN_CLOSED_SET", id).isPresent()));
        boolean given = false;
        for (Fields share : visit.data().entries("SHARE_GIVEN")) {
            given |= share.text("round").equals(id) && custodian.equals(Optional.of(share.text("custodian")));
        }
        round.put("given", new Json.Bool(given));
        round.put("slips", SlipFigures.of(visit.data(), id));
        return new Json.Obj(round);
    }

    /** How far a round has come as the record alone tells it. */
    private static String stateOf(MeetingData data, String round) throws JsonException {
        Map<String, String> after = Map.of(
                "BEGIN_ROUND", "DRAFT",
                "SEAL_ROUND", "SEALED",
                "OPEN_ROUND", "OPEN",
                "WARN_CLOSE", "CLOSING",
                "CLOSE_ROUND", "CLOSED",
                "RECONCILE", "RECONCILED",
                "SHARE_GIVEN", "TALLIED",
                "COUNTED", "DECRYPTED",
                "FILE_BOX", "ARCHIVED",
                "BREAK_OFF", "VOID");
        String state = "DRAFT";
        for (Fields entry : data.entries()) {
            String next = entry.optional("leaf").isPresent() ? null : after.get(entry.text("type"));
            if (next != null && entry.object("data").text("round").equals(round)) {
                state = next;
            }
        }
        return state;
    }
}
