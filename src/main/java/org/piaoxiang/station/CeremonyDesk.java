package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyCeremony;
import org.piaoxiang.protocol.trustee.MemberKeys;
import org.piaoxiang.station.SharedKey.Step;
import org.piaoxiang.verifier.KeyTrial;

/**
 * A member's side of making a shared key. Everything secret follows from this station's own key and from messages that only
 * it can open, so a lost station goes on from the backup of its key file alone.
 */
final class CeremonyDesk {
    private final MeetingData data;
    private final StationFiles files;
    private final Group group;
    private final RandomSource random;

    CeremonyDesk(MeetingData data, StationFiles files, Group group, RandomSource random) {
        this.data = data;
        this.files = files;
        this.group = group;
        this.random = random;
    }

    /**
     * A membership of this station.
     *
     * @param number of the member, from 1
     */
    record Membership(SharedKey shared, int number) {
        /** Returns the member's name as custodian. */
        String name() {
            return shared.custodian() + "." + number;
        }
    }

    /** Finds the shared key of which this station is a member: by its certificate, not by any note. */
    Optional<Membership> membership()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        if (!files.hasCustodianKey(data.meeting())) {
            return Optional.empty();
        }
        for (SharedKey shared : SharedKey.of(data, group)) {
            for (int member = 1; member <= shared.joined(); member++) {
                Optional<String> known = files.note(note(shared.custodian()));
                if (known.equals(Optional.of(String.valueOf(member))) || isOwn(shared, member)) {
                    files.keep(note(shared.custodian()), String.valueOf(member));
                    return Optional.of(new Membership(shared, member));
                }
            }
        }
        return Optional.empty();
    }

    /** Spares looking at all certificates again and again; can be lost. */
    private String note(String custodian) {
        return "member-" + data.meeting() + "-" + custodian;
    }

    private boolean isOwn(SharedKey shared, int member)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        try (SecretScalar secret = files.custodianKey(group, data.meeting());
                MemberKeys keys = MemberKeys.of(group, secret)) {
            return KeyCeremony.isOwn(group, keys, shared.certificate(member));
        }
    }

    /** Does whatever step of {@code custodian}'s key is due here; says nothing was due while others are waited for. */
    Json.Obj step(String custodian, String holder)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        SharedKey shared = SharedKey.of(data, group).stream()
                .filter(one -> one.custodian().equals(custodian))
                .findFirst()
                .orElseThrow(() -> new StationRefusal("KEY_NOT_SHARED"));
        Optional<Membership> own = membership();
        Optional<Step> due = due(shared, own);
        if (due.isEmpty()) {
            return Json.object("custodian", Json.text(custodian), "done", new Json.Bool(false));
        }
        int number = own.map(Membership::number).orElse(shared.joined() + 1);
        String message;
        try (SecretScalar secret = files.custodianKey(group, data.meeting());
                MemberKeys keys = MemberKeys.of(group, secret)) {
            message = message(shared, due.get(), number, keys);
        } catch (JsonException wrong) {
            throw new StationRefusal("CEREMONY_WRONG", Json.object("reason", Json.text(wrong.reason())));
        }
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("custodian", Json.text(custodian));
        fields.put("step", Json.text(due.get().name()));
        fields.put("member", Json.number(number));
        if (due.get() == Step.CERTIFICATE) {
            fields.put("holder", Json.text(holder));
        }
        fields.put("message", Json.text(message));
        data.server().act(data.meeting(), "KEY_CEREMONY", new Json.Obj(fields));
        return Json.object("custodian", Json.text(custodian), "done", new Json.Bool(true));
    }

    private static Optional<Step> due(SharedKey shared, Optional<Membership> own) throws StationRefusal {
        if (own.isEmpty() || !own.get().shared().custodian().equals(shared.custodian())) {
            if (own.isPresent() || shared.joined() >= shared.members()) {
                throw new StationRefusal("CEREMONY_FULL");
            }
            return Optional.of(Step.CERTIFICATE);
        }
        Step before = Step.CERTIFICATE;
        for (Step step : Step.values()) {
            if (!shared.has(own.get().number(), step)) {
                return shared.all(before) ? Optional.of(step) : Optional.empty();
            }
            before = step;
        }
        return Optional.empty();
    }

    private String message(SharedKey shared, Step step, int number, MemberKeys keys)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        return switch (step) {
            case CERTIFICATE ->
                JsonWriter.compact(
                        KeyCeremony.certificate(group, keys, shared.members(), shared.threshold(), number, random)
                                .json());
            case POLYNOMIAL -> text(shared.ceremony().polynomial(keys, random).bytes());
            case OUTPUT -> {
                KeyCeremony ceremony = shared.ceremony();
                KeyCeremony.Finished finished = ceremony.output(
                        keys, ceremony.inputs(shared.polynomials()).get(number - 1), random);
                finished.secret().close();
                yield text(finished.output().bytes());
            }
            case TRIAL -> {
                KeyTrial trial = new KeyTrial(group, data.meeting(), shared.custodian(), shared.parameters());
                try (SecretScalar part = shared.ceremony().kept(keys, shared.output(number))) {
                    yield trial.part(part, random);
                }
            }
        };
    }

    /** Opens this station's part of a shared key; the caller wipes it. */
    SecretScalar part(Membership own)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        try (SecretScalar secret = files.custodianKey(group, data.meeting());
                MemberKeys keys = MemberKeys.of(group, secret)) {
            return own.shared().ceremony().kept(keys, own.shared().output(own.number()));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
