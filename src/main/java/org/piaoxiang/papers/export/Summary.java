package org.piaoxiang.papers.export;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.ItemAccount;

/** A meeting in one JSON object, for other programs. */
final class Summary {
    private Summary() {}

    static Json.Obj of(String meeting, Account account, Withheld withheld) {
        return new ObjectBuilder()
                .put("meeting", meeting)
                .put("title", account.header().title())
                .put("body", account.header().body())
                .put("date", account.date())
                .put("rulePack", account.header().pack().id())
                .put("entitled", account.entitled())
                .put("present", account.present())
                .put("onLeave", account.excused())
                .put("absent", account.absent())
                .list(
                        "items",
                        account.items().stream()
                                .map(item -> item(item, withheld))
                                .toList())
                .build();
    }

    /** The fields of the result itself, so that the summary says what every paper says. */
    private static Json.Obj item(ItemAccount item, Withheld withheld) {
        boolean kept = withheld.items().contains(item.item().id());
        ObjectBuilder out = new ObjectBuilder()
                .put("id", item.item().id())
                .put("number", item.item().plan().number())
                .put("kind", item.item().plan().kind())
                .put("title", item.item().plan().title());
        if (item.decides()) {
            out.maybe("outcome", item.outcome().map(Enum::name)).put("wording", item.wording());
        }
        if (kept) {
            return out.put("withheld", true).build();
        }
        item.result().ifPresent(result -> result.toJson().fields().forEach(out::put));
        return out.build();
    }
}
