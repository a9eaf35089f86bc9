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
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.IssuedLists;

/** Makes the slips of a meeting, publishes the lists of their public keys, signed, and forgets the secrets. */
public final class IssuerDesk {
    private static final int MOST_SLIPS = 5000;

    private final MeetingData data;
    private final Group group;
    private final RandomSource random;

    /** Makes the desk; {@code group} is the meeting's. */
    public IssuerDesk(MeetingData data, Group group, RandomSource random) {
        this.data = data;
        this.group = group;
        this.random = random;
    }

    /** A slip to print; the code is its secret. */
    public record Slip(String category, String code) {
        @Override
        public String toString() {
            return "Slip[" + category + ", hidden]";
        }
    }

    /** Issues {@code counts} slips per category (an empty category where there are none) for every poll of the meeting. */
    public List<Slip> issue(Map<String, Integer> counts, SigningKey key)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        if (counts.isEmpty() || counts.values().stream().anyMatch(count -> count < 1 || count > MOST_SLIPS)) {
            throw new StationRefusal("SLIP_COUNT", Json.object("most", Json.number(MOST_SLIPS)));
        }
        data.refresh();
        List<Fields> allocations = data.entries("ALLOCATE_POLLS");
        if (allocations.isEmpty()) {
            throw new StationRefusal("NO_POLLS_YET");
        }
        Map<String, List<Credential>> slips = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            List<Credential> made = new ArrayList<>();
            for (int i = 0; i < count.getValue(); i++) {
                made.add(Credential.random(random));
            }
            slips.put(count.getKey(), made);
        }
        List<Json> lists = new ArrayList<>();
        for (Json item : allocations.getLast().array("polls")) {
            Fields poll = Fields.of(item, "poll");
            String uuid = Names.poll(poll.text("uuid"));
            Optional<Json> category = poll.optional("category");
            List<String> keys = new ArrayList<>();
            for (Map.Entry<String, List<Credential>> entry : slips.entrySet()) {
                if (category.isEmpty() || isOf(category.get(), entry.getKey())) {
                    entry.getValue().forEach(slip -> keys.add(slip.publicKey(group, uuid)));
                }
            }
            byte[] list = SlipList.bytes(keys);
            String hash = HashFunction.SHA_256.hex(list);
            data.server().upload("PUT", "/api/meetings/" + data.meeting() + "/lists/" + hash, list);
            lists.add(Json.object("uuid", Json.text(uuid), "hash", Json.text(hash), "size", Json.number(keys.size())));
        }
        List<Json> numbers = new ArrayList<>();
        counts.forEach((category, count) ->
                numbers.add(Json.object("category", Json.text(category), "count", Json.number(count))));
        Json.Obj issued = Json.object(
                "key", Json.text(key.verifyKey().base64()),
                "lists", Json.array(lists),
                "slips", Json.array(numbers),
                "signature", Json.text(key.signBase64(statement(data.meeting(), lists, numbers))));
        data.server().act(data.meeting(), "ISSUE_LISTS", issued);
        List<Slip> printed = new ArrayList<>();
        slips.forEach((category, made) -> made.forEach(slip -> printed.add(new Slip(category, slip.slipCode()))));
        return printed;
    }

    /** Whether a slip of {@code category} votes in the poll of {@code label}, which names one category or several merged. */
    private static boolean isOf(Json label, String category) {
        return label instanceof Json.Str name
                && java.util.Arrays.asList(name.value().split("＋", -1)).contains(category);
    }

    /** Returns what the issuer signs. */
    public static byte[] statement(String meeting, List<Json> lists, List<Json> slips) {
        return IssuedLists.statement(meeting, Json.array(lists), Json.array(slips));
    }
}
