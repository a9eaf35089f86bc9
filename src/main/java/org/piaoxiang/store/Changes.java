package org.piaoxiang.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.IntStream;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.ArchivePart;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.NewEntry;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.TreeHash;

/** Makes a change inside a transaction of the caller's. */
final class Changes {
    private Changes() {}

    /** Makes {@code change}; after {@link Appended.Moved} the caller must roll back. */
    static Appended make(SqlConnection connection, String meeting, Change change) {
        RowSet<Row> rows = Sql.run(connection, "SELECT size, peaks FROM tree WHERE meeting = $1 FOR UPDATE", meeting);
        if (rows.size() == 0) {
            throw new IllegalArgumentException("there is no such meeting");
        }
        Frontier before = frontier(rows.iterator().next());
        if (before.size() != change.expectedSize()) {
            return new Appended.Moved(before.size());
        }
        List<TreeHash> leaves = change.entries().stream()
                .map(entry -> TreeHash.leaf(entry.body()))
                .toList();
        Frontier after = before.appendAll(leaves);
        if (!leaves.isEmpty()) {
            addEntries(connection, meeting, before.size(), change.entries(), leaves);
            Sql.run(
                    connection,
                    "UPDATE tree SET size = $2, peaks = $3 WHERE meeting = $1",
                    meeting,
                    after.size(),
                    Buffer.buffer(after.peakBytes()));
        }
        for (ArchivePart part : change.archives()) {
            if (!lengthen(connection, meeting, part)) {
                return new Appended.Moved(before.size());
            }
        }
        return new Appended.Done(after);
    }

    /** Reads a row with size and peaks. */
    static Frontier frontier(Row row) {
        return Frontier.of(row.getLong("size"), row.getBuffer("peaks").getBytes())
                .orElseThrow(() -> new IllegalStateException("the stored tree of a meeting does not fit its size"));
    }

    private static void addEntries(
            SqlConnection connection, String meeting, long from, List<NewEntry> entries, List<TreeHash> leaves) {
        Sql.run(
                connection,
                "INSERT INTO entry (meeting, number, type, body, leaf)"
                        + " SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::bytea[], $5::bytea[])",
                meeting,
                IntStream.range(0, entries.size()).mapToObj(i -> from + i).toArray(Long[]::new),
                entries.stream().map(NewEntry::type).toArray(String[]::new),
                entries.stream().map(entry -> Buffer.buffer(entry.body())).toArray(Buffer[]::new),
                leaves.stream().map(leaf -> Buffer.buffer(leaf.bytes())).toArray(Buffer[]::new));
    }

    /** Adds a part to an archive; false where the archive has another length. The locked tree keeps others away. */
    private static boolean lengthen(SqlConnection connection, String meeting, ArchivePart part) {
        return Sql.run(
                                connection,
                                "INSERT INTO archive_part (meeting, poll, begins, bytes) SELECT $1, $2, $3, $4"
                                        + " WHERE $3 = (SELECT coalesce(max(begins + octet_length(bytes)), 0)"
                                        + " FROM archive_part WHERE meeting = $1 AND poll = $2)"
                                        + " ON CONFLICT DO NOTHING",
                                meeting,
                                part.poll(),
                                part.expectedLength(),
                                Buffer.buffer(part.bytes()))
                        .rowCount()
                == 1;
    }
}
