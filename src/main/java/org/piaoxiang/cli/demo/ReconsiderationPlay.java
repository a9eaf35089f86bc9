package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** Two weeks after scenario 1: its item 5, not passed, is adopted; its item 1, passed, is cancelled. */
final class ReconsiderationPlay extends CommitteePlay {
    private static final List<String> ITEMS = List.of("i1", "i2");

    private final String firstMeeting;

    ReconsiderationPlay(Stage stage, Ledger ledger, String firstMeeting)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, ledger);
        this.firstMeeting = firstMeeting;
    }

    void play() throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        thirdNomination();
        clear(2);
        stage.seatObserver();
        List<SimulatedTablet> tablets = stage.tablets(Map.of("", 9)).getOrDefault("", List.of());
        checkIn(9, List.of());
        open();
        approveScrutineers(9);
        reopen();
        for (String item : ITEMS) {
            ledger.expect(
                    item + " 关联第一次表决",
                    firstMeeting,
                    item(item).object("reconsiderationOf").text("meeting"));
        }
        agreeAll("i1");
        agreeAll("i2");
        handOut("r1", ITEMS, 9);
        sealAndOpen("r1");
        Map<String, Votes> votes = new LinkedHashMap<>();
        votes.put("i1", new Votes(6, 3, 0));
        votes.put("i2", new Votes(3, 6, 0));
        cast("r1", tablets, votes);
        closeAndCount("r1", List.of("teller1", "teller2", "scrutineer1", "scrutineer2"));
        for (SimulatedTablet tablet : tablets) {
            ledger.expect("票在箱内", true, tablet.isInTheBox("r1"));
        }
        for (String item : ITEMS) {
            chair.does("ANNOUNCE", "{'item':'" + item + "'}");
        }
        stage.person("scrutineer2").does("FILE_BOX", "{'round':'r1'}");
        expectDecision("i1", 9, 9, new Votes(6, 3, 0), "PASSED");
        expectDecision("i2", 9, 9, new Votes(3, 6, 0), "NOT_PASSED");
        expectEffect("i1", "i5", 2, "ADOPTED");
        expectEffect("i2", "i1", 1, "CANCELLED");
        chair.does("ADJOURN", "{}");
    }

    /** Who was nominated twice and not passed is not nominated for the post again. */
    private void thirdNomination() throws IOException, InterruptedException {
        ledger.expect(
                "两次未通过后第三次提名",
                "NOMINATION_LIMIT",
                clerk.tries(
                        "SET_AGENDA",
                        "{'items':[{'id':'i1','number':1,'kind':'SC_APPOINTMENT','title':'钱七','materials':[],"
                                + "'candidates':[{'id':'c1','name':'钱七','currentPost':'E局财务科科长','proposedPost':'E局副局长'}],"
                                + "'reconsiderationOf':{'meeting':'" + firstMeeting
                                + "','item':'i5','round':'r1','outcome':'NOT_PASSED','nominations':2}}]}"));
    }

    private void reopen() throws IOException, InterruptedException {
        ledger.expect(
                "未经复议程序就介绍", "WRONG_STEP", clerk.tries("INTRODUCE", "{'item':'i1','introducer':'许部长','gist':'再次介绍'}"));
        ledger.expect("4人同意复议", "RECONSIDERATION_NOT_CARRIED", chair.tries("RECONSIDER", hands("i1", 4)));
        ledger.expect("举手人数与实到不符", "HANDS_MISMATCH", chair.tries("RECONSIDER", hands("i1", 10)));
        ledger.expect("5人同意复议", "ACCEPTED", chair.tries("RECONSIDER", hands("i1", 5)));
        ledger.expect("4人同意复议已通过事项", "RECONSIDERATION_NOT_CARRIED", chair.tries("RECONSIDER", hands("i2", 4)));
        ledger.expect("9人同意复议已通过事项", "ACCEPTED", chair.tries("RECONSIDER", hands("i2", 9)));
    }

    private static String hands(String item, int agree) {
        return "{'item':'" + item + "','hands':{'agree':" + agree + ",'disagree':" + Math.max(0, 9 - agree)
                + ",'abstain':0}}";
    }

    private void expectEffect(String item, String earlier, int nomination, String effect)
            throws IOException, InterruptedException, JsonException {
        Fields result = item(item).object("result");
        ledger.expect(item + " 复议对象", firstMeeting + "/" + earlier, result.text("reconsiderationOf"));
        ledger.expect(item + " 提名次数", nomination, result.integer("nomination"));
        ledger.expect(item + " 复议后果", effect, result.text("effect"));
        boolean recorded = false;
        for (String text : clerk.entries()) {
            Fields entry = Fields.of(JsonReader.read(text), "entry");
            recorded |= entry.text("type").equals("SET_AGENDA") && text.contains(firstMeeting);
        }
        ledger.expect(item + " 记录中写明复议对象", true, recorded);
    }
}
