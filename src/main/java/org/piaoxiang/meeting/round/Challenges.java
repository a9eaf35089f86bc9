package org.piaoxiang.meeting.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The challenges (验证本机) of all rounds: ballots that tablets opened instead of casting them, and draws of tablets by a
 * joint coin.
 *
 * @param opened in the order in which they were opened or, if never, judged
 */
public record Challenges(List<Opened> opened, List<Draw> draws) {
    /** Keeps copies. */
    public Challenges {
        opened = List.copyOf(opened);
        draws = List.copyOf(draws);
    }

    /**
     * One challenge.
     *
     * @param commitment names the ballots that the tablet had committed to
     * @param opening hash of the file that opens them; empty where the tablet never opened
     * @param castBefore the tablet had cast them before it was asked
     * @param good what a person with a checking device said of it, once somebody did
     * @param tablet its number, where that was told
     * @param drawn the joint coin had picked that tablet
     */
    public record Opened(
            String round,
            String commitment,
            Optional<String> opening,
            boolean opens,
            boolean castBefore,
            Optional<Boolean> good,
            Optional<Integer> tablet,
            boolean drawn) {
        /** Whether this says that a tablet is not to be trusted. */
        public boolean failed() {
            return castBefore || good.equals(Optional.of(false));
        }
    }

    /**
     * A draw by joint coin: the observer commits, the server answers, the observer reveals.
     *
     * @param tablets how many there are, numbered from 1
     * @param picks how many are to be drawn
     */
    public record Draw(
            String round,
            String commitment,
            int tablets,
            int picks,
            Optional<String> answer,
            Optional<List<Integer>> picked) {
        /** Whether the observer has yet to reveal. */
        public boolean pending() {
            return picked.isEmpty();
        }
    }

    /** Returns none. */
    public static Challenges none() {
        return new Challenges(List.of(), List.of());
    }

    /** Returns the challenge of {@code commitment} in {@code round}. */
    public Optional<Opened> find(String round, String commitment) {
        return ofRound(round).stream()
                .filter(one -> one.commitment().equals(commitment))
                .findFirst();
    }

    /** Returns the challenges of a round. */
    public List<Opened> ofRound(String round) {
        return opened.stream().filter(one -> one.round().equals(round)).toList();
    }

    /** Returns the draws of a round. */
    public List<Draw> drawsOf(String round) {
        return draws.stream().filter(one -> one.round().equals(round)).toList();
    }

    /** Returns the draw of a round that waits for its answer or for its end. */
    public Optional<Draw> pending(String round) {
        return drawsOf(round).stream().filter(Draw::pending).findFirst();
    }

    /** Whether the coin picked {@code tablet} in {@code round}. */
    public boolean isPicked(String round, int tablet) {
        return drawsOf(round).stream()
                .flatMap(draw -> draw.picked().stream())
                .anyMatch(picked -> picked.contains(tablet));
    }

    /** Whether a tablet was found out in {@code round}, so that it can only be broken off. */
    public boolean failed(String round) {
        return ofRound(round).stream().anyMatch(Opened::failed);
    }

    /** Returns these with a challenge, in place of an earlier one of the same commitment. */
    public Challenges with(Opened changed) {
        List<Opened> all = new ArrayList<>(opened);
        all.removeIf(
                one -> one.round().equals(changed.round()) && one.commitment().equals(changed.commitment()));
        all.add(changed);
        return new Challenges(all, draws);
    }

    /** Returns these with another draw. */
    public Challenges with(Draw draw) {
        List<Draw> all = new ArrayList<>(draws);
        all.add(draw);
        return new Challenges(opened, all);
    }

    /** Returns these with the pending draw of {@code round} changed. */
    public Challenges change(String round, UnaryOperator<Draw> change) {
        return new Challenges(
                opened,
                draws.stream()
                        .map(draw -> draw.round().equals(round) && draw.pending() ? change.apply(draw) : draw)
                        .toList());
    }
}
