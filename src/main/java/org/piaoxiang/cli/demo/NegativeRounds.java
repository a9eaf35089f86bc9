package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** The rounds of the negative meeting: what a ballot, a seal, a share must not be, and what is repeated. */
final class NegativeRounds {
    private static final Pattern RESPONSE = Pattern.compile("\"response\":\"(\\d)(\\d+)\"");
    private static final Pattern EVENT = Pattern.compile("\"type\":\"([A-Za-z]+)\"");

    private final NegativePlay play;
    private final Stage stage;
    private final Ledger ledger;
    private final List<SimulatedTablet> tablets;

    NegativeRounds(NegativePlay play, List<SimulatedTablet> tablets) {
        this.play = play;
        this.stage = play.stage;
        this.ledger = play.ledger;
        this.tablets = tablets;
    }

    void play()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal,
                    UnusableArchive {
        six();
        play.door.does("CHECK_IN", "{'person':'p7'}");
        play.door.does("CHECK_IN", "{'person':'p8'}");
        play.attend(9, 8);
        prepareEight();
        brokenOff();
        mismatch();
        repeated();
    }

    /** Six of nine vote: four are two thirds of them and not enough, five are. */
    private void six()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal,
                    UnusableArchive {
        Player scrutineer = stage.person("scrutineer2");
        play.refused("会务开始发票", "NOT_ALLOWED", play.clerk, "BEGIN_ROUND", "{'items':['i1','i2']}");
        play.chair.does("BEGIN_ROUND", "{'items':['i1','i2']}");
        play.refused("两轮同时进行", "ROUND_OPEN", play.chair, "BEGIN_ROUND", "{'items':['i1']}");
        play.refused("发票数与参加人数不符", "SLIPS_MISMATCH", scrutineer, "HAND_OUT", "{'round':'r1','slips':[{'count':7}]}");
        scrutineer.does("HAND_OUT", "{'round':'r1','slips':[{'count':6}]}");
        for (SimulatedTablet leftover : tablets.subList(6, 8)) {
            play.leaveUnused(leftover, "r1", List.of("i1", "i2"));
        }
        play.refused("未封存就开始投票", "NOT_SEALED", play.chair, "OPEN_ROUND", "{'round':'r1'}");
        play.refused("以别的内容封存", "SEAL_SIGNATURE", stage.person("observer"), "SEAL_ROUND", otherSeal("r1"));
        stage.seal("r1");
        play.refused("没有零票核验就开始投票", "NO_ZERO_PROOF", play.chair, "OPEN_ROUND", "{'round':'r1'}");
        play.refused(
                "封存后作出暂缓建议",
                "ROUND_SEALED",
                stage.person("observer"),
                "ADVISE_DEFERRAL",
                "{'item':'i1','reason':'晚了'}");
        scrutineer.does("ZERO_PROOF", "{'round':'r1'}");
        Map<String, CommitteePlay.Votes> votes = new LinkedHashMap<>();
        votes.put("i1", new CommitteePlay.Votes(4, 2, 0));
        votes.put("i2", new CommitteePlay.Votes(5, 1, 0));
        SimulatedTablet first = tablets.getFirst();
        Json.Obj early = first.prepare("r1", CommitteePlay.marks(votes, 0));
        ledger.expect("开始前投票", "ROUND_NOT_OPEN", first.tries("r1", early));
        play.chair.does("OPEN_ROUND", "{'round':'r1'}");
        badBallots(first, early, votes);
        play.cast("r1", tablets.subList(0, 6), 1, votes);
        play.refused("票箱非空时零票核验", "BOX_NOT_EMPTY", scrutineer, "ZERO_PROOF", "{'round':'r1'}");
        nothingToSee();
        play.chair.does("WARN_CLOSE", "{'round':'r1','seconds':0}");
        play.chair.awaitRound("CLOSED");
        SimulatedTablet second = tablets.get(1);
        ledger.expect("结束后投票", "ROUND_CLOSED", second.tries("r1", second.prepare("r1", CommitteePlay.marks(votes, 5))));
        scrutineer.does("RECONCILE", "{'round':'r1'}");
        wrongShare("r1");
        play.count("r1", play.signers());
        play.refused("重复签字", "ALREADY_SIGNED", stage.person("teller1"), "SIGN_RESULT", "{'round':'r1'}");
        announce("r1", List.of("i1", "i2"));
        play.expectDecision("i1", 6, 6, new CommitteePlay.Votes(4, 2, 0), "NOT_PASSED");
        play.expectDecision("i2", 6, 6, new CommitteePlay.Votes(5, 1, 0), "PASSED");
        play.refused("重新表决已有结果的事项", "ITEM_DECIDED", play.chair, "BEGIN_ROUND", "{'items':['i1']}");
    }

    private void badBallots(SimulatedTablet first, Json.Obj good, Map<String, CommitteePlay.Votes> votes)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        SimulatedTablet stranger = stage.stranger();
        ledger.expect(
                "名单外的凭证", "SLIP_UNKNOWN", stranger.tries("r1", stranger.prepare("r1", CommitteePlay.marks(votes, 0))));
        SimulatedTablet voided = tablets.get(7);
        voided.forgetWithheld();
        ledger.expect(
                "已作废的凭证", "SLIP_UNKNOWN", voided.tries("r1", voided.prepare("r1", CommitteePlay.marks(votes, 0))));
        ledger.expect("伪造的证明", "BALLOT_INVALID", first.tries("r1", forged(good)));
        String receipt = first.send("r1", good);
        ledger.expect("同一张票再投，回执相同", receipt, first.send("r1", good));
        ledger.expect("同一凭证改投", "SLIP_USED", first.tries("r1", first.prepare("r1", CommitteePlay.marks(votes, 5))));
    }

    /** One digit of one proof is another. */
    private static Json.Obj forged(Json.Obj ballots) throws JsonException {
        Fields first = Fields.of(Fields.of(ballots, "ballots").array("ballots").getFirst(), "ballot");
        Matcher digit = RESPONSE.matcher(first.text("ballot"));
        if (!digit.find()) {
            throw new IllegalStateException("a ballot without a proof");
        }
        String changed = first.text("ballot").substring(0, digit.start(1))
                + (digit.group(1).equals("1") ? "2" : "1")
                + first.text("ballot").substring(digit.end(1));
        return Json.object(
                "ballots",
                Json.array(List.of(Json.object("uuid", Json.text(first.text("uuid")), "ballot", Json.text(changed)))));
    }

    /** Well-formed seals over a hash that is not the poll's, with a signature that is not the observer's. */
    private String otherSeal(String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        StringBuilder seals = new StringBuilder();
        StringBuilder signatures = new StringBuilder();
        for (String item : List.of("i1", "i2")) {
            seals.append(seals.isEmpty() ? "" : ",")
                    .append("{'uuid':'")
                    .append(stage.polls(round, item).getOrDefault("", ""))
                    .append("','election':'")
                    .append("0".repeat(64))
                    .append("','setup':'")
                    .append("0".repeat(64))
                    .append("','size':6,'custodians':[],'floor':5}");
            signatures
                    .append(signatures.isEmpty() ? "" : " ")
                    .append("A".repeat(86))
                    .append("==");
        }
        return "{'round':'" + round + "','seals':[" + seals + "],'signature':'" + signatures + "'}";
    }

    /** While the box is open nobody gets a count of an option: not from the view, the record or the archive. */
    private void nothingToSee()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        for (String role : List.of("observer", "chair", "clerk", "teller1", "projector", "superior")) {
            ledger.expect("投票中 " + role + " 能否看到票数", false, stage.person(role).seesResults());
        }
        Player observer = stage.person("observer");
        ledger.expect("投票中记录里有无票数", false, observer.entries().stream().anyMatch(entry -> entry.contains("\"counts\"")));
        for (String item : List.of("i1", "i2")) {
            String poll = stage.polls("r1", item).getOrDefault("", "");
            String archive = new String(
                    observer.client().bytes("/api/meetings/" + stage.meeting() + "/polls/" + poll + ".bel"),
                    StandardCharsets.UTF_8);
            Set<String> events = new LinkedHashSet<>();
            Matcher event = EVENT.matcher(archive);
            while (event.find()) {
                events.add(event.group(1));
            }
            events.removeAll(Set.of("Single", "Homomorphic"));
            ledger.expect("投票中档案里的事件", Set.of("Setup"), events);
        }
        for (Json row : observer.view().object("round").array("polls")) {
            ledger.expect("投票中收回数", 6, Fields.of(row, "poll").integer("returned"));
        }
    }

    private void wrongShare(String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal,
                    UnusableArchive {
        Player observer = stage.person("observer");
        List<Json> shares = new ArrayList<>();
        for (String item : List.of("i1", "i2")) {
            String poll = stage.polls(round, item).getOrDefault("", "");
            byte[] archive = observer.client().bytes("/api/meetings/" + stage.meeting() + "/polls/" + poll + ".bel");
            shares.add(Json.object("uuid", Json.text(poll), "share", Json.text(stage.strangersShare(archive))));
        }
        String path = "/rounds/" + round + "/shares";
        ledger.expect(
                "缺少份额",
                "SHARE_REFUSED",
                observer.posts(
                        path,
                        Json.object("custodian", Json.text("OBSERVER"), "shares", Json.array(shares.subList(0, 1)))));
        ledger.expect(
                "别的钥匙的份额",
                "SHARE_REFUSED",
                observer.posts(path, Json.object("custodian", Json.text("OBSERVER"), "shares", Json.array(shares))));
    }

    /** Item 3 is about 陈丙, who is recused; item 5 is open to all eight. */
    private void prepareEight()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        play.refused("回避不写事由", "REASON_NEEDED", play.clerk, "RECUSE", "{'item':'i3','person':'p4'}");
        play.clerk.does("RECUSE", "{'item':'i3','person':'p4','reason':'本人'}");
        play.clerk.does("RECUSAL_LEFT", "{'item':'i3','person':'p4'}");
        play.introduce("i3");
        play.refused(
                "回避人表态",
                "STATEMENT_RECUSED",
                play.clerk,
                "STATE_OPINION",
                "{'item':'i3','person':'p4','opinion':'AGREE'}");
        play.clerk.does("STATE_REST_AGREE", "{'item':'i3'}");
        play.say("i3", "p1", "AGREE");
        play.chair.does("READY_TO_VOTE", "{'item':'i3'}");
        play.clerk.does("RECUSAL_RETURNED", "{'item':'i3','person':'p4'}");
        play.agreeAll("i5");
    }

    /** A round that was broken off is repeated with spare polls; its ballots are gone. */
    private void brokenOff()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        begin("r2", List.of("i3", "i5"));
        SimulatedTablet first = tablets.getFirst();
        ledger.expect(
                "漏投一项",
                "ROUND_INCOMPLETE",
                first.tries("r2", first.prepare("r2", CommitteePlay.marks(only("i3", 7), 0))));
        play.cast("r2", tablets.subList(0, 3), only("i5", 8));
        play.refused("中止不写原因", "REASON_NEEDED", play.chair, "BREAK_OFF", "{'round':'r2'}");
        play.chair.does("BREAK_OFF", "{'round':'r2','reason':'停电'}");
        SimulatedTablet late = tablets.get(4);
        ledger.expect(
                "中止后投票", "ROUND_CLOSED", late.tries("r2", late.prepare("r2", CommitteePlay.marks(only("i5", 8), 0))));
        ledger.expect("中止的一轮", "VOID", play.clerk.view().object("round").text("state"));
    }

    private static Map<String, CommitteePlay.Votes> only(String item, int agree) {
        return Map.of(item, new CommitteePlay.Votes(agree, 0, 0));
    }

    private void begin(String round, List<String> items)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        play.handOut(round, items, 8);
        if (items.contains("i3")) {
            play.spoil(tablets.get(7), stage.polls(round, "i3").getOrDefault("", ""), SlipProof.Purpose.WITHHOLD);
        }
        play.sealAndOpen(round);
    }

    /** Nine forms come back for eight: the item is void, the other one stands. */
    private void mismatch()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        begin("r3", List.of("i3", "i5"));
        CommitteePlay.Votes third = new CommitteePlay.Votes(5, 2, 0);
        play.cast("r3", tablets, Map.of("i3", third, "i5", new CommitteePlay.Votes(8, 0, 0)));
        play.chair.does("WARN_CLOSE", "{'round':'r3','seconds':0}");
        play.chair.awaitRound("CLOSED");
        String poll = stage.polls("r3", "i5").getOrDefault("", "");
        stage.person("scrutineer2")
                .does("RECONCILE", "{'round':'r3','paper':[{'uuid':'" + poll + "','issued':0,'returned':1}]}");
        for (Json row : play.clerk.view().object("round").array("polls")) {
            Fields seen = Fields.of(row, "poll");
            boolean isVoid = seen.text("uuid").equals(poll);
            ledger.expect("发出8收回9", isVoid ? "VOID" : "RECONCILED", seen.text("state"));
        }
        play.count("r3", play.signers());
        announce("r3", List.of("i3"));
        play.expectDecision("i3", 7, 7, third, "PASSED");
        ledger.expect("作废的事项没有结果", true, play.item("i5").optional("result").isEmpty());
    }

    private void repeated()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        begin("r4", List.of("i5"));
        Set<String> polls = new LinkedHashSet<>();
        for (String round : List.of("r2", "r3", "r4")) {
            polls.addAll(stage.polls(round, "i5").values());
        }
        ledger.expect("每次重投另用一个票箱", 3, polls.size());
        play.cast("r4", tablets, Map.of("i5", new CommitteePlay.Votes(6, 1, 1)));
        play.closeAndCount("r4", play.signers());
        for (SimulatedTablet tablet : tablets) {
            ledger.expect("票在箱内", true, tablet.isInTheBox("r4"));
        }
        announce("r4", List.of("i5"));
        play.expectDecision("i5", 8, 8, new CommitteePlay.Votes(6, 1, 1), "PASSED");
    }

    private void announce(String round, List<String> items)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        for (String item : items) {
            play.chair.does("ANNOUNCE", "{'item':'" + item + "'}");
        }
        stage.person("scrutineer2").does("FILE_BOX", "{'round':'" + round + "'}");
    }
}
