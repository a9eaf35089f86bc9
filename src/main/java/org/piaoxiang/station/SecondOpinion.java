package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/**
 * The second implementation's word, without which nothing is signed or opened. Two different verdicts about one archive stop
 * the round at this station for good: both are kept in {@code differ-…json}, and somebody has to move that file away by hand.
 */
final class SecondOpinion {
    private final StationFiles files;
    private final String about;
    private final boolean needed;
    private final List<PageVerdict> verdicts;

    private SecondOpinion(StationFiles files, String about, boolean needed, List<PageVerdict> verdicts) {
        this.files = files;
        this.about = about;
        this.needed = needed;
        this.verdicts = verdicts;
    }

    /** The page's verdicts on the polls of {@code round}. */
    static SecondOpinion of(StationFiles files, String meeting, String round, List<PageVerdict> verdicts) {
        return new SecondOpinion(files, meeting + "-" + round, true, verdicts);
    }

    /** No page takes part: a program plays the station. */
    static SecondOpinion none(StationFiles files, String meeting, String round) {
        return new SecondOpinion(files, meeting + "-" + round, false, List.of());
    }

    /** Refuses unless both programs looked at the same bytes of every archive and found the same. */
    void requireAgreement(List<Looked> own) throws IOException, StationRefusal {
        if (!needed) {
            return;
        }
        refuseIfDiffering(own);
        Map<String, PageVerdict> byPoll = byPoll();
        for (Looked looked : own) {
            PageVerdict other = byPoll.get(looked.uuid());
            if (other == null) {
                throw new StationRefusal("PAGE_VERDICT_MISSING");
            }
            if (!other.archive().equals(looked.hash())) {
                throw new StationRefusal("ARCHIVE_MOVED", Json.object("title", Json.text(looked.title())));
            }
        }
    }

    /** Refuses, and keeps both verdicts, where they differ about something that both have looked at. */
    void refuseIfDiffering(List<Looked> own) throws IOException, StationRefusal {
        Map<String, PageVerdict> byPoll = byPoll();
        List<Json> differing = new ArrayList<>();
        String title = "";
        for (Looked looked : own) {
            PageVerdict other = byPoll.get(looked.uuid());
            if (other != null && differs(looked, other)) {
                title = title.isEmpty() ? looked.title() : title;
                differing.add(Json.object(
                        "uuid", Json.text(looked.uuid()),
                        "title", Json.text(looked.title()),
                        "program", PageVerdict.json(looked),
                        "page", other.json()));
            }
        }
        stop(differing.isEmpty() ? Optional.empty() : Optional.of(Json.object("polls", Json.array(differing))), title);
    }

    /** The same about a tablet's opened challenge, which both programs have read. */
    void requireSameChallenge(String commitment, PageChallenge own, Optional<PageChallenge> page)
            throws IOException, StationRefusal {
        if (needed && page.isEmpty()) {
            throw new StationRefusal("PAGE_VERDICT_MISSING");
        }
        stop(
                page.filter(other -> !own.agrees(other))
                        .map(other -> Json.object(
                                "challenge",
                                Json.object(
                                        "commitment", Json.text(commitment),
                                        "program", own.json(),
                                        "page", other.json()))),
                commitment);
    }

    /** Keeps {@code difference}, if there is one, and refuses once there ever was one. */
    private void stop(Optional<Json.Obj> difference, String title) throws IOException, StationRefusal {
        String note = "differ-" + about + ".json";
        if (difference.isPresent() && files.note(note).isEmpty()) {
            files.keep(note, JsonWriter.compact(difference.get()));
        }
        if (files.note(note).isPresent()) {
            throw new StationRefusal("VERDICTS_DIFFER", Json.object("title", Json.text(title)));
        }
    }

    /** Of other bytes, as when a share has come in between, a verdict only counts against them if it is not valid. */
    private static boolean differs(Looked looked, PageVerdict other) {
        return other.archive().equals(looked.hash())
                ? !other.agrees(looked.report())
                : !other.verdict().equals("valid");
    }

    private Map<String, PageVerdict> byPoll() {
        return verdicts.stream()
                .collect(Collectors.toMap(PageVerdict::uuid, Function.identity(), (first, again) -> again));
    }

    /** Returns what the page found, for the report. */
    List<PageVerdict> verdicts() {
        return verdicts;
    }
}
