package org.piaoxiang.verifier;

import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.archive.Event;

/** Fetches what events refer to, and what that refers to in turn. */
final class Payloads {
    private final EventChain chain;

    Payloads(EventChain chain) {
        this.chain = chain;
    }

    /**
     * An event's payload about some other data.
     *
     * @param payload the payload, where it is there
     * @param reference the hash in it, where there is one
     * @param data what that names, where it is there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Referring(Optional<byte[]> payload, Optional<String> reference, Optional<byte[]> data) {
        /** Tells whether something that should be in the archive is not. */
        boolean isIncomplete() {
            return payload.isEmpty() || (reference.isPresent() && data.isEmpty());
        }
    }

    /** Returns the payload of {@code event}; a missing one is a failure of A2. */
    Optional<byte[]> payload(Event event, String what) {
        return event.payload().flatMap(hash -> data(hash, what));
    }

    /** Returns the payload of {@code event}, and what the hash in its {@code field} names. */
    Referring referring(Event event, String what, String field, String target) {
        Optional<byte[]> payload = payload(event, what);
        Optional<String> reference = payload.flatMap(body -> reference(body, field));
        return new Referring(payload, reference, reference.flatMap(hash -> data(hash, target)));
    }

    private Optional<byte[]> data(String hash, String what) {
        return chain.take(hash, what).map(ArchiveRecord::body);
    }

    private static Optional<String> reference(byte[] payload, String field) {
        try {
            return Fields.of(JsonReader.read(payload), "payload")
                    .optional(field)
                    .flatMap(
                            value -> value instanceof Json.Str string ? Optional.of(string.value()) : Optional.empty());
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }
}
