package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** Plays a hall up to the open box, through the interfaces that people use; what is measured comes after that. */
public final class HallPlay extends CommitteePlay {
    private static final String ROUND = "r1";

    private HallPlay(Stage stage)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, new Ledger());
    }

    /**
     * A hall with an open box.
     *
     * @param meeting its id
     * @param token the meeting's token
     * @param round the open round
     * @param poll the only poll of the round
     * @param archive the poll's archive: its setup
     * @param slips every slip of the hall
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Open(
            String meeting, String token, String round, String poll, byte[] archive, List<Credential> slips) {
        @Override
        public String toString() {
            return "Open[" + meeting + "]";
        }
    }

    /** Opens the box of {@code SampleMeeting.hall}; {@code cast} is what {@link DemoHost.Ready#json} says of it. */
    public static Open open(
            URI server, Fields cast, int voters, Group group, Path folder, SecureRandom random, Vertx vertx)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        try (Stage stage = new Stage(server, cast, group, folder, random, vertx)) {
            return new HallPlay(stage).open(cast.text("token"), voters);
        }
    }

    private Open open(String token, int voters)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.seatObserver();
        List<Credential> slips = stage.slips(Map.of("", voters)).stream()
                .map(Stage.Slip::credential)
                .toList();
        clear(1);
        checkIn(voters, List.of());
        open();
        approveScrutineers(
                voters, List.of("p2", "p3"), List.of("p" + (voters + 1), "p" + (voters + 2)), List.of("代表2", "代表3"));
        agreeAll("i1");
        handOut(ROUND, List.of("i1"), voters);
        sealAndOpen(ROUND);
        String poll = stage.polls(ROUND, "i1").getOrDefault("", "");
        byte[] archive = clerk.client().bytes(clerk.path("/polls/" + poll + ".bel"));
        return new Open(stage.meeting(), token, ROUND, poll, archive, slips);
    }
}
