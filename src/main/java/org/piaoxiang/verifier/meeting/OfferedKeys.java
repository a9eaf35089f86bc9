package org.piaoxiang.verifier.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.verifier.KeyTrial;

/**
 * The keys that custodians had offered when a poll's round began, in the order in which they stand among the poll's
 * custodians, behind the server's: keys of one holder, and keys that several have made together.
 *
 * @param offers the entries that offered a whole key
 * @param members how many hold it together, 1 for a key of one holder; one number for each offer
 */
record OfferedKeys(List<Entry> offers, List<Integer> members) {
    static OfferedKeys before(ReadRecord record, Entry begun) {
        List<Entry> offers = new ArrayList<>();
        List<Integer> members = new ArrayList<>();
        for (Entry entry : record.entries().stream().flatMap(Optional::stream).toList()) {
            boolean shared = entry.type() == EntryType.KEY_CEREMONY
                    && entry.data().fields().containsKey("groupKey");
            if (entry.number() < begun.number() && (shared || entry.type() == EntryType.OFFER_KEY)) {
                offers.add(entry);
                members.add(shared ? members(record, custodian(entry)) : 1);
            }
        }
        return new OfferedKeys(List.copyOf(offers), List.copyOf(members));
    }

    private static int members(ReadRecord record, String custodian) {
        return record.of(EntryType.CREATE_MEETING).stream()
                .flatMap(created -> ReadRecord.rows(created, "custody").stream())
                .filter(row -> PollFacts.text(row, "custodian").equals(custodian))
                .mapToInt(row -> PollFacts.number(row, "members"))
                .findFirst()
                .orElse(0);
    }

    static String custodian(Entry offer) {
        return ReadRecord.text(offer, "custodian");
    }

    /** Returns the public key that an entry offers; empty where it has none. */
    static String key(Entry offer) {
        if (offer.type() == EntryType.KEY_CEREMONY) {
            return ReadRecord.text(offer, "groupKey");
        }
        return offer.data().fields().get("publicKey") instanceof Json.Obj key
                        && key.fields().get("public_key") instanceof Json.Str text
                ? text.value()
                : "";
    }

    /** Returns who gives shares, in the order of the poll's custodians from number 2 on. */
    List<String> owners() {
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            String custodian = custodian(offers.get(i));
            if (offers.get(i).type() == EntryType.OFFER_KEY) {
                owners.add(custodian);
            }
            for (int member = 1; offers.get(i).type() == EntryType.KEY_CEREMONY && member <= members.get(i); member++) {
                owners.add(custodian + "." + member);
            }
        }
        return owners;
    }

    /** Returns the factors of a poll's key: those of single custodians, and what the members of a group made together. */
    static List<String> factors(ArchiveOverview overview) {
        Group group = overview.election().group();
        return overview.trustees().items().stream()
                .map(item -> switch (item) {
                    case Trustees.Single single -> single.key().key();
                    case ThresholdParameters shared ->
                        KeyTrial.key(group, shared).map(Element::encoded).orElse("");
                })
                .toList();
    }
}
