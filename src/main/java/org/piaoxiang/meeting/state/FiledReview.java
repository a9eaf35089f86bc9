package org.piaoxiang.meeting.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.review.Dossier;
import org.piaoxiang.meeting.review.Filing;

/** What lies before the superior now, and its hash: a sealed file and its answer are about exactly this. */
public final class FiledReview {
    private FiledReview() {}

    /** Whether what was filed about {@code item} has reached the superior: with two levels the own office gives it on. */
    public static boolean reachesSuperior(MeetingState state, Item item) {
        return !state.header().twoLevels()
                || state.review().filing(item.id()).flatMap(Filing::internal).equals(Optional.of(Clearance.CLEARED));
    }

    /** Returns the items before the superior, in their order. */
    public static List<Item> items(MeetingState state) {
        return state.items().values().stream()
                .filter(item -> item.clearance() != Clearance.NOT_REQUIRED && item.clearance() != Clearance.NOT_FILED)
                .filter(item -> state.review().filing(item.id()).isPresent() && reachesSuperior(state, item))
                .toList();
    }

    /** Returns the SHA-256 of plan and accounts of all these items; empty where nothing lies there. Answers do not change it. */
    public static Optional<String> hash(MeetingState state) {
        List<Item> items = items(state);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        String text = JsonWriter.canonical(new ObjectBuilder()
                .put("format", "piaoxiang-filed/1")
                .put("meeting", state.id())
                .list("items", items.stream().map(item -> filed(state, item)).toList())
                .build());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static Json.Obj filed(MeetingState state, Item item) {
        Filing filing = state.review().filing(item.id()).orElseThrow();
        return new ObjectBuilder()
                .put("id", item.id())
                .put("number", item.plan().number())
                .put("kind", item.plan().kind())
                .put("title", item.plan().title())
                .list(
                        "candidates",
                        item.plan().candidates().stream().map(Candidate::toJson).toList())
                .put("account", filing.account())
                .list(
                        "dossiers",
                        filing.dossiers().stream().map(Dossier::toJson).toList())
                .build();
    }
}
