package org.piaoxiang.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.IntConsumer;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.ballot.RawBallot;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.parallel.Workers;
import org.piaoxiang.protocol.shuffle.Generators;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.shuffle.ShuffleMaker;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.TallySum;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.protocol.trustee.TrusteeKey;

/**
 * A whole election with random votes, for trying out, testing and measuring: slips, custodians, ballots, tally, shares and
 * result as the real thing makes them.
 *
 * @param group where it is held
 * @param rules the poll's own rules
 * @param questions what is asked
 * @param ballots how many slips vote
 * @param custodians whom the simulation plays itself
 * @param outside keys of custodians that somebody else holds; with any, the simulation stops at the tally, as it does
 *     below the floor of the rules
 * @param timestamp seconds since 1970
 */
public record Simulation(
        Group group,
        PollRules rules,
        List<Question> questions,
        int ballots,
        Custody custodians,
        List<TrusteeKey> outside,
        long timestamp) {
    private static final int UUID_LENGTH = 14;
    private static final int SEED_LENGTH = 32;

    /** Keeps copies of the lists. */
    public Simulation {
        questions = List.copyOf(questions);
        outside = List.copyOf(outside);
    }

    /**
     * Plays it and writes the archive.
     *
     * @param random where all randomness comes from; the same stream gives the same election
     * @param workers on which ballots are built
     * @param progress hears how many ballots are built
     */
    public void play(RandomSource random, ExecutorService workers, OutputStream out, IntConsumer progress)
            throws IOException, InterruptedException {
        PlayedCustodians played = PlayedCustodians.make(group, custodians, outside, random);
        byte[] electionBytes = Election.bytes(
                "模拟表决",
                rules.description(),
                group,
                played.publicKey().encoded(),
                questions,
                Base58.random(UUID_LENGTH, random));
        CheckedElection election = checked(electionBytes);
        List<Credential> slips = new ArrayList<>();
        for (int i = 0; i < ballots; i++) {
            slips.add(Credential.random(random));
        }
        ArchiveBuilder archive = ArchiveBuilder.begin(out, group.hash(), timestamp);
        archive.setup(
                electionBytes,
                played.trustees().bytes(),
                SlipList.bytes(Parallel.inOrder(
                        workers,
                        slips,
                        slip -> slip.publicKey(group, election.election().uuid()))));
        EncryptedTally tally = cast(election, slips, random, workers, archive, progress);
        archive.endBallots();
        archive.encryptedTally(election.election(), tally, ballots, BigInteger.valueOf(ballots));
        if (outside.isEmpty() && ballots >= rules.floor()) {
            EncryptedTally shuffled = shuffle(election, played, tally, random, workers, archive);
            open(election.election(), played, shuffled, random, archive);
        }
    }

    private EncryptedTally cast(
            CheckedElection election,
            List<Credential> slips,
            RandomSource random,
            ExecutorService workers,
            ArchiveBuilder archive,
            IntConsumer progress)
            throws IOException, InterruptedException {
        // Each ballot gets a stream of its own, so that threads do not change what a seed gives.
        List<Vote> votes = new ArrayList<>();
        for (Credential slip : slips) {
            byte[] seed = new byte[SEED_LENGTH];
            random.fill(seed);
            votes.add(new Vote(slip, HexFormat.of().formatHex(seed)));
        }
        BallotCheck check = new BallotCheck(election);
        TallySum tally = new TallySum(group, questions);
        int[] done = {0};
        Parallel.forEach(workers, votes, vote -> ballot(election, vote), (Parallel.Sink<byte[], IOException>)
                ballot -> {
                    archive.ballot(ballot);
                    tally.add(check.members(parse(ballot, election)), BigInteger.ONE);
                    progress.accept(++done[0]);
                });
        return tally.tally();
    }

    private record Vote(Credential slip, String seed) {}

    private byte[] ballot(CheckedElection election, Vote vote) {
        RandomSource own = new SeededRandom(vote.seed);
        return new BallotBuilder(election, own)
                .build(vote.slip, RandomVotes.cast(questions, own))
                .bytes();
    }

    private EncryptedTally shuffle(
            CheckedElection election,
            PlayedCustodians played,
            EncryptedTally tally,
            RandomSource random,
            ExecutorService workers,
            ArchiveBuilder archive)
            throws IOException {
        if (!election.election().isShuffled()) {
            return tally;
        }
        ShuffleMaker maker = new ShuffleMaker(election, new Generators(group), random, Workers.of(workers));
        EncryptedTally current = tally;
        for (int owner : played.openers().keySet()) {
            Shuffle shuffle = maker.shuffle(current.shuffledRows(questions));
            archive.shuffle(election.election(), owner, shuffle);
            current = current.withShuffledRows(questions, shuffle.rows());
        }
        archive.endShuffles();
        return current;
    }

    private void open(
            Election election,
            PlayedCustodians played,
            EncryptedTally tally,
            RandomSource random,
            ArchiveBuilder archive)
            throws IOException {
        Map<Integer, List<List<Element>>> factors = new LinkedHashMap<>();
        for (Map.Entry<Integer, SecretScalar> opener : played.openers().entrySet()) {
            Share share = ShareMaker.make(election, tally, opener.getValue(), random);
            archive.share(opener.getKey(), share);
            factors.put(
                    opener.getKey(),
                    share.factors().stream()
                            .map(row -> row.stream().map(this::member).toList())
                            .toList());
        }
        archive.result(Opening.of(election, played.trustees(), tally, factors)
                .flatMap(opening -> opening.result(ballots))
                .orElseThrow());
    }

    private Element member(String text) {
        if (group.decode(text) instanceof Decoding.Member member) {
            return member.element();
        }
        throw new IllegalArgumentException("a custodian's key is not of this group");
    }

    private static CheckedElection checked(byte[] bytes) {
        try {
            CheckedElection.Outcome outcome = CheckedElection.check(Election.parse(bytes));
            return outcome.checked()
                    .orElseThrow(() -> new IllegalArgumentException(String.join("; ", outcome.problems())));
        } catch (JsonException | Election.Unsupported ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    private static RawBallot parse(byte[] ballot, CheckedElection election) {
        try {
            return RawBallot.parse(ballot, election.election());
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }
}
