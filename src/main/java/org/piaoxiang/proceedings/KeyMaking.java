package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.state.Custody;
import org.piaoxiang.meeting.state.Custody.Step;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.trustee.KeyCeremony;
import org.piaoxiang.protocol.trustee.PolynomialMessage;
import org.piaoxiang.protocol.trustee.SignedMessage;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.VerificationOutput;
import org.piaoxiang.verifier.KeyTrial;

/**
 * Carries the messages by which several people make one custodian's key on their own stations. Each message is checked before
 * it is passed on, so that a wrong one is refused with its sender's name; secrets in them are locked for their recipients.
 */
public final class KeyMaking {
    private static final int LONGEST = 1 << 18;

    private final MeetingRooms rooms;
    private final FileStore files;
    private final Group group;

    /** Makes the use case. */
    public KeyMaking(MeetingRooms rooms, FileStore files, Group group) {
        this.rooms = rooms;
        this.files = files;
        this.group = group;
    }

    /** Takes what a member hands in: {@code custodian, step, member, holder?} and {@code message} as it was made. */
    public Outcome take(String meeting, Actor actor, Json.Obj data) {
        Optional<MeetingState> state = rooms.state(meeting);
        if (state.isEmpty()) {
            return Outcome.Refused.of("NOT_FOUND");
        }
        String holder = actor.name();
        try {
            Fields fields = Fields.of(data, "data").only("custodian", "step", "member", "holder", "message");
            Optional<Custody.Group> shared = state.get().ballots().custody().group(fields.text("custodian"));
            byte[] message = fields.text("message").getBytes(StandardCharsets.UTF_8);
            if (shared.isEmpty() || message.length > LONGEST) {
                return new Outcome.Refused(
                        "UNKNOWN_CUSTODIAN", Json.object("custodian", Json.text(fields.text("custodian"))));
            }
            int member = fields.integer("member");
            Map<String, Json> entry = new LinkedHashMap<>(data.fields());
            Step step = step(fields.text("step"));
            if (isDue(shared.get(), step, member)) {
                holder = step == Step.CERTIFICATE
                        ? fields.text("holder")
                        : shared.get().joined().get(member - 1).holder();
                entry.putAll(checked(state.get().id(), shared.get(), step, member, message));
            }
            entry.put("message", Json.text(files.put(meeting, message)));
            Outcome outcome = rooms.act(meeting, actor, EntryType.KEY_CEREMONY, new Json.Obj(entry));
            if (outcome instanceof Outcome.Done && step == Step.TRIAL) {
                tryAll(meeting, fields.text("custodian"));
            }
            return outcome;
        } catch (JsonException refused) {
            return new Outcome.Refused(
                    "CEREMONY_REFUSED",
                    Json.object("holder", Json.text(holder), "reason", Json.text(refused.reason())));
        }
    }

    private static Step step(String name) throws JsonException {
        for (Step step : Step.values()) {
            if (step.name().equals(name)) {
                return step;
            }
        }
        throw new JsonException("there is no such step");
    }

    /** What is not due the meeting itself refuses, with its own words. */
    private static boolean isDue(Custody.Group shared, Step step, int member) {
        return step == Step.CERTIFICATE
                || (member >= 1 && member <= shared.joined().size() && shared.all(step.before()));
    }

    /** Checks a message and returns what the record is to say besides. */
    private Map<String, Json> checked(String meeting, Custody.Group shared, Step step, int member, byte[] message)
            throws JsonException {
        switch (step) {
            case CERTIFICATE -> {
                SignedMessage certificate = certificate(message);
                KeyCeremony.checkCertificate(group, certificate, shared.members(), shared.threshold(), member);
            }
            case POLYNOMIAL ->
                ceremony(meeting, shared).checkPolynomial(member, PolynomialMessage.parse(message, group.scalars()));
            case OUTPUT -> {
                return output(meeting, shared, member, message);
            }
            case TRIAL -> {
                Optional<String> problem = trial(meeting, shared).problem(member, message);
                if (problem.isPresent()) {
                    throw new JsonException(problem.get());
                }
            }
        }
        return Map.of();
    }

    private Map<String, Json> output(String meeting, Custody.Group shared, int member, byte[] message)
            throws JsonException {
        KeyCeremony ceremony = ceremony(meeting, shared);
        List<PolynomialMessage> polynomials = polynomials(meeting, shared);
        VerificationOutput output = VerificationOutput.parse(message, group.scalars());
        ceremony.checkOutput(member, polynomials, output);
        Map<String, Json> more = new LinkedHashMap<>();
        more.put("key", Json.text(output.publicKey().key()));
        List<VerificationOutput> outputs = new ArrayList<>();
        for (Custody.Member one : shared.joined()) {
            if (one.number() == member) {
                outputs.add(output);
            } else if (one.has(Step.OUTPUT)) {
                outputs.add(VerificationOutput.parse(file(meeting, one.message(Step.OUTPUT)), group.scalars()));
            }
        }
        if (outputs.size() == shared.members()) {
            Element key = KeyTrial.key(group, ceremony.parameters(polynomials, outputs))
                    .orElseThrow(() -> new JsonException("the parts do not make a key"));
            more.put("groupKey", Json.text(key.encoded()));
        }
        return more;
    }

    private void tryAll(String meeting, String custodian) throws JsonException {
        Custody.Group shared = rooms.state(meeting)
                .orElseThrow()
                .ballots()
                .custody()
                .group(custodian)
                .orElseThrow();
        if (!shared.all(Step.TRIAL) || shared.tried()) {
            return;
        }
        List<byte[]> parts = new ArrayList<>();
        for (Custody.Member member : shared.joined()) {
            parts.add(file(meeting, member.message(Step.TRIAL)));
        }
        KeyTrial.Outcome outcome = trial(meeting, shared).tryAll(parts);
        rooms.act(
                meeting,
                RoundWork.SERVER,
                EntryType.TRY_SUBSET,
                Json.object(
                        "custodian", Json.text(custodian),
                        "subsets", Json.number(outcome.subsets()),
                        "opened", Json.number(outcome.opened()),
                        "fewer", Json.number(outcome.fewer()),
                        "refused", Json.number(outcome.refused())));
    }

    private KeyTrial trial(String meeting, Custody.Group shared) throws JsonException {
        return new KeyTrial(group, meeting, shared.custodian(), parameters(meeting, shared));
    }

    /** Returns what is published of a key whose members have all finished. */
    ThresholdParameters parameters(String meeting, Custody.Group shared) {
        try {
            List<VerificationOutput> outputs = new ArrayList<>();
            for (Custody.Member member : shared.joined()) {
                outputs.add(VerificationOutput.parse(file(meeting, member.message(Step.OUTPUT)), group.scalars()));
            }
            return ceremony(meeting, shared).parameters(polynomials(meeting, shared), outputs);
        } catch (JsonException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    private KeyCeremony ceremony(String meeting, Custody.Group shared) throws JsonException {
        List<SignedMessage> certificates = new ArrayList<>();
        for (Custody.Member member : shared.joined()) {
            certificates.add(certificate(file(meeting, member.message(Step.CERTIFICATE))));
        }
        return new KeyCeremony(group, certificates);
    }

    private List<PolynomialMessage> polynomials(String meeting, Custody.Group shared) throws JsonException {
        List<PolynomialMessage> polynomials = new ArrayList<>();
        for (Custody.Member member : shared.joined()) {
            polynomials.add(PolynomialMessage.parse(file(meeting, member.message(Step.POLYNOMIAL)), group.scalars()));
        }
        return polynomials;
    }

    private SignedMessage certificate(byte[] message) throws JsonException {
        return SignedMessage.parse(JsonReader.read(message), group.scalars(), "certificate");
    }

    private byte[] file(String meeting, String hash) {
        return files.get(meeting, hash).orElseThrow();
    }
}
