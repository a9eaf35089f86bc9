package org.piaoxiang.verifier.forgery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.RawBallot;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.TallySum;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.protocol.trustee.Trustees;

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
        TallySum sum = new TallySum(poll.group, poll.checked.election().questions());
        BallotCheck check = new BallotCheck(poll.checked);
        long weight = 0;
        for (int i = 0; i < ballots.size(); i++) {
            sum.add(check.members(parse(poll, ballots.get(i))), BigInteger.valueOf(weights.get(i)));
            weight += weights.get(i);
        }
        EncryptedTally tally = sum.tally();
        SeededRandom random = new SeededRandom("shares");
        List<Share> shares = new ArrayList<>();
        for (SecretScalar custodian : poll.custodians) {
            shares.add(ShareMaker.make(poll.checked.election(), tally, custodian, random));
        }
        long counted = weight;
        Optional<ElectionResult> result = Opening.of(
                        poll.checked.election(), Trustees.ofSingles(poll.keys), tally, byOwner(factors(poll, shares)))
                .flatMap(opening -> opening.result(counted));
        return new Count(tally, ballots.size(), BigInteger.valueOf(weight), shares, result);
    }

    private static Map<Integer, List<List<Element>>> byOwner(List<List<List<Element>>> factors) {
        Map<Integer, List<List<Element>>> owned = new LinkedHashMap<>();
        factors.forEach(each -> owned.put(owned.size() + 1, each));
        return owned;
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
