package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** A meeting of {@link SampleMeeting#hall}: everybody has come, every item goes to the vote, one round for each. */
final class HallPlay extends CommitteePlay {
    private final int members;

    HallPlay(Stage stage, int members)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, new Ledger());
        this.members = members;
    }

    /** Plays until the first round can begin; returns the tablets, each with a slip. */
    List<SimulatedTablet> gather(int items)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        clear(items);
        stage.seatObserver();
        List<SimulatedTablet> tablets = stage.tablets(Map.of("", members)).getOrDefault("", List.of());
        checkIn(members, List.of());
        open();
        approveScrutineers(
                members, List.of("p2", "p3"), List.of("p" + (members + 1), "p" + (members + 2)), List.of("委员2", "委员3"));
        for (int i = 1; i <= items; i++) {
            agreeAll("i" + i);
        }
        return tablets;
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
