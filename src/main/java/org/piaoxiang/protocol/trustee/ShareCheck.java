package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.parallel.Workers;
import org.piaoxiang.protocol.proof.Claim;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.protocol.proof.ShareProof;
import org.piaoxiang.protocol.tally.EncryptedTally;

/** Checks a share against the tally it opens (docs/protocol.md, D1 to D3). */
public final class ShareCheck {
    private final Election election;
    private final EncryptedTally tally;
    private final Share share;
    private final Workers workers;

    /** Makes the check of {@code share}, which is to open {@code tally}, on the calling thread alone. */
    public ShareCheck(Election election, EncryptedTally tally, Share share) {
        this(election, tally, share, Workers.alone());
    }

    /** Makes the check of {@code share}, whose factors {@code workers} check side by side. */
    public ShareCheck(Election election, EncryptedTally tally, Share share, Workers workers) {
        this.workers = workers;
        this.election = election;
        this.tally = tally;
        this.share = share;
    }

    /** A problem with its place. */
    public record Problem(String place, String reason) {}

    /** The decoded factors, where the share is complete and its factors are members of the group, or the problems. */
    public record Factors(Optional<List<List<Element>>> elements, List<Problem> problems) {}

    /** Decodes the factors and holds the share to the tally's shape: D1. */
    public Factors factors() {
        List<Problem> problems = new ArrayList<>();
        if (!hasShape(share.factors()) || !hasShape(share.proofs())) {
            problems.add(new Problem("share", "it does not have one factor and one proof for each ciphertext"));
            return new Factors(Optional.empty(), problems);
        }
        List<List<Element>> rows = new ArrayList<>();
        for (int q = 0; q < share.factors().size(); q++) {
            List<Element> row = new ArrayList<>();
            List<Decoding> decodings = workers.each(share.factors().get(q), election.group()::decode);
            for (int c = 0; c < decodings.size(); c++) {
                switch (decodings.get(c)) {
                    case Decoding.Refused refused -> problems.add(new Problem(place(q, c), refused.reason()));
                    case Decoding.Member member -> row.add(member.element());
                }
            }
            rows.add(row);
        }
        return new Factors(problems.isEmpty() ? Optional.of(rows) : Optional.empty(), problems);
    }

    /** Checks the specification's proofs against the custodian's key: D2. */
    public List<Problem> proofs(Element publicKey, List<List<Element>> factors) {
        String prefix = ShareProof.specified(election.fingerprint(), publicKey);
        return failures(publicKey, factors, share.proofs(), (alpha, factor) -> prefix);
    }

    /** Checks the bound proofs, which must be there: D3. */
    public List<Problem> boundProofs(Element publicKey, List<List<Element>> factors) {
        if (share.boundProofs().isEmpty() || !hasShape(share.boundProofs().get())) {
            return List.of(new Problem("share", "it has not one bound proof for each ciphertext"));
        }
        return failures(
                publicKey,
                factors,
                share.boundProofs().get(),
                (alpha, factor) -> ShareProof.bound(election.fingerprint(), publicKey, alpha, factor));
    }

    private interface Prefix {
        String of(Element alpha, Element factor);
    }

    private List<Problem> failures(
            Element publicKey, List<List<Element>> factors, List<List<Proof>> proofs, Prefix prefix) {
        Base keyBase = election.group().base(publicKey);
        List<Problem> problems = new ArrayList<>();
        for (int q = 0; q < factors.size(); q++) {
            Row row = new Row(tally.ciphertexts().get(q), factors.get(q), proofs.get(q));
            List<List<Boolean>> verdicts = workers.parts(
                    row.ciphertexts.size(),
                    (from, to) -> Claim.hold(election.group(), claims(keyBase, row, prefix, from, to)));
            int c = 0;
            for (boolean holds : verdicts.stream().flatMap(List::stream).toList()) {
                if (!holds) {
                    problems.add(new Problem(place(q, c), "its proof does not hold"));
                }
                c++;
            }
        }
        return problems;
    }

    private record Row(List<Ciphertext> ciphertexts, List<Element> factors, List<Proof> proofs) {}

    private List<Claim> claims(Base keyBase, Row row, Prefix prefix, int from, int to) {
        Group group = election.group();
        List<Claim> claims = new ArrayList<>(to - from);
        for (int c = from; c < to; c++) {
            Element alpha = row.ciphertexts.get(c).alpha();
            Element factor = row.factors.get(c);
            claims.add(ShareProof.claim(
                    group,
                    keyBase,
                    group.base(alpha),
                    group.base(factor),
                    prefix.of(alpha, factor),
                    row.proofs.get(c)));
        }
        return claims;
    }

    private boolean hasShape(List<? extends List<?>> rows) {
        if (rows.size() != tally.ciphertexts().size()) {
            return false;
        }
        for (int q = 0; q < rows.size(); q++) {
            if (rows.get(q).size() != tally.ciphertexts().get(q).size()) {
                return false;
            }
        }
        return true;
    }

    private static String place(int question, int choice) {
        return "question " + (question + 1) + ", factor " + (choice + 1);
    }
}
