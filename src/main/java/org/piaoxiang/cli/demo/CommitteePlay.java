package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/** The steps that every committee meeting of the autopilot goes through. */
class CommitteePlay {
    private static final List<Integer> AGREE = List.of(1, 0, 0);
    private static final List<Integer> DISAGREE = List.of(0, 1, 0);
    private static final List<Integer> ABSTAIN = List.of(0, 0, 1);

    protected final Stage stage;
    protected final Ledger ledger;
    protected final Player clerk;
    protected final Player chair;
    protected final Player door;
    private int entitled;
    private int present;

    CommitteePlay(Stage stage, Ledger ledger)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        this.stage = stage;
        this.ledger = ledger;
        this.clerk = stage.person("clerk");
        this.chair = stage.person("chair");
        this.door = stage.person("door");
    }

    /** How many of a poll's ballots agree, disagree and abstain. */
    record Votes(int agree, int disagree, int abstain) {
        List<List<Integer>> of(int voter) {
            return List.of(voter < agree ? AGREE : voter < agree + disagree ? DISAGREE : ABSTAIN);
        }
    }

    /** The clerk files every item with a whole account of its candidate. */
    void fileWithAccounts()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        List<Json> items = clerk.view().array("items");
        Map<String, SampleDossiers.Paper> papers = new LinkedHashMap<>();
        Map<String, byte[]> sheets =
                SampleMaterials.of(items.stream().map(Json.Obj.class::cast).toList());
        for (Map.Entry<String, byte[]> sheet : sheets.entrySet()) {
            Fields kept = Fields.of(
                    clerk.client().upload("POST", clerk.path("/attachments?name=sample.pdf"), sheet.getValue()),
                    "attachment");
            papers.put(sheet.getKey(), new SampleDossiers.Paper(kept.text("hash"), kept.integer("size")));
        }
        try {
            clerk.client().act(stage.meeting(), "FILE_FOR_REVIEW", SampleDossiers.filing(items, papers));
        } catch (ServerClient.Refusal refused) {
            throw new IllegalStateException("filing was refused: " + refused.getMessage(), refused);
        }
    }

    /** The superior lets every item come before the meeting. */
    void clearAll(int items)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        Player superior = stage.person("superior");
        for (int i = 1; i <= items; i++) {
            superior.does(
                    "ANSWER_REVIEW",
                    "{'item':'i" + i
                            + "','answer':'CLEARED','handledBy':'吴经办','reviewedBy':'郑审核','signedBy':'王签发','attends':true,'observer':'郑某'}");
        }
    }

    /** The superior clears every item, on a word about all of them. */
    void clear(int items)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= items; i++) {
            ids.add("'i" + i + "'");
        }
        clerk.does("FILE_FOR_REVIEW", "{'items':[" + String.join(",", ids) + "],'account':'推荐、考察、酝酿情况见附件。'}");
        clearAll(items);
    }

    /** The clerk files the appointments (任后备案) and the superior gives a receipt; before, no key is destroyed. */
    void fileAppointments()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        ledger.expect("没有备案回执就销毁密钥", "FILING_NOT_RECEIVED", clerk.tries("DESTROY_KEY", "{'custodian':'SERVER'}"));
        Fields made = Fields.of(clerk.client().post(clerk.path("/filing"), Json.object()), "package");
        String data = "{'addressee':'市委组织部','sha256':'" + made.text("sha256") + "','recordSize':"
                + made.integer("recordSize") + ",'documents':" + JsonWriter.canonical(made.value("documents"))
                + ",'bytes':";
        ledger.expect(
                "备案材料与填报的不符",
                "FILING_PACKAGE",
                clerk.tries("FILE_APPOINTMENTS", data + (made.integer("bytes") - 1) + "}"));
        clerk.does("FILE_APPOINTMENTS", data + made.integer("bytes") + "}");
        Player superior = stage.person("superior");
        byte[] zip = superior.client().bytes(superior.path("/filing/" + made.text("sha256")));
        ledger.expect("上级收到的备案材料字节数", made.integer("bytes"), zip.length);
        superior.does(
                "RECEIVE_FILING",
                "{'sha256':'" + HashFunction.SHA_256.hex(zip)
                        + "','answer':'RECEIVED','person':'吴经办','receiptNumber':'备〔2026〕12号'}");
    }

    /** People come; those in {@code onLeave} do not. */
    void checkIn(int members, List<String> onLeave) throws IOException, InterruptedException {
        attend(members, members - onLeave.size());
        for (int i = 1; i <= members + 4; i++) {
            String id = "p" + i;
            if (onLeave.contains(id)) {
                door.does("LEAVE", "{'person':'" + id + "','reason':'外出学习'}");
            } else {
                door.does("CHECK_IN", "{'person':'" + id + "'}");
            }
        }
        clerk.does("COUNT_ATTENDANCE", "{}");
    }

    /** Says how many are entitled and present from now on, for what is expected. */
    void attend(int members, int here) {
        entitled = members;
        present = here;
    }

    /** The chair opens the meeting. */
    void open() throws IOException, InterruptedException {
        chair.does("CONFIRM_QUORUM", "{}");
        chair.does("OPENING_REMARKS", "{'observerIntroduced':true,'disciplineRead':true}");
    }

    /** Scrutineers and tellers are approved by hands, and the scrutineers' stations offer their keys. */
    void approveScrutineers(int hands)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        approveScrutineers(hands, List.of("p2", "p3"), List.of("p10", "p11"), List.of("周甲", "冯乙"));
    }

    void approveScrutineers(int hands, List<String> scrutineers, List<String> tellers, List<String> names)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        chair.does(
                "APPROVE_SCRUTINEERS",
                "{'scrutineers':['" + String.join("','", scrutineers) + "'],'tellers':['"
                        + String.join("','", tellers) + "'],'hands':{'agree':" + hands
                        + ",'disagree':0,'abstain':0}}");
        stage.seatScrutineer("scrutineer1", "SCRUTINEER_1", names.get(0));
        stage.seatScrutineer("scrutineer2", "SCRUTINEER_2", names.get(1));
    }

    /** An item is introduced and everybody agrees, the chair last. */
    void agreeAll(String item) throws IOException, InterruptedException {
        introduce(item);
        clerk.does("STATE_REST_AGREE", "{'item':'" + item + "'}");
        clerk.does("STATE_OPINION", "{'item':'" + item + "','person':'p1','opinion':'AGREE'}");
        chair.does("READY_TO_VOTE", "{'item':'" + item + "'}");
    }

    void introduce(String item) throws IOException, InterruptedException {
        clerk.does("INTRODUCE", "{'item':'" + item + "','introducer':'许部长','gist':'介绍拟任人选的推荐、考察情况和任免理由。'}");
    }

    /** The chair begins a round and the scrutineers hand out slips. */
    void handOut(String round, List<String> items, int slips)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        chair.does(
                "BEGIN_ROUND",
                "{'items':["
                        + String.join(
                                ",", items.stream().map(id -> "'" + id + "'").toList()) + "]}");
        stage.person("scrutineer2").does("HAND_OUT", "{'round':'" + round + "','slips':[{'count':" + slips + "}]}");
    }

    /** The observer seals, the box is shown empty, the chair opens. */
    void sealAndOpen(String round)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.seal(round);
        stage.person("scrutineer2").does("ZERO_PROOF", "{'round':'" + round + "'}");
        chair.does("OPEN_ROUND", "{'round':'" + round + "'}");
    }

    /** Tablets cast; {@code votes} by item, tablets numbered as they come. */
    void cast(String round, List<SimulatedTablet> tablets, Map<String, Votes> votes)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        cast(round, tablets, 0, votes);
    }

    /** The same from tablet number {@code first} on. */
    void cast(String round, List<SimulatedTablet> tablets, int first, Map<String, Votes> votes)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        for (int voter = first; voter < tablets.size(); voter++) {
            tablets.get(voter).cast(round, marks(votes, voter));
        }
    }

    /** Returns how voter number {@code voter} votes on each item. */
    static Map<String, List<List<Integer>>> marks(Map<String, Votes> votes, int voter) {
        Map<String, List<List<Integer>>> marks = new LinkedHashMap<>();
        votes.forEach((item, vote) -> marks.put(item, vote.of(voter)));
        return marks;
    }

    /** From the warning to the signed result. */
    void closeAndCount(String round, List<String> signers)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        chair.does("WARN_CLOSE", "{'round':'" + round + "','seconds':0}");
        chair.awaitRound("CLOSED");
        stage.person("scrutineer2").does("RECONCILE", "{'round':'" + round + "'}");
        count(round, signers);
    }

    /** From the reconciled box to the signed result. */
    void count(String round, List<String> signers)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        stage.cosignAndShare(round);
        chair.awaitRound("DECRYPTED");
        for (String signer : signers) {
            stage.person(signer).does("SIGN_RESULT", "{'round':'" + round + "'}");
        }
    }

    /** Spoils a tablet's slip in one poll. */
    void spoil(SimulatedTablet tablet, String poll, SlipProof.Purpose purpose)
            throws IOException, InterruptedException, ServerClient.Refusal, StationRefusal {
        tablet.spoil(poll, purpose);
    }

    /** A slip that was not handed out voids itself in every poll of the round. */
    void leaveUnused(SimulatedTablet leftover, String round, List<String> items)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        for (String item : items) {
            spoil(leftover, stage.polls(round, item).getOrDefault("", ""), SlipProof.Purpose.VOID);
        }
    }

    void say(String item, String person, String opinion) throws IOException, InterruptedException {
        clerk.does("STATE_OPINION", "{'item':'" + item + "','person':'" + person + "','opinion':'" + opinion + "'}");
    }

    /** Compares an item of the clerk's view after its announcement with what is expected. */
    void expectDecision(String item, int issued, int returned, Votes votes, String outcome)
            throws IOException, InterruptedException, JsonException {
        Json.Obj expected = Json.object(
                "entitled", Json.number(entitled),
                "present", Json.number(present),
                "issued", Json.number(issued),
                "returned", Json.number(returned),
                "valid", Json.number(returned),
                "options",
                        options(List.of("同意", "不同意", "弃权"), List.of(votes.agree(), votes.disagree(), votes.abstain())),
                "outcome", Json.text(outcome),
                "rule", rule("MAJORITY_OF_ENTITLED", 2 * votes.agree(), entitled));
        Fields seen = item(item);
        Fields result = seen.object("result");
        List<String> labels = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Json row : result.array("options")) {
            labels.add(Fields.of(row, "option").text("label"));
            counts.add(Fields.of(row, "option").integer("votes"));
        }
        Fields rule = result.object("rule");
        Map<String, Json> actual = new LinkedHashMap<>();
        for (String name : List.of("entitled", "present", "issued", "returned", "valid")) {
            actual.put(name, result.value(name));
        }
        actual.put("options", options(labels, counts));
        actual.put("outcome", seen.value("outcome"));
        actual.put("rule", rule(rule.text("rule"), rule.integer("left"), rule.integer("right")));
        ledger.item(item, seen.text("title"), expected, new Json.Obj(actual));
    }

    /** Compares an item that was put off: it has an outcome and no box. */
    void expectDeferral(String item) throws IOException, InterruptedException, JsonException {
        Fields seen = item(item);
        ledger.item(
                item,
                seen.text("title"),
                Json.object("outcome", Json.text("DEFERRED"), "counted", new Json.Bool(false)),
                Json.object(
                        "outcome",
                        seen.value("outcome"),
                        "counted",
                        new Json.Bool(seen.optional("result").isPresent())));
    }

    private static Json options(List<String> labels, List<Integer> votes) {
        List<Json> rows = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            rows.add(Json.object("label", Json.text(labels.get(i)), "votes", Json.number(votes.get(i))));
        }
        return Json.array(rows);
    }

    private static Json rule(String name, int left, int right) {
        return Json.object(
                "rule", Json.text(name),
                "left", Json.number(left),
                "right", Json.number(right));
    }

    /** Returns an item as the clerk sees it. */
    Fields item(String id) throws IOException, InterruptedException, JsonException {
        for (Json row : clerk.view().array("items")) {
            Fields item = Fields.of(row, "item");
            if (item.text("id").equals(id)) {
                return item;
            }
        }
        throw new IllegalStateException("no item " + id);
    }
}
