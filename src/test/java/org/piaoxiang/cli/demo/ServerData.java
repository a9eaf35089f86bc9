package org.piaoxiang.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that a server keeps, seen with the rights of who owns the machine. */
final class ServerData implements AutoCloseable {
    private final Path folder;
    private final Connection connection;

    /** Opens what stands in the server's data folder. */
    ServerData(Path folder) throws IOException, SQLException {
        this.folder = folder;
        Path postgres = folder.resolve("postgres");
        String port = Files.readAllLines(postgres.resolve("data").resolve("postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readAllLines(postgres.resolve("passwords")).getFirst();
        connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/piaoxiang", "piaoxiang_administrator", password);
    }

    /** Returns every file under the data folder: relations, journal, logs, keys. */
    List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    /** Returns the names of all tables of ours, boxes included. */
    List<String> tables() throws SQLException {
        return column("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                + " WHERE schemaname IN ('public', 'box') ORDER BY 1");
    }

    /** Returns the rows of every table in the order in which they lie on the disk: columns as text, bytes as they are. */
    Map<String, byte[]> dump() throws SQLException {
        Map<String, byte[]> dump = new LinkedHashMap<>();
        for (String table : tables()) {
            dump.put(table, rows("SELECT * FROM " + table + " ORDER BY ctid"));
        }
        return dump;
    }

    /** Returns the rows of a query, one after another. */
    byte[] rows(String query) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    byte[] bytes = rows.getMetaData().getColumnTypeName(i).equals("bytea")
                            ? rows.getBytes(i)
                            : String.valueOf(rows.getString(i)).getBytes(StandardCharsets.UTF_8);
                    out.writeBytes(bytes == null ? new byte[0] : bytes);
                    out.write('\t');
                }
                out.write('\n');
            }
        }
        return out.toByteArray();
    }

    /** Returns the first column of a query. */
    List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
