package org.piaoxiang.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyCeremony;
import org.piaoxiang.protocol.trustee.MemberKeys;
import org.piaoxiang.protocol.trustee.PolynomialMessage;
import org.piaoxiang.protocol.trustee.SignedMessage;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.protocol.trustee.VerificationInput;
import org.piaoxiang.protocol.trustee.VerificationOutput;

/**
 * The custodians that a simulation plays itself, with their secrets.
 *
 * @param trustees as published, first those that somebody else holds
 * @param publicKey the election's key
 * @param openers secrets of those who will open, by number of the custodian: all single ones, and of each group as many as
 *     are needed, the last ones
 */
record PlayedCustodians(Trustees trustees, Element publicKey, Map<Integer, SecretScalar> openers) {
    static PlayedCustodians make(Group group, Custody custody, List<TrusteeKey> outside, RandomSource random) {
        List<Trustees.Item> items = new ArrayList<>();
        outside.forEach(key -> items.add(new Trustees.Single(key)));
        Map<Integer, SecretScalar> openers = new LinkedHashMap<>();
        int before = outside.size();
        for (Custody.Team team : custody.teams()) {
            switch (team) {
                case Custody.Single _ -> {
                    SecretScalar secret = group.scalars().random(random);
                    openers.put(before + 1, secret);
                    items.add(new Trustees.Single(TrusteeKey.of(group, secret, random)));
                }
                case Custody.Threshold threshold -> {
                    List<SecretScalar> secrets = new ArrayList<>();
                    items.add(group(group, threshold, random, secrets));
                    for (int i = threshold.size() - threshold.needed(); i < threshold.size(); i++) {
                        openers.put(before + i + 1, secrets.get(i));
                    }
                }
            }
            before += team.size();
        }
        Trustees trustees = new Trustees(items);
        Element publicKey = trustees.check(group)
                .publicKey()
                .orElseThrow(() -> new IllegalArgumentException("a custodian's key is not of this group"));
        return new PlayedCustodians(trustees, publicKey, openers);
    }

    private static Trustees.Item group(
            Group group, Custody.Threshold threshold, RandomSource random, List<SecretScalar> secrets) {
        List<MemberKeys> members = new ArrayList<>();
        List<SignedMessage> certificates = new ArrayList<>();
        for (int i = 0; i < threshold.size(); i++) {
            byte[] seed = new byte[32];
            random.fill(seed);
            members.add(MemberKeys.derive(group, seed));
            certificates.add(KeyCeremony.certificate(
                    group, members.get(i), threshold.size(), threshold.needed(), i + 1, random));
        }
        try {
            KeyCeremony ceremony = new KeyCeremony(group, certificates);
            List<PolynomialMessage> polynomials = new ArrayList<>();
            for (MemberKeys member : members) {
                polynomials.add(ceremony.polynomial(member, random));
            }
            List<VerificationInput> inputs = ceremony.inputs(polynomials);
            List<VerificationOutput> outputs = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                KeyCeremony.Finished finished = ceremony.output(members.get(i), inputs.get(i), random);
                outputs.add(finished.output());
                secrets.add(finished.secret());
            }
            return ceremony.parameters(polynomials, outputs);
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        } finally {
            members.forEach(MemberKeys::close);
        }
    }
}
