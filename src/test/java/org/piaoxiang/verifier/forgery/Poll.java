package org.piaoxiang.verifier.forgery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.EdwardsGroup;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.ModularGroup;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;

/** An honest election of five ballots whose every secret the forger knows. */
final class Poll {
    /** In which group forgeries are made, where it is not Ed25519. */
    static final ScopedValue<Group> HELD_IN = ScopedValue.newInstance();

    static final long TIMESTAMP = 1795289147L;
    static final String UUID = "Forgery1Forgery1";
    static final String RULES = new PollRules("SC_APPOINTMENT", 5, "").description();
    static final List<Question> QUESTIONS = List.of(
            Question.of("张三 拟任 A局副局长", List.of("同意", "不同意", "弃权"), 1, 1),
            new HomomorphicQuestion("推荐", List.of("甲", "乙", "丙", "丁"), java.util.Optional.of(true), 1, 2));
    /** What the five vote; the first row of counts is 3, 1, 1. */
    static final List<List<List<Integer>>> VOTES = List.of(
            List.of(List.of(1, 0, 0), List.of(0, 1, 1, 0, 0)),
            List.of(List.of(1, 0, 0), List.of(1, 0, 0, 0, 0)),
            List.of(List.of(0, 1, 0), List.of(0, 0, 1, 0, 0)),
            List.of(List.of(1, 0, 0), List.of(0, 1, 0, 0, 1)),
            List.of(List.of(0, 0, 1), List.of(0, 0, 0, 1, 1)));

    private static final Map<String, Poll> HONEST = new ConcurrentHashMap<>();

    final Group group;
    final List<SecretScalar> custodians = new ArrayList<>();
    final List<TrusteeKey> keys = new ArrayList<>();
    /** Six slips: five vote in their order, the sixth is not on the list. */
    final List<Credential> slips = new ArrayList<>();

    final byte[] election;
    final CheckedElection checked;
    final List<byte[]> ballots = new ArrayList<>();
    private final Map<String, Count> count = new ConcurrentHashMap<>();

    private Poll(Group group, UnaryOperator<Json> alteration) {
        this.group = group;
        SeededRandom random = new SeededRandom("forgery " + group.name());
        for (int i = 0; i < 3; i++) {
            SecretScalar secret = group.scalars().random(random);
            custodians.add(secret);
            keys.add(TrusteeKey.of(group, secret, random));
        }
        for (int i = 0; i <= VOTES.size(); i++) {
            slips.add(Credential.random(random));
        }
        String key = Trustees.combine(
                        group,
                        keys.stream().map(each -> member(group, each.key())).toList())
                .encoded();
        byte[] plain = Election.bytes("模拟表决", RULES, group, key, QUESTIONS, UUID);
        election = Edit.print(alteration.apply(Edit.read(plain)));
        checked = check(election);
        BallotBuilder builder = new BallotBuilder(
                checked, new SeededRandom("ballots " + checked.election().fingerprint()));
        for (int i = 0; i < VOTES.size(); i++) {
            ballots.add(builder.build(slips.get(i), VOTES.get(i)).bytes());
        }
    }

    /** Returns the curve in which most forgeries are made. */
    static Group curve() {
        return HELD_IN.orElse(EdwardsGroup.ED25519);
    }

    /** Returns the group of the forgeries called BELENIOS-2048; there are none of another suite. */
    static Group modular() {
        return HELD_IN.orElse(ModularGroup.BELENIOS_2048);
    }

    /** Returns the hash by which forgeries name their records. */
    static HashFunction hash() {
        return curve().hash();
    }

    static Poll ours(Group group) {
        return HONEST.computeIfAbsent(group.name(), name -> new Poll(group, UnaryOperator.identity()));
    }

    /** The same election without our poll rules, as somebody else holds it. */
    static Poll others() {
        return HONEST.computeIfAbsent(
                "others " + curve().name(), name -> altered(json -> Edit.set(json, "description", "a vote")));
    }

    /** The same people holding an altered election, which must still let ballots be made. */
    static Poll altered(UnaryOperator<Json> alteration) {
        return new Poll(curve(), alteration);
    }

    static Poll described(String description) {
        return altered(json -> Edit.set(json, "description", description));
    }

    Count count() {
        return count.computeIfAbsent("all", all -> Count.of(this, ballots));
    }

    boolean onCurve() {
        return !(group instanceof ModularGroup);
    }

    String uuid() {
        return checked.election().uuid();
    }

    /** Returns the public key of a slip in this poll. */
    String slipKey(int slip) {
        return slips.get(slip).publicKey(group, uuid());
    }

    Json list() {
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < VOTES.size(); i++) {
            listed.add(slipKey(i));
        }
        return Edit.read(SlipList.bytes(listed));
    }

    Json ballot(int number) {
        return Edit.read(ballots.get(number));
    }

    static Element member(Group group, String text) {
        if (group.decode(text) instanceof Decoding.Member member) {
            return member.element();
        }
        throw new IllegalStateException("not a member: " + text);
    }

    private static CheckedElection check(byte[] election) {
        try {
            CheckedElection.Outcome outcome = CheckedElection.check(Election.parse(election));
            return outcome.checked().orElseThrow(() -> new IllegalStateException(String.join(";", outcome.problems())));
        } catch (JsonException | Election.Unsupported ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }
}
