package org.piaoxiang.store;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.proceedings.port.Appended;
import org.piaoxiang.proceedings.port.Change;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.TreeHash;

/** Records in PostgreSQL. */
final class PgRecordStore implements RecordStore {
    private static final String KEPT = "SELECT size, note, ARRAY(SELECT line FROM cosignature c"
            + " WHERE c.meeting = k.meeting AND c.size = k.size ORDER BY witness) AS lines FROM checkpoint k";

    private final Sql sql;

    PgRecordStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean create(String meeting) {
        return sql.run(
                                "WITH made AS (INSERT INTO meeting (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id)"
                                        + " INSERT INTO tree (meeting, size, peaks) SELECT id, 0, '' FROM made",
                                meeting)
                        .rowCount()
                == 1;
    }

    @Override
    public List<String> meetings() {
        return Rows.list(
                sql.run("SELECT id FROM meeting WHERE id <> $1 ORDER BY created, id", SERVER),
                row -> row.getString("id"));
    }

    @Override
    public Optional<Frontier> tree(String meeting) {
        return Rows.first(sql.run("SELECT size, peaks FROM tree WHERE meeting = $1", meeting), Changes::frontier);
    }

    @Override
    public List<StoredEntry> read(String meeting, long from, int limit) {
        return Rows.list(
                sql.run(
                        "SELECT number, type, body, leaf FROM entry WHERE meeting = $1 AND number >= $2"
                                + " ORDER BY number LIMIT $3",
                        meeting,
                        from,
                        (long) limit),
                row -> new StoredEntry(
                        row.getLong("number"),
                        row.getString("type"),
                        row.getBuffer("body").getBytes(),
                        TreeHash.of(row.getBuffer("leaf").getBytes())));
    }

    @Override
    public Appended append(String meeting, Change change) {
        return sql.inTransaction(connection -> {
            Appended appended = Changes.make(connection, meeting, change);
            return new Sql.Outcome<>(appended, appended instanceof Appended.Done);
        });
    }

    @Override
    public void keepCheckpoint(String meeting, long size, String note) {
        sql.run(
                "INSERT INTO checkpoint (meeting, size, note) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                meeting,
                size,
                note);
    }

    @Override
    public Optional<KeptCheckpoint> latestCheckpoint(String meeting) {
        return Rows.first(
                sql.run(KEPT + " WHERE meeting = $1 ORDER BY size DESC LIMIT 1", meeting), PgRecordStore::kept);
    }

    @Override
    public Optional<KeptCheckpoint> checkpoint(String meeting, long size) {
        return Rows.first(sql.run(KEPT + " WHERE meeting = $1 AND size = $2", meeting, size), PgRecordStore::kept);
    }

    @Override
    public List<KeptCheckpoint> checkpoints(String meeting) {
        return Rows.list(sql.run(KEPT + " WHERE meeting = $1 ORDER BY size", meeting), PgRecordStore::kept);
    }

    @Override
    public void keepCosignature(String meeting, long size, String witness, String line) {
        sql.run(
                "INSERT INTO cosignature (meeting, size, witness, line) VALUES ($1, $2, $3, $4)"
                        + " ON CONFLICT DO NOTHING",
                meeting,
                size,
                witness,
                line);
    }

    @Override
    public List<KeptCosignature> newestCosignatures(String meeting) {
        return Rows.list(
                sql.run(
                        "SELECT DISTINCT ON (witness) size, witness, line FROM cosignature WHERE meeting = $1"
                                + " ORDER BY witness, size DESC",
                        meeting),
                row -> new KeptCosignature(row.getLong("size"), row.getString("witness"), row.getString("line")));
    }

    @Override
    public void raiseAlarm(String meeting, Alarm.Kind kind, long size, String note) {
        sql.run(
                "INSERT INTO record_alarm (meeting, kind, size, note) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                meeting,
                kind.name(),
                size,
                note);
    }

    @Override
    public List<Alarm> alarms(String meeting) {
        return Rows.list(
                sql.run(
                        "SELECT kind, size, note, noticed FROM record_alarm WHERE meeting = $1"
                                + " ORDER BY noticed, size, kind",
                        meeting),
                row -> new Alarm(
                        Alarm.Kind.valueOf(row.getString("kind")),
                        row.getLong("size"),
                        row.getString("note"),
                        row.getOffsetDateTime("noticed").toInstant()));
    }

    private static KeptCheckpoint kept(Row row) {
        return new KeptCheckpoint(row.getLong("size"), row.getString("note"), List.of(row.getArrayOfStrings("lines")));
    }
}
