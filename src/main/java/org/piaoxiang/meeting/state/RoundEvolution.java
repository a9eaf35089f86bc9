package org.piaoxiang.meeting.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.round.Poll;
import org.piaoxiang.meeting.round.Round;
import org.piaoxiang.meeting.round.RoundState;

/** What the entries about polls and rounds change. */
public final class RoundEvolution {
    private final MeetingState state;
    private final Entry entry;
    private final Data data;

    private RoundEvolution(MeetingState state, Entry entry, Data data) {
        this.state = state;
        this.entry = entry;
        this.data = data;
    }

    static MeetingState of(MeetingState state, Entry entry, Data data) {
        return new RoundEvolution(state, entry, data).evolve();
    }

    private MeetingState evolve() {
        return switch (entry.type()) {
            case OFFER_KEY ->
                state.with(state.ballots()
                        .offer(new Ballots.Key(
                                data.id("custodian"),
                                data.text("holder"),
                                JsonWriter.canonical(data.child("publicKey").object()))));
            case KEY_CEREMONY, TRY_SUBSET -> state.with(CustodyEvolution.of(state.ballots(), entry.type(), data));
            case ALLOCATE_POLLS -> state.with(state.ballots().allocate(allocated()));
            case ISSUE_LISTS -> state.with(state.ballots().issue(sizes("lists", "size")));
            case MERGE_CATEGORIES -> state.with(state.ballots().merge(data.texts("categories")));
            case VOID_SLIP, WITHHOLD_SLIP ->
                state.with(state.ballots().strike(data.id("poll"), data.text("credential")));
            case BEGIN_ROUND -> begin();
            case HAND_OUT -> state.with(round().handOut());
            case SET_UP_POLLS -> state.with(round().setUp(setups(), data.text("code")));
            case SEAL_ROUND -> state.with(round().in(RoundState.SEALED));
            case DRAW_CHALLENGES, ANSWER_DRAW, REVEAL_CHALLENGES, CHALLENGE, JUDGE_CHALLENGE ->
                state.with(state.ballots()
                        .with(ChallengeEvolution.of(state.ballots().challenges(), entry.type(), data)));
            case ZERO_PROOF -> state.with(round().prove());
            case OPEN_ROUND -> state.with(round().in(RoundState.OPEN));
            case WARN_CLOSE ->
                state.with(round().warn(
                                entry.time().plusSeconds(data.count("seconds")).toString()));
            case CLOSE_ROUND -> state.with(round().close(sizes("polls", "returned")));
            case BREAK_OFF -> release(round().breakOff(data.text("reason")));
            case COSIGN_CLOSED_SET -> state.with(round().cosign());
            case OBJECT -> state.with(state.ballots().object(data.id("round"), data.text("signature")));
            case RECONCILE -> release(round().reconcile(voided()));
            case SHARE_GIVEN -> state.with(give(data.id("custodian")));
            case COUNTED -> state.with(round().count(counts(), entry.at()));
            case SIGN_RESULT -> sign();
            case ANNOUNCE -> announce();
            case FILE_BOX -> state.with(round().in(RoundState.ARCHIVED));
            default -> throw new IllegalArgumentException("No entry of a round: " + entry.type());
        };
    }

    private List<Ballots.Allocated> allocated() {
        return data.objects("polls").stream()
                .map(poll -> new Ballots.Allocated(
                        poll.id("uuid"), poll.optionalText("item"), poll.optionalText("category"), poll.bool("spare")))
                .toList();
    }

    private MeetingState begin() {
        List<Poll> polls = data.objects("polls").stream()
                .map(poll -> new Poll(
                        poll.id("uuid"),
                        poll.id("item"),
                        poll.optionalText("category"),
                        poll.ids("persons"),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()))
                .toList();
        List<String> items = data.ids("items");
        Round round = Round.begin(data.id("round"), items, data.count("entitled"), data.count("present"), polls);
        MeetingState begun = state.with(round)
                .with(state.ballots().use(polls.stream().map(Poll::uuid).toList()));
        for (String id : items) {
            begun = begun.with(begun.item(id).in(Optional.of(round.id())));
        }
        return begun;
    }

    /** Items that became void wait for another round. */
    private MeetingState release(Round round) {
        MeetingState released = state.with(round);
        for (String id : round.items()) {
            if (round.isVoid(id)) {
                released = released.with(released.item(id).in(Optional.empty()));
            }
        }
        return released;
    }

    private Map<String, Poll.Setup> setups() {
        Map<String, Poll.Setup> setups = new LinkedHashMap<>();
        for (Data poll : data.objects("polls")) {
            setups.put(poll.id("uuid"), new Poll.Setup(poll.id("election"), poll.id("setup"), poll.count("size")));
        }
        return setups;
    }

    private Map<String, Integer> sizes(String list, String field) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (Data poll : data.objects(list)) {
            sizes.put(poll.id("uuid"), poll.count(field));
        }
        return sizes;
    }

    private Set<String> voided() {
        Set<String> voided = new HashSet<>();
        for (Data poll : data.objects("polls")) {
            if (poll.text("verdict").equals("VOID")) {
                voided.add(poll.id("uuid"));
            }
        }
        return voided;
    }

    private Map<String, Poll.Count> counts() {
        Map<String, Poll.Count> counts = new LinkedHashMap<>();
        for (Data poll : data.objects("polls")) {
            counts.put(poll.id("uuid"), new Poll.Count(numbers(poll), poll.count("valid"), poll.count("invalid")));
        }
        return counts;
    }

    /** Reads the counts of a poll: for each question those of its answers. */
    public static List<List<Integer>> numbers(Data poll) {
        List<List<Integer>> questions = new ArrayList<>();
        try {
            for (Json question : poll.list("counts")) {
                List<Integer> answers = new ArrayList<>();
                for (Json answer : Fields.arrayOf(question, "counts")) {
                    answers.add(Fields.integerOf(answer, "counts"));
                }
                questions.add(List.copyOf(answers));
            }
        } catch (JsonException notNumbers) {
            throw poll.wrong("counts", "is not a list of lists of whole numbers");
        }
        return List.copyOf(questions);
    }

    /** A group has given its share as soon as enough of its members have. */
    private Round give(String custodian) {
        Round given = round().give(custodian);
        return state.ballots()
                .custody()
                .groupOf(custodian)
                .filter(group -> group.joined().stream()
                                .filter(member -> given.given().contains(group.name(member.number())))
                                .count()
                        >= group.threshold())
                .map(group -> given.give(group.custodian()))
                .orElse(given);
    }

    private MeetingState sign() {
        Round signed = round().sign(data.id("person"));
        return state.with(
                signed.signatures().containsAll(state.signers(signed)) ? signed.in(RoundState.SIGNED) : signed);
    }

    private MeetingState announce() {
        MeetingState announced = state.with(state.item(data.id("item")).announce());
        Round round = announced
                .roundOf(announced.item(data.id("item")))
                .orElseThrow(() -> new IllegalArgumentException("An item without a round was announced"));
        boolean all = round.standing().stream()
                .map(announced::item)
                .filter(item -> item.kind().announced())
                .allMatch(Item::announced);
        return all ? announced.with(round.in(RoundState.ANNOUNCED)) : announced;
    }

    private Round round() {
        return state.round(data.id("round"))
                .orElseThrow(() -> new IllegalArgumentException("Entry " + entry.number() + " names an unknown round"));
    }
}
