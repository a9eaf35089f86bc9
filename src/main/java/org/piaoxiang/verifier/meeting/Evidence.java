package org.piaoxiang.verifier.meeting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.record.VerifyKey;

/**
 * What is known of a meeting.
 *
 * @param meeting its id
 * @param lines all entries in order, each canonical JSON; a withheld one is an object with the hash of its leaf
 * @param checkpoints signed notes of checkpoints, any cosignatures under them
 * @param serverKey the key that signs them; empty where none is known
 * @param seen notes of checkpoints that the verifying side has seen earlier, believed without a signature
 * @param lists the issuer's lists by their SHA-256 in hexadecimal
 * @param archives archives of polls by uuid
 * @param withheld polls that whoever made this may not show
 * @param papers the data that the papers were printed from
 * @param round where only one round is looked at: its id; the record is always looked at as a whole
 */
public record Evidence(
        String meeting,
        List<byte[]> lines,
        List<String> checkpoints,
        Optional<VerifyKey> serverKey,
        List<String> seen,
        Map<String, byte[]> lists,
        Map<String, ArchiveSource> archives,
        Set<String> withheld,
        Optional<Json.Obj> papers,
        Optional<String> round) {
    /** Keeps copies. */
    public Evidence {
        lines = List.copyOf(lines);
        checkpoints = List.copyOf(checkpoints);
        seen = List.copyOf(seen);
        lists = Map.copyOf(lists);
        archives = Map.copyOf(archives);
        withheld = Set.copyOf(withheld);
    }
}
