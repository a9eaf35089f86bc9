package org.piaoxiang.store;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.piaoxiang.proceedings.port.FileStore;

/** Files in PostgreSQL, so that one backup holds everything. */
final class PgFileStore implements FileStore {
    private final Sql sql;

    PgFileStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String put(String meeting, byte[] bytes) {
        String hash = sha256(bytes);
        sql.run(
                "INSERT INTO file (meeting, hash, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                meeting,
                hash,
                Buffer.buffer(bytes));
        return hash;
    }

    @Override
    public Optional<byte[]> get(String meeting, String hash) {
        return Rows.first(
                sql.run("SELECT bytes FROM file WHERE meeting = $1 AND hash = $2", meeting, hash),
                row -> row.getBuffer("bytes").getBytes());
    }

    @Override
    public Optional<byte[]> archive(String meeting, String poll) {
        List<byte[]> parts = Rows.list(
                sql.run(
                        "SELECT bytes FROM archive_part WHERE meeting = $1 AND poll = $2 ORDER BY begins",
                        meeting,
                        poll),
                row -> row.getBuffer("bytes").getBytes());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        parts.forEach(archive::writeBytes);
        return Optional.of(archive.toByteArray());
    }

    @Override
    public List<String> archives(String meeting) {
        return Rows.list(
                sql.run("SELECT DISTINCT poll FROM archive_part WHERE meeting = $1 ORDER BY poll", meeting),
                row -> row.getString("poll"));
    }

    @Override
    public List<String> misnamed(String meeting) {
        return Rows.list(
                sql.run(
                        "SELECT hash AS name FROM file WHERE meeting = $1 AND hash <> encode(sha256(bytes), 'hex')"
                                + " ORDER BY 1",
                        meeting),
                row -> row.getString("name"));
    }

    @Override
    public void putMaterial(String meeting, Material material, byte[] pdf, List<byte[]> pagePngs) {
        sql.inTransaction(connection -> {
            Sql.run(
                    connection,
                    "INSERT INTO material (meeting, id, name, pages, pdf) VALUES ($1, $2, $3, $4, $5)",
                    meeting,
                    material.id(),
                    material.name(),
                    material.pages(),
                    Buffer.buffer(pdf));
            Sql.run(
                    connection,
                    "INSERT INTO material_page (meeting, id, page, png)"
                            + " SELECT $1, $2, * FROM unnest($3::integer[], $4::bytea[])",
                    meeting,
                    material.id(),
                    IntStream.rangeClosed(1, pagePngs.size()).boxed().toArray(Integer[]::new),
                    pagePngs.stream().map(Buffer::buffer).toArray(Buffer[]::new));
            return Sql.Outcome.commit(material);
        });
    }

    @Override
    public List<Material> materials(String meeting) {
        return Rows.list(
                sql.run("SELECT id, name, pages FROM material WHERE meeting = $1 ORDER BY id", meeting),
                row -> new Material(row.getString("id"), row.getString("name"), row.getInteger("pages")));
    }

    @Override
    public Optional<byte[]> materialPdf(String meeting, String id) {
        return Rows.first(
                sql.run("SELECT pdf FROM material WHERE meeting = $1 AND id = $2", meeting, id),
                row -> row.getBuffer("pdf").getBytes());
    }

    @Override
    public Optional<byte[]> materialPage(String meeting, String id, int page) {
        return Rows.first(
                sql.run(
                        "SELECT png FROM material_page WHERE meeting = $1 AND id = $2 AND page = $3",
                        meeting,
                        id,
                        page),
                row -> row.getBuffer("png").getBytes());
    }

    @Override
    public boolean removeMaterial(String meeting, String id) {
        return sql.run("DELETE FROM material WHERE meeting = $1 AND id = $2", meeting, id)
                        .rowCount()
                == 1;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
