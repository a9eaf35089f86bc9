package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.proof.Proof;
import org.piaoxiang.protocol.trustee.ThresholdParameters;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ArchiveVerifier;
import org.piaoxiang.verifier.KeyTrial;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.SealStatement;
import org.piaoxiang.verifier.SetupCode;

/** What a station looks at before a round is sealed: every poll's setup, its custodians, its list and where that comes from. */
public final class SetupInspection {
    private final MeetingData data;
    private final ExecutorService workers;
    private final Optional<String> ownKey;

    /** Makes the inspection; {@code ownKey} is the text of this station's own custodian's key, which must be among them. */
    public SetupInspection(MeetingData data, ExecutorService workers, Optional<String> ownKey) {
        this.data = data;
        this.workers = workers;
        this.ownKey = ownKey;
    }

    /** One poll, with everything that is wrong with it, as codes. */
    public record Poll(String uuid, String title, int size, List<String> problems, SealStatement seal) {
        /** Keeps a copy of {@code problems}. */
        public Poll {
            problems = List.copyOf(problems);
        }
    }

    /** All polls of a round and the code to compare aloud. */
    public record Result(String code, List<Poll> polls) {
        /** Tells whether nothing is wrong. */
        public boolean isGood() {
            return polls.stream().allMatch(poll -> poll.problems.isEmpty());
        }
    }

    /** Inspects {@code round}. */
    public Result inspect(String round)
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
            polls.addFirst(new Poll(first.uuid, first.title, first.size, problems, first.seal));
        }
        return new Result(code, polls);
    }

    private Poll inspect(String round, String uuid, int participants, Map<String, String> announced)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        byte[] archive = data.archive(uuid);
        List<String> problems = new ArrayList<>();
        Report report = new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
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
        if (!listed.equals(expectedList(uuid, setup.election().group(), problems))) {
            problems.add("LIST_DIFFERS");
        }
        if (listed.size() != participants) {
            problems.add("LIST_SIZE");
        }
        SealStatement seal = new SealStatement(
                data.meeting(),
                round,
                uuid,
                setup.electionHash(),
                setup.setupHash(),
                listed.size(),
                custodians,
                Math.max(1, floor));
        return new Poll(uuid, setup.election().name(), listed.size(), List.copyOf(problems), seal);
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

    /** The issuer's signed list, less what slips themselves have withheld or voided. */
    private Set<String> expectedList(String uuid, Group group, List<String> problems)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException {
        Optional<String> hash = Optional.empty();
        Set<String> issuers = new TreeSet<>();
        for (Fields issued : data.entries("ISSUE_LISTS")) {
            issuers.add(issued.text("key"));
            byte[] statement = IssuerDesk.statement(data.meeting(), issued.array("lists"), issued.array("slips"));
            boolean signed = VerifyKey.ofBase64(issued.text("key"))
                    .filter(key -> verifies(key, statement, issued))
                    .isPresent();
            if (!signed) {
                problems.add("LISTS_SIGNATURE");
            }
            for (Json item : issued.array("lists")) {
                Fields list = Fields.of(item, "list");
                if (list.text("uuid").equals(uuid)) {
                    hash = Optional.of(list.text("hash"));
                }
            }
        }
        if (issuers.size() > 1) {
            problems.add("ISSUER_CHANGED");
        }
        Set<String> keys = new TreeSet<>();
        if (hash.isPresent()) {
            SlipList.parse(data.list(hash.get())).entries().forEach(entry -> keys.add(entry.key()));
        }
        for (SlipProof.Purpose purpose : SlipProof.Purpose.values()) {
            for (Fields spoilt : data.entries(purpose.name() + "_SLIP")) {
                String credential = spoilt.text("credential");
                Proof proof = Proof.parse(spoilt.value("proof"), group.scalars(), "proof");
                if (spoilt.text("poll").equals(uuid) && SlipProof.holds(group, uuid, credential, purpose, proof)) {
                    keys.remove(credential);
                }
            }
        }
        return keys;
    }

    private static boolean verifies(VerifyKey key, byte[] statement, Fields issued) {
        try {
            return key.verifyBase64(statement, issued.text("signature"));
        } catch (JsonException missing) {
            return false;
        }
    }
}
