package org.piaoxiang.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.act.Labels;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.TreeHash;

/**
 * Where a record was rewritten, as far as the roots of what this station has seen tell: after the largest size at which the
 * record that is shown has the root remembered, and before the smallest one at which it has another.
 */
final class Rewritten {
    private static final int MOST_NAMED = 4;

    private final Map<Long, TreeHash> remembered;
    private final List<String> types = new ArrayList<>();
    private long last;
    private long from;
    private boolean found;

    /**
     * Makes the search.
     *
     * @param from where it begins: the entries before are as they were
     * @param seen the size up to which the record was seen
     * @param remembered roots by size
     */
    Rewritten(long from, long seen, Map<Long, TreeHash> remembered) {
        this.from = from;
        this.last = seen - 1;
        this.remembered = remembered;
    }

    /** Looks at the record as it is shown: {@code tree} is what it is with an entry of {@code type}. */
    void look(Frontier tree, String type) {
        if (found || tree.size() > last + 1) {
            return;
        }
        types.add(type);
        TreeHash root = remembered.get(tree.size());
        if (root != null && root.equals(tree.root())) {
            types.clear();
            from = tree.size();
        } else if (root != null) {
            found = true;
            last = tree.size() - 1;
        }
    }

    /** Returns the fact {@code where} for the refusal RECORD_FORKED. */
    Json.Obj facts() {
        if (from > last) {
            return Json.object("where", Json.text("第 " + from + " 条以后"));
        }
        List<String> named = types.stream().distinct().map(Rewritten::label).toList();
        String shown = named.isEmpty() || named.size() > MOST_NAMED || named.contains("")
                ? ""
                : "（现在显示为“" + String.join("”“", named) + "”）";
        String place = from == last ? "第 " + from + " 条" : "第 " + from + " 条到第 " + last + " 条之间";
        return Json.object("where", Json.text(place + shown));
    }

    /** Reads the facts out of evidence that was kept; evidence of earlier releases does not say where. */
    static Json.Obj kept(String evidence) {
        try {
            return Json.object(
                    "where",
                    Json.text(Fields.of(JsonReader.read(evidence), "evidence").text("where")));
        } catch (JsonException unsaid) {
            return Json.object("where", Json.text("其中"));
        }
    }

    private static String label(String type) {
        try {
            return Labels.of(EntryType.valueOf(type));
        } catch (IllegalArgumentException unknown) {
            // An act of another release, or of the server's own record.
            return "";
        }
    }
}
