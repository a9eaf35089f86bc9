package org.piaoxiang.papers.account;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.result.ItemResult;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.rule.Family;
import org.piaoxiang.meeting.state.Item;

/**
 * What became of an item.
 *
 * @param scrutineers names of those who watched over this item
 * @param deferralHands how the meeting decided to defer
 * @param reopeningHands how the meeting decided to reconsider
 * @param broken reasons for which rounds with this item were void
 */
public record ItemAccount(
        Item item,
        Optional<Round> round,
        Optional<ItemResult> result,
        List<String> scrutineers,
        List<PollHashes> polls,
        Optional<Hands> deferralHands,
        Optional<Hands> reopeningHands,
        List<String> broken) {
    /** Whether a decision is taken on the item. */
    public boolean decides() {
        return item.kind().family() == Family.DECISION;
    }

    /** Returns the decision, where the item was decided by ballots. */
    public Optional<ItemResult.Decision> decision() {
        return result.flatMap(one -> one instanceof ItemResult.Decision made ? Optional.of(made) : Optional.empty());
    }

    /** Returns the recommendation, where there was one. */
    public Optional<ItemResult.Recommendation> recommendation() {
        return result.flatMap(
                one -> one instanceof ItemResult.Recommendation made ? Optional.of(made) : Optional.empty());
    }

    /** Returns the appraisal, where there was one. */
    public Optional<ItemResult.Appraisal> appraisal() {
        return result.flatMap(one -> one instanceof ItemResult.Appraisal made ? Optional.of(made) : Optional.empty());
    }

    /** Returns what came of the item. */
    public Optional<Outcome> outcome() {
        return item.deferral().isPresent()
                ? Optional.of(Outcome.DEFERRED)
                : decision().map(ItemResult.Decision::outcome);
    }

    /** Returns the outcome in the words of the rules: 通过, 未通过, 暂缓表决; without one, 未表决. */
    public String wording() {
        return outcome()
                .map(one ->
                        item.kind().wording().getOrDefault(one.name(), one == Outcome.DEFERRED ? "暂缓表决" : one.name()))
                .orElse("未表决");
    }

    /** Returns the one person a decision is about. */
    public Optional<Candidate> candidate() {
        return item.plan().candidates().stream().findFirst();
    }

    /** Returns what the vote did to the decision that it reconsiders. */
    public Optional<String> effect() {
        return decision().flatMap(ItemResult.Decision::effect).map(effect -> switch (effect) {
            case "UPHELD" -> "维持原决定";
            case "CANCELLED" -> "原决定不再维持，取消任免";
            case "ADOPTED" -> "原未通过，复议通过";
            default -> "复议仍未通过";
        });
    }
}
