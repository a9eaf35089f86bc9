package org.piaoxiang.meeting.state;

import java.util.Optional;
import java.util.stream.Collectors;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/** What the entries about shared keys change. A group whose last member has finished stands among the keys like any other. */
final class CustodyEvolution {
    private CustodyEvolution() {}

    static Ballots of(Ballots before, EntryType type, Data data) {
        Custody.Group group =
                before.custody().group(data.id("custodian")).orElseThrow(() -> data.wrong("custodian", "is no group"));
        if (type == EntryType.TRY_SUBSET) {
            return before.with(before.custody()
                    .with(new Custody.Group(
                            group.custodian(), group.threshold(), group.members(), group.joined(), true)));
        }
        int number = data.count("member");
        Custody.Member member = group.joined().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseGet(() -> new Custody.Member(
                        number, data.optionalText("holder").orElse(""), java.util.List.of(), Optional.empty()));
        Custody.Group changed = group.with(member.did(data.id("message"), data.optionalText("key")));
        Ballots with = before.with(before.custody().with(changed));
        return data.has("groupKey") ? with.offer(key(changed, data.text("groupKey"))) : with;
    }

    private static Ballots.Key key(Custody.Group group, String publicKey) {
        String holders = group.joined().stream().map(Custody.Member::holder).collect(Collectors.joining("、"));
        return new Ballots.Key(
                group.custodian(),
                holders + "（" + group.members() + " 人中 " + group.threshold() + " 人）",
                JsonWriter.canonical(
                        new ObjectBuilder().put("public_key", publicKey).build()));
    }
}
