package org.piaoxiang.meeting;

import java.util.List;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;

/** The nine-member standing committee of the first scenario. p1 is the principal, p7 is on leave. */
final class Committee {
    static final String ROSTER = "{'persons':["
            + person("p1", "高书记", true) + "," + person("p2", "周甲", false) + "," + person("p3", "冯乙", false) + ","
            + person("p4", "陈丙", false) + "," + person("p5", "褚丁", false) + "," + person("p6", "卫戊", false) + ","
            + person("p7", "吴己", false) + "," + person("p8", "沈庚", false) + "," + person("p9", "韩辛", false) + ","
            + other("s1", "计甲", "STAFF") + "," + other("s2", "计乙", "STAFF") + ","
            + other("s3", "王文书", "STAFF") + "," + other("o1", "郑某", "NON_VOTING") + "]}";

    private Committee() {}

    private static String person(String id, String name, boolean principal) {
        return "{'id':'" + id + "','name':'" + name + "','post':'常委','capacity':'VOTING','category':'','order':"
                + id.substring(1) + ",'principal':" + principal + "}";
    }

    private static String other(String id, String name, String capacity) {
        return "{'id':'" + id + "','name':'" + name + "','post':'','capacity':'" + capacity
                + "','category':'','order':90,'principal':false" + (id.equals("o1") ? ",'observer':true}" : "}");
    }

    static String meeting(String mode, String more) {
        return "{'title':'某某县委常委会','body':'中共某某县委常委会','bodyType':'STANDING_COMMITTEE','place':'一号会议室',"
                + "'plannedStart':'2026-11-21T15:00:00+08:00','timeZone':'Asia/Shanghai','rulePack':'cn-2019-1',"
                + "'floor':5,'mode':'" + mode + "','audience':'ROOM'" + more + "}";
    }

    static String item(int number, String name, String post, String more) {
        return "{'id':'i" + number + "','number':" + number + ",'kind':'SC_APPOINTMENT','title':'" + name + post
                + "','candidates':[{'id':'c1','name':'" + name + "','currentPost':'某职','proposedPost':'" + post
                + "'}],'materials':[]" + more + "}";
    }

    static String agenda() {
        return "{'items':["
                + String.join(
                        ",",
                        item(1, "张三", "A局副局长", ""),
                        item(2, "李四", "B局副局长", ""),
                        item(3, "王五", "C镇副镇长推荐人选", ""),
                        item(4, "赵六", "D局副局长", ""),
                        item(5, "钱七", "E局副局长", ""),
                        item(6, "孙八", "F单位副主任", ""))
                + "]}";
    }

    /** Prepared, eight present, 吴己 on leave. */
    static Play inSession(String mode, String more) {
        Play play = prepared(mode, more);
        play.arrive("p1", "p2", "p3", "p4", "p5", "p6", "p8", "p9", "o1");
        play.does(Role.DOOR, EntryType.LEAVE, "{'person':'p7','reason':'学习'}");
        play.does(Role.CHAIR, EntryType.RECUSE, "{'item':'i3','person':'p2','reason':'亲属'}");
        play.openMeeting("['p2','p3']", "['s1','s2']");
        return play;
    }

    static Play prepared(String mode, String more) {
        Play play = new Play("main");
        play.does(Role.CLERK, EntryType.CREATE_MEETING, meeting(mode, more));
        play.does(Role.CLERK, EntryType.SET_ROSTER, ROSTER);
        play.does(Role.CLERK, EntryType.SET_AGENDA, agenda());
        play.clear("i1", "i2", "i3", "i4", "i5", "i6");
        play.prepareBallots(List.of(""), 8);
        return play;
    }

    /** All items but the fourth are ready; the fourth is deferred. */
    static Play readyToVote() {
        Play play = inSession("COMBINED", "");
        play.does(Role.CHAIR, EntryType.SUBSTITUTE_SCRUTINEER, "{'item':'i3','out':'p2','in':'p4'}");
        for (String item : List.of("i1", "i2", "i3", "i6")) {
            play.introduce(item);
            play.allAgree(item, "p1");
            play.ready(item);
        }
        play.introduce("i4");
        play.state("i4", "p2", "DEFER");
        play.state("i4", "p3", "DEFER");
        play.does(Role.OBSERVER, EntryType.ADVISE_DEFERRAL, "{'item':'i4','reason':'家属经商情况不清'}");
        play.does(Role.CHAIR, EntryType.ANSWER_ADVICE, "{'item':'i4','accepted':true,'reason':'采纳'}");
        play.does(
                Role.CHAIR,
                EntryType.DEFER,
                "{'item':'i4','reason':'MATERIAL_UNCLEAR','hands':{'agree':6,'disagree':1,'abstain':1},"
                        + "'owner':'组织部副部长','due':'2026-12-05'}");
        play.introduce("i5");
        for (String person : List.of("p2", "p3", "p4", "p5")) {
            play.state("i5", person, "AGREE");
        }
        play.state("i5", "p6", "DISAGREE");
        play.state("i5", "p8", "DISAGREE");
        play.state("i5", "p9", "DEFER");
        play.state("i5", "p1", "AGREE");
        play.ready("i5");
        return play;
    }

    static Play counted() {
        Play play = readyToVote();
        play.openRound("['i1','i2','i3','i5','i6']");
        play.close(8, 8, 7, 8, 7);
        play.does(Role.SCRUTINEER, EntryType.RECONCILE, play.withRound(""));
        play.count("[[8,0,0]]", "[[7,1,0]]", "[[5,1,1]]", "[[4,3,1]]", "[[6,1,0]]");
        return play;
    }
}
