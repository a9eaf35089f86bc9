package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** Twenty-four people recommend at most two of six names and appraise five persons, in three categories; 22 have come. */
final class AssemblyPlay extends CommitteePlay {
    private static final List<String> ITEMS = List.of("i1", "i2");
    private static final List<String> SIGNERS = List.of("teller1", "teller2", "scrutineer1", "scrutineer2");
    private static final List<String> CONFIDANTS = List.of("inspection", "observer", "superior");
    private static final List<String> ROOM = List.of("clerk", "chair", "projector", "door", "teller1", "scrutineer2");

    AssemblyPlay(Stage stage, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, ledger);
    }

    void play() throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.seatObserver();
        Map<String, Integer> slips = new LinkedHashMap<>();
        slips.put("A", 6);
        slips.put("B", 8);
        slips.put("C", 10);
        Map<String, List<SimulatedTablet>> drawn = stage.tablets(slips);
        drawn.values().forEach(stage::shuffle);
        checkIn(24, SampleMeeting.ASSEMBLY_ON_LEAVE);
        open();
        approveScrutineers(22, List.of("p2", "p7"), List.of("p25", "p26"), List.of("甲二", "乙一"));
        for (String item : ITEMS) {
            introduce(item);
            chair.does("READY_TO_VOTE", "{'item':'" + item + "'}");
        }
        vote(drawn);
        ledger.expect("推荐结果不当场宣布", "NOT_ANNOUNCED_HERE", chair.tries("ANNOUNCE", "{'item':'i1'}"));
        ledger.expect("测评结果不当场宣布", "NOT_ANNOUNCED_HERE", chair.tries("ANNOUNCE", "{'item':'i2'}"));
        stage.person("scrutineer2").does("FILE_BOX", "{'round':'r1'}");
        chair.does("ADJOURN", "{}");
        new AssemblyFigures(ledger, stage.person("inspection")).check();
        whoSees();
        noSuchWord();
    }

    private void vote(Map<String, List<SimulatedTablet>> drawn)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        chair.does("BEGIN_ROUND", "{'items':['i1','i2']}");
        Player scrutineer = stage.person("scrutineer2");
        ledger.expect(
                "各类发票数与参加人数不符",
                "SLIPS_MISMATCH",
                scrutineer.tries(
                        "HAND_OUT",
                        "{'round':'r1','slips':[{'category':'A','count':6},{'category':'B','count':8},{'category':'C','count':8}]}"));
        scrutineer.does(
                "HAND_OUT",
                "{'round':'r1','slips':[{'category':'A','count':6},{'category':'B','count':7},{'category':'C','count':9}]}");
        for (Map.Entry<String, List<SimulatedTablet>> category : drawn.entrySet()) {
            int present = AssemblyVotes.PRESENT.getOrDefault(category.getKey(), 0);
            for (SimulatedTablet leftover :
                    category.getValue().subList(present, category.getValue().size())) {
                for (String item : ITEMS) {
                    String poll = stage.polls("r1", item).getOrDefault(category.getKey(), "");
                    spoil(leftover, poll, SlipProof.Purpose.VOID);
                }
            }
        }
        sealAndOpen("r1");
        List<SimulatedTablet> voted = new ArrayList<>();
        for (Map.Entry<String, List<SimulatedTablet>> category : drawn.entrySet()) {
            int returned = AssemblyVotes.RETURNED.getOrDefault(category.getKey(), 0);
            for (int voter = 0; voter < returned; voter++) {
                SimulatedTablet tablet = category.getValue().get(voter);
                tablet.cast("r1", AssemblyVotes.marks(category.getKey(), voter));
                voted.add(tablet);
            }
        }
        for (String role : List.of("inspection", "observer", "superior", "clerk", "chair", "projector")) {
            ledger.expect("投票中 " + role + " 能否看到得票", false, stage.person(role).seesResults());
        }
        closeAndCount("r1", SIGNERS);
        for (SimulatedTablet tablet : voted) {
            ledger.expect("票在箱内", true, tablet.isInTheBox("r1"));
        }
    }

    /** Figures belong to who organises the recommendation, never to the unit whose people were named. */
    private void whoSees()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        String poll = stage.polls("r1", "i1").getOrDefault("A", "");
        for (String role : CONFIDANTS) {
            Player player = stage.person(role);
            ledger.expect(role + " 能否看到得票", true, player.seesResults());
            ledger.expect(role + " 能否看到记录中的票数", true, hasCounts(player));
            ledger.expect(role + " 能否取得票箱档案", "ACCEPTED", player.asks("/polls/" + poll + ".bel"));
        }
        for (String role : ROOM) {
            Player player = stage.person(role);
            ledger.expect(role + " 能否看到得票", false, player.seesResults());
            ledger.expect(role + " 能否看到记录中的票数", false, hasCounts(player));
            ledger.expect(role + " 能否取得票箱档案", "ROLE_NOT_ALLOWED", player.asks("/polls/" + poll + ".bel"));
        }
    }

    private static boolean hasCounts(Player player) throws IOException, InterruptedException, JsonException {
        return player.entries().stream().anyMatch(entry -> entry.contains("\"counts\""));
    }

    /** A recommendation is no election: no word of winning stands anywhere. */
    private void noSuchWord()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Map<String, String> papers = MeetingPapers.texts(stage.person("inspection"));
        for (String word : List.of("当选", "胜出", "落选", "通过\"", "elected", "winner")) {
            boolean found = stage.person("inspection").entries().stream().anyMatch(entry -> entry.contains(word));
            for (Json item : stage.person("inspection").view().array("items")) {
                found |= JsonWriter.compact(item).contains(word);
            }
            for (Map.Entry<String, String> paper : papers.entrySet()) {
                found |= paper.getValue().contains(word);
            }
            ledger.expect("记录、画面和文书中有无“" + word.replace("\"", "") + "”", false, found);
        }
    }
}
