package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** Scenario 1: nine members in office, eight present, six items, one recused, one deferred, one ballot not returned. */
final class MainPlay extends CommitteePlay {
    private static final List<String> FIRST_ROUND = List.of("i1", "i2", "i3", "i5");

    MainPlay(Stage stage, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, ledger);
    }

    void play() throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        fileWithAccounts();
        List<Json> flagged = stage.person("superior").view().array("items");
        for (int i = 0; i < flagged.size(); i++) {
            int flags = Fields.of(flagged.get(i), "item")
                    .object("review")
                    .array("flags")
                    .size();
            // 钱七 was named on fewer than half of the forms; that is for a person to judge.
            ledger.expect("第" + (i + 1) + "项审查提示条数", i == 4 ? 1 : 0, flags);
        }
        clearAll(6);
        stage.seatObserver();
        List<SimulatedTablet> tablets = stage.tablets(Map.of("", 9)).getOrDefault("", List.of());
        checkIn(9, List.of("p5"));
        open();
        clerk.does("ABSENTEE_OPINION", "{'person':'p5','text':'同意第1至6项。','items':['i1','i2','i3','i4','i5','i6']}");
        approveScrutineers(8);
        deliberate();
        firstRound(tablets);
        secondRound(tablets);
        chair.does("ADJOURN", "{'reason':'第4项已决定暂缓表决'}");
        stage.checkMinutes();
        fileAppointments();
        clerk.does("DESTROY_KEY", "{'custodian':'SERVER'}");
        stage.destroyKeys();
    }

    private void deliberate()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        agreeAll("i1");
        agreeAll("i2");
        clerk.does("RECUSE", "{'item':'i3','person':'p2','reason':'王五系周甲亲属'}");
        clerk.does("RECUSAL_LEFT", "{'item':'i3','person':'p2'}");
        agreeAll("i3");
        clerk.does("RECUSAL_RETURNED", "{'item':'i3','person':'p2'}");
        deferItemFour();
        introduce("i5");
        say("i5", "p2", "AGREE");
        say("i5", "p3", "AGREE");
        ledger.expect(
                "第5项第三位由书记表态",
                "PRINCIPAL_MUST_BE_LAST",
                clerk.tries("STATE_OPINION", "{'item':'i5','person':'p1','opinion':'AGREE'}"));
        say("i5", "p4", "AGREE");
        say("i5", "p6", "AGREE");
        say("i5", "p7", "DISAGREE");
        say("i5", "p8", "DISAGREE");
        say("i5", "p9", "DEFER");
        say("i5", "p1", "AGREE");
        chair.does("READY_TO_VOTE", "{'item':'i5'}");
        agreeAll("i6");
    }

    private void deferItemFour()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        introduce("i4");
        say("i4", "p2", "DEFER");
        say("i4", "p3", "DEFER");
        stage.person("observer").does("ADVISE_DEFERRAL", "{'item':'i4','reason':'家属经商情况尚未核清'}");
        clerk.does("STATE_REST_AGREE", "{'item':'i4'}");
        say("i4", "p1", "AGREE");
        ledger.expect("未答复列席监督意见就表决", "ADVICE_UNANSWERED", chair.tries("READY_TO_VOTE", "{'item':'i4'}"));
        chair.does("ANSWER_ADVICE", "{'item':'i4','accepted':true,'reason':'同意暂缓，核清后再议'}");
        ledger.expect(
                "暂缓不写责任人和期限",
                "OWNER_AND_DUE_NEEDED",
                chair.tries(
                        "DEFER",
                        "{'item':'i4','reason':'MATERIAL_UNCLEAR','hands':{'agree':6,'disagree':2,'abstain':0}}"));
        chair.does(
                "DEFER",
                "{'item':'i4','reason':'MATERIAL_UNCLEAR','explanation':'家属经商情况待核实','hands':{'agree':6,'disagree':2,'abstain':0},'owner':'吴己','due':'2026-12-05'}");
    }

    private void firstRound(List<SimulatedTablet> tablets)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        ledger.expect(
                "回避人担任第3项监票人", "SCRUTINEER_IS_RECUSED", chair.tries("BEGIN_ROUND", "{'items':['i1','i2','i3','i5']}"));
        chair.does("SUBSTITUTE_SCRUTINEER", "{'item':'i3','out':'p2','in':'p4'}");
        handOut("r1", FIRST_ROUND, 8);
        leaveUnused(tablets.get(8), "r1", FIRST_ROUND);
        // 周甲's own tablet signs that it will not vote on item 3.
        spoil(tablets.get(7), stage.polls("r1", "i3").getOrDefault("", ""), SlipProof.Purpose.WITHHOLD);
        sealAndOpen("r1");
        Map<String, Votes> votes = new LinkedHashMap<>();
        votes.put("i1", new Votes(8, 0, 0));
        votes.put("i2", new Votes(7, 1, 0));
        votes.put("i3", new Votes(5, 1, 1));
        votes.put("i5", new Votes(4, 3, 1));
        cast("r1", tablets.subList(0, 4), votes);
        ledger.expect("投票中列席监督人员能否看到票数", false, stage.person("observer").seesResults());
        cast("r1", tablets.subList(0, 8), 4, votes);
        closeAndCount("r1", List.of("teller1", "teller2", "scrutineer1", "scrutineer2", "scrutineer3"));
        for (SimulatedTablet tablet : tablets.subList(0, 8)) {
            ledger.expect("票在箱内", true, tablet.isInTheBox("r1"));
        }
        ledger.expect("不按次序宣布", "ANNOUNCE_IN_ORDER", chair.tries("ANNOUNCE", "{'item':'i2'}"));
        for (String item : FIRST_ROUND) {
            chair.does("ANNOUNCE", "{'item':'" + item + "'}");
        }
        stage.person("scrutineer2").does("FILE_BOX", "{'round':'r1'}");
        expectDecision("i1", 8, 8, new Votes(8, 0, 0), "PASSED");
        expectDecision("i2", 8, 8, new Votes(7, 1, 0), "PASSED");
        expectDecision("i3", 7, 7, new Votes(5, 1, 1), "PASSED");
        expectDecision("i5", 8, 8, new Votes(4, 3, 1), "NOT_PASSED");
        expectDeferral("i4");
    }

    private void secondRound(List<SimulatedTablet> tablets)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        for (String person : List.of("p7", "p8", "p9")) {
            door.does("DEPART", "{'person':'" + person + "'}");
        }
        ledger.expect("三人离席后表决第6项", "NO_QUORUM", chair.tries("BEGIN_ROUND", "{'items':['i6']}"));
        for (String person : List.of("p7", "p8", "p9")) {
            door.does("CHECK_IN", "{'person':'" + person + "'}");
        }
        handOut("r2", List.of("i6"), 8);
        leaveUnused(tablets.get(8), "r2", List.of("i6"));
        sealAndOpen("r2");
        cast("r2", tablets.subList(0, 7), Map.of("i6", new Votes(6, 1, 0)));
        closeAndCount("r2", List.of("teller1", "teller2", "scrutineer1", "scrutineer2"));
        chair.does("ANNOUNCE", "{'item':'i6'}");
        stage.person("scrutineer2").does("FILE_BOX", "{'round':'r2'}");
        expectDecision("i6", 8, 7, new Votes(6, 1, 0), "PASSED");
        stage.signSheet();
    }
}
