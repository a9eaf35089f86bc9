package org.piaoxiang.proceedings.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.LogOrigin;

/** The records of all meetings. Entries are only ever added. */
public interface RecordStore {
    /** The id of the server's own record, which is no meeting's. */
    String SERVER = LogOrigin.SERVER_RECORD;

    /** Makes an empty record; false where there is one of that id already. */
    boolean create(String meeting);

    /** Returns the ids of all meetings, oldest first. */
    List<String> meetings();

    /** Returns the tree of a meeting's record; empty where there is no such meeting. */
    Optional<Frontier> tree(String meeting);

    /** Returns entries from number {@code from}, at most {@code limit}, in order. */
    List<StoredEntry> read(String meeting, long from, int limit);

    /** Makes a change, where the record still has the expected size. */
    Appended append(String meeting, Change change);

    /** Keeps a signed checkpoint of that size; the first one kept for a size stays. */
    void keepCheckpoint(String meeting, long size, String note);

    /** Returns the checkpoint with the largest size. */
    Optional<KeptCheckpoint> latestCheckpoint(String meeting);

    /** Returns the checkpoint of exactly that size. */
    Optional<KeptCheckpoint> checkpoint(String meeting, long size);

    /** Returns all kept checkpoints, by size. */
    List<KeptCheckpoint> checkpoints(String meeting);

    /** Keeps a witness's cosignature of a kept checkpoint; the first one of a witness for a size stays. */
    void keepCosignature(String meeting, long size, String witness, String line);

    /** Returns the cosignature with the largest size of each witness, by witness. */
    List<KeptCosignature> newestCosignatures(String meeting);

    /** Keeps proof that the record is not what its server once signed. */
    void raiseAlarm(String meeting, Alarm.Kind kind, long size, String note);

    /** Returns all alarms of a meeting, oldest first. */
    List<Alarm> alarms(String meeting);

    /**
     * A cosignature as kept.
     *
     * @param size of the checkpoint that it covers
     * @param witness name of the witness's key
     * @param line the signature line
     */
    record KeptCosignature(long size, String witness, String line) {}

    /**
     * Proof that the record is not what its server once signed.
     *
     * @param kind what is wrong
     * @param size of the checkpoint that was signed
     * @param note that checkpoint, signed by the server
     * @param noticed when
     */
    record Alarm(Kind kind, long size, String note, Instant noticed) {
        /** What can be wrong. */
        public enum Kind {
            /** The server has signed more entries than it has. */
            BEHIND,
            /** The server has signed other entries than it has. */
            FORKED
        }
    }

    /**
     * A checkpoint as kept.
     *
     * @param size entries
     * @param note the signed note
     * @param cosignatures signature lines of witnesses
     */
    record KeptCheckpoint(long size, String note, List<String> cosignatures) {
        /** Keeps a copy of the list. */
        public KeptCheckpoint {
            cosignatures = List.copyOf(cosignatures);
        }
    }
}
