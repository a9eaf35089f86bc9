package org.piaoxiang.meeting.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A round (票决轮次).
 *
 * @param entitled 应到 when it began
 * @param present 实到 when it began
 * @param given custodians that have given their shares
 * @param signatures roster ids of those who signed the result
 */
public record Round(
        String id,
        List<String> items,
        RoundState state,
        int entitled,
        int present,
        List<Poll> polls,
        boolean handedOut,
        Optional<String> code,
        boolean zeroProof,
        Optional<String> closesAt,
        boolean cosigned,
        Set<String> given,
        Optional<String> countedAt,
        List<String> signatures,
        Optional<String> brokenOff) {
    /** Returns a round that has just begun. */
    public static Round begin(String id, List<String> items, int entitled, int present, List<Poll> polls) {
        return new Round(
                id,
                items,
                RoundState.DRAFT,
                entitled,
                present,
                polls,
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Returns the polls of {@code item}. */
    public List<Poll> of(String item) {
        return polls.stream().filter(poll -> poll.item().equals(item)).toList();
    }

    /** Whether {@code item} is void in this round. */
    public boolean isVoid(String item) {
        return state == RoundState.VOID || of(item).stream().anyMatch(Poll::voided);
    }

    /** Returns the items that are not void. */
    public List<String> standing() {
        return items.stream().filter(item -> !isVoid(item)).toList();
    }

    /** Returns the poll {@code uuid}. */
    public Optional<Poll> poll(String uuid) {
        return polls.stream().filter(poll -> poll.uuid().equals(uuid)).findFirst();
    }

    /** Returns everybody who takes part in some poll of the round: who gets a slip. */
    public Set<String> participants() {
        return polls.stream().flatMap(poll -> poll.participants().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns this round in {@code next}. */
    public Round in(RoundState next) {
        return with(next, polls, handedOut, code, zeroProof, closesAt, cosigned, given, signatures);
    }

    /** Returns this round with slips handed out. */
    public Round handOut() {
        return with(state, polls, true, code, zeroProof, closesAt, cosigned, given, signatures);
    }

    /** Returns this round with its polls set up. */
    public Round setUp(Map<String, Poll.Setup> setups, String words) {
        List<Poll> made = polls.stream()
                .map(poll -> Optional.ofNullable(setups.get(poll.uuid()))
                        .map(poll::setUp)
                        .orElse(poll))
                .toList();
        return with(state, made, handedOut, Optional.of(words), zeroProof, closesAt, cosigned, given, signatures);
    }

    /** Returns this round with an empty box. */
    public Round prove() {
        return with(state, polls, handedOut, code, true, closesAt, cosigned, given, signatures);
    }

    /** Returns this round about to close. */
    public Round warn(String time) {
        return with(
                RoundState.CLOSING, polls, handedOut, code, zeroProof, Optional.of(time), cosigned, given, signatures);
    }

    /** Returns this round closed with the ballots returned by poll. */
    public Round close(Map<String, Integer> returned) {
        List<Poll> closed = polls.stream()
                .map(poll -> poll.closed(returned.getOrDefault(poll.uuid(), 0)))
                .toList();
        return with(
                RoundState.CLOSED, closed, handedOut, code, zeroProof, Optional.empty(), cosigned, given, signatures);
    }

    /** Returns this round with its closed set cosigned. */
    public Round cosign() {
        return with(state, polls, handedOut, code, zeroProof, closesAt, true, given, signatures);
    }

    /** Returns this round reconciled, void as a whole where no poll stands. */
    public Round reconcile(Set<String> voided) {
        List<Poll> checked = polls.stream()
                .map(poll -> poll.voidIf(voided.contains(poll.uuid())))
                .toList();
        Round round =
                with(RoundState.RECONCILED, checked, handedOut, code, zeroProof, closesAt, cosigned, given, signatures);
        return round.standing().isEmpty() ? round.in(RoundState.VOID) : round;
    }

    /** Returns this round with a custodian's shares. */
    public Round give(String custodian) {
        Set<String> all = Stream.concat(given.stream(), Stream.of(custodian)).collect(Collectors.toUnmodifiableSet());
        return with(RoundState.TALLIED, polls, handedOut, code, zeroProof, closesAt, cosigned, all, signatures);
    }

    /** Returns this round counted at {@code time}. */
    public Round count(Map<String, Poll.Count> counts, String time) {
        List<Poll> counted = polls.stream()
                .map(poll -> Optional.ofNullable(counts.get(poll.uuid()))
                        .map(poll::counted)
                        .orElse(poll))
                .toList();
        Round round =
                with(RoundState.DECRYPTED, counted, handedOut, code, zeroProof, closesAt, cosigned, given, signatures);
        return new Round(
                id,
                items,
                round.state,
                entitled,
                present,
                round.polls,
                handedOut,
                code,
                zeroProof,
                closesAt,
                cosigned,
                given,
                Optional.of(time),
                signatures,
                brokenOff);
    }

    /** Returns this round signed by {@code person}. */
    public Round sign(String person) {
        List<String> all = new ArrayList<>(signatures);
        all.add(person);
        return with(state, polls, handedOut, code, zeroProof, closesAt, cosigned, given, List.copyOf(all));
    }

    /** Returns this round broken off. */
    public Round breakOff(String reason) {
        return new Round(
                id,
                items,
                RoundState.VOID,
                entitled,
                present,
                polls,
                handedOut,
                code,
                zeroProof,
                Optional.empty(),
                cosigned,
                given,
                countedAt,
                signatures,
                Optional.of(reason));
    }

    private Round with(
            RoundState next,
            List<Poll> nextPolls,
            boolean out,
            Optional<String> words,
            boolean zero,
            Optional<String> closing,
            boolean signed,
            Set<String> shares,
            List<String> signers) {
        return new Round(
                id,
                items,
                next,
                entitled,
                present,
                List.copyOf(nextPolls),
                out,
                words,
                zero,
                closing,
                signed,
                shares,
                countedAt,
                signers,
                brokenOff);
    }
}
