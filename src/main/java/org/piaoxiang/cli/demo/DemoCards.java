package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Json;

/** The cards of the demo's index page: one for each actor, on an origin of its own. */
final class DemoCards {
    private static final int TABLETS = 8;

    private record Card(String account, String title, String text) {}

    private static final List<Card> CARDS = List.of(
            new Card("door", "签到", "在门口登记到会、请假、迟到、早退。"),
            new Card("clerk", "会务", "筹备会议，按步骤记录，导出文书。"),
            new Card("chair", "主持人", "大字提词，逐步主持会议。"),
            new Card("scrutineer1", "监票人 周甲", "本人的工作站：发放、清点、签字，保管一把计票密钥。"),
            new Card("scrutineer2", "监票人 冯乙", "本人的工作站：发放、清点、签字，保管一把计票密钥。"),
            new Card("scrutineer3", "监票人 陈丙", "第3项周甲回避，由他接替监票。"),
            new Card("teller1", "计票人 杨计", "核对结果并签字。"),
            new Card("teller2", "计票人 朱票", "核对结果并签字。"),
            new Card("observer", "列席监督", "本人的工作站：看现场、封箱确认、核验、启封计票。"),
            new Card("superior", "上级部门", "会前审查答复。"),
            new Card("projector", "会场大屏", "只显示会场可以看的内容。"));

    private DemoCards() {}

    static Json of(DemoHost host, DemoHost.Ready ready, DemoRoom room) {
        List<Json> cards = new ArrayList<>();
        for (Card card : CARDS) {
            int port = room.hasStation(card.account) ? room.port(card.account) : host.port();
            String url = "http://" + card.account + ".localhost:" + port + "/signin.html#link="
                    + host.link(ready.sample(), card.account);
            cards.add(card(card.account, card.title, card.text, url));
        }
        cards.add(card(
                "office",
                "会务科",
                "新建会议，用自己的名单、议题和材料试一遍筹备。",
                "http://office.localhost:" + host.port() + "/signin.html#link=" + host.officeLink()));
        for (int i = 1; i <= TABLETS; i++) {
            String url =
                    "http://tablet" + i + ".localhost:" + host.port() + "/tablet.html#" + room.enrolment("平板 " + i);
            cards.add(card("tablet" + i, "平板 " + i, "录入一个投票凭证后投票。", url));
        }
        return Json.object(
                "meeting", Json.text(ready.id()),
                "title", ready.sample().meeting().fields().getOrDefault("title", Json.text("")),
                "cards", Json.array(cards),
                "slips",
                        Json.array(room.slips().stream()
                                .map(code -> Json.object("category", Json.text(""), "code", Json.text(code)))
                                .toList()),
                "next", Json.text("上级部门已收到材料：先打开“上级部门”逐项答复可以上会，再打开“签到”让到会人员签到，由“会务”清点人数，然后请“主持人”宣布开会。"));
    }

    private static Json card(String role, String title, String text, String url) {
        return Json.object(
                "role", Json.text(role),
                "title", Json.text(title),
                "text", Json.text(text),
                "url", Json.text(url));
    }
}
