package org.piaoxiang.station;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.ballot.BallotBuilder;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.ballot.RawBallot;
import org.piaoxiang.protocol.ballot.Tracker;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.EdwardsGroup;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.tally.TallySum;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.ClosedSet;
import org.piaoxiang.verifier.SetupCode;

/** A meeting of six with one poll, as far as a station sees it: the observer's station and a server that a test may bend. */
final class Room implements AutoCloseable {
    static final String POLL = "Piaoxiang1Piaoxiang1";
    static final Group GROUP = EdwardsGroup.ED25519;
    static final List<Question> QUESTIONS = List.of(Question.of("张三", List.of("同意", "不同意"), 1, 1));

    final FakeServer server = new FakeServer();
    final SecureRandom random = new SecureRandom();
    final ExecutorService workers = Executors.newFixedThreadPool(2);
    final Verifying verifying = new Verifying(workers);
    final StationFiles files;
    final MeetingData data;
    final CustodianDesk custodian;
    final List<Credential> slips = new ArrayList<>();
    private final TrusteeKey serverCustodian;
    /** What this station's release carries, hashes by name. */
    Map<String, String> ownPages = Map.of();

    byte[] election = new byte[0];
    byte[] trustees = new byte[0];
    byte[] list = new byte[0];

    Room(Path folder) throws Exception {
        files = new StationFiles(folder, random, Optional.empty());
        server.introduceTo(files);
        data = new MeetingData(ServerClient.person(server.address()), FakeServer.MEETING, files, Optional.empty());
        custodian = new CustodianDesk(data, files, GROUP, verifying, random::nextBytes);
        try (SecretScalar secret = GROUP.scalars().random(random::nextBytes)) {
            serverCustodian = TrusteeKey.of(GROUP, secret, random::nextBytes);
        }
        server.append(
                "ALLOCATE_POLLS",
                Json.object(
                        "polls", Json.array(List.of(Json.object("uuid", Json.text(POLL), "item", Json.text("i1"))))));
        observer().presentCard("李监督", "干部监督处");
        custodian.offerKey("OBSERVER", "李监督");
        try (SigningKey issuer = SigningKey.generate(random)) {
            for (IssuerDesk.Slip slip : new IssuerDesk(data, GROUP, random::nextBytes).issue(Map.of("", 6), issuer)) {
                slips.add(((Credential.Parsed.Ok) Credential.parseSlipCode(slip.code())).credential());
            }
        }
        data.refresh();
    }

    ObserverDesk observer() throws Exception {
        return new ObserverDesk(data, files, inspection(), custodian);
    }

    SetupInspection inspection() throws Exception {
        return new SetupInspection(
                data,
                verifying,
                new ServedPages(ServerClient.person(server.address()), ownPages),
                Optional.of(files.publicKey(GROUP, FakeServer.MEETING).orElse("")));
    }

    /** Begins and sets up the round with an honest setup for {@code participants}. */
    void setUp(int participants) throws Exception {
        setUp(
                participants,
                List.of(serverCustodian, ownKey()),
                slips.stream().map(slip -> slip.publicKey(GROUP, POLL)).toList(),
                new PollRules("SC_APPOINTMENT", 5, "").description());
    }

    void setUp(int participants, List<TrusteeKey> keys, List<String> credentials, String rules) throws Exception {
        List<Element> elements = new ArrayList<>();
        for (TrusteeKey key : keys) {
            elements.add(((Decoding.Member) GROUP.decode(key.key())).element());
        }
        election = Election.bytes(
                "张三 任职", rules, GROUP, Trustees.combine(GROUP, elements).encoded(), QUESTIONS, POLL);
        trustees = Trustees.ofSingles(keys).bytes();
        list = SlipList.bytes(credentials);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveBuilder.begin(out, GROUP.hash(), 1795289147L).setup(election, trustees, list);
        server.archives.put(POLL, out.toByteArray());
        ArchiveOverview overview = ArchiveOverview.read(ArchiveSource.of(out.toByteArray()));
        server.append(
                "BEGIN_ROUND",
                Json.object(
                        "round", Json.text("r1"),
                        "polls",
                                Json.array(List.of(Json.object(
                                        "uuid", Json.text(POLL),
                                        "item", Json.text("i1"),
                                        "participants", Json.number(participants))))));
        server.append(
                "SET_UP_POLLS",
                Json.object(
                        "round", Json.text("r1"),
                        "code", Json.text(SetupCode.of(List.of(overview.setupHash()))),
                        "polls",
                                Json.array(List.of(Json.object(
                                        "uuid", Json.text(POLL),
                                        "setup", Json.text(overview.setupHash()),
                                        "size", Json.number(credentials.size()))))));
    }

    TrusteeKey serverKey() {
        return serverCustodian;
    }

    TrusteeKey ownKey() throws Exception {
        try (SecretScalar secret = files.custodianKey(GROUP, FakeServer.MEETING)) {
            return TrusteeKey.of(GROUP, secret, random::nextBytes);
        }
    }

    void seal() throws Exception {
        observer().seal("r1", inspection().inspect("r1"), alone());
    }

    /** No page takes part. */
    SecondOpinion alone() {
        return SecondOpinion.none(files, FakeServer.MEETING, "r1");
    }

    /** The page's program, which finds what {@code verifying} finds in what the server gives it. */
    SecondOpinion page(PageVerdict... verdicts) {
        return SecondOpinion.of(files, FakeServer.MEETING, "r1", List.of(verdicts));
    }

    /** Closes the box with the ballots of the first {@code voters} slips and writes it into the record. */
    void close(int voters) throws Exception {
        byte[] archive = box(voters);
        server.archives.put(POLL, archive);
        server.append(
                "CLOSE_ROUND", Json.object("round", Json.text("r1"), "polls", Json.array(List.of(closed(archive)))));
        server.append(
                "RECONCILE",
                Json.object(
                        "round", Json.text("r1"),
                        "polls",
                                Json.array(
                                        List.of(Json.object("uuid", Json.text(POLL), "verdict", Json.text("VALID"))))));
    }

    static Json closed(byte[] archive) throws Exception {
        List<String> trackers = ArchiveOverview.read(ArchiveSource.of(archive)).trackers().stream()
                .map(Tracker::full)
                .toList();
        return Json.object(
                "uuid", Json.text(POLL),
                "returned", Json.number(trackers.size()),
                "closedSet", Json.text(ClosedSet.hash(trackers)));
    }

    /** Returns a box with fresh ballots. */
    byte[] box(int voters) throws Exception {
        CheckedElection checked =
                CheckedElection.check(Election.parse(election)).checked().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveBuilder archive = ArchiveBuilder.begin(out, GROUP.hash(), 1795289147L);
        archive.setup(election, trustees, list);
        TallySum tally = new TallySum(GROUP, QUESTIONS);
        BallotCheck check = new BallotCheck(checked);
        for (Credential slip : slips.subList(0, voters)) {
            RawBallot ballot = new BallotBuilder(checked, random::nextBytes).build(slip, List.of(List.of(1, 0)));
            archive.ballot(ballot.bytes());
            RawBallot parsed = RawBallot.parse(ballot.bytes(), checked.election());
            tally.add(check.members(parsed), BigInteger.ONE);
        }
        archive.endBallots();
        archive.encryptedTally(checked.election(), tally.tally(), voters, BigInteger.valueOf(voters));
        return out.toByteArray();
    }

    static Json json(String text) throws Exception {
        return JsonReader.read(text);
    }

    @Override
    public void close() throws IOException {
        files.close();
        workers.shutdown();
        server.close();
    }
}
