package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/**
 * A meeting whose three scrutineers share one key, any two of whom open it; one of them is absent at the count. Before and
 * while people vote, tablets are challenged.
 */
final class ThresholdPlay extends CommitteePlay {
    private static final String SHARED = "SCRUTINEER_1";
    private static final List<String> MEMBERS = List.of("scrutineer1", "scrutineer2", "scrutineer3");
    private static final List<String> HOLDERS = List.of("周甲", "冯乙", "陈丙");
    private static final int TABLETS = 9;

    ThresholdPlay(Stage stage, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, ledger);
    }

    void play()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal,
                    UnusableArchive {
        clear(1);
        stage.seatObserver();
        List<SimulatedTablet> tablets = stage.tablets(Map.of("", TABLETS)).getOrDefault("", List.of());
        checkIn(TABLETS, List.of());
        open();
        chair.does(
                "APPROVE_SCRUTINEERS",
                "{'scrutineers':['p2','p3','p4'],'tellers':['p10','p11'],"
                        + "'hands':{'agree':9,'disagree':0,'abstain':0}}");
        for (String member : MEMBERS) {
            stage.seatMember(member);
        }
        agreeAll("i1");
        ledger.expect("密钥产生以前开始票决", "KEYS_MISSING", chair.tries("BEGIN_ROUND", "{'items':['i1']}"));
        makeKey();
        handOut("r1", List.of("i1"), TABLETS);
        stage.seal("r1");
        badTablet(tablets);
        handOut("r2", List.of("i1"), TABLETS);
        stage.seal("r2");
        drawAndChallenge("r2", tablets);
        stage.person("scrutineer2").does("ZERO_PROOF", "{'round':'r2'}");
        chair.does("OPEN_ROUND", "{'round':'r2'}");
        Votes votes = new Votes(6, 2, 1);
        cast("r2", tablets, Map.of("i1", votes));
        chair.does("WARN_CLOSE", "{'round':'r2','seconds':0}");
        chair.awaitRound("CLOSED");
        stage.person("scrutineer2").does("RECONCILE", "{'round':'r2'}");
        count(tablets);
        expectDecision("i1", TABLETS, TABLETS, votes, "PASSED");
        stage.person("scrutineer2").does("FILE_BOX", "{'round':'r2'}");
        chair.does("ADJOURN", "{}");
    }

    /** Certificates, polynomials, parts, trial: each member on a station of its own, the server carries the messages. */
    private void makeKey()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.ceremonyStep(MEMBERS.getFirst(), SHARED, HOLDERS.getFirst());
        ledger.expect("同一人占两个名额", "KEY_HOLDER_CONFLICT", stage.triesStep(MEMBERS.get(1), SHARED, HOLDERS.getFirst()));
        ledger.expect("由一人交存共管的密钥", "KEY_IS_SHARED", stage.triesKey(MEMBERS.get(1), SHARED));
        ledger.expect("别人未到时办理下一步", false, stage.ceremonyStep(MEMBERS.getFirst(), SHARED, HOLDERS.getFirst()));
        for (int step = 0; step < 4; step++) {
            for (int i = 0; i < MEMBERS.size(); i++) {
                stage.ceremonyStep(MEMBERS.get(i), SHARED, HOLDERS.get(i));
            }
        }
        Fields tried = Fields.of(entry("TRY_SUBSET"), "tried");
        ledger.expect("两人的组合", 3, tried.integer("opened"));
        ledger.expect("只有一人打不开", 3, tried.integer("refused"));
        String code = stage.state("observer").text("keysCode");
        for (String member : MEMBERS) {
            ledger.expect("六字密钥码一致", code, stage.state(member).text("keysCode"));
        }
    }

    /** Before the round opens one tablet turns out to have encrypted something else: the round is broken off. */
    private void badTablet(List<SimulatedTablet> tablets)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        SimulatedTablet.Committed made = tablets.getFirst().commit("r1", marks(Map.of("i1", new Votes(0, 9, 0)), 0));
        ledger.expect("打开试验票", true, tablets.getFirst().open("r1", made.opening()));
        ledger.expect("工作站读出的试验票", "[[0,1,0]]", stage.held("r1", made.commitment()));
        stage.person("observer")
                .does(
                        "JUDGE_CHALLENGE",
                        "{'round':'r1','commitment':'" + made.commitment()
                                + "','outcome':'BAD','tablet':1,'seen':'屏幕上是同意，票里是不同意'}");
        stage.person("scrutineer2").does("ZERO_PROOF", "{'round':'r1'}");
        ledger.expect("验证不符仍开始投票", "CHALLENGE_FAILED", chair.tries("OPEN_ROUND", "{'round':'r1'}"));
        chair.does("BREAK_OFF", "{'round':'r1','reason':'1号平板验证不符，更换平板'}");
    }

    /** The observer and the server throw a coin; the drawn tablets are challenged, and their test ballots are no votes. */
    private void drawAndChallenge(String round, List<SimulatedTablet> tablets)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        for (int number : stage.draw(round, TABLETS, 2)) {
            SimulatedTablet tablet = tablets.get(number - 1);
            SimulatedTablet.Committed made = tablet.commit(round, marks(Map.of("i1", new Votes(0, 0, 9)), 0));
            ledger.expect("打开抽中平板的试验票", true, tablet.open(round, made.opening()));
            ledger.expect("工作站读出抽中平板的试验票", "[[0,0,1]]", stage.held(round, made.commitment()));
            stage.person("observer")
                    .does(
                            "JUDGE_CHALLENGE",
                            "{'round':'" + round + "','commitment':'" + made.commitment()
                                    + "','outcome':'GOOD','tablet':" + number + "}");
        }
        Fields challenges = clerk.view().object("round").object("challenges");
        ledger.expect("抽取验证次数", 2, challenges.integer("drawn"));
        ledger.expect("验证不符次数", 0, challenges.integer("bad"));
    }

    /** The first member is absent; a share that is not the second's is refused with the name; the two others suffice. */
    private void count(List<SimulatedTablet> tablets)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal,
                    UnusableArchive {
        stage.cosign("r2");
        stage.share("observer", "r2");
        String poll = stage.polls("r2", "i1").getOrDefault("", "");
        byte[] archive = clerk.client().bytes(clerk.path("/polls/" + poll + ".bel"));
        ledger.expect(
                "不成立的份额写明保管人",
                "SHARE_REFUSED 冯乙",
                stage.triesShare("scrutineer2", "r2", SHARED + ".2", poll, stage.strangersShare(archive), "冯乙"));
        stage.share("scrutineer3", "r2");
        ledger.expect("三人中一人不够", "RECONCILED", roundState());
        stage.share("scrutineer2", "r2");
        chair.awaitRound("DECRYPTED");
        for (String signer : List.of("teller1", "teller2", "scrutineer1", "scrutineer2", "scrutineer3")) {
            stage.person(signer).does("SIGN_RESULT", "{'round':'r2'}");
        }
        for (SimulatedTablet tablet : tablets) {
            ledger.expect("票在箱内", true, tablet.isInTheBox("r2"));
        }
        chair.does("ANNOUNCE", "{'item':'i1'}");
    }

    private String roundState() throws IOException, InterruptedException, JsonException {
        String state = clerk.view().object("round").text("state");
        return state.equals("TALLIED") ? "RECONCILED" : state;
    }

    private Json entry(String type) throws IOException, InterruptedException, JsonException {
        Json found = Json.object();
        for (String text : clerk.entries()) {
            Fields entry = Fields.of(JsonReader.read(text), "entry");
            if (entry.text("type").equals(type)) {
                found = entry.value("data");
            }
        }
        return found;
    }
}
