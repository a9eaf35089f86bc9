package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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

/**
 * A meeting of {@link SampleMeeting#hall}, through the interfaces that people use: everybody has come, every item goes to
 * the vote, one round for each.
 */
public final class HallPlay extends CommitteePlay {
    private final int members;

    HallPlay(Stage stage, int members)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, new Ledger());
        this.members = members;
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

    /** Opens the box of a hall with one item; {@code cast} is what {@link DemoHost.Ready#json} says of it. */
    public static Open open(
            URI server, Fields cast, int members, Group group, Path folder, SecureRandom random, Vertx vertx)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        try (Stage stage = new Stage(server, cast, group, folder, random, vertx)) {
            HallPlay play = new HallPlay(stage, members);
            List<Credential> slips = play.slips();
            play.gather(1);
            play.openRound(1);
            String poll = stage.polls("r1", "i1").getOrDefault("", "");
            byte[] archive = play.clerk.client().bytes(play.clerk.path("/polls/" + poll + ".bel"));
            return new Open(stage.meeting(), cast.text("token"), "r1", poll, archive, slips);
        }
    }

    /** Plays a hall whole, everybody voting on every item, and writes its bundle to {@code file} as the observer gets it. */
    public static void bundle(
            URI server,
            Fields cast,
            int members,
            int items,
            Group group,
            Path folder,
            Path file,
            SecureRandom random,
            Vertx vertx)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        try (Stage stage = new Stage(server, cast, group, folder, random, vertx)) {
            HallPlay play = new HallPlay(stage, members);
            List<SimulatedTablet> tablets = play.tablets();
            play.gather(items);
            for (int number = 1; number <= items; number++) {
                play.openRound(number);
                for (int voter = 0; voter < members; voter++) {
                    tablets.get(voter).cast("r" + number, marks(number, voter));
                }
                play.closeRound(number);
                play.finishRound(number);
            }
            play.chair.does("ADJOURN", "{}");
            Player observer = stage.person("observer");
            Files.write(file, observer.client().bytes(observer.path("/export.zip")));
        }
    }

    /** Seats the observer and has a slip made for everybody. */
    private List<Credential> slips()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.seatObserver();
        return stage.slips(Map.of("", members)).stream()
                .map(Stage.Slip::credential)
                .toList();
    }

    /** Seats the observer and loads a tablet for everybody with a slip. */
    List<SimulatedTablet> tablets()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.seatObserver();
        return stage.tablets(Map.of("", members)).getOrDefault("", List.of());
    }

    /** Returns how many members there are. */
    int members() {
        return members;
    }

    /** Plays until the first round can begin. */
    void gather(int items)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        clear(items);
        checkIn(members, List.of());
        open();
        approveScrutineers(
                members, List.of("p2", "p3"), List.of("p" + (members + 1), "p" + (members + 2)), List.of("委员2", "委员3"));
        for (int i = 1; i <= items; i++) {
            agreeAll("i" + i);
        }
    }

    /** Opens round number {@code number}, which votes on the item of that number. */
    void openRound(int number)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        handOut("r" + number, List.of("i" + number), members);
        sealAndOpen("r" + number);
    }

    /** Closes the box at once. */
    void closeRound(int number) throws IOException, InterruptedException {
        chair.does("WARN_CLOSE", "{'round':'r" + number + "','seconds':0}");
        chair.awaitRound("CLOSED");
    }

    /** From the closed box to the filed one. */
    void finishRound(int number)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.person("scrutineer2").does("RECONCILE", "{'round':'r" + number + "'}");
        count("r" + number, List.of("teller1", "teller2", "scrutineer1", "scrutineer2"));
        chair.does("ANNOUNCE", "{'item':'i" + number + "'}");
        stage.person("scrutineer2").does("FILE_BOX", "{'round':'r" + number + "'}");
    }

    /** Returns what a tablet marks that votes for, against or neither, by {@code voter} modulo three. */
    static Map<String, List<List<Integer>>> marks(int number, int voter) {
        return marks(Map.of("i" + number, new Votes(1, 1, 1)), voter % 3);
    }
}
