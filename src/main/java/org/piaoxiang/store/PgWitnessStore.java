package org.piaoxiang.store;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.proceedings.port.WitnessStore;

/** Witnessed logs in PostgreSQL; replacing compares and sets one row. */
final class PgWitnessStore implements WitnessStore {
    private final Sql sql;

    PgWitnessStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Witnessed> latest(String origin) {
        return Rows.first(
                sql.run("SELECT size, note FROM witnessed_log WHERE origin = $1", origin),
                row -> new Witnessed(row.getLong("size"), row.getString("note")));
    }

    @Override
    public List<String> origins() {
        return Rows.list(sql.run("SELECT origin FROM witnessed_log ORDER BY origin"), row -> row.getString("origin"));
    }

    @Override
    public boolean replace(String origin, Optional<Witnessed> before, Witnessed next) {
        int changed = before.isEmpty()
                ? sql.run(
                                "INSERT INTO witnessed_log (origin, size, note) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                                origin,
                                next.size(),
                                next.note())
                        .rowCount()
                : sql.run(
                                "UPDATE witnessed_log SET size = $2, note = $3 WHERE origin = $1 AND note = $4",
                                origin,
                                next.size(),
                                next.note(),
                                before.get().note())
                        .rowCount();
        return changed == 1;
    }
}
