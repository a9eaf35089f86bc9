package org.piaoxiang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.trustee.Share;

/**
 * What a key has opened, in a file beside it. Two tallies of one poll that differ by one ballot would together open that
 * ballot: so a key opens one tally for each uuid, and asked for it again gives the very same share.
 */
final class OpenedJournal {
    private static final String FORMAT = "piaoxiang-opened/1";
    private static final int LONGEST = 64 << 20;

    private final Path file;
    private final List<Entry> entries;

    /** What was opened: the tally by its hash, of the election by its fingerprint, with the share that was given. */
    record Entry(String uuid, String election, String tally, Share share) {}

    private OpenedJournal(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = new ArrayList<>(entries);
    }

    /** Reads the journal of {@code key}; a damaged one refuses, since it may hide what was opened. */
    static OpenedJournal of(Path key, ScalarField field) throws Refusal {
        Path file = key.resolveSibling(key.getFileName() + ".opened.json");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new OpenedJournal(file, List.of());
        }
        try {
            Fields journal = Fields.of(JsonReader.read(SafeFiles.read(file, LONGEST)), "journal")
                    .only("format", "opened");
            if (!journal.text("format").equals(FORMAT)) {
                throw new JsonException("the format is unknown");
            }
            List<Entry> entries = new ArrayList<>();
            for (Json item : journal.array("opened")) {
                Fields entry = Fields.of(item, "opened").only("uuid", "election", "tally", "share");
                Share share = Share.parse(JsonWriter.compactBytes(entry.value("share")), field);
                entries.add(new Entry(entry.text("uuid"), entry.text("election"), entry.text("tally"), share));
            }
            return new OpenedJournal(file, entries);
        } catch (JsonException | Refusal damaged) {
            throw new Refusal(
                    RefusalCode.JOURNAL_UNREADABLE, "这把密钥的启封记录 " + SafeFiles.show(file) + " 读不懂，无法确认以前启封过什么；请用备份恢复它。");
        }
    }

    /** Returns the share given before for this very tally, or refuses when another tally of the poll was opened. */
    Optional<Share> shareOf(String uuid, String election, String tally) throws Refusal {
        for (Entry entry : entries) {
            if (entry.uuid.equals(uuid)) {
                if (entry.election.equals(election) && entry.tally.equals(tally)) {
                    return Optional.of(entry.share);
                }
                throw new Refusal(RefusalCode.SECOND_TALLY, "这把密钥已经启封过这个表决的另一份合计；一个表决只启封一次，否则两份合计之差会暴露个别的票。");
            }
        }
        return Optional.empty();
    }

    /** Notes a share, durably, before it is given out. */
    void add(Entry entry) throws IOException, InterruptedException, Refusal {
        entries.add(entry);
        byte[] bytes = JsonWriter.compactBytes(Json.object(
                "format",
                Json.text(FORMAT),
                "opened",
                Json.array(entries.stream().map(OpenedJournal::json).toList())));
        SafeFiles.write(file, SafeFiles.Readers.OWNER, true, out -> out.write(bytes));
    }

    private static Json json(Entry entry) {
        return Json.object(
                "uuid", Json.text(entry.uuid),
                "election", Json.text(entry.election),
                "tally", Json.text(entry.tally),
                "share", entry.share.json());
    }
}
