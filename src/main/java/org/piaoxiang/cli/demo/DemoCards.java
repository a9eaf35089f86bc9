package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Json;

/** A meeting's cards on the demo's index page: one for each actor, on an origin of its own. */
final class DemoCards {
    private DemoCards() {}

    static Json of(DemoHost host, DemoRoom room) {
        SampleMeeting sample = room.sample();
        // Origins differ between the meetings, or one's sign-in would end the other's.
        String origin = sample.isAssembly() ? "assembly-" : "";
        List<Json> cards = new ArrayList<>();
        for (SampleMeeting.Account account : sample.accounts()) {
            if (account.role().equals("ISSUER")) {
                continue;
            }
            int port = room.hasStation(account.key()) ? room.port(account.key()) : host.port();
            String url = "http://" + origin + account.key() + ".localhost:" + port + "/signin.html#link="
                    + host.link(room.ready(), account.key());
            cards.add(card(account.key(), title(account), text(account, sample), url));
        }
        if (!sample.isAssembly()) {
            for (DemoHost.Department one : DemoHost.Department.values()) {
                cards.add(card(
                        one.key(),
                        title(one),
                        text(one),
                        "http://" + one.key() + ".localhost:" + host.port() + "/signin.html#link=" + host.link(one)));
            }
        }
        int tablets = sample.isAssembly() ? 4 : 8;
        for (int i = 1; i <= tablets; i++) {
            String url = "http://" + origin + "tablet" + i + ".localhost:" + host.port() + "/tablet.html#"
                    + room.enrolment("平板 " + i);
            String text = sample.isAssembly() ? "共用的投票终端：逐人扫描凭证、投票。" : "录入一个投票凭证后投票。";
            cards.add(card("tablet" + i, "平板 " + i, text, url));
        }
        return Json.object(
                "meeting", Json.text(room.ready().id()),
                "title", sample.title(),
                "cards", Json.array(cards),
                "slips",
                        Json.array(room.slips().stream()
                                .map(slip -> Json.object(
                                        "category", Json.text(slip.category()), "code", Json.text(slip.code())))
                                .toList()),
                "next", Json.text(next(sample)));
    }

    private static String title(SampleMeeting.Account account) {
        return switch (account.role()) {
            case "DOOR" -> "签到";
            case "CLERK" -> "会务";
            case "CHAIR" -> "主持人 " + account.name();
            case "SCRUTINEER" -> "监票人 " + account.name();
            case "TELLER" -> "计票人 " + account.name();
            case "OBSERVER" -> "列席监督 " + account.name();
            case "INSPECTION" -> "考察组";
            case "SUPERIOR" -> "上级部门";
            case "PROJECTOR" -> "会场大屏";
            default -> throw new IllegalArgumentException(account.role());
        };
    }

    private static String title(DemoHost.Department department) {
        return switch (department) {
            case OFFICE -> "会务科";
            case SUPERVISION -> "本级干部监督机构";
            case UPPER -> "上级部门（新建的会议）";
        };
    }

    private static String text(DemoHost.Department department) {
        return switch (department) {
            case OFFICE -> "新建会议，用自己的名单、议题和材料试一遍筹备。";
            case SUPERVISION -> "会务科新建的会议勾选了两级审查的，先由它审核，同意后才报上级。";
            case UPPER -> "审查会务科新建并报来的会议。";
        };
    }

    private static String text(SampleMeeting.Account account, SampleMeeting sample) {
        if (account.key().equals("scrutineer3")) {
            return "第3项周甲回避，由他接替监票。";
        }
        return switch (account.role()) {
            case "DOOR" -> "在门口登记到会、请假、迟到、早退。";
            case "CLERK" -> sample.isAssembly() ? "筹备会议，按步骤记录；看不到得票。" : "筹备会议，按步骤记录，导出文书。";
            case "CHAIR" -> "大字提词，逐步主持会议。";
            case "SCRUTINEER" -> "本人的工作站：发放、清点、签字，保管一把计票密钥。";
            case "TELLER" -> "核对结果并签字。";
            case "OBSERVER" -> "本人的工作站：看现场、封箱确认、核验、启封计票。";
            case "INSPECTION" -> "推荐、测评结果和汇总表只给考察组和上级部门。";
            case "SUPERIOR" -> sample.isAssembly() ? "会后查看推荐、测评结果。" : "审查页面：看方案、推荐考察酝酿情况和提示，逐项答复。";
            case "PROJECTOR" -> "只显示会场可以看的内容。";
            default -> throw new IllegalArgumentException(account.role());
        };
    }

    private static String next(SampleMeeting sample) {
        return sample.isAssembly()
                ? "应到24人，实到22人，已在门口签到。先由“会务”清点人数，再请“主持人”宣布开会、通过监票人和计票人，逐项介绍后开始投票。"
                        + "B类、C类各有一张凭证没有发出：本轮开始后，在任一平板装入并由监票人作废，才能封箱。"
                : "上级部门已收到材料：先打开“上级部门”，看过各人情况后提交审查意见，再打开“签到”让到会人员签到，由“会务”清点人数，然后请“主持人”宣布开会。";
    }

    private static Json card(String role, String title, String text, String url) {
        return Json.object(
                "role", Json.text(role),
                "title", Json.text(title),
                "text", Json.text(text),
                "url", Json.text(url));
    }
}
