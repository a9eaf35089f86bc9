package org.piaoxiang.station;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.SealStatement;

/** What the record says of a round, with the observer's signatures checked. */
final class SealedRound {
    private final MeetingData data;
    private final String round;

    SealedRound(MeetingData data, String round) throws JsonException {
        this.data = data;
        this.round = Names.round(round);
    }

    /** The key of the observer's card: the first one, since a later one would be another observer's. */
    Optional<VerifyKey> observer() throws JsonException {
        List<Fields> cards = data.entries("OBSERVER_CARD");
        return cards.isEmpty()
                ? Optional.empty()
                : VerifyKey.ofBase64(cards.getFirst().text("key"));
    }

    /** The seals by poll; refused where there are none or a signature is wrong. */
    Map<String, SealStatement> seals() throws JsonException, StationRefusal {
        Fields sealed = data.lastOfRound("SEAL_ROUND", round).orElseThrow(() -> new StationRefusal("ROUND_NOT_SEALED"));
        VerifyKey key = observer().orElseThrow(() -> new StationRefusal("ROUND_NOT_SEALED"));
        List<Json> rows = sealed.array("seals");
        String[] signatures = sealed.text("signature").split(" ", -1);
        if (signatures.length != rows.size()) {
            throw new StationRefusal("SEAL_SIGNATURE");
        }
        Map<String, SealStatement> seals = new LinkedHashMap<>();
        for (int i = 0; i < signatures.length; i++) {
            SealStatement seal = seal(Fields.of(rows.get(i), "seal"));
            if (!key.verifyBase64(seal.canonical().getBytes(StandardCharsets.UTF_8), signatures[i])) {
                throw new StationRefusal("SEAL_SIGNATURE");
            }
            seals.put(seal.uuid(), seal);
        }
        return seals;
    }

    private SealStatement seal(Fields row) throws JsonException {
        List<String> custodians = new ArrayList<>();
        for (Json key : row.array("custodians")) {
            custodians.add(Fields.textOf(key, "custodian"));
        }
        return new SealStatement(
                data.meeting(),
                round,
                row.text("uuid"),
                row.text("election"),
                row.text("setup"),
                row.integer("size"),
                custodians,
                row.integer("floor"));
    }

    /** The closed polls as the record has them. */
    List<ClosedSet.Poll> closed() throws JsonException, StationRefusal {
        Fields closed =
                data.lastOfRound("CLOSE_ROUND", round).orElseThrow(() -> new StationRefusal("ROUND_NOT_CLOSED"));
        List<ClosedSet.Poll> polls = new ArrayList<>();
        for (Json item : closed.array("polls")) {
            Fields poll = Fields.of(item, "poll");
            polls.add(new ClosedSet.Poll(
                    Names.poll(poll.text("uuid")), poll.integer("returned"), poll.text("closedSet")));
        }
        return polls;
    }

    /** The closed polls without those of items that the reconciliation has made void. */
    List<ClosedSet.Poll> standing() throws JsonException, StationRefusal {
        Fields reconciled =
                data.lastOfRound("RECONCILE", round).orElseThrow(() -> new StationRefusal("NOT_RECONCILED"));
        Map<String, String> itemOf = new LinkedHashMap<>();
        Fields begun = data.lastOfRound("BEGIN_ROUND", round).orElseThrow(() -> new StationRefusal("ROUND_UNKNOWN"));
        for (Json item : begun.array("polls")) {
            Fields poll = Fields.of(item, "poll");
            itemOf.put(poll.text("uuid"), poll.text("item"));
        }
        Set<String> valid = new HashSet<>();
        Set<String> voidItems = new HashSet<>();
        for (Json item : reconciled.array("polls")) {
            Fields poll = Fields.of(item, "poll");
            String uuid = poll.text("uuid");
            if (poll.text("verdict").equals("VALID")) {
                valid.add(uuid);
            } else {
                voidItems.add(itemOf.getOrDefault(uuid, ""));
            }
        }
        return closed().stream()
                .filter(poll -> valid.contains(poll.uuid())
                        && itemOf.containsKey(poll.uuid())
                        && !voidItems.contains(itemOf.get(poll.uuid())))
                .toList();
    }

    /** Requires the observer's signature under exactly these closed sets. */
    void requireCosignature() throws JsonException, StationRefusal {
        Optional<Fields> cosigned = data.lastOfRound("COSIGN_CLOSED_SET", round);
        Optional<VerifyKey> key = observer();
        if (cosigned.isEmpty() || key.isEmpty()) {
            throw new StationRefusal("CLOSED_SET_NOT_COSIGNED");
        }
        byte[] statement = ClosedSet.statement(data.meeting(), round, closed()).getBytes(StandardCharsets.UTF_8);
        if (!key.get().verifyBase64(statement, cosigned.get().text("signature"))) {
            throw new StationRefusal("CLOSED_SET_SIGNATURE");
        }
    }

    /** Requires that the round has not been broken off. */
    void requireStanding() throws JsonException, StationRefusal {
        if (data.lastOfRound("BREAK_OFF", round).isPresent()) {
            throw new StationRefusal("ROUND_VOID");
        }
    }

    /** Refuses while the count of this round waits (封存待计). */
    void requireNotWaiting() throws JsonException, StationRefusal {
        boolean waits = false;
        for (Fields entry : data.entries()) {
            String type = entry.optional("type").isPresent() ? entry.text("type") : "";
            boolean holds = type.equals("POSTPONE_COUNT") || type.equals("REFUSE_COUNT");
            if ((holds || type.equals("RESUME_COUNT"))
                    && entry.object("data").text("round").equals(round)) {
                waits = holds;
            }
        }
        if (waits) {
            throw new StationRefusal("COUNT_POSTPONED");
        }
    }

    String id() {
        return round;
    }
}
