package org.piaoxiang.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareCheck;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.Trustees;

/**
 * The trial of a shared key before anything is sealed under it: every member opens a throw-away ciphertext of the number 1,
 * whose randomness everybody can compute, so that nothing is given away by opening it and no other ciphertext can be slipped
 * in. Every subset of as many members as are needed must open it, and none that is smaller by one.
 */
public final class KeyTrial {
    private static final String UUID = "11111111111111";

    private final Group group;
    private final ThresholdParameters parameters;
    private final Trustees trustees;
    private final Election election;
    private final EncryptedTally tally;

    /** Makes the trial of {@code custodian}'s key in {@code meeting}; refuses parameters that are not in order. */
    public KeyTrial(Group group, String meeting, String custodian, ThresholdParameters parameters)
            throws JsonException {
        this.group = group;
        this.parameters = parameters;
        this.trustees = new Trustees(List.of(parameters));
        Trustees.Outcome checked = trustees.check(group);
        if (checked.publicKey().isEmpty()
                || !checked.groupProblems().isEmpty()
                || !checked.problems().isEmpty()) {
            throw new JsonException("the shared key is not in order");
        }
        Element key = checked.publicKey().get();
        byte[] bytes = Election.bytes(
                "piaoxiang-trial/1 " + meeting + " " + custodian,
                "",
                group,
                key.encoded(),
                List.of(new HomomorphicQuestion("试", List.of("一"), Optional.empty(), 0, 1)),
                UUID);
        try {
            this.election = Election.parse(bytes);
        } catch (Election.Unsupported impossible) {
            throw new IllegalStateException(impossible);
        }
        Scalar randomness = group.scalars().ofHash(HashFunction.SHA_256.digest(bytes));
        Element mask = group.power(group.base(key), randomness);
        this.tally = new EncryptedTally(List.of(List.of(new Ciphertext(
                group.power(group.generatorBase(), randomness), group.product(mask, group.generator())))));
    }

    /** Returns the key that the members have made together. */
    public static Optional<Element> key(Group group, ThresholdParameters parameters) {
        return new Trustees(List.of(parameters)).check(group).publicKey();
    }

    /** Makes a member's part with its secret. */
    public String part(SecretScalar secret, RandomSource random) {
        return new String(ShareMaker.make(election, tally, secret, random).bytes(), StandardCharsets.UTF_8);
    }

    /** Tells what is wrong with the part of member {@code number}, or nothing. */
    public Optional<String> problem(int number, byte[] part) {
        try {
            Share share = Share.parse(part, group.scalars());
            ShareCheck check = new ShareCheck(election, tally, share);
            ShareCheck.Factors factors = check.factors();
            Element key = trustees.check(group).keys().get(number - 1).orElseThrow();
            if (factors.elements().isEmpty()) {
                return Optional.of("the part is not complete");
            }
            List<ShareCheck.Problem> problems =
                    new ArrayList<>(check.proofs(key, factors.elements().get()));
            problems.addAll(check.boundProofs(key, factors.elements().get()));
            return problems.isEmpty()
                    ? Optional.empty()
                    : Optional.of(problems.getFirst().reason());
        } catch (JsonException misshapen) {
            return Optional.of(misshapen.reason());
        }
    }

    /**
     * What came of trying.
     *
     * @param subsets how many subsets are as large as is needed
     * @param opened how many of these opened the ciphertext
     * @param fewer how many subsets are smaller by one
     * @param refused how many of these did not
     */
    public record Outcome(int subsets, int opened, int fewer, int refused) {
        /** Whether the key does what it should. */
        public boolean isGood() {
            return subsets == opened && fewer == refused;
        }
    }

    /** Tries every subset of {@code parts}, one of each member in their order. */
    public Outcome tryAll(List<byte[]> parts) throws JsonException {
        List<List<List<Element>>> factors = new ArrayList<>();
        for (byte[] part : parts) {
            factors.add(new ShareCheck(election, tally, Share.parse(part, group.scalars()))
                    .factors()
                    .elements()
                    .orElseThrow(() -> new JsonException("a part is not complete")));
        }
        int[] count = new int[4];
        for (int mask = 0; mask < 1 << factors.size(); mask++) {
            int size = Integer.bitCount(mask);
            if (size == parameters.threshold() || size == parameters.threshold() - 1) {
                int at = size == parameters.threshold() ? 0 : 2;
                count[at]++;
                if (opens(mask, factors) == (at == 0)) {
                    count[at + 1]++;
                }
            }
        }
        return new Outcome(count[0], count[1], count[2], count[3]);
    }

    private boolean opens(int mask, List<List<List<Element>>> factors) {
        Map<Integer, List<List<Element>>> chosen = new LinkedHashMap<>();
        for (int i = 0; i < factors.size(); i++) {
            if ((mask & 1 << i) != 0) {
                chosen.put(i + 1, factors.get(i));
            }
        }
        return Opening.of(election, trustees, tally, chosen)
                .flatMap(opening -> opening.result(1))
                .filter(result -> result.counts().getFirst().getFirst().intValueExact() == 1)
                .isPresent();
    }
}
