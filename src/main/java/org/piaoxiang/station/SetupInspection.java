package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.verifier.KeyTrial;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.SealStatement;
import org.piaoxiang.verifier.SetupCode;

/** What a station looks at before a round is sealed: every poll's setup, its custodians, its list and where that comes from. */
final class SetupInspection {
    private final MeetingData data;
    private final Verifying verifying;
    private final ServedPages pages;
    private final Optional<String> ownKey;

    /** Makes the inspection; {@code ownKey} is the text of this station's own custodian's key, which must be among them. */
    SetupInspection(MeetingData data, Verifying verifying, ServedPages pages, Optional<String> ownKey) {
        this.data = data;
        this.verifying = verifying;
        this.pages = pages;
        this.ownKey = ownKey;
    }

    /** One poll, with everything that is wrong with it, as codes, and what was looked at. */
    record Poll(String uuid, String title, int size, List<String> problems, SealStatement seal, Looked looked) {
        /** Keeps a copy of {@code problems}. */
        Poll {
            problems = List.copyOf(problems);
        }
    }

    /** All polls of a round, the code to compare aloud, and whether tablets get the pages of this release. */
    record Result(String code, List<Poll> polls, ServedPages.Finding pages) {
        /** Tells whether nothing is wrong. Pages of another release cannot be compared, which is no fault by itself. */
        boolean isGood() {
            return hasPages() && polls.stream().allMatch(poll -> poll.problems.isEmpty());
        }

        /** Tells whether no page was found altered. */
        boolean hasPages() {
            return pages.status() != ServedPages.Status.FAIL;
        }

        /** Returns it as the station's pages read it. */
        Json.Obj json() {
            return Json.object(
                    "code", Json.text(code),
                    "polls",
                            Json.array(polls.stream()
                                    .map(poll -> Json.object(
                                            "uuid", Json.text(poll.uuid()),
                                            "title", Json.text(poll.title()),
                                            "size", Json.number(poll.size()),
                                            "problems",
                                                    Json.array(poll.problems().stream()
                                                            .map(Json::text)
                                                            .toList())))
                                    .toList()),
                    "pages", pages.json(),
                    "ok", new Json.Bool(isGood()));
        }
    }

    /** Inspects {@code round}. */
    Result inspect(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        Fields begun = data.lastOfRound("BEGIN_ROUND", Names.round(round))
                .orElseThrow(() -> new StationRefusal("ROUND_UNKNOWN"));
        Fields setUp = data.lastOfRound("SET_UP_POLLS", round).orElseThrow(() -> new StationRefusal("NOT_SET_UP"));
        Map<String, String> announced = new HashMap<>();
        for (Json item : setUp.array("polls")) {
            Fields poll = Fields.of(item, "poll");
            announced.put(poll.text("uuid"), poll.text("setup"));
        }
        List<Poll> polls = new ArrayList<>();
        List<String> setups = new ArrayList<>();
        for (Json item : begun.array("polls")) {
            Fields poll = Fields.of(item, "poll");
            Poll inspected = inspect(round, Names.poll(poll.text("uuid")), poll.integer("participants"), announced);
            polls.add(inspected);
            setups.add(inspected.seal.setup());
        }
        if (polls.isEmpty()) {
            throw new StationRefusal("NOT_SET_UP");
        }
        String code = SetupCode.of(setups);
        if (!code.equals(setUp.text("code"))) {
            Poll first = polls.removeFirst();
            List<String> problems = new ArrayList<>(first.problems);
            problems.add("CODE_DIFFERS");
            polls.addFirst(new Poll(first.uuid, first.title, first.size, problems, first.seal, first.looked));
        }
        return new Result(code, polls, pages.compare());
    }

    private Poll inspect(String round, String uuid, int participants, Map<String, String> announced)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        byte[] archive = data.archive(uuid);
        List<String> problems = new ArrayList<>();
        Report report = verifying.verify(archive);
        if (report.verdict() != Report.Verdict.VALID) {
            problems.add("ARCHIVE_INVALID");
        }
        ArchiveOverview setup;
        try {
            setup = ArchiveOverview.read(ArchiveSource.of(archive));
        } catch (UnusableArchive unusable) {
            throw new StationRefusal("ARCHIVE_INVALID");
        }
        if (!setup.setupHash().equals(announced.get(uuid))) {
            problems.add("SETUP_DIFFERS");
        }
        List<String> custodians = custodians(setup);
        boolean own = ownKey.isEmpty()
                || setup.trustees().keys().stream().map(TrusteeKey::key).anyMatch(ownKey.get()::equals);
        if (!own) {
            problems.add("OWN_KEY_MISSING");
        }
        if (!isOffered(custodians)) {
            problems.add("CUSTODIANS_DIFFER");
        }
        int floor = PollRules.parse(setup.election().description())
                .map(PollRules::floor)
                .orElse(0);
        if (floor < 1) {
            problems.add("RULES_MISSING");
        }
        if (!setup.election().uuid().equals(uuid) || !setup.trackers().isEmpty()) {
            problems.add("NOT_FRESH");
        }
        Set<String> listed =
                setup.list().entries().stream().map(SlipList.Entry::key).collect(Collectors.toCollection(TreeSet::new));
        problems.addAll(new ListArithmetic(data).problems(uuid, setup.election().group(), listed, participants));
        SealStatement seal = new SealStatement(
                data.meeting(),
                round,
                uuid,
                setup.electionHash(),
                setup.setupHash(),
                listed.size(),
                custodians,
                Math.max(1, floor));
        String title = setup.election().name();
        Looked looked = new Looked(uuid, title, Looked.hashOf(archive), report);
        return new Poll(uuid, title, listed.size(), problems, seal, looked);
    }

    /** The factors of the election's key: single custodians' keys, and what the members of a group have made together. */
    private static List<String> custodians(ArchiveOverview setup) {
        Group group = setup.election().group();
        List<String> custodians = new ArrayList<>();
        for (Trustees.Item item : setup.trustees().items()) {
            custodians.add(
                    switch (item) {
                        case Trustees.Single single -> single.key().key();
                        case ThresholdParameters shared ->
                            KeyTrial.key(group, shared).map(Element::encoded).orElse("");
                    });
        }
        return custodians;
    }

    /** All keys that custodians have offered are there, and besides them only the server's. */
    private boolean isOffered(List<String> custodians) throws JsonException {
        List<String> offered = new ArrayList<>();
        for (Fields offer : data.entries("OFFER_KEY")) {
            offered.add(offer.object("publicKey").text("public_key"));
        }
        for (Fields made : data.entries("KEY_CEREMONY")) {
            if (made.optional("groupKey").isPresent()) {
                offered.add(made.text("groupKey"));
            }
        }
        return custodians.containsAll(offered) && custodians.size() == offered.size() + 1;
    }
}
