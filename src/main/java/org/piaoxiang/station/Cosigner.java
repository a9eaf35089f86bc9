package org.piaoxiang.station;

import java.io.IOException;
import java.time.InstantSource;
import org.piaoxiang.json.Json;
import org.piaoxiang.record.Cosignature;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.SignedNote;
import org.piaoxiang.record.SigningKey;

/**
 * Presents to the server the checkpoints that it has shown to this station, with the station's cosignature: the server then
 * knows what it cannot go back on. Not for use by several threads at once.
 */
final class Cosigner {
    private final ServerClient server;
    private final String path;
    private final StationFiles files;
    private final InstantSource clock;
    private long presented;

    /** {@code record} is the path of the record on the server. */
    Cosigner(ServerClient server, String record, StationFiles files, InstantSource clock) {
        this.server = server;
        this.path = record + "/cosignatures";
        this.files = files;
        this.clock = clock;
    }

    /** Presents {@code note}, a checkpoint of {@code size} entries that extends all that was seen, unless it was before. */
    void present(String note, long size) throws IOException, InterruptedException, ServerClient.Refusal {
        if (size > presented) {
            send(note);
            presented = size;
        }
    }

    /** Shows a server that has gone back or astray what it once signed; what it answers does not matter. */
    void confront(String note) throws IOException, InterruptedException {
        try {
            send(note);
        } catch (ServerClient.Refusal expected) {
            // The refusal of the record itself is what people are told.
        }
    }

    /** Returns up to which size checkpoints were presented; 0 where none was. */
    long presented() {
        return presented;
    }

    private void send(String note) throws IOException, InterruptedException, ServerClient.Refusal {
        SignedNote signed = SignedNote.parse(note).orElseThrow();
        try (SigningKey key = files.signingKey()) {
            String name = NoteKey.station(key.verifyKey()).name();
            Cosignature cosignature =
                    Cosignature.sign(signed.text(), name, key, clock.instant().getEpochSecond());
            server.post(
                    path,
                    Json.object(
                            "note", Json.text(signed.with(cosignature.line()).format())));
        }
    }
}
