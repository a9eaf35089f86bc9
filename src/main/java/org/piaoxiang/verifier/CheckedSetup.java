package org.piaoxiang.verifier;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.trustee.Trustees;

/**
 * A setup that has been looked into.
 *
 * @param election as published
 * @param checked the election, where its public key is usable
 * @param custodians per custodian the decoded key, where it is usable
 * @param trustees as published
 * @param list as published
 * @param ours whether it claims to be a poll of ours
 * @param rules the poll's own rules, where S5 holds
 */
record CheckedSetup(
        Election election,
        Optional<CheckedElection> checked,
        List<Optional<Element>> custodians,
        Trustees trustees,
        SlipList list,
        boolean ours,
        Optional<PollRules> rules) {
    /** Keeps a copy of {@code custodians}. */
    CheckedSetup {
        custodians = List.copyOf(custodians);
    }
}
