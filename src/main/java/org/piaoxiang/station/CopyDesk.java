package org.piaoxiang.station;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.record.VerifyKey;

/**
 * A and B copy of the department's keys: the custodian's key, the key of the card, and what this station has seen, sealed,
 * signed and opened, so that the copy is bound by it too. Restoring is written into the record.
 */
final class CopyDesk {
    private static final int SHORTEST = 12;

    private final MeetingData data;
    private final StationFiles files;
    private final Group group;
    private final SecureRandom random;

    CopyDesk(MeetingData data, StationFiles files, Group group, SecureRandom random) {
        this.data = data;
        this.files = files;
        this.group = group;
        this.random = random;
    }

    /** Makes the B copy under {@code passphrase}. */
    Json.Obj make(String passphrase) throws IOException, JsonException, StationRefusal {
        if (passphrase.length() < SHORTEST) {
            throw new StationRefusal("COPY_PASSPHRASE_SHORT", Json.object("least", Json.number(SHORTEST)));
        }
        if (!files.hasCustodianKey(data.meeting())) {
            throw new StationRefusal("OWN_KEY_MISSING");
        }
        Map<String, Json> notes = new LinkedHashMap<>();
        for (Map.Entry<String, String> note : files.notesOf(data.meeting()).entrySet()) {
            notes.put(note.getKey(), Json.text(note.getValue()));
        }
        byte[] seed = files.signingSeed();
        try (SecretScalar secret = files.custodianKey(group, data.meeting())) {
            byte[] scalar = group.scalars().export(secret);
            Json content = Json.object(
                    "custodian", SealedCopy.base64(scalar),
                    "signing", SealedCopy.base64(seed),
                    "notes", new Json.Obj(notes));
            Arrays.fill(scalar, (byte) 0);
            return Json.object(
                    "copy", Json.text(SealedCopy.lock(data.meeting(), content, passphrase.toCharArray(), random)));
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Restores a B copy onto this station, which must have no keys of its own in the record. */
    Json.Obj restore(String copy, String passphrase)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        if (files.hasCustodianKey(data.meeting())) {
            throw new StationRefusal("COPY_KEY_EXISTS");
        }
        Fields content = SealedCopy.unlock(data.meeting(), copy.strip(), passphrase.toCharArray());
        requireSameServer(content.object("notes"));
        byte[] scalar = SealedCopy.bytes(content.text("custodian"));
        byte[] seed = SealedCopy.bytes(content.text("signing"));
        if (files.signsElsewhere(data.meeting(), seed)) {
            Arrays.fill(scalar, (byte) 0);
            Arrays.fill(seed, (byte) 0);
            throw new StationRefusal("COPY_OTHER_MEETINGS_KEY");
        }
        try (SecretScalar secret = group.scalars().secret(scalar)) {
            files.restore(group, data.meeting(), secret, seed);
        } finally {
            Arrays.fill(scalar, (byte) 0);
            Arrays.fill(seed, (byte) 0);
        }
        for (String name : content.object("notes").names()) {
            // What this station has seen itself since is newer.
            if (files.note(name).isEmpty()) {
                files.keep(name, content.object("notes").text(name));
            }
        }
        data.server().act(data.meeting(), "REMARK", Json.object("text", Json.text("B 角密钥副本已在接手人的工作站恢复。")));
        return Json.object();
    }

    /** Both stations must have met the same server: else one of them was shown a false one. */
    private void requireSameServer(Fields notes) throws IOException, JsonException, StationRefusal {
        Optional<String> here = data.serverKey().map(VerifyKey::base64);
        if (notes.optional("server.key").isPresent() && !here.equals(Optional.of(notes.text("server.key")))) {
            throw new StationRefusal("COPY_OTHER_SERVER");
        }
    }
}
