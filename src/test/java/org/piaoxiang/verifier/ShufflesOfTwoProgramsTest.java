package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.cli.Custody;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.cli.Simulation;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.shuffle.Generators;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.shuffle.ShuffleMaker;
import org.piaoxiang.protocol.trustee.TrusteeKey;

/** What either program shuffles and shares by threshold, the other accepts. */
class ShufflesOfTwoProgramsTest {
    private static final List<Question> QUESTIONS = List.of(
            NonHomomorphicQuestion.of("打分", List.of("甲", "乙", "丙")),
            Question.of("张三 拟任 A局副局长", List.of("同意", "不同意"), 1, 1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"Ed25519, 4", "RFC-3526-2048, 2", "SM2, 4"})
    void electionsAreAccepted(String group, int ballots) throws Exception {
        Custody custody = new Custody(List.of(new Custody.Single(), new Custody.Threshold(2, 3)));
        Verdict own = agreed(simulate(group, ballots, custody, List.of()));
        assertTrue(own.allPass(), own::toString);
        assertEquals("PASS", own.checks().get("S6"));
        assertEquals("PASS", own.checks().get("H2"));
        Path made = simulateByOther(group, ballots);
        Verdict other = agreed(Files.readAllBytes(made));
        assertTrue(other.allPass(), other::toString);
        assertEquals("PASS", other.checks().get("H2"));
    }

    @ParameterizedTest
    @CsvSource({"Ed25519", "RFC-3526-2048", "SM2"})
    void theOthersBallotsAreAccepted(String name) throws Exception {
        Group group = group(name);
        TrusteeKey key = TrusteeKey.of(group, group.scalars().random(new SeededRandom("k")), new SeededRandom("p"));
        byte[] election = Election.bytes("n", "d", group, key.key(), QUESTIONS, "ABCDEFGHJKLMNP");
        CheckedElection checked =
                CheckedElection.check(Election.parse(election)).checked().orElseThrow();
        Credential slip = Credential.random(new SeededRandom("slip"));
        String line = JsonWriter.compact(Json.object(
                "election", Json.text(new String(election, StandardCharsets.UTF_8)),
                "credential", Json.text(slip.reveal()),
                "choices", JsonReader.read("[[0,255,7],[0,1]]")));
        String ballot = OtherProgram.run(line + "\n", "ballot").strip();
        BallotCheck.Outcome outcome = new BallotCheck(checked).check(ballot.getBytes(StandardCharsets.UTF_8));
        assertTrue(outcome.isValid(), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"Ed25519", "SM2"})
    void shufflesFollowOneAnotherAndTheOtherOpens(String group) throws Exception {
        List<TrusteeKey> custodians = new ArrayList<>();
        List<Json> secrets = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Fields key = Fields.of(JsonReader.read(OtherProgram.run("", "keygen", group)), "key");
            custodians.add(TrusteeKey.parse(key.value("publicKey"), group(group).scalars(), "key"));
            secrets.add(key.value("privateKey"));
        }
        Path first = folder.resolve("first.bel");
        Files.write(first, simulate(group, 3, Custody.singles(0), custodians));
        Path second = folder.resolve("second.bel");
        OtherProgram.run("", "shuffle", "--in", first.toString(), "--out", second.toString(), "--custodian", "1");
        byte[] shuffled = shuffledByUs(Files.readAllBytes(second));
        Verdict verdict = agreed(shuffled);
        assertEquals("valid", verdict.verdict());
        assertEquals("shuffled", verdict.stage());
        assertEquals("PASS", verdict.checks().get("H2"));
        assertEquals("PASS", verdict.checks().get("H3"));
        Path third = folder.resolve("third.bel");
        Files.write(third, shuffled);
        String input = JsonWriter.compact(Json.object("privateKey", secrets.getFirst()));
        Fields share = Fields.of(JsonReader.read(OtherProgram.run(input, "share", third.toString(), "1")), "share");
        assertTrue(share.text("partial_decryption").contains("bound_proofs"));
    }

    private byte[] shuffledByUs(byte[] bytes) throws Exception {
        TalliedArchive archive = TalliedArchive.read(ArchiveSource.of(bytes));
        CheckedElection election =
                CheckedElection.check(archive.election()).checked().orElseThrow();
        Shuffle shuffle = new ShuffleMaker(election, new Generators(election.group()), new SeededRandom("shuffle"))
                .shuffle(archive.tally().shuffledRows(election.election().questions()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes);
        ArchiveBuilder builder = ArchiveBuilder.resume(
                out, election.group().hash(), archive.timestamp(), archive.lastEvent(), archive.events());
        builder.shuffle(election.election(), 2, shuffle);
        builder.endShuffles();
        return out.toByteArray();
    }

    private Verdict agreed(byte[] archive) throws Exception {
        return OtherProgram.agreed(folder.resolve("both.bel"), archive);
    }

    private Path simulateByOther(String group, int ballots) throws Exception {
        Path made = folder.resolve("made.bel");
        Path questions = folder.resolve("questions.json");
        Files.write(
                questions,
                JsonWriter.compactBytes(
                        Json.array(QUESTIONS.stream().map(Question::json).toList())));
        OtherProgram.run(
                "",
                "simulate",
                "--group",
                group,
                "--ballots",
                "" + ballots,
                "--questions",
                questions.toString(),
                "--trustees",
                "2",
                "--out",
                made.toString());
        return made;
    }

    private static byte[] simulate(String group, int ballots, Custody custody, List<TrusteeKey> outside)
            throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PollRules rules = new PollRules("SC_APPOINTMENT", 1, "");
            new Simulation(group(group), rules, QUESTIONS, ballots, custody, outside, 1795289147L)
                    .play(new SeededRandom("two"), workers, out, done -> {});
            return out.toByteArray();
        }
    }

    private static Group group(String name) {
        return Groups.byName(name).orElseThrow();
    }
}
