package org.piaoxiang.protocol.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * Payload of the Setup event (specification 3.3.0, section 4.10).
 *
 * @param election hash of the election
 * @param trustees hash of the custodians
 * @param credentials hash of the list
 * @param certificate hash of a certificate of the list, which some peers add
 */
public record SetupData(String election, String trustees, String credentials, Optional<String> certificate) {
    /** Reads the payload; unknown fields are ignored, as peers do. */
    public static SetupData parse(byte[] bytes) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "setup_data");
        Optional<Json> certificate = fields.optional("credentials_certificate");
        return new SetupData(
                Event.hash(fields.value("election"), "setup_data.election"),
                Event.hash(fields.value("trustees"), "setup_data.trustees"),
                Event.hash(fields.value("credentials"), "setup_data.credentials"),
                certificate.isPresent()
                        ? Optional.of(Event.hash(certificate.get(), "setup_data.credentials_certificate"))
                        : Optional.empty());
    }

    /** Returns the published bytes of a setup without certificate. */
    public static byte[] bytes(String election, String trustees, String credentials) {
        return JsonWriter.compactBytes(Json.object(
                "election", Json.text(election),
                "trustees", Json.text(trustees),
                "credentials", Json.text(credentials)));
    }

    /** Returns all hashes it refers to, in the order of the archive. */
    public List<String> references() {
        List<String> hashes = new ArrayList<>(List.of(election, trustees, credentials));
        certificate.ifPresent(hashes::add);
        return hashes;
    }
}
