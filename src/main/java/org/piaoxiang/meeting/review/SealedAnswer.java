package org.piaoxiang.meeting.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * The superior's answer to a sealed file, as it is signed (format {@code piaoxiang-answer/1}).
 *
 * @param meeting id
 * @param filing hash of what was filed and is answered
 * @param size of the record that was answered, in entries
 * @param revision from 1; a later answer to the same meeting has a higher one
 * @param by who handled, reviewed and signed it (经办、审核、签发)
 * @param attends whether the superior attends (列席)
 * @param observer who attends
 * @param sealsInstead who seals where nobody attends
 */
public record SealedAnswer(
        String meeting,
        String filing,
        int size,
        int revision,
        Signers by,
        boolean attends,
        Optional<String> observer,
        Optional<String> sealsInstead,
        List<OfItem> items) {
    /** The format signed. */
    public static final String FORMAT = "piaoxiang-answer/1";

    /** Who answered. */
    public record Signers(String handledBy, String reviewedBy, String signedBy) {}

    /** The answer about one item, with the reason. */
    public record OfItem(String item, Clearance answer, Optional<String> note) {
        /** Whether the reason is missing that anything but 可以上会 needs. */
        public boolean silent() {
            return answer != Clearance.CLEARED && note.isEmpty();
        }
    }

    /** Reads a statement; what was signed is read strictly, so that it means one thing only. */
    public static SealedAnswer read(Data data) {
        data.only(
                        "format",
                        "meeting",
                        "filing",
                        "size",
                        "revision",
                        "handledBy",
                        "reviewedBy",
                        "signedBy",
                        "attends",
                        "observer",
                        "sealsInstead",
                        "items")
                .needs("items");
        if (!data.text("format").equals(FORMAT)) {
            throw data.wrong("format", "is of a form that this program does not know");
        }
        List<OfItem> items = new ArrayList<>();
        for (Data row : data.objects("items")) {
            row.only("item", "answer", "note");
            String item = row.id("item");
            if (items.stream().anyMatch(other -> other.item().equals(item))) {
                throw row.wrong("item", "is answered twice");
            }
            Clearance answer = row.choice("answer", Clearance.class);
            if (!answer.answer()) {
                throw row.wrong("answer", "is none of the allowed values");
            }
            items.add(new OfItem(item, answer, row.optionalText("note")));
        }
        return new SealedAnswer(
                data.id("meeting"),
                data.id("filing"),
                data.count("size"),
                data.count("revision"),
                new Signers(data.text("handledBy"), data.text("reviewedBy"), data.text("signedBy")),
                data.bool("attends"),
                data.optionalText("observer"),
                data.optionalText("sealsInstead"),
                List.copyOf(items));
    }

    /** Returns the statement that is signed. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("format", FORMAT)
                .put("meeting", meeting)
                .put("filing", filing)
                .put("size", size)
                .put("revision", revision)
                .put("handledBy", by.handledBy())
                .put("reviewedBy", by.reviewedBy())
                .put("signedBy", by.signedBy())
                .put("attends", attends)
                .maybe("observer", observer)
                .maybe("sealsInstead", sealsInstead)
                .list(
                        "items",
                        items.stream()
                                .map(row -> new ObjectBuilder()
                                        .put("item", row.item())
                                        .put("answer", row.answer())
                                        .maybe("note", row.note())
                                        .build())
                                .toList())
                .build();
    }

    /** Returns what ANSWER_REVIEW would say about one of the items, had it come online. */
    public Json.Obj online(OfItem row) {
        return new ObjectBuilder()
                .put("item", row.item())
                .put("answer", row.answer())
                .maybe("note", row.note())
                .put("handledBy", by.handledBy())
                .put("reviewedBy", by.reviewedBy())
                .put("signedBy", by.signedBy())
                .put("attends", attends)
                .maybe("observer", observer)
                .maybe("sealsInstead", sealsInstead)
                .build();
    }
}
