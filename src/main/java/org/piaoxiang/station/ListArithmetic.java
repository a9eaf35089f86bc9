package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.record.VerifyKey;

/** A poll's list: the issuer's signed list, less voided and withheld slips, is as long as there are participants (发出). */
final class ListArithmetic {
    private final MeetingData data;

    ListArithmetic(MeetingData data) {
        this.data = data;
    }

    /** Returns what is wrong with {@code listed} as codes. */
    List<String> problems(String uuid, Group group, Set<String> listed, int participants)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        List<String> problems = new ArrayList<>();
        if (!listed.equals(expected(uuid, group, problems))) {
            problems.add("LIST_DIFFERS");
        }
        if (listed.size() != participants) {
            problems.add("LIST_SIZE");
        }
        return problems;
    }

    /** The issuer's signed list, less what slips themselves have withheld or voided. */
    private Set<String> expected(String uuid, Group group, List<String> problems)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Optional<String> hash = Optional.empty();
        Set<String> issuers = new TreeSet<>();
        for (Fields issued : data.entries("ISSUE_LISTS")) {
            issuers.add(issued.text("key"));
            byte[] statement = IssuerDesk.statement(data.meeting(), issued.array("lists"), issued.array("slips"));
            boolean signed = VerifyKey.ofBase64(issued.text("key"))
                    .filter(key -> verifies(key, statement, issued))
                    .isPresent();
            if (!signed) {
                problems.add("LISTS_SIGNATURE");
            }
            for (Json item : issued.array("lists")) {
                Fields list = Fields.of(item, "list");
                if (list.text("uuid").equals(uuid)) {
                    hash = Optional.of(list.text("hash"));
                }
            }
        }
        if (issuers.size() > 1) {
            problems.add("ISSUER_CHANGED");
        }
        Set<String> keys = new TreeSet<>();
        if (hash.isPresent()) {
            SlipList.parse(data.list(hash.get())).entries().forEach(entry -> keys.add(entry.key()));
        }
        for (SlipProof.Purpose purpose : SlipProof.Purpose.values()) {
            for (Fields spoilt : data.entries(purpose.name() + "_SLIP")) {
                String credential = spoilt.text("credential");
                Proof proof = Proof.parse(spoilt.value("proof"), group.scalars(), "proof");
                if (spoilt.text("poll").equals(uuid) && SlipProof.holds(group, uuid, credential, purpose, proof)) {
                    keys.remove(credential);
                }
            }
        }
        return keys;
    }

    private static boolean verifies(VerifyKey key, byte[] statement, Fields issued) {
        try {
            return key.verifyBase64(statement, issued.text("signature"));
        } catch (JsonException missing) {
            return false;
        }
    }
}
