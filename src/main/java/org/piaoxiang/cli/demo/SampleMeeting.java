package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;

/**
 * A sample meeting before it begins.
 *
 * @param name its folder in the autopilot's output
 * @param meeting data of CREATE_MEETING
 * @param roster data of SET_ROSTER
 * @param agenda data of SET_AGENDA
 * @param accounts who signs in
 * @param slips slips per category
 * @param observerUnit where the observer comes from
 */
public record SampleMeeting(
        String name,
        Json.Obj meeting,
        Json.Obj roster,
        Json.Obj agenda,
        List<Account> accounts,
        Map<String, Integer> slips,
        String observerUnit) {
    /** Who does not come to the assembly. */
    static final List<String> ASSEMBLY_ON_LEAVE = List.of("p14", "p24");

    /** Somebody who signs in: key on the index page, role, name in the record, roster id. */
    public record Account(String key, String role, String name, Optional<String> person) {}

    private static final String PLACE = "县委常委会议室";

    /** Scenario 1: nine members, six items. */
    static SampleMeeting standingCommittee() {
        List<Json> items = List.of(
                appointment(1, "张三", "A局办公室主任", "A局副局长", ""),
                appointment(2, "李四", "B局综合科科长", "B局副局长", ""),
                appointment(3, "王五", "C镇党委委员", "C镇副镇长推荐人选", ""),
                appointment(4, "赵六", "D局业务科科长", "D局副局长", ""),
                appointment(5, "钱七", "E局财务科科长", "E局副局长", ""),
                appointment(6, "孙八", "F单位副主任", "", "F单位副主任"));
        return committee("main", "中共某某县委常委会2026年第12次会议", 9, items);
    }

    /** Two weeks later, with all nine members: item 5, which had not passed, and item 1, which had, come up again. */
    static SampleMeeting reconsideration(String firstMeeting) {
        return committee(
                "reconsideration",
                "中共某某县委常委会2026年第13次会议",
                9,
                List.of(
                        again(appointment(1, "钱七", "E局财务科科长", "E局副局长", ""), firstMeeting, "i5", "NOT_PASSED"),
                        again(appointment(2, "张三", "A局办公室主任", "A局副局长", ""), firstMeeting, "i1", "PASSED")));
    }

    private static Json again(Json item, String meeting, String earlier, String outcome) {
        Map<String, Json> fields = new LinkedHashMap<>(((Json.Obj) item).fields());
        fields.put(
                "reconsiderationOf",
                Json.object(
                        "meeting", Json.text(meeting),
                        "item", Json.text(earlier),
                        "round", Json.text("r1"),
                        "outcome", Json.text(outcome)));
        return new Json.Obj(fields);
    }

    /** A short meeting in which nearly everything is tried the wrong way. */
    static SampleMeeting negative() {
        return committee(
                "negative",
                "中共某某县委常委会2026年第14次会议",
                9,
                List.of(
                        appointment(1, "郑十", "G局科长", "G局副局长", ""),
                        appointment(2, "冯十一", "H局科长", "H局副局长", ""),
                        about("p4", appointment(3, "陈丙", "县纪委书记", "", "县纪委书记")),
                        appointment(4, "魏十二", "K局科长", "K局副局长", ""),
                        appointment(5, "蒋十三", "L局科长", "L局副局长", "")));
    }

    /** A meeting whose scrutineers share one key: two of the three open it. */
    static SampleMeeting threshold() {
        SampleMeeting plain =
                committee("threshold", "中共某某县委常委会2026年第15次会议", 9, List.of(appointment(1, "沈十四", "M局科长", "M局副局长", "")));
        Map<String, Json> meeting = new LinkedHashMap<>(plain.meeting().fields());
        meeting.put(
                "custody",
                Json.array(List.of(Json.object(
                        "custodian", Json.text("SCRUTINEER_1"),
                        "threshold", Json.number(2),
                        "members", Json.number(3)))));
        return new SampleMeeting(
                plain.name(),
                new Json.Obj(meeting),
                plain.roster(),
                plain.agenda(),
                plain.accounts(),
                plain.slips(),
                plain.observerUnit());
    }

    /** An item about somebody on the roster. */
    private static Json about(String person, Json item) {
        Map<String, Json> fields = new LinkedHashMap<>(((Json.Obj) item).fields());
        Json.Obj candidate = (Json.Obj) ((Json.Arr) fields.getOrDefault("candidates", Json.array(List.of())))
                .items()
                .getFirst();
        Map<String, Json> named = new LinkedHashMap<>(candidate.fields());
        named.put("person", Json.text(person));
        fields.put("candidates", Json.array(List.of(new Json.Obj(named))));
        return new Json.Obj(fields);
    }

    private static SampleMeeting committee(String name, String title, int members, List<Json> items) {
        List<String> names = List.of("韩书远", "周甲", "冯乙", "陈丙", "吴己", "褚丁", "卫庚", "蒋辛", "沈壬");
        List<String> posts =
                List.of("县委书记", "县委副书记、县长", "县委副书记", "县纪委书记", "县委组织部部长", "县委宣传部部长", "县委政法委书记", "县委统战部部长", "县人武部政委");
        List<Json> persons = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            persons.add(person("p" + (i + 1), names.get(i), posts.get(i), "VOTING", "", i + 1, i == 0, false));
        }
        persons.add(person("p10", "杨计", "县委组织部干部", "STAFF", "", 10, false, false));
        persons.add(person("p11", "朱票", "县委组织部干部", "STAFF", "", 11, false, false));
        persons.add(person("p12", "许记", "县委办公室记录人", "STAFF", "", 12, false, false));
        persons.add(person("p13", "郑某", "市委组织部干部监督科科长", "NON_VOTING", "", 13, false, true));
        return new SampleMeeting(
                name,
                meeting(title, "STANDING_COMMITTEE"),
                Json.object("persons", Json.array(persons)),
                Json.object("items", Json.array(items)),
                List.of(
                        new Account("clerk", "CLERK", "许记", Optional.of("p12")),
                        new Account("door", "DOOR", "签到台", Optional.empty()),
                        new Account("chair", "CHAIR", "韩书远", Optional.of("p1")),
                        new Account("scrutineer1", "SCRUTINEER", "周甲", Optional.of("p2")),
                        new Account("scrutineer2", "SCRUTINEER", "冯乙", Optional.of("p3")),
                        new Account("scrutineer3", "SCRUTINEER", "陈丙", Optional.of("p4")),
                        new Account("teller1", "TELLER", "杨计", Optional.of("p10")),
                        new Account("teller2", "TELLER", "朱票", Optional.of("p11")),
                        new Account("issuer", "ISSUER", "凭证制作员", Optional.empty()),
                        new Account("observer", "OBSERVER", "郑某", Optional.of("p13")),
                        new Account("superior", "SUPERIOR", "市委组织部", Optional.empty()),
                        new Account("projector", "PROJECTOR", "会场大屏", Optional.empty())),
                Map.of("", members),
                "市委组织部干部监督科");
    }

    /** The second sample: 24 people recommend and appraise in categories. */
    static SampleMeeting assembly() {
        List<Json> persons = new ArrayList<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("A", 6);
        sizes.put("B", 8);
        sizes.put("C", 10);
        int order = 0;
        for (Map.Entry<String, Integer> size : sizes.entrySet()) {
            for (int i = 1; i <= size.getValue(); i++) {
                order++;
                persons.add(person(
                        "p" + order,
                        size.getKey().equals("A")
                                ? "甲" + digit(i)
                                : size.getKey().equals("B") ? "乙" + digit(i) : "丙" + digit(i),
                        size.getKey().equals("A") ? "班子成员" : size.getKey().equals("B") ? "中层干部" : "职工代表",
                        "VOTING",
                        size.getKey(),
                        order,
                        order == 1,
                        false));
            }
        }
        persons.add(person("p25", "杨计", "组织部干部", "STAFF", "", 25, false, false));
        persons.add(person("p26", "朱票", "组织部干部", "STAFF", "", 26, false, false));
        persons.add(person("p27", "许记", "工作人员", "STAFF", "", 27, false, false));
        persons.add(person("p28", "郑某", "市委组织部考察组组长", "NON_VOTING", "", 28, false, true));
        List<Json> names = new ArrayList<>();
        List<String> listed = List.of("张三", "李四", "王五", "赵六", "钱七", "孙八");
        for (int i = 0; i < listed.size(); i++) {
            names.add(candidate("c" + (i + 1), listed.get(i), "第" + digit(i + 1) + "科科长", "", ""));
        }
        Json recommendation = Json.object(
                "id", Json.text("i1"),
                "number", Json.number(1),
                "kind", Json.text("RECOMMENDATION_MEETING"),
                "title", Json.text("推荐副局长人选"),
                "candidates", Json.array(names),
                "seats", Json.number(2),
                "maxSelections", Json.number(2),
                "blankAllowed", new Json.Bool(true),
                "materials", Json.array(List.of()));
        Json appraisal = Json.object(
                "id", Json.text("i2"),
                "number", Json.number(2),
                "kind", Json.text("APPRAISAL"),
                "title", Json.text("领导干部民主测评"),
                "candidates", Json.array(names.subList(0, 5)),
                "materials", Json.array(List.of()));
        return new SampleMeeting(
                "assembly",
                meeting("某某局民主推荐暨民主测评大会", "ASSEMBLY"),
                Json.object("persons", Json.array(persons)),
                Json.object("items", Json.array(List.of(recommendation, appraisal))),
                List.of(
                        new Account("clerk", "CLERK", "许记", Optional.of("p27")),
                        new Account("door", "DOOR", "签到台", Optional.empty()),
                        new Account("chair", "CHAIR", "甲一", Optional.of("p1")),
                        new Account("scrutineer1", "SCRUTINEER", "甲二", Optional.of("p2")),
                        new Account("scrutineer2", "SCRUTINEER", "乙一", Optional.of("p7")),
                        new Account("teller1", "TELLER", "杨计", Optional.of("p25")),
                        new Account("teller2", "TELLER", "朱票", Optional.of("p26")),
                        new Account("issuer", "ISSUER", "凭证制作员", Optional.empty()),
                        new Account("observer", "OBSERVER", "郑某", Optional.of("p28")),
                        new Account("inspection", "INSPECTION", "考察组", Optional.empty()),
                        new Account("superior", "SUPERIOR", "市委组织部", Optional.empty()),
                        new Account("projector", "PROJECTOR", "会场大屏", Optional.empty())),
                sizes,
                "市委组织部考察组");
    }

    /** Whether people recommend and appraise here, and do not decide. */
    boolean isAssembly() {
        return meeting.fields().getOrDefault("bodyType", Json.text("")).equals(Json.text("ASSEMBLY"));
    }

    /** Returns the meeting's title. */
    Json title() {
        return meeting.fields().getOrDefault("title", Json.text(""));
    }

    /** A committee of any size that decides any number of appointments, for trials of load and endurance. */
    public static SampleMeeting hall(String name, int members, int items) {
        List<Json> persons = new ArrayList<>();
        for (int i = 1; i <= members; i++) {
            persons.add(person("p" + i, "委员" + i, "委员", "VOTING", "", i, i == 1, false));
        }
        List<String> staff = List.of("杨计", "朱票", "许记");
        for (int i = 0; i < staff.size(); i++) {
            int order = members + 1 + i;
            persons.add(person("p" + order, staff.get(i), "工作人员", "STAFF", "", order, false, false));
        }
        String observer = "p" + (members + 4);
        persons.add(person(observer, "郑某", "市委组织部干部监督科科长", "NON_VOTING", "", members + 4, false, true));
        List<Json> agenda = new ArrayList<>();
        for (int i = 1; i <= items; i++) {
            agenda.add(appointment(i, "人选" + i, "科长", "副局长", ""));
        }
        return new SampleMeeting(
                name,
                meeting("中共某某县委常委会（" + members + "人）", "STANDING_COMMITTEE"),
                Json.object("persons", Json.array(persons)),
                Json.object("items", Json.array(agenda)),
                List.of(
                        new Account("clerk", "CLERK", "许记", Optional.of("p" + (members + 3))),
                        new Account("desk", "CLERK", "大会秘书处", Optional.empty()),
                        new Account("projector", "PROJECTOR", "会场大屏", Optional.empty()),
                        new Account("door", "DOOR", "签到台", Optional.empty()),
                        new Account("chair", "CHAIR", "委员1", Optional.of("p1")),
                        new Account("scrutineer1", "SCRUTINEER", "委员2", Optional.of("p2")),
                        new Account("scrutineer2", "SCRUTINEER", "委员3", Optional.of("p3")),
                        new Account("teller1", "TELLER", "杨计", Optional.of("p" + (members + 1))),
                        new Account("teller2", "TELLER", "朱票", Optional.of("p" + (members + 2))),
                        new Account("issuer", "ISSUER", "凭证制作员", Optional.empty()),
                        new Account("observer", "OBSERVER", "郑某", Optional.of(observer)),
                        new Account("superior", "SUPERIOR", "市委组织部", Optional.empty())),
                Map.of("", members),
                "市委组织部干部监督科");
    }

    private static Json.Obj meeting(String title, String bodyType) {
        return Json.object(
                "title", Json.text(title),
                "body", Json.text(bodyType.equals("ASSEMBLY") ? "某某局" : "中共某某县委常务委员会"),
                "bodyType", Json.text(bodyType),
                "place", Json.text(PLACE),
                "plannedStart", Json.text("2026-11-21T09:00:00+08:00"),
                "timeZone", Json.text("Asia/Shanghai"),
                "rulePack", Json.text("cn-2019-1"),
                "floor", Json.number(5),
                "mode", Json.text("COMBINED"),
                "audience", Json.text(bodyType.equals("ASSEMBLY") ? "ORGANISATION" : "ROOM"));
    }

    private static Json appointment(int number, String name, String post, String proposed, String removal) {
        return Json.object(
                "id", Json.text("i" + number),
                "number", Json.number(number),
                "kind", Json.text("SC_APPOINTMENT"),
                "title", Json.text(name + (proposed.isEmpty() ? " 免去" + removal : " 拟任" + proposed)),
                "candidates", Json.array(List.of(candidate("c1", name, post, proposed, removal))),
                "materials", Json.array(List.of()));
    }

    private static Json candidate(String id, String name, String post, String proposed, String removal) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(id));
        fields.put("name", Json.text(name));
        fields.put("currentPost", Json.text(post));
        if (!proposed.isEmpty()) {
            fields.put("proposedPost", Json.text(proposed));
        }
        if (!removal.isEmpty()) {
            fields.put("removalPost", Json.text(removal));
        }
        return new Json.Obj(fields);
    }

    private static Json person(
            String id,
            String name,
            String post,
            String capacity,
            String category,
            int order,
            boolean principal,
            boolean observer) {
        return Json.object(
                "id", Json.text(id),
                "name", Json.text(name),
                "post", Json.text(post),
                "capacity", Json.text(capacity),
                "category", Json.text(category),
                "order", Json.number(order),
                "principal", new Json.Bool(principal),
                "observer", new Json.Bool(observer));
    }

    private static String digit(int number) {
        return List.of("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十").get(number);
    }
}
