package org.piaoxiang.verifier.forgery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.SetupData;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.shuffle.Generators;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.shuffle.ShuffleMaker;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.SizedTally;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareCheck;
import org.piaoxiang.protocol.trustee.ShareMaker;

/** A {@link MixedPoll} put together with something altered; whatever follows is honest about what it finds. */
final class MixedDraft {
    private final MixedPoll poll;
    private final Map<Integer, UnaryOperator<Json>> shuffleAlterations = new LinkedHashMap<>();
    private final Map<Integer, UnaryOperator<Json>> shareAlterations = new LinkedHashMap<>();
    private UnaryOperator<Json> resultAlteration = UnaryOperator.identity();
    private UnaryOperator<Json> trusteeAlteration = UnaryOperator.identity();
    private Generators generators = new Generators(Poll.curve());
    final List<byte[]> ballots;
    Json list;
    /** Numbers of the custodians who shuffle, as they say. */
    List<Integer> shufflers = List.of(1, 3, 4);
    /** Numbers of the custodians who open. */
    List<Integer> openers = List.of(1, 3, 4);

    boolean endsShuffles = true;
    int weight = 5;

    MixedDraft(MixedPoll poll) {
        this.poll = poll;
        this.ballots = new ArrayList<>(poll.ballots);
        this.list = poll.list();
    }

    static MixedDraft ours() {
        return new MixedDraft(MixedPoll.ours());
    }

    MixedDraft shuffle(int number, UnaryOperator<Json> alteration) {
        shuffleAlterations.put(number, alteration);
        return this;
    }

    MixedDraft share(int custodian, UnaryOperator<Json> alteration) {
        shareAlterations.put(custodian, alteration);
        return this;
    }

    MixedDraft result(UnaryOperator<Json> alteration) {
        resultAlteration = alteration;
        return this;
    }

    MixedDraft trustees(UnaryOperator<Json> alteration) {
        trusteeAlteration = alteration;
        return this;
    }

    MixedDraft generators(Generators others) {
        generators = others;
        return this;
    }

    MixedDraft shufflers(Integer... numbers) {
        shufflers = List.of(numbers);
        return this;
    }

    MixedDraft openers(Integer... numbers) {
        openers = List.of(numbers);
        return this;
    }

    byte[] archive() {
        return Step.tape(steps()).bytes();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        byte[] trusteeBytes = Edit.print(trusteeAlteration.apply(Edit.read(poll.trustees.bytes())));
        byte[] listBytes = Edit.print(list);
        byte[] setup = SetupData.bytes(
                Poll.hash().hex(poll.election),
                Poll.hash().hex(trusteeBytes),
                Poll.hash().hex(listBytes));
        steps.add(Step.of("Setup", setup, poll.election, trusteeBytes, listBytes));
        ballots.forEach(ballot -> steps.add(Step.of("Ballot", ballot)));
        steps.add(Step.bare("EndBallots"));
        EncryptedTally tally = poll.tally(ballots);
        byte[] tallyBytes = tally.bytes(Poll.curve());
        SizedTally sized = new SizedTally(
                ballots.size(), BigInteger.valueOf(weight), Poll.hash().hex(tallyBytes));
        steps.add(Step.of("EncryptedTally", sized.bytes(), tallyBytes));
        EncryptedTally opened = shuffles(tally, steps);
        if (endsShuffles) {
            steps.add(Step.bare("EndShuffles"));
        }
        steps.add(Step.of("Result", Edit.print(resultAlteration.apply(Edit.read(shares(opened, steps))))));
        return steps;
    }

    private EncryptedTally shuffles(EncryptedTally tally, List<Step> steps) {
        ShuffleMaker maker = new ShuffleMaker(poll.checked, generators, poll.random);
        EncryptedTally current = tally;
        int number = 0;
        for (int owner : shufflers) {
            number++;
            List<List<Ciphertext>> rows = current.shuffledRows(MixedPoll.QUESTIONS);
            UnaryOperator<Json> alteration = shuffleAlterations.getOrDefault(number, UnaryOperator.identity());
            byte[] shuffle =
                    Edit.print(alteration.apply(Edit.read(maker.shuffle(rows).bytes(Poll.curve()))));
            steps.add(Step.of("Shuffle", Share.owned(owner, Poll.hash().hex(shuffle)), shuffle));
            try {
                List<List<Ciphertext>> after =
                        Shuffle.parse(shuffle, Poll.curve(), rows).rows();
                current = current.withShuffledRows(MixedPoll.QUESTIONS, after);
            } catch (JsonException misshapen) {
                assert !shuffleAlterations.isEmpty() : "an honest shuffle is not misshapen";
            }
        }
        return current;
    }

    private byte[] shares(EncryptedTally opened, List<Step> steps) {
        Map<Integer, List<List<Element>>> factors = new LinkedHashMap<>();
        for (int owner : openers) {
            Share share = ShareMaker.make(
                    poll.checked.election(), opened, Objects.requireNonNull(poll.secrets.get(owner)), poll.random);
            factors.put(
                    owner,
                    new ShareCheck(poll.checked.election(), opened, share)
                            .factors()
                            .elements()
                            .orElseThrow());
            UnaryOperator<Json> alteration = shareAlterations.getOrDefault(owner, UnaryOperator.identity());
            byte[] bytes = Edit.print(alteration.apply(Edit.read(share.bytes())));
            steps.add(
                    Step.of("PartialDecryption", Share.owned(owner, Poll.hash().hex(bytes)), bytes));
        }
        return Opening.of(poll.checked.election(), poll.trustees, opened, factors)
                .flatMap(opening -> opening.result(weight))
                .orElseGet(() -> new ElectionResult(List.of()))
                .bytes();
    }
}
