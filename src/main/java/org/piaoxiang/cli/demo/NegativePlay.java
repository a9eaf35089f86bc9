package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** A meeting in which nearly everything is tried the wrong way first; each time the reason must be the right one. */
final class NegativePlay extends CommitteePlay {
    private static final List<String> SIGNERS = List.of("teller1", "teller2", "scrutineer1", "scrutineer2");

    NegativePlay(Stage stage, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        super(stage, ledger);
    }

    void play()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal,
                    UnusableArchive {
        stage.seatObserver();
        List<SimulatedTablet> tablets = stage.tablets(Map.of("", 8)).getOrDefault("", List.of());
        tooFew();
        officers();
        deliberation();
        new NegativeRounds(this, tablets).play();
        corrections();
    }

    /** Five of nine are too few, six are enough. */
    private void tooFew() throws IOException, InterruptedException, JsonException {
        for (String person : List.of("p1", "p2", "p3", "p4", "p5", "p10", "p11", "p12", "p13")) {
            door.does("CHECK_IN", "{'person':'" + person + "'}");
        }
        refused("重复签到", "ALREADY_PRESENT", door, "CHECK_IN", "{'person':'p1'}");
        refused("请假不写事由", "REASON_NEEDED", door, "LEAVE", "{'person':'p9'}");
        refused("未清点就宣布开会", "WRONG_STEP", chair, "CONFIRM_QUORUM", "{}");
        clerk.does("COUNT_ATTENDANCE", "{}");
        refused("9人到会5人", "NO_QUORUM", chair, "CONFIRM_QUORUM", "{}");
        expectQuorum(15, false);
        refused("9人到会5人，写明理由也不行", "NO_QUORUM", chair, "CONFIRM_QUORUM", "{'override':'时间紧'}");
        door.does("CHECK_IN", "{'person':'p6'}");
        clerk.does("COUNT_ATTENDANCE", "{}");
        expectQuorum(18, true);
        refused("9人到会6人", "ACCEPTED", chair, "CONFIRM_QUORUM", "{}");
        attend(9, 6);
    }

    private void expectQuorum(int left, boolean met) throws IOException, InterruptedException, JsonException {
        Fields quorum = clerk.view().object("attendance").object("quorum");
        ledger.expect("到会算式左边", left, quorum.integer("left"));
        ledger.expect("到会算式右边", 18, quorum.integer("right"));
        ledger.expect("到会是否符合", new Json.Bool(met), quorum.value("met"));
        ledger.expect("到会至少", 6, quorum.integer("needed"));
    }

    private void officers()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        refused("未宣布纪律就推选监票人", "WRONG_STEP", chair, "APPROVE_SCRUTINEERS", officers("p2", "p3", "p10", "p11", 6, 0));
        chair.does("OPENING_REMARKS", "{'observerIntroduced':true,'disciplineRead':true}");
        refused(
                "计票人兼监票人",
                "TELLER_IS_SCRUTINEER",
                chair,
                "APPROVE_SCRUTINEERS",
                officers("p2", "p3", "p3", "p10", 6, 0));
        refused(
                "拟任免人选监票",
                "SCRUTINEER_IS_CANDIDATE",
                chair,
                "APPROVE_SCRUTINEERS",
                officers("p2", "p4", "p10", "p11", 6, 0));
        refused("记录人计票", "TELLER_IS_CLERK", chair, "APPROVE_SCRUTINEERS", officers("p2", "p3", "p10", "p12", 6, 0));
        refused("委员计票", "TELLER_NOT_STAFF", chair, "APPROVE_SCRUTINEERS", officers("p2", "p3", "p10", "p5", 6, 0));
        refused(
                "工作人员监票",
                "SCRUTINEER_NOT_VOTING",
                chair,
                "APPROVE_SCRUTINEERS",
                officers("p2", "p10", "p10", "p11", 6, 0));
        refused(
                "未到会的人监票",
                "SCRUTINEER_NOT_PRESENT",
                chair,
                "APPROVE_SCRUTINEERS",
                officers("p2", "p7", "p10", "p11", 6, 0));
        refused("举手人数多于实到", "HANDS_MISMATCH", chair, "APPROVE_SCRUTINEERS", officers("p2", "p3", "p10", "p11", 7, 0));
        refused("举手未过半数", "NOT_APPROVED", chair, "APPROVE_SCRUTINEERS", officers("p2", "p3", "p10", "p11", 3, 3));
        refused(
                "只有一名监票人",
                "TOO_FEW",
                chair,
                "APPROVE_SCRUTINEERS",
                "{'scrutineers':['p2'],'tellers':['p10','p11'],'hands':{'agree':6,'disagree':0,'abstain':0}}");
        refused("会务代主持人操作", "NOT_ALLOWED", clerk, "APPROVE_SCRUTINEERS", officers("p2", "p3", "p10", "p11", 6, 0));
        approveScrutineers(6);
    }

    private static String officers(String first, String second, String third, String fourth, int agree, int disagree) {
        return "{'scrutineers':['" + first + "','" + second + "'],'tellers':['" + third + "','" + fourth
                + "'],'hands':{'agree':" + agree + ",'disagree':" + disagree + ",'abstain':0}}";
    }

    /** A locked item, one sent back and supplemented, answers that only the superior may change, and a hold. */
    private void review()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Player superior = stage.person("superior");
        String introduce = "{'item':'i1','introducer':'许部长','gist':'略'}";
        String signed = "'handledBy':'吴经办','reviewedBy':'郑审核','signedBy':'王签发'";
        refused("上级未收到报审就答复", "WRONG_STEP", superior, "ANSWER_REVIEW", answer("i1", "CLEARED", signed));
        clerk.does("FILE_FOR_REVIEW", "{'items':['i1','i2','i3','i4','i5'],'account':'推荐、考察、酝酿情况见附件。'}");
        refused("会务代上级答复", "NOT_ALLOWED", clerk, "ANSWER_REVIEW", answer("i1", "CLEARED", signed));
        refused("退回不写原因", "REASON_NEEDED", superior, "ANSWER_REVIEW", answer("i1", "RETURNED", signed));
        refused(
                "不列席又不写由谁封箱",
                "SEALER_NEEDED",
                superior,
                "ANSWER_REVIEW",
                "{'item':'i1','answer':'CLEARED'," + signed + ",'attends':false}");
        refused("一级审查时由本级审核", "NOT_ALLOWED", superior, "CLEAR_INTERNALLY", "{'item':'i1','answer':'CLEARED'}");
        superior.does("ANSWER_REVIEW", answer("i1", "RETURNED", signed + ",'note':'请补纪检监察机关意见'"));
        refused("退回后就介绍", "ITEM_NOT_CLEARED", clerk, "INTRODUCE", introduce);
        clerk.does(
                "FILE_FOR_REVIEW",
                "{'items':['i1'],'account':'补充纪检监察机关意见','dossiers':[{'item':'i1','candidate':'c1',"
                        + "'recommendations':[],'inspections':[{'check':'DISCIPLINE','date':'2026-11-18'}],"
                        + "'consultations':[],'attachments':[]}]}");
        refused(
                "附件没有上传就报审",
                "ATTACHMENT_MISSING",
                clerk,
                "FILE_FOR_REVIEW",
                "{'items':['i1'],'account':'附件','dossiers':[{'item':'i1','candidate':'c1','attachments':[{'hash':'"
                        + "0".repeat(64) + "','name':'考察材料.pdf','size':1}]}]}");
        clearAll(5);
        superior.does("ANSWER_REVIEW", answer("i1", "DEFERRAL_ADVISED", signed + ",'note':'有一件信访待核'"));
        refused("建议暂缓后就介绍", "ITEM_NOT_CLEARED", clerk, "INTRODUCE", introduce);
        refused("答复后会务再报", "REVIEW_ANSWERED", clerk, "FILE_FOR_REVIEW", "{'items':['i1'],'account':'再报'}");
        superior.does("ANSWER_REVIEW", answer("i1", "CLEARED", signed + ",'note':'信访已核清'"));
        refused("没有暂停就解除", "NOT_HELD", superior, "LIFT_HOLD", "{'reason':'已整改'}");
        refused("会务暂停本单位", "NOT_ALLOWED", clerk, "HOLD_ORGANISATION", "{'reason':'整改'}");
        superior.does("HOLD_ORGANISATION", "{'reason':'上一批超职数配备，限期整改'}");
        refused("暂停期间介绍", "ORGANISATION_HELD", clerk, "INTRODUCE", introduce);
        refused("重复暂停", "ORGANISATION_HELD", superior, "HOLD_ORGANISATION", "{'reason':'再次'}");
        superior.does("LIFT_HOLD", "{'reason':'整改情况已验收'}");
    }

    private static String answer(String item, String answer, String more) {
        return "{'item':'" + item + "','answer':'" + answer + "'," + more + ",'attends':true,'observer':'郑某'}";
    }

    private void deliberation()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        refused("上级未答复就介绍", "ITEM_NOT_CLEARED", clerk, "INTRODUCE", "{'item':'i1','introducer':'许部长','gist':'略'}");
        review();
        refused("未介绍就表态", "NOT_INTRODUCED", clerk, "STATE_OPINION", "{'item':'i1','person':'p2','opinion':'AGREE'}");
        introduce("i1");
        refused(
                "列席人员表态",
                "STATEMENT_NOT_VOTING",
                clerk,
                "STATE_OPINION",
                "{'item':'i1','person':'p10','opinion':'AGREE'}");
        refused("未到会的人表态", "NOT_PRESENT", clerk, "STATE_OPINION", "{'item':'i1','person':'p9','opinion':'AGREE'}");
        refused(
                "书记先表态",
                "PRINCIPAL_MUST_BE_LAST",
                clerk,
                "STATE_OPINION",
                "{'item':'i1','person':'p1','opinion':'AGREE'}");
        refused(
                "到会的人交书面意见",
                "ALREADY_PRESENT",
                clerk,
                "ABSENTEE_OPINION",
                "{'person':'p2','text':'同意','items':['i1']}");
        refused("没有逐一表态就表决", "STATEMENTS_MISSING", chair, "READY_TO_VOTE", "{'item':'i1'}");
        clerk.does("STATE_REST_AGREE", "{'item':'i1'}");
        say("i1", "p1", "AGREE");
        refused("重复表态", "ALREADY_STATED", clerk, "STATE_OPINION", "{'item':'i1','person':'p2','opinion':'AGREE'}");
        refused("未宣布可以表决就发票", "ITEM_NOT_READY", chair, "BEGIN_ROUND", "{'items':['i1']}");
        chair.does("READY_TO_VOTE", "{'item':'i1'}");
        agreeAll("i2");
        introduce("i4");
        clerk.does("STATE_REST_AGREE", "{'item':'i4'}");
        String hands = "'hands':{'agree':5,'disagree':1,'abstain':0}";
        refused(
                "暂缓不写责任人和期限",
                "OWNER_AND_DUE_NEEDED",
                chair,
                "DEFER",
                "{'item':'i4','reason':'SERIOUS_DIVERGENCE'," + hands + "}");
        refused(
                "暂缓不写期限",
                "OWNER_AND_DUE_NEEDED",
                chair,
                "DEFER",
                "{'item':'i4','reason':'SERIOUS_DIVERGENCE','owner':'吴己'," + hands + "}");
        chair.does(
                "DEFER", "{'item':'i4','reason':'SERIOUS_DIVERGENCE','owner':'吴己','due':'2026-12-05'," + hands + "}");
        refused("表决已暂缓的事项", "ITEM_DECIDED", chair, "BEGIN_ROUND", "{'items':['i4']}");
        expectDeferral("i4");
    }

    /** What is in the record stays; corrections stand beside it, also after the meeting. */
    private void corrections() throws IOException, InterruptedException, JsonException {
        refused("补记不写内容", "REASON_NEEDED", clerk, "ADDENDUM", "{'entry':3}");
        refused("补记不存在的条目", "BAD_FIELD", clerk, "ADDENDUM", "{'entry':99999,'text':'更正'}");
        refused("补记", "ACCEPTED", clerk, "ADDENDUM", "{'entry':3,'text':'郑十现任职务应为G局综合科科长'}");
        refused("散会", "ACCEPTED", chair, "ADJOURN", "{}");
        refused("散会后签到", "WRONG_STEP", door, "CHECK_IN", "{'person':'p9'}");
        refused("散会后补记", "ACCEPTED", clerk, "ADDENDUM", "{'entry':4,'text':'到会时间更正'}");
        List<Json> addenda = clerk.view().array("addenda");
        ledger.expect("补记条数", 2, addenda.size());
        ledger.expect("补记所指条目", 3, Fields.of(addenda.getFirst(), "addendum").integer("entry"));
    }

    void refused(String what, String code, Player who, String type, String json)
            throws IOException, InterruptedException {
        ledger.expect(what, code, who.tries(type, json));
    }

    List<String> signers() {
        return SIGNERS;
    }
}
