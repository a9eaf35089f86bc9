package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.proceedings.port.RecordStore.KeptCheckpoint;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Cosignature;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.NoteSignature;
import org.piaoxiang.record.SignedNote;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.store.TestServer;

/** No round opens before the observer's station has presented the record with the seal in it, and the record extends that. */
class CheckpointGateTest {
    private static final String OPEN = "{'round':'r1'}";
    private static final TreeHash ANOTHER = TreeHash.leaf(new byte[] {1});

    private static House house;

    private final SigningKey stranger = SigningKey.generate(new SecureRandom());

    @BeforeAll
    static void start() throws Exception {
        house = new House(CheckpointGateTest.class);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static House.Meeting sealed() throws Exception {
        House.Meeting meeting = house.gathered(House.MEMBERS);
        hall(meeting).seal(1);
        return meeting;
    }

    private static PlayedHall hall(House.Meeting meeting) {
        return meeting.hall().orElseThrow();
    }

    private static String opens(House.Meeting meeting) throws Exception {
        return hall(meeting).tries("chair", "OPEN_ROUND", OPEN);
    }

    private static String presents(House.Meeting meeting, String note) throws Exception {
        try {
            hall(meeting)
                    .person("clerk")
                    .post("/api/meetings/" + meeting.id() + "/cosignatures", Json.object("note", Json.text(note)));
            return "ACCEPTED";
        } catch (ServerClient.Refusal refused) {
            return refused.code();
        }
    }

    private static Fields cosignatures(House.Meeting meeting) throws Exception {
        return Fields.of(
                hall(meeting).person("clerk").get("/api/meetings/" + meeting.id() + "/cosignatures"), "cosignatures");
    }

    private static SignedNote newest(House.Meeting meeting) {
        return SignedNote.parse(house.cosigned(meeting.id())).orElseThrow();
    }

    private static Checkpoint checkpoint(SignedNote note) {
        return Checkpoint.parse(note.text()).orElseThrow();
    }

    private static String cosignedBy(SigningKey key, SignedNote note) {
        return note.with(Cosignature.sign(
                                note.text(), NoteKey.station(key.verifyKey()).name(), key, 1_795_000_000L)
                        .line())
                .format();
    }

    private static SignedNote onlyTheServers(SignedNote note) {
        return new SignedNote(note.text(), List.of(note.signatures().getFirst()));
    }

    @Test
    void aRoundOpensOnlyOnceTheObserversStationHasPresentedItsSeal() throws Exception {
        House.Meeting meeting = sealed();
        assertEquals(
                1,
                TestServer.asOwner(
                        CheckpointGateTest.class,
                        "DELETE FROM cosignature WHERE meeting = '" + meeting.id() + "' AND size ="
                                + " (SELECT number + 1 FROM entry WHERE meeting = '" + meeting.id()
                                + "' AND type = 'SEAL_ROUND')"));
        assertTrue(cosignatures(meeting).array("cosignatures").size() > 0, "older checkpoints were presented before");
        assertEquals("CHECKPOINT_UNSEEN", opens(meeting));
        hall(meeting).person("observer").get("/station/state");
        assertEquals("ACCEPTED", opens(meeting));
    }

    @Test
    void whoHasSeenTheRecordIsShown() throws Exception {
        House.Meeting meeting = sealed();
        Fields shown = cosignatures(meeting);
        Fields row = Fields.of(shown.array("cosignatures").getFirst(), "row");
        assertEquals("郑某", row.text("name"));
        assertTrue(row.text("witness").startsWith("piaoxiang-station/"), row.text("witness"));
        assertEquals(checkpoint(newest(meeting)).size(), row.integer("size"));
        assertEquals(List.of(), shown.array("alarms"));
    }

    @Test
    void whatIsNoCosignatureOfThisRecordByAStationOfThisMeetingIsRefused() throws Exception {
        House.Meeting meeting = sealed();
        SignedNote good = newest(meeting);
        Checkpoint checkpoint = checkpoint(good);
        SignedNote signed = onlyTheServers(good);
        NoteSignature observers = good.signatures().getLast();
        assertEquals("WITNESS_NOTE", presents(meeting, "something else"), "no note");
        assertEquals(
                "CHECKPOINT_FOREIGN",
                presents(meeting, checkpoint.sign(stranger).with(observers).format()),
                "another server's key");
        Checkpoint elsewhere = new Checkpoint("piaoxiang/elsewhere", checkpoint.size(), checkpoint.root());
        assertEquals(
                "CHECKPOINT_FOREIGN",
                presents(
                        meeting,
                        elsewhere.sign(house.signingKey()).with(observers).format()),
                "another origin");
        assertEquals("WITNESS_UNKNOWN", presents(meeting, signed.format()), "no cosignature");
        assertEquals("WITNESS_UNKNOWN", presents(meeting, cosignedBy(stranger, signed)), "an unknown station");
        byte[] spoiled = observers.signature();
        spoiled[20] ^= 1;
        assertEquals(
                "WITNESS_UNKNOWN",
                presents(
                        meeting,
                        signed.with(new NoteSignature(observers.name(), id(observers), spoiled))
                                .format()),
                "a spoiled cosignature");
        KeptCheckpoint older = house.store()
                .records()
                .checkpoint(meeting.id(), checkpoint.size() - 1)
                .orElseThrow();
        assertEquals(
                "WITNESS_UNKNOWN",
                presents(
                        meeting,
                        SignedNote.parse(older.note())
                                .orElseThrow()
                                .with(observers)
                                .format()),
                "the cosignature of another checkpoint");
        assertEquals("ACCEPTED", presents(meeting, good.format()), "the same once more");
        assertEquals("ACCEPTED", opens(meeting));
    }

    private static byte[] id(NoteSignature line) {
        String encoded = line.line().substring(line.line().lastIndexOf(' ') + 1);
        return java.util.Arrays.copyOf(java.util.Base64.getDecoder().decode(encoded), 4);
    }

    @Test
    void anOldCosignatureReplayedDoesNotOpenARound() throws Exception {
        House.Meeting meeting = house.gathered(House.MEMBERS);
        String old = newest(meeting).format();
        hall(meeting).seal(1);
        TestServer.asOwner(
                CheckpointGateTest.class,
                "DELETE FROM cosignature WHERE meeting = '" + meeting.id() + "' AND size > "
                        + checkpoint(SignedNote.parse(old).orElseThrow()).size());
        assertEquals("ACCEPTED", presents(meeting, old));
        assertEquals("CHECKPOINT_UNSEEN", opens(meeting));
    }

    @Test
    void aRecordShorterThanItsServerHasSignedOpensNothing() throws Exception {
        House.Meeting meeting = sealed();
        Checkpoint larger = new Checkpoint(
                LogOrigin.first(meeting.id()).name(),
                checkpoint(newest(meeting)).size() + 9,
                ANOTHER);
        assertEquals(
                "CHECKPOINT_FOREIGN", presents(meeting, larger.sign(stranger).format()), "not signed by it");
        assertEquals("ACCEPTED", presents(meeting, newest(meeting).format()), "and no alarm");
        assertEquals(
                "RECORD_BEHIND",
                presents(meeting, larger.sign(house.signingKey()).format()),
                "signed by it, whoever shows it");
        assertEquals("RECORD_BEHIND", opens(meeting));
        Fields alarm = Fields.of(cosignatures(meeting).array("alarms").getFirst(), "alarm");
        assertEquals("BEHIND", alarm.text("kind"));
        assertEquals(
                larger,
                Checkpoint.open(
                                alarm.text("note"),
                                new NoteKey(
                                        larger.origin(),
                                        NoteKey.Type.ED25519,
                                        house.signingKey().verifyKey()))
                        .orElseThrow(),
                "the evidence is kept");
    }

    @Test
    void anotherRootOfEqualSizeOpensNothing() throws Exception {
        House.Meeting meeting = sealed();
        Checkpoint other = new Checkpoint(
                LogOrigin.first(meeting.id()).name(),
                checkpoint(newest(meeting)).size(),
                ANOTHER);
        assertEquals(
                "RECORD_FORKED",
                presents(meeting, other.sign(house.signingKey()).format()));
        assertEquals("RECORD_FORKED", opens(meeting));
    }

    @Test
    void anEntryRewrittenSinceItWasCosignedOpensNothing() throws Exception {
        House.Meeting meeting = sealed();
        assertEquals(
                1,
                TestServer.asOwner(
                        CheckpointGateTest.class,
                        "UPDATE entry SET body = convert_to(replace(convert_from(body, 'UTF8'), '委员1', '委员9'), 'UTF8')"
                                + " WHERE meeting = '" + meeting.id() + "' AND number ="
                                + " (SELECT min(number) FROM entry WHERE meeting = '" + meeting.id()
                                + "' AND convert_from(body, 'UTF8') LIKE '%委员1%')"));
        assertEquals("RECORD_FORKED", opens(meeting));
    }

    @Test
    void aCosignatureThatOnlyStandsInTheDatabaseOpensNothing() throws Exception {
        House.Meeting meeting = sealed();
        assertTrue(TestServer.asOwner(
                        CheckpointGateTest.class,
                        "UPDATE cosignature SET line = '— piaoxiang-station/x AAAAAAAA' WHERE meeting = '"
                                + meeting.id() + "'")
                > 0);
        assertEquals("CHECKPOINT_UNSEEN", opens(meeting));
    }
}
