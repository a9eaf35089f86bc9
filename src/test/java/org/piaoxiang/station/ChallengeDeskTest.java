package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.verifier.Commitment;

/** What a station finds in a tablet's opened ballot, beside what its page found. */
class ChallengeDeskTest {
    private static final String DISAGREES = ballots("[0,1]");

    @TempDir
    private Path folder;

    private Room room;

    @BeforeEach
    void begin() throws Exception {
        room = new Room(folder);
        room.setUp(6);
        room.seal();
    }

    @AfterEach
    void end() throws Exception {
        room.close();
    }

    private static String ballots(String marks) {
        return "\"ballots\":[{\"uuid\":\"" + Room.POLL + "\",\"marks\":[" + marks + "]}]";
    }

    /** The first slip's tablet opens a ballot that disagrees; returns its commitment. */
    private String opened() throws Exception {
        CheckedElection election =
                CheckedElection.check(Election.parse(room.election)).checked().orElseThrow();
        BallotBuilder.Openable made = new BallotBuilder(election, room.random::nextBytes)
                .openable(room.slips.getFirst(), List.of(List.of(0, 1)));
        String commitment = Commitment.of(List.of(made.ballot().unsignedHash(Room.GROUP.hash())));
        Json opening = Json.object(
                "uuid", Json.text(Room.POLL),
                "ballot", Json.text(new String(made.ballot().unsignedBytes(), StandardCharsets.UTF_8)),
                "randomness",
                        Json.array(made.randomness().stream()
                                .map(row ->
                                        Json.array(row.stream().map(Json::text).toList()))
                                .toList()));
        answer(commitment, Json.object("title", Json.text("会议"), "opening", Json.array(List.of(opening))));
        return commitment;
    }

    private void answer(String commitment, Json challenge) {
        room.server.archives.put(commitment, JsonWriter.compactBytes(challenge));
    }

    private String check(String commitment, String found, SecondOpinion second) throws Exception {
        String body =
                "{\"commitment\":\"" + commitment + "\"" + (found.isEmpty() ? "" : ",\"found\":{" + found + "}") + "}";
        return JsonWriter.compact(
                new ChallengeDesk(room.data, room.verifying).check("r1", Fields.of(Room.json(body), "body"), second));
    }

    private String refused(String commitment, String found) {
        return assertThrows(StationRefusal.class, () -> check(commitment, found, room.page()))
                .code();
    }

    @Test
    void whatTheBallotHoldsIsReadByBothPrograms() throws Exception {
        String commitment = opened();
        String own = "{\"problems\":[]," + DISAGREES + "}";
        assertEquals(own, check(commitment, "\"problems\":[]," + DISAGREES, room.page()));
        assertEquals(own, check(commitment, "", room.alone()), "a program that plays a station has no page");
        assertEquals("PAGE_VERDICT_MISSING", refused(commitment, ""));
    }

    @Test
    void aPageThatReadsAnotherChoiceStopsTheRoundForGood() throws Exception {
        String commitment = opened();
        assertEquals("VERDICTS_DIFFER", refused(commitment, "\"problems\":[]," + ballots("[1,0]")));
        String kept =
                room.files.note("differ-" + FakeServer.MEETING + "-r1.json").orElseThrow();
        assertTrue(kept.contains("\"page\":{\"problems\":[]," + ballots("[1,0]")), kept);
        assertEquals("VERDICTS_DIFFER", refused(commitment, "\"problems\":[]," + DISAGREES));
        room.close(6);
        assertEquals(
                "VERDICTS_DIFFER",
                assertThrows(StationRefusal.class, () -> room.observer().cosign("r1", room.page()))
                        .code());
    }

    @Test
    void aPageThatCallsAGoodOneBadIsADifference() throws Exception {
        assertEquals("VERDICTS_DIFFER", refused(opened(), "\"problems\":[\"OPENING\"],\"ballots\":[]"));
    }

    @Test
    void bothMayFindDifferentFaultsOfABadOne() throws Exception {
        String commitment = opened();
        // The same ballot was captured under another name: it is not what the tablet had shown.
        String other = "0".repeat(32);
        room.server.archives.put(other, java.util.Objects.requireNonNull(room.server.archives.get(commitment)));
        assertTrue(check(other, "\"problems\":[\"POLL\"],\"ballots\":[]", room.page())
                .startsWith("{\"problems\":[\"COMMITMENT\"]"));
    }

    @Test
    void aSetupThatWasNotSealedIsNamed() throws Exception {
        room.setUp(6);
        String own = "{\"problems\":[\"SEAL\"],\"ballots\":[]}";
        assertEquals(own, check(opened(), "\"problems\":[\"SEAL\"],\"ballots\":[]", room.page()));
    }

    @Test
    void whatWasNotOpenedIsWaitedFor() throws Exception {
        String commitment = "1".repeat(32);
        answer(commitment, Json.object("title", Json.text("会议")));
        assertEquals("CHALLENGE_NOT_OPENED", refused(commitment, ""));
    }
}
