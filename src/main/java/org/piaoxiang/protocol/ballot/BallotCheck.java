package org.piaoxiang.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.ballot.BallotProblem.Rule;
import org.piaoxiang.protocol.group.Base;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.proof.Claim;
import org.piaoxiang.protocol.proof.KeyProof;

/** Checks single ballots of one election; what concerns the whole box (list, repetition) is not its business. */
public final class BallotCheck {
    private final Election election;
    private final Optional<CheckedElection> checked;

    /** Makes the check for {@code election}. */
    public BallotCheck(CheckedElection election) {
        this(election.election(), Optional.of(election));
    }

    /** Makes the check for {@code election}; without {@code checked}, B4, B5 and B9 are left out. */
    public BallotCheck(Election election, Optional<CheckedElection> checked) {
        this.election = election;
        this.checked = checked;
    }

    /**
     * What came out.
     *
     * @param raw the ballot, when it has the right shape
     * @param ballot the ballot, when its elements are members of the group too
     * @param problems everything that is wrong with it; empty for a valid ballot
     */
    public record Outcome(Optional<RawBallot> raw, Optional<CheckedBallot> ballot, List<BallotProblem> problems) {
        /** Tells whether nothing is wrong. */
        public boolean isValid() {
            return problems.isEmpty();
        }
    }

    private record LabelledClaim(Rule rule, String place, Claim claim) {}

    /** Checks the published bytes of a ballot: docs/protocol.md, B1 to B6 and B9. */
    public Outcome check(byte[] bytes) {
        RawBallot raw;
        try {
            raw = RawBallot.parse(bytes, election);
        } catch (JsonException misshapen) {
            return new Outcome(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new BallotProblem(Rule.SHAPE, "ballot", misshapen.reason())));
        }
        List<BallotProblem> problems = new ArrayList<>();
        if (!raw.uuid().equals(election.uuid())) {
            problems.add(new BallotProblem(Rule.ELECTION, "election_uuid", "it names another election"));
        }
        if (!raw.electionHash().equals(election.fingerprint())) {
            problems.add(new BallotProblem(Rule.ELECTION, "election_hash", "it names another election"));
        }
        Optional<Members> members = decode(raw, problems);
        members.ifPresent(decoded -> checkProofs(raw, decoded, problems));
        return new Outcome(
                Optional.of(raw),
                members.map(decoded -> new CheckedBallot(raw, decoded.ciphertexts)),
                List.copyOf(problems));
    }

    /** Returns the ciphertexts of a ballot built here, whose elements are known to be members. */
    public List<List<Ciphertext>> members(RawBallot raw) {
        return decode(raw, new ArrayList<>()).orElseThrow().ciphertexts;
    }

    private record Members(Element credential, List<List<Ciphertext>> ciphertexts) {}

    private Optional<Members> decode(RawBallot raw, List<BallotProblem> problems) {
        int before = problems.size();
        Element credential = member(raw.credential(), "credential", problems);
        List<List<Ciphertext>> ciphertexts = new ArrayList<>();
        for (int q = 0; q < raw.answers().size(); q++) {
            List<Ciphertext> choices = new ArrayList<>();
            for (int c = 0; c < raw.answers().get(q).choices().size(); c++) {
                Answer.Texts texts = raw.answers().get(q).choices().get(c);
                String place = AnswerCheck.place(q, c);
                choices.add(new Ciphertext(
                        member(texts.alpha(), place + ", alpha", problems),
                        member(texts.beta(), place + ", beta", problems)));
            }
            ciphertexts.add(List.copyOf(choices));
        }
        return problems.size() == before
                ? Optional.of(new Members(credential, List.copyOf(ciphertexts)))
                : Optional.empty();
    }

    private Element member(String text, String place, List<BallotProblem> problems) {
        Group group = election.group();
        return switch (group.decode(text)) {
            case Decoding.Refused refused -> {
                problems.add(new BallotProblem(Rule.MEMBERSHIP, place, refused.reason()));
                yield group.identity();
            }
            case Decoding.Member member -> {
                if (member.element().isIdentity()) {
                    problems.add(new BallotProblem(Rule.MEMBERSHIP, place, "it is the identity"));
                }
                yield member.element();
            }
        };
    }

    private void checkProofs(RawBallot raw, Members members, List<BallotProblem> problems) {
        List<LabelledClaim> claims = new ArrayList<>();
        for (int q = 0; checked.isPresent() && q < raw.answers().size(); q++) {
            claims.addAll(claims(checked.get(), q, raw.answers().get(q), members.ciphertexts.get(q), raw.credential()));
        }
        Claim signature = KeyProof.claim(
                election.group(), members.credential, KeyProof.signature(raw.signedHash()), raw.signature());
        claims.add(new LabelledClaim(Rule.SIGNATURE, "signature", signature));
        List<Boolean> verdicts = Claim.hold(
                election.group(), claims.stream().map(LabelledClaim::claim).toList());
        for (int i = 0; i < claims.size(); i++) {
            if (!verdicts.get(i)) {
                LabelledClaim claim = claims.get(i);
                problems.add(new BallotProblem(claim.rule, claim.place, "its proof does not hold"));
            }
        }
        if (!raw.signedHash().equals(raw.unsignedHash(election.group().hash()))) {
            problems.add(new BallotProblem(Rule.SIGNATURE, "signature.hash", "it is not the hash of this ballot"));
        }
    }

    private static List<LabelledClaim> claims(
            CheckedElection election, int number, Answer answer, List<Ciphertext> ciphertexts, String credential) {
        List<LabelledClaim> claims = new ArrayList<>();
        String place = "question " + (number + 1) + ", ";
        String prefix = election.proofPrefix(credential);
        switch (answer) {
            case HomomorphicAnswer marks -> {
                HomomorphicQuestion question =
                        (HomomorphicQuestion) election.election().questions().get(number);
                AnswerCheck check = new AnswerCheck(election, question, marks, ciphertexts, prefix);
                check.marks((mark, claim) ->
                        claims.add(new LabelledClaim(Rule.MARKS, AnswerCheck.place(number, mark), claim)));
                check.limits((proof, claim) -> claims.add(new LabelledClaim(Rule.LIMITS, place + proof, claim)));
            }
            case NonHomomorphicAnswer numbers ->
                claims.add(new LabelledClaim(
                        Rule.KNOWLEDGE,
                        place + "proof",
                        numbers.claim(election, ciphertexts.getFirst().alpha(), prefix)));
        }
        return claims;
    }

    /** Tables of one ciphertext, shared by all checks that need its powers. */
    record Bases(Base alpha, Base beta) {
        static Bases of(Ciphertext ciphertext, Group group) {
            return new Bases(group.base(ciphertext.alpha()), group.base(ciphertext.beta()));
        }
    }
}
