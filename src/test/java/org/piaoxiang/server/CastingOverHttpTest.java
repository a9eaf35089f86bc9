package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.demo.PlayedHall;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.group.HashFunction;

/** Ballots that arrive all at once, and ballots that race with the close: every tablet is told the truth. */
class CastingOverHttpTest {
    private static final int MEMBERS = 40;
    private static final int AT_ONCE = 50;

    private static House house;

    private House.Meeting meeting = new House.Meeting("", "", Map.of(), Optional.empty());

    @BeforeAll
    static void start() throws Exception {
        house = new House(CastingOverHttpTest.class);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void fiftyEqualPostsAreOneBallotAndOneReceipt() throws Exception {
        PlayedHall hall = gather(House.MEMBERS);
        Call post = post(0);
        List<Wire.Answer> answers = allAtOnce(java.util.Collections.nCopies(AT_ONCE, post), () -> {});
        Set<String> receipts = new HashSet<>();
        for (Wire.Answer answer : answers) {
            assertEquals(200, answer.status(), answer.text());
            receipts.add(answer.text());
        }
        assertEquals(AT_ONCE, answers.size());
        assertEquals(1, receipts.size());
        hall.close(1);
        assertEquals(Set.of(tracker(post)), closed());
        assertEquals(1, closedList().size(), "one row");
    }

    @Test
    void castsThatRaceWithTheCloseAreInAndReceiptedOrOutAndRefused() throws Exception {
        PlayedHall hall = gather(MEMBERS);
        List<Call> posts = new ArrayList<>();
        for (int tablet = 0; tablet < MEMBERS; tablet++) {
            posts.add(post(tablet));
        }
        // A first few are in before the close begins, so that the race has both sides.
        List<Wire.Answer> early = allAtOnce(posts.subList(0, 3), () -> {});
        List<Wire.Answer> racing = allAtOnce(posts.subList(3, MEMBERS - 1), () -> hall.close(1));
        Wire.Answer late =
                allAtOnce(posts.subList(MEMBERS - 1, MEMBERS), () -> {}).getFirst();
        Set<String> closed = closed();
        assertEquals(closedList().size(), closed.size(), "no ballot is in the box twice");
        int acknowledged = 0;
        List<Wire.Answer> all = new ArrayList<>(early);
        all.addAll(racing);
        all.add(late);
        for (int i = 0; i < all.size(); i++) {
            Wire.Answer answer = all.get(i);
            String tracker = tracker(posts.get(i));
            if (answer.status() == 200) {
                acknowledged++;
                assertTrue(answer.text().contains(tracker));
                assertTrue(closed.contains(tracker), "a receipt was given for a ballot that is not in the box");
            } else {
                assertEquals(409, answer.status(), answer.text());
                assertTrue(answer.text().contains("ROUND_CLOSED"), answer.text());
                assertFalse(closed.contains(tracker), "a ballot was refused that is in the box");
            }
        }
        assertEquals(acknowledged, closed.size());
        assertTrue(early.stream().allMatch(answer -> answer.status() == 200));
        assertEquals(409, late.status());
        // Whoever was told nothing asks again, and is told the same.
        for (int i = 0; i < all.size(); i++) {
            Wire.Answer again = allAtOnce(posts.subList(i, i + 1), () -> {}).getFirst();
            assertEquals(all.get(i).status(), again.status());
            if (again.status() == 200) {
                assertEquals(all.get(i).text(), again.text());
            }
        }
    }

    /** Something that happens while posts are under way. */
    private interface Meanwhile {
        void happen() throws Exception;
    }

    private static List<Wire.Answer> allAtOnce(List<Call> calls, Meanwhile meanwhile) throws Exception {
        CountDownLatch ready = new CountDownLatch(calls.size());
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService tablets = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Wire.Answer>> answers = new ArrayList<>();
            for (Call call : calls) {
                answers.add(tablets.submit(() -> {
                    try (Wire wire = new Wire(house.server.port())) {
                        ready.countDown();
                        go.await();
                        return call.over(wire, house.server.port());
                    }
                }));
            }
            ready.await();
            go.countDown();
            meanwhile.happen();
            List<Wire.Answer> all = new ArrayList<>();
            for (Future<Wire.Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private PlayedHall gather(int members) throws Exception {
        meeting = house.gathered(members);
        PlayedHall hall = meeting.hall().orElseThrow();
        hall.open(1);
        return hall;
    }

    private Call post(int tablet) throws Exception {
        return Call.json(
                        "POST",
                        Examples.tablet(meeting) + "/rounds/r1/ballots",
                        meeting.hall().orElseThrow().ballots(1, tablet))
                .enrolled(meeting.token());
    }

    private static String tracker(Call post) throws Exception {
        Fields ballot = Fields.of(
                Fields.of(JsonReader.read(post.body()), "body").array("ballots").getFirst(), "ballot");
        return Tracker.of(ballot.text("ballot").getBytes(StandardCharsets.UTF_8), HashFunction.SHA_256)
                .full();
    }

    private Set<String> closed() throws Exception {
        return new HashSet<>(closedList());
    }

    private List<String> closedList() throws Exception {
        Wire.Answer answer = allAtOnce(
                        List.of(Call.get(Examples.tablet(meeting) + "/rounds/r1/closed")
                                .enrolled(meeting.token())),
                        () -> {})
                .getFirst();
        List<String> trackers = new ArrayList<>();
        for (Json poll : Fields.of(JsonReader.read(answer.body()), "closed").array("polls")) {
            for (Json tracker : Fields.of(poll, "poll").array("trackers")) {
                trackers.add(Fields.textOf(tracker, "tracker"));
            }
        }
        return trackers;
    }
}
