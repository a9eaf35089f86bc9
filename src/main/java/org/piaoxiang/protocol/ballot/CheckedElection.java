package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;

/**
 * An election whose key and questions have been checked, ready to check ballots against.
 *
 * @param election as published
 * @param publicKey y, a member of the group and not the identity
 * @param keyBase tables of y
 */
public record CheckedElection(Election election, Element publicKey, Base keyBase) {
    /** What is wrong with an election; it can be worked with as soon as its public key is in order. */
    public record Outcome(Optional<CheckedElection> checked, List<String> problems) {}

    /** Checks {@code election} (docs/protocol.md, S1). */
    public static Outcome check(Election election) {
        List<String> problems = new ArrayList<>();
        if (!election.hasLawfulUuid()) {
            problems.add("uuid: not at least 14 Base58 characters");
        }
        if (election.questions().isEmpty()) {
            problems.add("questions: there are none");
        }
        for (int i = 0; i < election.questions().size(); i++) {
            if (!election.questions().get(i).isSensible(election.group())) {
                problems.add("question " + (i + 1) + ": its limits do not fit its answers, or its answers the group");
            }
        }
        switch (election.group().decode(election.publicKey())) {
            case Decoding.Refused refused -> problems.add("public_key: " + refused.reason());
            case Decoding.Member member -> {
                if (member.element().isIdentity()) {
                    problems.add("public_key: it is the identity");
                } else {
                    return new Outcome(
                            Optional.of(new CheckedElection(
                                    election, member.element(), election.group().frequentBase(member.element()))),
                            List.copyOf(problems));
                }
            }
        }
        return new Outcome(Optional.empty(), List.copyOf(problems));
    }

    /** Returns the group. */
    public Group group() {
        return election.group();
    }

    /** Returns the string S_0 that begins every proof in a ballot of {@code credential} (section 4.11). */
    String proofPrefix(String credential) {
        return election.fingerprint() + "|" + credential;
    }
}
