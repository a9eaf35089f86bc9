package org.piaoxiang.verifier;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Element;

/**
 * A setup that has been looked into.
 *
 * @param election as published
 * @param checked the election, where S1 holds
 * @param custodians the decoded keys, where S2 holds
 * @param list as published
 * @param ours whether it claims to be a poll of ours
 */
record CheckedSetup(
        Election election,
        Optional<CheckedElection> checked,
        Optional<List<Element>> custodians,
        SlipList list,
        boolean ours) {}
