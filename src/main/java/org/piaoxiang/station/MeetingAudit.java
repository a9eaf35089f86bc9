package org.piaoxiang.station;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.meeting.Evidence;
import org.piaoxiang.verifier.meeting.MeetingVerifier;

/** The whole meeting, or one round of it, looked at by this station's own verifier: record, lists and archives together. */
public final class MeetingAudit {
    private final MeetingData data;
    private final ExecutorService workers;

    /** Makes the audit of {@code data}, which was refreshed before. */
    public MeetingAudit(MeetingData data, ExecutorService workers) {
        this.data = data;
        this.workers = workers;
    }

    /** Verifies {@code round} with the record; archives that were looked at already keep their reports. */
    Report round(String round, List<ClosedBox> boxes)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Map<String, Report> known = new HashMap<>();
        Map<String, ArchiveSource> archives = new HashMap<>();
        for (ClosedBox box : boxes) {
            known.put(box.poll().uuid(), box.report());
            archives.put(box.poll().uuid(), ArchiveSource.of(box.archive()));
        }
        return new MeetingVerifier(workers, (ballots, read, all) -> {})
                .knowing(known)
                .verify(evidence(archives, Set.of(), Optional.of(round)));
    }

    /** Verifies everything that has come so far. */
    public Report whole() throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Map<String, ArchiveSource> archives = new HashMap<>();
        Set<String> withheld = new HashSet<>();
        for (Fields setUp : data.entries("SET_UP_POLLS")) {
            for (Json item : setUp.array("polls")) {
                String uuid = Fields.of(item, "poll").text("uuid");
                try {
                    archives.put(uuid, ArchiveSource.of(data.archive(uuid)));
                } catch (ServerClient.Refusal refused) {
                    if (!refused.code().equals("ROLE_NOT_ALLOWED")) {
                        throw refused;
                    }
                    withheld.add(uuid);
                }
            }
        }
        return new MeetingVerifier(workers, (ballots, read, all) -> {})
                .verify(evidence(archives, withheld, Optional.empty()));
    }

    /** The record alone, for what is derived from it. */
    static Evidence recordOnly(MeetingData data) throws IOException {
        return new Evidence(
                data.meeting(),
                data.lines(),
                data.seenNote().stream().toList(),
                data.serverKey(),
                List.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private Evidence evidence(Map<String, ArchiveSource> archives, Set<String> withheld, Optional<String> round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Map<String, byte[]> lists = new HashMap<>();
        for (Fields issued : data.entries("ISSUE_LISTS")) {
            for (Json item : issued.array("lists")) {
                Fields list = Fields.of(item, "list");
                if (round.isEmpty() || archives.containsKey(list.text("uuid"))) {
                    lists.put(list.text("hash"), data.listAsGiven(list.text("hash")));
                }
            }
        }
        return new Evidence(
                data.meeting(),
                data.lines(),
                data.seenNote().stream().toList(),
                data.serverKey(),
                List.of(),
                lists,
                archives,
                withheld,
                Optional.empty(),
                round);
    }
}
