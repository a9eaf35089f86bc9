package org.piaoxiang.verifier.forgery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.archive.SetupData;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.SizedTally;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.Trustees;

/** A finished election taken apart, to be altered and put together again. */
final class Draft {
    /** A share with the number of the custodian it claims to come from. */
    record OwnedShare(int owner, Json share) {}

    final Poll poll;
    byte[] election;
    Json trustees;
    Json list;
    final List<byte[]> ballots;
    Json tally = Json.array(List.of());
    Json sized = Json.object();
    final List<OwnedShare> shares = new ArrayList<>();
    Json result = Json.object();
    private Optional<String> tallyReference = Optional.empty();

    Draft(Poll poll) {
        this(poll, poll.ballots, Optional.of(poll.count()));
    }

    private Draft(Poll poll, List<byte[]> ballots, Optional<Count> count) {
        this.poll = poll;
        this.election = poll.election;
        this.trustees = Edit.read(Trustees.ofSingles(poll.keys).bytes());
        this.list = poll.list();
        this.ballots = new ArrayList<>(ballots);
        count.ifPresent(this::take);
    }

    /** An election with {@code ballots} and without a count. */
    static Draft uncounted(Poll poll, List<byte[]> ballots) {
        return new Draft(poll, ballots, Optional.empty());
    }

    static Draft ours() {
        return new Draft(Poll.ours(Poll.curve()));
    }

    /** Puts {@code ballot} in the place of number {@code at}; the count stays. */
    Draft replacing(int at, byte[] ballot) {
        ballots.set(at, ballot);
        return this;
    }

    /** Counts all ballots anew except number {@code left}. */
    Draft countedWithout(int left) {
        List<byte[]> counted = new ArrayList<>(ballots);
        counted.remove(left);
        return counted(Count.of(poll, counted));
    }

    Draft countedAgain() {
        return counted(Count.of(poll, ballots));
    }

    Draft counted(Count count) {
        take(count);
        return this;
    }

    private void take(Count count) {
        tally = Edit.read(count.tally().bytes(poll.group));
        sized = Edit.read(new SizedTally(count.ballots(), count.weight(), "").bytes());
        shares.clear();
        for (Share share : count.shares()) {
            shares.add(new OwnedShare(shares.size() + 1, Edit.read(share.bytes())));
        }
        result = Edit.read(
                count.result().orElseGet(() -> new ElectionResult(List.of())).bytes());
    }

    Draft share(int custodian, UnaryOperator<Json> alteration) {
        OwnedShare old = shares.get(custodian - 1);
        shares.set(custodian - 1, new OwnedShare(old.owner, alteration.apply(old.share)));
        return this;
    }

    Draft sized(String field, Json value) {
        sized = Edit.with(sized, field, value);
        return this;
    }

    Draft tally(UnaryOperator<Json> alteration) {
        tally = alteration.apply(tally);
        return this;
    }

    Draft result(UnaryOperator<Json> alteration) {
        result = alteration.apply(result);
        return this;
    }

    Draft list(UnaryOperator<Json> alteration) {
        list = alteration.apply(list);
        return this;
    }

    Draft trustees(UnaryOperator<Json> alteration) {
        trustees = alteration.apply(trustees);
        return this;
    }

    Draft election(UnaryOperator<Json> alteration) {
        election = Edit.print(alteration.apply(Edit.read(election)));
        return this;
    }

    /** Lets the EncryptedTally event refer to something else than the tally. */
    Draft tallyReference(String hash) {
        tallyReference = Optional.of(hash);
        return this;
    }

    /** Returns the events to be, in lawful order. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>(stepsToClose());
        byte[] tallyBytes = Edit.print(tally);
        String hash = tallyReference.orElseGet(() -> Poll.hash().hex(tallyBytes));
        steps.add(Step.of(
                "EncryptedTally", Edit.print(Edit.with(sized, "encrypted_tally", Json.text(hash))), tallyBytes));
        for (OwnedShare share : shares) {
            byte[] bytes = Edit.print(share.share);
            steps.add(Step.of(
                    "PartialDecryption", Share.owned(share.owner, Poll.hash().hex(bytes)), bytes));
        }
        steps.add(Step.of("Result", Edit.print(result)));
        return steps;
    }

    /** Returns the events up to the close. */
    List<Step> stepsToClose() {
        List<Step> steps = new ArrayList<>();
        byte[] trusteeBytes = Edit.print(trustees);
        byte[] listBytes = Edit.print(list);
        byte[] setup = SetupData.bytes(
                Poll.hash().hex(election),
                Poll.hash().hex(trusteeBytes),
                Poll.hash().hex(listBytes));
        steps.add(Step.of("Setup", setup, election, trusteeBytes, listBytes));
        ballots.forEach(ballot -> steps.add(Step.of("Ballot", ballot)));
        steps.add(Step.bare("EndBallots"));
        return steps;
    }

    Tape tape() {
        return Step.tape(steps());
    }

    byte[] archive() {
        return tape().bytes();
    }
}
