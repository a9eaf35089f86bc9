package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.MeetingData;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationFiles;
import org.piaoxiang.station.StationRefusal;
import org.piaoxiang.store.Fsck;
import org.piaoxiang.store.TestServer;

/** Stations of observers follow the server's own record, cosign it, and refuse it where it was rewritten. */
class CosignedServerRecordTest {
    private static final String OWN = "/api/server/cosignatures";

    private static House house;
    private static House.Meeting meeting;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        house = new House(CosignedServerRecordTest.class);
        meeting = house.created();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static VerifyKey key() {
        return house.signingKey().verifyKey();
    }

    private static ServerClient observer() throws Exception {
        ServerClient client = ServerClient.person(house.uri());
        client.signInByLink(house.link(meeting.id(), Role.OBSERVER));
        return client;
    }

    private StationFiles files() throws Exception {
        return new StationFiles(folder, new SecureRandom(), Optional.empty());
    }

    private static MeetingData own(ServerClient observer, StationFiles files) {
        return MeetingData.ofServer(observer, files, Optional.of(key()));
    }

    private static void presentCard(ServerClient observer, StationFiles files) throws Exception {
        try (SigningKey card = files.signingKey()) {
            observer.act(
                    meeting.id(),
                    "OBSERVER_CARD",
                    Json.object(
                            "name", Json.text("郑某"),
                            "unit", Json.text("监督科"),
                            "key", Json.text(card.verifyKey().base64())));
        }
    }

    @Test
    void theStationWhoseCardWasPresentedCosignsIt() throws Exception {
        try (StationFiles files = files()) {
            ServerClient observer = observer();
            MeetingData own = own(observer, files);
            own.refresh();
            assertEquals(0, own.cosigned(), "nobody knows this station yet");
            presentCard(observer, files);
            own.refresh();
            assertEquals(own.size(), own.cosigned());
            Fields shown = Fields.of(observer.get(OWN), "cosignatures");
            assertEquals(LogOrigin.server(key()).name(), shown.text("origin"));
            String witness;
            try (SigningKey card = files.signingKey()) {
                witness = NoteKey.station(card.verifyKey()).name();
            }
            assertTrue(
                    house.store().records().newestCosignatures(RecordStore.SERVER).stream()
                            .anyMatch(kept -> kept.witness().equals(witness) && kept.size() == own.size()),
                    shown::toString);
            assertEquals(List.of(), Fsck.checkServer(house.store().records(), key()));
        }
    }

    @Test
    void aRewrittenEntryIsRefusedAndToldToTheServer() throws Exception {
        try (StationFiles files = files()) {
            ServerClient observer = observer();
            own(observer, files).refresh();
            String flip = "UPDATE entry SET body = set_byte(body, p, get_byte(body, p) # 1)"
                    + " FROM (SELECT position(convert_to('\"at\":\"202', 'UTF8') in body) + 8 AS p FROM entry"
                    + " WHERE meeting = 'server' AND number = 0) place WHERE meeting = 'server' AND number = 0";
            assertEquals(1, TestServer.asOwner(CosignedServerRecordTest.class, flip));
            try {
                StationRefusal refused = assertThrows(
                        StationRefusal.class, () -> own(observer, files).refresh());
                assertEquals("RECORD_FORKED", refused.code());
            } finally {
                TestServer.asOwner(CosignedServerRecordTest.class, flip);
            }
        }
    }

    /** A server that shows another past to somebody: its own signature proves it. */
    @Test
    void aForkThatTheServerHasSignedIsKeptAsAnAlarm() throws Exception {
        try (StationFiles files = files()) {
            ServerClient observer = observer();
            MeetingData own = own(observer, files);
            own.refresh();
            String forged = new Checkpoint(LogOrigin.server(key()).name(), own.size(), TreeHash.leaf(new byte[] {1}))
                    .sign(house.signingKey())
                    .format();
            ServerClient.Refusal refused = assertThrows(
                    ServerClient.Refusal.class, () -> observer.post(OWN, Json.object("note", Json.text(forged))));
            assertEquals("RECORD_FORKED", refused.code());
            assertEquals(
                    1,
                    Fields.of(observer.get(OWN), "cosignatures").array("alarms").size());
            String former = new Checkpoint(LogOrigin.FORMER_SERVER, own.size(), TreeHash.leaf(new byte[] {1}))
                    .sign(house.signingKey())
                    .format();
            assertEquals(
                    "CHECKPOINT_FOREIGN",
                    assertThrows(
                                    ServerClient.Refusal.class,
                                    () -> observer.post(OWN, Json.object("note", Json.text(former))))
                            .code());
        }
    }

    @Test
    void nobodyElseSeesWhoCosignedIt() throws Exception {
        ServerClient clerk = ServerClient.person(house.uri());
        clerk.signInByLink(house.link(meeting.id(), Role.CLERK));
        assertEquals(
                "ROLE_NOT_ALLOWED",
                assertThrows(ServerClient.Refusal.class, () -> clerk.get(OWN)).code());
    }
}
