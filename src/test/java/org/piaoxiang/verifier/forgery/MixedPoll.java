package org.piaoxiang.verifier.forgery;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.ballot.RawBallot;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.proof.KeyProof;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.TallySum;
import org.piaoxiang.protocol.trustee.KeyCeremony;
import org.piaoxiang.protocol.trustee.MemberKeys;
import org.piaoxiang.protocol.trustee.PolynomialMessage;
import org.piaoxiang.protocol.trustee.SignedMessage;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.protocol.trustee.VerificationInput;
import org.piaoxiang.protocol.trustee.VerificationOutput;

/**
 * An honest election of five ballots with one question of marks and one that is shuffled, held by one single custodian
 * (number 1) and by three of whom two suffice (numbers 2 to 4), whose every secret the forger knows.
 */
final class MixedPoll {
    static final int MEMBERS = 3;
    static final int THRESHOLD = 2;
    static final List<Question> QUESTIONS = List.of(
            Question.of("张三 拟任 A局副局长", List.of("同意", "不同意"), 1, 1),
            NonHomomorphicQuestion.of("另推荐人选", List.of("标记", "高位", "低位")));
    static final List<List<List<Integer>>> VOTES = List.of(
            List.of(List.of(1, 0), List.of(1, 0, 7)),
            List.of(List.of(1, 0), List.of(1, 0, 7)),
            List.of(List.of(0, 1), List.of(255, 255, 255)),
            List.of(List.of(1, 0), List.of(0, 0, 0)),
            List.of(List.of(0, 1), List.of(1, 2, 3)));

    private static final Map<String, MixedPoll> MADE = new ConcurrentHashMap<>();

    final SeededRandom random = new SeededRandom("mixed");
    /** By number of the custodian. */
    final Map<Integer, SecretScalar> secrets = new LinkedHashMap<>();

    final List<PolynomialMessage> polynomials = new ArrayList<>();
    final Trustees trustees;
    final byte[] election;
    final CheckedElection checked;
    final List<Credential> slips = new ArrayList<>();
    final List<byte[]> ballots = new ArrayList<>();

    private MixedPoll(String description) {
        SecretScalar single = Poll.curve().scalars().random(random);
        secrets.put(1, single);
        trustees = new Trustees(List.of(new Trustees.Single(TrusteeKey.of(Poll.curve(), single, random)), ceremony()));
        String key = trustees.check(Poll.curve()).publicKey().orElseThrow().encoded();
        election = Election.bytes("模拟表决", description, Poll.curve(), key, QUESTIONS, "Mixed1Mixed1Mixed1");
        checked = check(election);
        BallotBuilder builder = new BallotBuilder(checked, random);
        for (List<List<Integer>> vote : VOTES) {
            slips.add(Credential.random(random));
            ballots.add(builder.build(slips.getLast(), vote).bytes());
        }
    }

    static MixedPoll ours() {
        return described(Poll.RULES);
    }

    /** The same without our poll rules, as somebody else holds it. */
    static MixedPoll others() {
        return described("a vote");
    }

    private static MixedPoll described(String description) {
        String key = Poll.curve().name() + " " + description;
        return MADE.computeIfAbsent(key, made -> new MixedPoll(description));
    }

    private Trustees.Item ceremony() {
        try {
            List<SignedMessage> certificates = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                certificates.add(KeyCeremony.certificate(Poll.curve(), member(i), MEMBERS, THRESHOLD, i + 1, random));
            }
            KeyCeremony ceremony = new KeyCeremony(Poll.curve(), certificates);
            for (int i = 0; i < MEMBERS; i++) {
                polynomials.add(ceremony.polynomial(member(i), random));
            }
            List<VerificationInput> inputs = ceremony.inputs(polynomials);
            List<VerificationOutput> outputs = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                KeyCeremony.Finished finished = ceremony.output(member(i), inputs.get(i), random);
                outputs.add(finished.output());
                secrets.put(i + 2, finished.secret());
            }
            return ceremony.parameters(polynomials, outputs);
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    private static String seed(int at) {
        return "seed of member " + at;
    }

    static MemberKeys member(int at) {
        return MemberKeys.derive(Poll.curve(), seed(at).getBytes(StandardCharsets.UTF_8));
    }

    /** Signs as member {@code at} of the group, from 0, what no honest member would. */
    Proof signatureOf(int at, String message) {
        SecretScalar key = Poll.curve().scalars().secret(Poll.hash().digest("sk|" + seed(at)));
        return KeyProof.prove(Poll.curve(), key, "sigmsg|" + message + "|", random);
    }

    Json list() {
        return Json.array(slips.stream()
                .map(slip -> slip.publicKey(Poll.curve(), checked.election().uuid()))
                .sorted()
                .map(Json::text)
                .toList());
    }

    /** Alters ballot {@code number} and signs it with the slip that cast it. */
    byte[] altered(int number, UnaryOperator<Json> alteration) {
        Json ballot = Edit.without(alteration.apply(Edit.read(ballots.get(number))), "signature");
        String hash = Poll.hash().base64(Edit.print(ballot));
        try (SecretScalar secret =
                slips.get(number).exponent(Poll.curve(), checked.election().uuid())) {
            Proof proof = KeyProof.prove(Poll.curve(), secret, KeyProof.signature(hash), random);
            Json signature = Json.object("hash", Json.text(hash), "proof", proof.json());
            return Edit.print(Edit.with(ballot, "signature", signature));
        }
    }

    EncryptedTally tally(List<byte[]> cast) {
        TallySum sum = new TallySum(Poll.curve(), QUESTIONS);
        BallotCheck check = new BallotCheck(checked);
        for (byte[] ballot : cast) {
            try {
                sum.add(check.members(RawBallot.parse(ballot, checked.election())), BigInteger.ONE);
            } catch (JsonException ownMistake) {
                throw new IllegalStateException(ownMistake);
            }
        }
        return sum.tally();
    }

    static CheckedElection check(byte[] election) {
        try {
            return CheckedElection.check(Election.parse(election)).checked().orElseThrow();
        } catch (JsonException | Election.Unsupported ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }
}
