package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Json;

/** The cards of the demo's index page: one for each actor, on an origin of its own. */
final class DemoCards {
    private record Card(String account, String title, String text, String page) {}

    private static final List<Card> CARDS = List.of(
            new Card("door", "签到", "在门口登记到会、请假、迟到、早退。", "door"),
            new Card("clerk", "会务", "筹备会议，按步骤记录，导出文书。", "desk"),
            new Card("chair", "主持人", "大字提词，逐步主持。", "chair"),
            new Card("scrutineer2", "监票人", "发放投票凭证，零票核验，清点，签字。", "desk"),
            new Card("teller1", "计票人", "核对并签字。", "desk"),
            new Card("superior", "上级部门", "会前审查答复。", "desk"),
            new Card("projector", "会场大屏", "只显示会场可以看的内容。", "projector"));

    private DemoCards() {}

    static Json of(DemoHost host, DemoHost.Ready ready) {
        List<Json> cards = new ArrayList<>();
        for (Card card : CARDS) {
            String url = "http://" + card.account + ".localhost:" + host.port() + "/signin#link="
                    + ready.links().get(card.account);
            cards.add(Json.object(
                    "role", Json.text(card.account),
                    "title", Json.text(card.title),
                    "text", Json.text(card.text),
                    "url", Json.text(url)));
        }
        return Json.object(
                "meeting", Json.text(ready.id()),
                "title", ready.sample().meeting().fields().getOrDefault("title", Json.text("")),
                "cards", Json.array(cards),
                "slips", Json.array(List.of()),
                "next", Json.text("先打开“签到”和“会务”，让到会人员签到，再由“主持人”宣布开会。"));
    }
}
