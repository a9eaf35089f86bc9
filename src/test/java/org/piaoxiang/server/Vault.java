package org.piaoxiang.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.NoteSignature;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.record.VerifyKey;

/** The database of a played meeting, entered as its owner: whatever stands there can be altered, and put back. */
final class Vault implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("entry", "tree", "checkpoint", "cosignature", "archive_part", "file");

    private final Connection database;
    private final String meeting;
    private final Map<String, byte[]> bundle;
    private Optional<String> papers = Optional.empty();

    /** Keeps a copy of everything, and {@code bundle}, the server's honest export. */
    Vault(Connection database, String meeting, byte[] bundle) throws SQLException, IOException {
        this.database = database;
        this.meeting = meeting;
        this.bundle = unpack(bundle);
        try (Statement statement = database.createStatement()) {
            for (String table : TABLES) {
                statement.execute("CREATE TABLE kept_" + table + " AS SELECT * FROM " + table + " WHERE meeting = '"
                        + meeting + "'");
            }
        }
    }

    /** Puts everything back. */
    void restore() throws SQLException {
        papers = Optional.empty();
        // At once, since the server looks at the record now and then.
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            for (String table : TABLES.reversed()) {
                statement.execute("DELETE FROM " + table + " WHERE meeting = '" + meeting + "'");
            }
            for (String table : TABLES) {
                statement.execute("INSERT INTO " + table + " SELECT * FROM kept_" + table);
            }
        }
        database.commit();
        database.setAutoCommit(true);
    }

    String meeting() {
        return meeting;
    }

    /** Returns the entries as they stand. */
    List<String> entries() throws SQLException {
        List<String> entries = new ArrayList<>();
        try (PreparedStatement statement =
                database.prepareStatement("SELECT body FROM entry WHERE meeting = ? ORDER BY number")) {
            statement.setString(1, meeting);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
                }
            }
        }
        return entries;
    }

    /** Writes other entries, numbered anew, with their leaves; tree and checkpoints stay. */
    void write(List<String> entries) throws SQLException {
        update("DELETE FROM entry WHERE meeting = ?", meeting);
        for (int number = 0; number < entries.size(); number++) {
            byte[] body = numbered(entries.get(number), number).getBytes(StandardCharsets.UTF_8);
            update(
                    "INSERT INTO entry (meeting, number, type, body, leaf) VALUES (?, ?, ?, ?, ?)",
                    meeting,
                    (long) number,
                    typeOf(entries.get(number)),
                    body,
                    TreeHash.leaf(body).bytes());
        }
    }

    private static String numbered(String entry, int number) {
        return entry.replaceFirst(
                "\"number\":\\d+,\"type\":\"(\\w+)\"}$", "\"number\":" + number + ",\"type\":\"$1\"}");
    }

    static String typeOf(String entry) {
        return entry.substring(entry.lastIndexOf("\"type\":\"") + 8, entry.length() - 2);
    }

    /** Where the first entry of {@code type} stands. */
    static int first(List<String> entries, String type) {
        return first(entries, entry -> typeOf(entry).equals(type));
    }

    static int first(List<String> entries, Predicate<String> wanted) {
        for (int i = 0; i < entries.size(); i++) {
            if (wanted.test(entries.get(i))) {
                return i;
            }
        }
        throw new IllegalStateException("no such entry");
    }

    /** Edits the text of the first entry of {@code type}, which must change. */
    void edit(String type, UnaryOperator<String> edit) throws SQLException {
        List<String> entries = new ArrayList<>(entries());
        int number = first(entries, type);
        String edited = edit.apply(entries.get(number));
        if (edited.equals(entries.get(number))) {
            throw new IllegalStateException("nothing was altered in " + edited);
        }
        entries.set(number, edited);
        write(entries);
    }

    /** Edits a table directly. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Replaces one byte after {@code mark} in the archives, in the part that has it. */
    void flipInArchive(String mark) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(
                "SELECT poll, begins, bytes FROM archive_part WHERE meeting = ? ORDER BY begins")) {
            statement.setString(1, meeting);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] bytes = rows.getBytes(3);
                    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
                    if (at >= 0) {
                        int place = at + mark.length();
                        bytes[place] = (byte) (bytes[place] == '1' ? '2' : '1');
                        update(
                                "UPDATE archive_part SET bytes = ? WHERE meeting = ? AND poll = ? AND begins = ?",
                                bytes,
                                meeting,
                                rows.getString(1),
                                rows.getLong(2));
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("no such mark");
    }

    /** Makes tree and checkpoints of the entries as they stand, signed by {@code key}. */
    void sign(SigningKey key) throws SQLException {
        Frontier tree = Frontier.EMPTY;
        List<Frontier> trees = new ArrayList<>();
        for (String entry : entries()) {
            tree = tree.append(TreeHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
            trees.add(tree);
        }
        update("UPDATE tree SET size = ?, peaks = ? WHERE meeting = ?", tree.size(), tree.peakBytes(), meeting);
        update("DELETE FROM cosignature WHERE meeting = ?", meeting);
        update("DELETE FROM checkpoint WHERE meeting = ?", meeting);
        for (Frontier one : trees) {
            String note = Checkpoint.of("piaoxiang/" + meeting, one).sign(key).format();
            update("INSERT INTO checkpoint (meeting, size, note) VALUES (?, ?, ?)", meeting, one.size(), note);
        }
    }

    /** Puts a cosignature under the newest checkpoint that names the observer's key and was not made with it. */
    void forgeCosignature() throws Exception {
        List<String> entries = entries();
        String card = entries.get(first(entries, "OBSERVER_CARD"));
        VerifyKey observer = VerifyKey.ofBase64(card.replaceFirst("^.*\"key\":\"([^\"]+)\".*$", "$1"))
                .orElseThrow();
        String name = "observer.example";
        byte[] id = new NoteKey(name, NoteKey.Type.COSIGNATURE, observer).id();
        String line = new NoteSignature(name, id, new byte[72]).line();
        update(
                "INSERT INTO cosignature (meeting, size, witness, line) VALUES (?, ?, ?, ?)",
                meeting,
                (long) entries.size(),
                name,
                line);
    }

    /** Alters the data of the papers in the bundle. */
    void editPapers(UnaryOperator<String> edit) {
        String honest = new String(bundle.getOrDefault("papers.json", new byte[0]), StandardCharsets.UTF_8);
        String edited = edit.apply(honest);
        if (edited.equals(honest)) {
            throw new IllegalStateException("nothing was altered in the papers");
        }
        papers = Optional.of(edited);
    }

    /** Writes the bundle that the database as it stands makes, its manifest in order. */
    void writeBundle(Path file) throws Exception {
        Map<String, byte[]> files = new TreeMap<>(bundle);
        files.remove("manifest.json");
        files.put("record/entries.jsonl", utf8(String.join("\n", entries()) + "\n"));
        StringBuilder notes = new StringBuilder();
        for (String note : checkpoints()) {
            notes.append(JsonWriter.canonical(Json.text(note))).append('\n');
        }
        files.put("record/checkpoints.jsonl", utf8(notes.toString()));
        papers.ifPresent(text -> files.put("papers.json", utf8(text)));
        archives(files);
        lists(files);
        files.put("manifest.json", manifest(files));
        Files.write(file, pack(files));
    }

    private List<String> checkpoints() throws SQLException {
        List<String> notes = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(
                "SELECT note, ARRAY(SELECT line FROM cosignature c WHERE c.meeting = k.meeting AND c.size = k.size)"
                        + " FROM checkpoint k WHERE meeting = ? ORDER BY size")) {
            statement.setString(1, meeting);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    StringBuilder note = new StringBuilder(rows.getString(1));
                    for (String line : (String[]) rows.getArray(2).getArray()) {
                        note.append(line).append('\n');
                    }
                    notes.add(note.toString());
                }
            }
        }
        return notes;
    }

    private void archives(Map<String, byte[]> files) throws SQLException, IOException {
        Map<String, ByteArrayOutputStream> archives = new LinkedHashMap<>();
        try (PreparedStatement statement = database.prepareStatement(
                "SELECT poll, bytes FROM archive_part WHERE meeting = ? ORDER BY poll, begins")) {
            statement.setString(1, meeting);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    archives.computeIfAbsent(rows.getString(1), poll -> new ByteArrayOutputStream())
                            .write(rows.getBytes(2));
                }
            }
        }
        archives.forEach((poll, bytes) -> files.put("polls/" + poll + ".bel", bytes.toByteArray()));
    }

    private void lists(Map<String, byte[]> files) throws SQLException {
        for (String name : List.copyOf(files.keySet())) {
            if (name.startsWith("lists/")) {
                String hash = name.substring(6, name.length() - 5);
                try (PreparedStatement statement =
                        database.prepareStatement("SELECT bytes FROM file WHERE meeting = ? AND hash = ?")) {
                    statement.setString(1, meeting);
                    statement.setString(2, hash);
                    try (ResultSet rows = statement.executeQuery()) {
                        if (rows.next()) {
                            files.put(name, rows.getBytes(1));
                        }
                    }
                }
            }
        }
    }

    /** Returns the manifest of the honest bundle for other files: an attacker writes it as well. */
    private byte[] manifest(Map<String, byte[]> files) throws Exception {
        Map<String, Json> fields = new LinkedHashMap<>(
                ((Json.Obj) JsonReader.read(bundle.getOrDefault("manifest.json", new byte[0]))).fields());
        fields.put(
                "files",
                Json.array(files.entrySet().stream()
                        .map(file -> Json.object(
                                "name", Json.text(file.getKey()),
                                "sha256", Json.text(HashFunction.SHA_256.hex(file.getValue())),
                                "size", Json.number(file.getValue().length)))
                        .toList()));
        return utf8(JsonWriter.canonical(new Json.Obj(fields)));
    }

    /** Returns the hash of the list that the poll of the first round votes by. */
    String listOfPoll() throws Exception {
        List<String> entries = entries();
        Fields begun = Fields.of(JsonReader.read(entries.get(first(entries, "BEGIN_ROUND"))), "entry");
        String poll = Fields.of(begun.object("data").array("polls").getFirst(), "poll")
                .text("uuid");
        Fields issued = Fields.of(JsonReader.read(entries.get(first(entries, "ISSUE_LISTS"))), "entry");
        for (Json row : issued.object("data").array("lists")) {
            Fields list = Fields.of(row, "list");
            if (list.text("uuid").equals(poll)) {
                return list.text("hash");
            }
        }
        throw new IllegalStateException("no list");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unpack(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    static byte[] pack(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
