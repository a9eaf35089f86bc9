package org.piaoxiang.meeting.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.act.Decision;
import org.piaoxiang.meeting.act.Labels;
import org.piaoxiang.meeting.act.Meetings;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.entry.Actor;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.observation.Observation;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.refusal.RefusalTexts;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;

/** The one answer to "what now?": the next act, who does it, and why it would be refused if it were done now. */
public record Next(EntryType act, Optional<Item> item, Json.Obj fields) {
    private static final int WARNING_SECONDS = 30;

    /** Returns the next act of {@code state}. */
    public static Optional<Next> of(MeetingState state) {
        if (state.opening().adjourned()) {
            return Optional.empty();
        }
        return preparing(state)
                .or(() -> state.lastRound().flatMap(round -> inRound(state, round)))
                .or(() -> deliberating(state))
                .or(() -> ready(state))
                .or(() -> Optional.of(plain(EntryType.ADJOURN)));
    }

    private static Optional<Next> preparing(MeetingState state) {
        if (state.created().isEmpty()) {
            return Optional.of(plain(EntryType.CREATE_MEETING));
        }
        if (state.roster().persons().isEmpty()) {
            return Optional.of(plain(EntryType.SET_ROSTER));
        }
        if (state.items().isEmpty()) {
            return Optional.of(plain(EntryType.SET_AGENDA));
        }
        List<String> unfiled = withClearance(state, Clearance.NOT_FILED);
        if (!unfiled.isEmpty()) {
            return Optional.of(new Next(
                    EntryType.FILE_FOR_REVIEW,
                    Optional.empty(),
                    new ObjectBuilder().texts("items", unfiled).build()));
        }
        List<String> internal = withClearance(state, Clearance.INTERNAL);
        if (!internal.isEmpty()) {
            return Optional.of(about(EntryType.CLEAR_INTERNALLY, state.item(internal.getFirst())));
        }
        List<String> filed = withClearance(state, Clearance.FILED);
        if (!filed.isEmpty()) {
            return Optional.of(about(EntryType.ANSWER_REVIEW, state.item(filed.getFirst())));
        }
        if (!state.attendance().counted()) {
            return Optional.of(plain(EntryType.COUNT_ATTENDANCE));
        }
        if (!state.opening().quorumConfirmed()) {
            return Optional.of(plain(EntryType.CONFIRM_QUORUM));
        }
        if (!state.opening().remarked()) {
            return Optional.of(plain(EntryType.OPENING_REMARKS));
        }
        return state.officers().approved() ? Optional.empty() : Optional.of(plain(EntryType.APPROVE_SCRUTINEERS));
    }

    private static List<String> withClearance(MeetingState state, Clearance clearance) {
        return state.items().values().stream()
                .filter(item ->
                        item.clearance() == clearance && item.introduction().isEmpty())
                .map(Item::id)
                .toList();
    }

    private static Optional<Next> inRound(MeetingState state, Round round) {
        boolean counting = round.state().running() && round.state().compareTo(RoundState.CLOSED) >= 0;
        if (counting && state.ballots().isObjected(round.id())) {
            return Optional.of(round(EntryType.BREAK_OFF, round));
        }
        Next next = switch (round.state()) {
            case DRAFT -> draft(round, state);
            case SEALED -> round(round.zeroProof() ? EntryType.OPEN_ROUND : EntryType.ZERO_PROOF, round);
            case OPEN -> {
                Json.Obj fields = new ObjectBuilder()
                        .put("round", round.id())
                        .put("seconds", WARNING_SECONDS)
                        .build();
                yield new Next(EntryType.WARN_CLOSE, Optional.empty(), fields);
            }
            case CLOSING -> round(EntryType.CLOSE_ROUND, round);
            case CLOSED -> round(EntryType.RECONCILE, round);
            case RECONCILED, TALLIED -> round(counting(state, round), round);
            case DECRYPTED -> round(EntryType.SIGN_RESULT, round);
            case SIGNED ->
                state.items().values().stream()
                        .filter(item -> round.standing().contains(item.id()))
                        .filter(item -> item.kind().announced() && !item.announced())
                        .findFirst()
                        .map(item -> about(EntryType.ANNOUNCE, item))
                        .orElseGet(() -> round(EntryType.FILE_BOX, round));
            case ANNOUNCED -> round(EntryType.FILE_BOX, round);
            case ARCHIVED, VOID -> plain(EntryType.ADJOURN);
        };
        boolean over = round.state() == RoundState.ARCHIVED || round.state() == RoundState.VOID;
        return over ? Optional.empty() : Optional.of(next);
    }

    private static Next draft(Round round, MeetingState state) {
        if (!round.handedOut()) {
            Map<String, Integer> slips = new TreeMap<>();
            boolean categories =
                    round.polls().stream().anyMatch(poll -> poll.category().isPresent());
            round.participants()
                    .forEach(id -> slips.merge(
                            categories
                                    ? state.roster()
                                            .find(id)
                                            .map(one -> one.category())
                                            .orElse("")
                                    : "",
                            1,
                            Integer::sum));
            List<Json.Obj> rows = slips.entrySet().stream()
                    .map(row -> new ObjectBuilder()
                            .maybe("category", Optional.of(row.getKey()).filter(name -> !name.isEmpty()))
                            .put("count", row.getValue())
                            .build())
                    .toList();
            return new Next(
                    EntryType.HAND_OUT,
                    Optional.empty(),
                    new ObjectBuilder()
                            .put("round", round.id())
                            .list("slips", rows)
                            .build());
        }
        return round(round.code().isPresent() ? EntryType.SEAL_ROUND : EntryType.SET_UP_POLLS, round);
    }

    private static EntryType counting(MeetingState state, Round round) {
        if (state.observation().hold(round.id()).isPresent()) {
            return EntryType.RESUME_COUNT;
        }
        if (!round.cosigned()) {
            return EntryType.COSIGN_CLOSED_SET;
        }
        boolean all =
                state.ballots().keys().stream().allMatch(key -> round.given().contains(key.custodian()));
        return all ? EntryType.COUNTED : EntryType.SHARE_GIVEN;
    }

    private static Optional<Next> deliberating(MeetingState state) {
        for (Item item : state.items().values()) {
            boolean settled = item.deferral().isPresent() || item.round().isPresent();
            if (settled || !item.clearance().open()) {
                continue;
            }
            if (!item.ready()) {
                return Optional.of(about(step(state, item), item));
            }
            if (state.header().mode() == Header.Mode.ITEM_BY_ITEM) {
                return ready(state);
            }
        }
        return Optional.empty();
    }

    private static EntryType step(MeetingState state, Item item) {
        if (item.plan().reconsiderationOf().isPresent() && !item.reopened()) {
            return EntryType.RECONSIDER;
        }
        if (item.introduction().isEmpty()) {
            return EntryType.INTRODUCE;
        }
        if (item.openAdvice().isPresent()) {
            return EntryType.ANSWER_ADVICE;
        }
        if (!item.advice().isEmpty()
                && item.advice()
                        .getLast()
                        .answer()
                        .filter(Item.Advice.Answer::accepted)
                        .isPresent()) {
            return EntryType.DEFER;
        }
        boolean open =
                item.kind().statements() && !state.speaking(item).missing().isEmpty();
        return open ? EntryType.STATE_OPINION : EntryType.READY_TO_VOTE;
    }

    private static Optional<Next> ready(MeetingState state) {
        List<String> items = state.items().values().stream()
                .filter(item -> item.ready() && item.round().isEmpty())
                .map(Item::id)
                .toList();
        boolean single = state.header().mode() == Header.Mode.ITEM_BY_ITEM;
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Next(
                        EntryType.BEGIN_ROUND,
                        Optional.empty(),
                        new ObjectBuilder()
                                .texts("items", single ? items.subList(0, 1) : items)
                                .build()));
    }

    private static Next plain(EntryType act) {
        return new Next(act, Optional.empty(), new ObjectBuilder().build());
    }

    private static Next round(EntryType act, Round round) {
        return new Next(
                act,
                Optional.empty(),
                new ObjectBuilder().put("round", round.id()).build());
    }

    private static Next about(EntryType act, Item item) {
        return new Next(
                act,
                Optional.of(item),
                new ObjectBuilder().put("item", item.id()).build());
    }

    /** Returns this for a view. */
    public Json.Obj toJson(MeetingState state) {
        return new ObjectBuilder()
                .put("act", act)
                .put("label", Labels.of(act))
                .put("who", act.roles().getFirst())
                .put("fields", fields)
                .maybeJson("refusal", refusal(state))
                .build();
    }

    private Optional<Json.Obj> refusal(MeetingState state) {
        Actor actor = Actor.of(
                state.observation()
                        .handover()
                        .map(Observation.Handover::name)
                        .filter(_ -> act.roles().getFirst() == Role.OBSERVER)
                        .orElse("?"),
                act.roles().getFirst());
        boolean personal = act == EntryType.SIGN_RESULT;
        return !personal
                        && Meetings.decide(state, act, fields, actor) instanceof Decision.Refused refused
                        && refused.code() != RefusalCode.BAD_FIELD
                        && refused.code() != RefusalCode.REASON_NEEDED
                        && refused.code() != RefusalCode.OWNER_AND_DUE_NEEDED
                ? Optional.of(words(refused))
                : Optional.empty();
    }

    private static Json.Obj words(Decision.Refused refused) {
        RefusalTexts.Words words = RefusalTexts.chinese().words(refused.code(), refused.facts());
        return new ObjectBuilder()
                .put("code", refused.code())
                .put("title", words.title())
                .put("detail", words.detail())
                .put("action", words.action())
                .maybe("rule", words.rule())
                .build();
    }
}
