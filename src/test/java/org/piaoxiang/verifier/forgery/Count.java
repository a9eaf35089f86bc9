package org.piaoxiang.verifier.forgery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.RawBallot;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareMaker;

/**
 * The honest count of some ballots.
 *
 * @param tally the product
 * @param ballots how many count
 * @param weight what they weigh
 * @param shares of the custodians in their order
 * @param result what the shares open, where it is numbers up to the weight
 */
record Count(
        EncryptedTally tally, int ballots, BigInteger weight, List<Share> shares, Optional<ElectionResult> result) {

    static Count of(Poll poll, List<byte[]> ballots) {
        return of(poll, ballots, Collections.nCopies(ballots.size(), 1));
    }

    static Count of(Poll poll, List<byte[]> ballots, List<Integer> weights) {
        EncryptedTally tally =
                EncryptedTally.empty(poll.group, poll.checked.election().questions());
        BallotCheck check = new BallotCheck(poll.checked);
        long weight = 0;
        for (int i = 0; i < ballots.size(); i++) {
            tally = tally.with(
                    check.members(parse(poll, ballots.get(i))), BigInteger.valueOf(weights.get(i)), poll.group);
            weight += weights.get(i);
        }
        SeededRandom random = new SeededRandom("shares");
        List<Share> shares = new ArrayList<>();
        for (SecretScalar custodian : poll.custodians) {
            shares.add(ShareMaker.make(poll.checked.election(), tally, custodian, random));
        }
        Optional<ElectionResult> result =
                Opening.of(poll.group, tally, factors(poll, shares)).result(weight);
        return new Count(tally, ballots.size(), BigInteger.valueOf(weight), shares, result);
    }

    static List<List<List<Element>>> factors(Poll poll, List<Share> shares) {
        return shares.stream()
                .map(share -> share.factors().stream()
                        .map(row -> row.stream()
                                .map(text -> Poll.member(poll.group, text))
                                .toList())
                        .toList())
                .toList();
    }

    static RawBallot parse(Poll poll, byte[] ballot) {
        try {
            return RawBallot.parse(ballot, poll.checked.election());
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }
}
