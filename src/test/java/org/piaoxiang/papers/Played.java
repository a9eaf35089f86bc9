package org.piaoxiang.papers;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;

/** Two meetings played to their end. */
final class Played {
    static final String FORMULA = "=HYPERLINK(1)";

    private Played() {}

    /** Nine members, six items (domain scenario 1). */
    static Stage committee() {
        Stage stage = counted();
        stage.at("10:21");
        stage.finish();
        stage.does(Role.CLERK, EntryType.ADDENDUM, "{'entry':30,'text':'第2项汇报人应为李部长'}");
        return stage;
    }

    /** The same, before the result was signed and announced. */
    static Stage counted() {
        Stage stage = inSession();
        deliberate(stage);
        stage.at("10:05");
        stage.vote(
                "['i1','i2','i3','i5','i6']",
                new int[] {8, 8, 7, 8, 7},
                "[[8,0,0]]",
                "[[7,1,0]]",
                "[[5,1,1]]",
                "[[4,3,1]]",
                "[[6,1,0]]");
        return stage;
    }

    private static Stage inSession() {
        Stage stage = new Stage("main");
        plan(stage);
        for (int i = 1; i <= 6; i++) {
            stage.does(
                    Role.SUPERIOR,
                    EntryType.ANSWER_REVIEW,
                    "{'item':'i%d','answer':'CLEARED','handledBy':'甲','reviewedBy':'乙','signedBy':'丙','attends':true,'observer':'郑某'}",
                    i);
        }
        stage.does(Role.OBSERVER, EntryType.OBSERVER_CARD, "{'name':'郑某','unit':'市委组织部干部监督科','key':'AAAA'}");
        stage.prepareBallots(List.of(""), 8);
        for (String person :
                List.of("p1", "p2", "p3", "p4", "p5", "p6", "p8", "p9", "g1", "g2", "o1", "s1", "s2", "s3")) {
            stage.does(Role.DOOR, EntryType.CHECK_IN, "{'person':'%s'}", person);
        }
        stage.does(Role.DOOR, EntryType.LEAVE, "{'person':'p7','reason':'参加省委党校学习'}");
        stage.does(
                Role.CLERK,
                EntryType.ABSENTEE_OPINION,
                "{'person':'p7','text':'同意第1项至第6项','items':['i1','i2','i3','i4','i5','i6']}");
        stage.does(Role.CHAIR, EntryType.RECUSE, "{'item':'i3','person':'p2','reason':'与王五系亲属'}");
        stage.at("09:00");
        stage.open("['p2','p3']", "['s1','s2']");
        stage.does(Role.CHAIR, EntryType.SUBSTITUTE_SCRUTINEER, "{'item':'i3','out':'p2','in':'p4'}");
        return stage;
    }

    private static void plan(Stage stage) {
        stage.does(
                Role.CLERK,
                EntryType.CREATE_MEETING,
                "{'title':'中共某某县委2026年第12次常委会会议','body':'中共某某县委常务委员会','bodyType':'STANDING_COMMITTEE',"
                        + "'place':'县委一号会议室','plannedStart':'2026-11-21T09:00:00+08:00','timeZone':'Asia/Shanghai',"
                        + "'rulePack':'cn-2019-1','floor':5,'mode':'COMBINED','audience':'ROOM'}");
        stage.does(Role.CLERK, EntryType.SET_ROSTER, roster());
        stage.does(Role.CLERK, EntryType.SET_AGENDA, agenda());
        stage.does(
                Role.CLERK,
                EntryType.FILE_FOR_REVIEW,
                "{'items':['i1','i2','i3','i4','i5','i6'],'account':'经县委组织部部务会议集体研究，现将有关情况报请审查。','dossiers':["
                        + dossiers() + "]}");
    }

    /** A committee whose plan was filed, with one item not answered, one sent back and one advised against. */
    static Stage reviewed() {
        Stage stage = new Stage("reviewed");
        plan(stage);
        String[] answers = {"CLEARED", "CLEARED", "RETURNED", "DEFERRAL_ADVISED", "REJECTED"};
        for (int i = 1; i <= answers.length; i++) {
            stage.does(
                    Role.SUPERIOR,
                    EntryType.ANSWER_REVIEW,
                    "{'item':'i%d','answer':'%s','note':'%s','handledBy':'吴经办','reviewedBy':'郑审核','signedBy':'王签发',"
                            + "'attends':false,'sealsInstead':'县纪委监委 陈某'}",
                    i,
                    answers[i - 1],
                    i < 3 ? "" : "请补充家属经商情况的核查说明");
        }
        return stage;
    }

    private static String dossiers() {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            all.add(("{'item':'i%d','candidate':'c1','recommendations':["
                            + "{'mode':'TALK','date':'2026-06-1%d','entitled':66,'present':66,'valid':66,'votes':5%d},"
                            + "{'mode':'MEETING','date':'2026-06-2%d','entitled':72,'present':70,'valid':69,'votes':4%d}],"
                            + "'inspections':[{'check':'ARCHIVES','date':'2026-08-03'},"
                            + "{'check':'PERSONAL_MATTERS','date':'2026-08-10'},{'check':'DISCIPLINE','date':'2026-08-20'},"
                            + "{'check':'COMPLAINTS','date':'2026-08-21'}%s],"
                            + "'consultations':[{'with':'县人大常委会主要领导','opinion':'同意','divergent':%s}],"
                            + "'attachments':[{'hash':'%s','name':'考察材料.pdf','size':9}]}")
                    .formatted(
                            i,
                            i,
                            i,
                            i,
                            i,
                            i == 2 ? "" : ",{'check':'MATERIAL','date':'2026-09-01'}",
                            i == 4,
                            "ab".repeat(32)));
        }
        return String.join(",", all);
    }

    private static String roster() {
        List<String> posts = List.of(
                "县委书记",
                "县委副书记、县长",
                "县委副书记",
                "县委常委、纪委书记",
                "县委常委、组织部部长",
                "县委常委、宣传部部长",
                "县委常委、统战部部长",
                "县委常委、政法委书记",
                "县委常委、办公室主任");
        List<String> names = List.of("高书记", "周甲", "冯乙", "陈丙", "褚丁", "卫戊", "吴己", "沈庚", "韩辛");
        List<String> persons = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            persons.add(person("p" + i, names.get(i - 1), posts.get(i - 1), "VOTING", i, "'principal':" + (i == 1)));
        }
        persons.add(person("g1", "蒋壬", "县委组织部副部长", "NON_VOTING", 20, "'principal':false"));
        persons.add(person("g2", "沈癸", "县委组织部干部科科长", "NON_VOTING", 21, "'principal':false"));
        persons.add(
                person("o1", "郑某", "干部监督科科长", "NON_VOTING", 30, "'principal':false,'observer':true,'unit':'市委组织部'"));
        persons.add(person("s1", "计甲", "县委组织部干部", "STAFF", 40, "'principal':false"));
        persons.add(person("s2", "计乙", "县委组织部干部", "STAFF", 41, "'principal':false"));
        persons.add(person("s3", "王文书", "县委办公室秘书", "STAFF", 42, "'principal':false"));
        return "{'persons':[" + String.join(",", persons) + "]}";
    }

    private static String person(String id, String name, String post, String capacity, int order, String more) {
        return "{'id':'%s','name':'%s','post':'%s','capacity':'%s','order':%d,%s}"
                .formatted(id, name, post, capacity, order, more);
    }

    private static String agenda() {
        return "{'items':["
                + String.join(
                        ",",
                        item(1, "张三", "A局办公室主任", "'proposedPost':'A局副局长'", "A局副局长任职"),
                        item(2, "李四", "B局人事科科长", "'proposedPost':'B局副局长'", "B局副局长任职"),
                        item(3, "王五", "C镇党政办主任", "'proposedPost':'C镇副镇长推荐人选'", "C镇副镇长人选推荐"),
                        item(4, "赵六", "D局法规科科长", "'proposedPost':'D局副局长'", "D局副局长任职"),
                        item(5, "钱七", "E局综合科科长", "'proposedPost':'E局副局长'", "E局副局长任职"),
                        item(6, "孙八", "F单位副主任", "'removalPost':'F单位副主任'", "F单位副主任免职"))
                + "]}";
    }

    private static String item(int number, String name, String current, String post, String title) {
        return ("{'id':'i%d','number':%d,'kind':'SC_APPOINTMENT','title':'%s','candidates':[{'id':'c1','name':'%s',"
                        + "'currentPost':'%s','birth':'1985.03',%s}],'materials':[{'id':'m1','name':'干部任免审批表','pages':2},"
                        + "{'id':'m2','name':'考察材料','pages':4}]}")
                .formatted(number, number, title, name, current, post);
    }

    private static void deliberate(Stage stage) {
        for (String item : List.of("i1", "i2", "i3", "i6")) {
            introduce(stage, item);
            if (item.equals("i3")) {
                stage.at("09:20");
                stage.does(Role.CLERK, EntryType.RECUSAL_LEFT, "{'item':'i3','person':'p2'}");
            }
            if (item.equals("i1")) {
                stage.does(
                        Role.CLERK,
                        EntryType.STATE_OPINION,
                        "{'item':'i1','person':'p1','opinion':'AGREE','gist':'先听大家意见','interjection':true}");
                state(stage, "i1", "p3", "AGREE", "该同志长期在一线工作，熟悉业务");
            }
            stage.does(Role.CLERK, EntryType.STATE_REST_AGREE, "{'item':'%s'}", item);
            state(stage, item, "p1", "AGREE", "同意大家的意见");
            if (item.equals("i3")) {
                stage.at("09:31");
                stage.does(Role.CLERK, EntryType.RECUSAL_RETURNED, "{'item':'i3','person':'p2'}");
            }
            stage.does(Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'%s'}", item);
        }
        introduce(stage, "i4");
        state(stage, "i4", "p2", "DEFER", "家属经商情况应先核清");
        state(stage, "i4", "p3", "DEFER", "同周甲意见");
        stage.does(Role.OBSERVER, EntryType.ADVISE_DEFERRAL, "{'item':'i4','reason':'家属经商办企业情况不清'}");
        stage.does(Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i4','accepted':true,'reason':'提请会议表决是否暂缓'}");
        stage.does(
                Role.CHAIR,
                EntryType.DEFER,
                "{'item':'i4','reason':'MATERIAL_UNCLEAR','explanation':'家属经商办企业情况待核查','hands':{'agree':6,"
                        + "'disagree':1,'abstain':1},'owner':'褚丁','due':'2026-12-05'}");
        introduce(stage, "i5");
        for (String person : List.of("p2", "p3", "p4", "p5")) {
            state(stage, "i5", person, "AGREE", "");
        }
        state(stage, "i5", "p6", "DISAGREE", "基层经历偏少");
        state(stage, "i5", "p8", "DISAGREE", "");
        state(stage, "i5", "p9", "DEFER", "");
        state(stage, "i5", "p1", "AGREE", "");
        stage.does(Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'i5'}");
    }

    private static void introduce(Stage stage, String item) {
        stage.does(
                Role.CLERK,
                EntryType.INTRODUCE,
                "{'item':'%s','introducer':'县委组织部部长褚丁','gist':'民主推荐得票较集中，考察反映政治素质好、工作实绩突出，符合任职条件'}",
                item);
    }

    private static void state(Stage stage, String item, String person, String opinion, String gist) {
        stage.does(
                Role.CLERK,
                EntryType.STATE_OPINION,
                gist.isEmpty()
                        ? "{'item':'%s','person':'%s','opinion':'%s'}"
                        : "{'item':'%s','person':'%s','opinion':'%s','gist':'" + gist + "'}",
                item,
                person,
                opinion);
    }

    /** Twenty-four people recommend at most two of six names and appraise five; one name looks like a formula. */
    static Stage assembly() {
        Stage stage = new Stage("assembly");
        stage.does(
                Role.CLERK,
                EntryType.CREATE_MEETING,
                "{'title':'某某单位民主推荐和民主测评会议','body':'某某单位','bodyType':'ASSEMBLY','place':'二楼会议室',"
                        + "'plannedStart':'2026-11-21T09:00:00+08:00','timeZone':'Asia/Shanghai','rulePack':'cn-2019-1',"
                        + "'floor':5,'mode':'COMBINED','audience':'ROOM'}");
        List<String> persons = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            String category = i <= 6 ? "A" : i <= 14 ? "B" : "C";
            persons.add(person(
                    "p" + i,
                    i == 3 ? "@命令" : "参加" + i,
                    "干部",
                    "VOTING",
                    i,
                    "'category':'" + category + "','principal':" + (i == 1)));
        }
        persons.add(person("s1", "计甲", "考察组成员", "STAFF", 90, "'principal':false"));
        persons.add(person("s2", "计乙", "考察组成员", "STAFF", 91, "'principal':false"));
        stage.does(Role.CLERK, EntryType.SET_ROSTER, "{'persons':[" + String.join(",", persons) + "]}");
        stage.does(
                Role.CLERK,
                EntryType.SET_AGENDA,
                "{'items':["
                        + people(1, "RECOMMENDATION_MEETING", "某某单位副职人选", 6, ",'seats':2,'maxSelections':2") + ","
                        + people(2, "APPRAISAL", "中层干部年度测评", 5, "") + "]}");
        stage.prepareBallots(List.of("A", "B", "C"), 24);
        for (int i = 1; i <= 24; i++) {
            if (i != 14 && i != 24) {
                stage.does(Role.DOOR, EntryType.CHECK_IN, "{'person':'p%d'}", i);
            }
        }
        stage.at("09:00");
        stage.open("['p2','p4']", "['s1','s2']");
        for (String item : List.of("i1", "i2")) {
            introduce(stage, item);
            stage.does(Role.CHAIR, EntryType.READY_TO_VOTE, "{'item':'%s'}", item);
        }
        String six = "[[6,0,0,0,0],[6,0,0,0,0],[6,0,0,0,0],[6,0,0,0,0],[6,0,0,0,0]]";
        stage.vote(
                "['i1','i2']",
                new int[] {6, 7, 8, 6, 7, 8},
                "[[0,6,3,1,1,1,0]]",
                "[[0,5,5,2,1,1,0]]",
                "[[1,7,4,1,1,1,0]]",
                six,
                six.replace('6', '7'),
                "[[8,0,0,0,0],[3,1,4,0,0],[0,0,0,8,0],[4,2,0,0,2],[0,0,0,0,8]]");
        stage.finish();
        return stage;
    }

    private static String people(int number, String kind, String title, int count, String more) {
        List<String> names = List.of("张三", FORMULA, "王五", "赵六", "钱七", "孙八");
        List<String> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candidates.add("{'id':'c%d','name':'%s','currentPost':'某某单位综合科科长'}".formatted(i, names.get(i)));
        }
        return "{'id':'i%d','number':%d,'kind':'%s','title':'%s','materials':[],'candidates':[%s]%s}"
                .formatted(number, number, kind, title, String.join(",", candidates), more);
    }
}
