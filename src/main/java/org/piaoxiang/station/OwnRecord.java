package org.piaoxiang.station;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.JsonException;

/**
 * The server's own record at the observer's station: it is followed as a meeting's is, cosigned, and refused where it was
 * rewritten or set back, under codes of its own.
 */
final class OwnRecord {
    private static final int NOT_FOUND = 404;
    private static final Map<String, String> CODES = Map.of(
            "CHECKPOINT_SIGNATURE", "SERVER_RECORD_DAMAGED",
            "RECORD_DAMAGED", "SERVER_RECORD_DAMAGED",
            "RECORD_FORKED", "SERVER_RECORD_FORKED",
            "RECORD_OLDER", "SERVER_RECORD_OLDER",
            "RECORD_RESTORED", "SERVER_RECORD_RESTORED",
            "RECORD_RESTORED_WHOLE", "SERVER_RECORD_RESTORED_WHOLE");

    private final MeetingData data;
    private boolean restored;
    private long lookedAt = -1;

    OwnRecord(ServerClient server, StationFiles files) {
        this.data = MeetingData.ofServer(server, files, Optional.empty());
    }

    /** Looks at what is new, once for each {@code size} of the meeting's record. */
    synchronized void look(long size)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        if (size == lookedAt) {
            return;
        }
        try {
            data.refresh();
        } catch (StationRefusal refused) {
            if (!refused.code().equals(SeenRecord.FORMER_RELEASE)) {
                restored = refused.code().startsWith("RECORD_RESTORED");
                throw new StationRefusal(CODES.getOrDefault(refused.code(), refused.code()), refused.facts());
            }
        } catch (ServerClient.Refusal refused) {
            // A server of an earlier release has no such record; one that has shown it must go on to.
            if (refused.status() != NOT_FOUND || data.seenNote().isPresent()) {
                throw refused;
            }
        }
        lookedAt = size;
    }

    /** Confirms that the record goes on from a backup, after {@link #look} has said so; false where it has not. */
    synchronized boolean confirmRestoration()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        if (!restored) {
            return false;
        }
        restored = false;
        data.confirmRestoration();
        return true;
    }
}
