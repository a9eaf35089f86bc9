package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.trustee.KeyCeremony;
import org.piaoxiang.protocol.trustee.PolynomialMessage;
import org.piaoxiang.protocol.trustee.SignedMessage;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.VerificationOutput;

/** A custodian's key that several people share, as far as the record has it; messages are fetched by their hashes. */
final class SharedKey {
    /** The steps in their order, as the record names them. */
    enum Step {
        CERTIFICATE,
        POLYNOMIAL,
        OUTPUT,
        TRIAL
    }

    private final MeetingData data;
    private final Group group;
    private final String custodian;
    private final int threshold;
    private final int members;
    private final Map<Integer, String> holders = new TreeMap<>();
    private final Map<Integer, Map<Step, String>> messages = new TreeMap<>();
    private final Map<Integer, String> keys = new TreeMap<>();
    private Optional<String> groupKey = Optional.empty();
    private boolean tried;

    private SharedKey(MeetingData data, Group group, Fields settings) throws JsonException {
        this.data = data;
        this.group = group;
        this.custodian = settings.text("custodian");
        this.threshold = settings.integer("threshold");
        this.members = settings.integer("members");
        for (Fields entry : data.entries("KEY_CEREMONY")) {
            if (entry.text("custodian").equals(custodian)) {
                take(entry);
            }
        }
        for (Fields entry : data.entries("TRY_SUBSET")) {
            tried |= entry.text("custodian").equals(custodian);
        }
    }

    /** Returns the shared keys of a meeting. */
    static List<SharedKey> of(MeetingData data, Group group) throws JsonException {
        List<SharedKey> keys = new ArrayList<>();
        for (Fields created : data.entries("CREATE_MEETING")) {
            for (Json row : created.optional("custody").isEmpty() ? List.<Json>of() : created.array("custody")) {
                keys.add(new SharedKey(data, group, Fields.of(row, "custody")));
            }
        }
        return keys;
    }

    private void take(Fields entry) throws JsonException {
        int number = entry.integer("member");
        if (entry.optional("holder").isPresent()) {
            holders.putIfAbsent(number, entry.text("holder"));
        }
        if (entry.optional("key").isPresent()) {
            keys.put(number, entry.text("key"));
        }
        if (entry.optional("groupKey").isPresent()) {
            groupKey = Optional.of(entry.text("groupKey"));
        }
        messages.computeIfAbsent(number, none -> new LinkedHashMap<>())
                .put(Step.valueOf(entry.text("step")), entry.text("message"));
    }

    String custodian() {
        return custodian;
    }

    int threshold() {
        return threshold;
    }

    int members() {
        return members;
    }

    int joined() {
        return holders.size();
    }

    boolean tried() {
        return tried;
    }

    /** The public key that all members have made together. */
    Optional<String> groupKey() {
        return groupKey;
    }

    /** The public part of a member's key. */
    Optional<String> key(int member) {
        return Optional.ofNullable(keys.get(member));
    }

    /** Whether a member has done a step. */
    boolean has(int member, Step step) {
        return messages.getOrDefault(member, Map.of()).containsKey(step);
    }

    /** Whether all members have done a step. */
    boolean all(Step step) {
        return joined() == members && holders.keySet().stream().allMatch(member -> has(member, step));
    }

    byte[] message(int member, Step step)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        String hash = messages.getOrDefault(member, Map.of()).get(step);
        if (hash == null) {
            throw new JsonException("a message is missing");
        }
        return data.list(hash);
    }

    SignedMessage certificate(int member)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return SignedMessage.parse(JsonReader.read(message(member, Step.CERTIFICATE)), group.scalars(), "certificate");
    }

    KeyCeremony ceremony() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<SignedMessage> certificates = new ArrayList<>();
        for (int member = 1; member <= members; member++) {
            certificates.add(certificate(member));
        }
        return new KeyCeremony(group, certificates);
    }

    List<PolynomialMessage> polynomials()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<PolynomialMessage> polynomials = new ArrayList<>();
        for (int member = 1; member <= members; member++) {
            polynomials.add(PolynomialMessage.parse(message(member, Step.POLYNOMIAL), group.scalars()));
        }
        return polynomials;
    }

    VerificationOutput output(int member)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return VerificationOutput.parse(message(member, Step.OUTPUT), group.scalars());
    }

    ThresholdParameters parameters() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<VerificationOutput> outputs = new ArrayList<>();
        for (int member = 1; member <= members; member++) {
            outputs.add(output(member));
        }
        return ceremony().parameters(polynomials(), outputs);
    }

    /** What pages show of it; {@code own} is this station's number, 0 where it is no member. */
    Json json(int own) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("custodian", Json.text(custodian));
        fields.put("threshold", Json.number(threshold));
        fields.put("members", Json.number(members));
        fields.put("own", Json.number(own));
        fields.put("tried", new Json.Bool(tried));
        List<Json> rows = new ArrayList<>();
        holders.forEach((number, holder) -> rows.add(Json.object(
                "number", Json.number(number),
                "holder", Json.text(holder),
                "steps", Json.number(messages.getOrDefault(number, Map.of()).size()))));
        fields.put("joined", Json.array(rows));
        return new Json.Obj(fields);
    }
}
