package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
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
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyFile;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.verifier.forgery.ForgedArchives;

/** The Java and the TypeScript implementation must agree, and each must accept what the other makes. */
class TwoVerifiersTest {
    private static final List<Question> QUESTIONS = List.of(
            Question.of("张三 拟任 A局副局长", List.of("同意", "不同意"), 1, 1),
            new HomomorphicQuestion("推荐", List.of("甲", "乙"), Optional.of(true), 1, 2));
    private static final int PROCESSES = 2;

    @TempDir
    Path folder;

    @Test
    void agreeAboutEveryForgedArchive() throws Exception {
        Map<String, Verdict> verdicts = agreed(ForgedArchives.all());
        for (String name : ForgedArchives.UNBOUND) {
            Verdict forged = Objects.requireNonNull(verdicts.get(ForgedArchives.file(name)));
            assertEquals("FAIL", forged.checks().get("D3"));
            assertEquals("PASS", forged.checks().get("D2"));
        }
    }

    @Test
    void agreeAboutForgedArchivesOfTheSm2Suite() throws Exception {
        Map<String, Verdict> verdicts = agreed(ForgedArchives.someIn(group("SM2")));
        Verdict forged = Objects.requireNonNull(verdicts.get(ForgedArchives.file(ForgedArchives.UNBOUND.getFirst())));
        assertEquals("FAIL", forged.checks().get("D3"));
    }

    /** What both programs say of these archives, by name: the same of every one. */
    private Map<String, Verdict> agreed(Map<String, byte[]> archives) throws Exception {
        List<String> files = new ArrayList<>();
        Map<String, Verdict> own = new TreeMap<>();
        for (Map.Entry<String, byte[]> archive : archives.entrySet()) {
            Path file = folder.resolve(archive.getKey());
            Files.write(file, archive.getValue());
            files.add(file.toString());
        }
        Map<String, Verdict> others = new TreeMap<>();
        try (ExecutorService processes = Executors.newFixedThreadPool(PROCESSES)) {
            List<Future<Map<String, Verdict>>> parts = new ArrayList<>();
            int size = (files.size() + PROCESSES - 1) / PROCESSES;
            for (int from = 0; from < files.size(); from += size) {
                List<String> part = files.subList(from, Math.min(files.size(), from + size));
                parts.add(processes.submit(() -> OtherProgram.verify(part)));
            }
            for (Future<Map<String, Verdict>> part : parts) {
                part.get()
                        .forEach((file, verdict) ->
                                others.put(Path.of(file).getFileName().toString(), verdict));
            }
        }
        for (Map.Entry<String, byte[]> archive : archives.entrySet()) {
            own.put(archive.getKey(), Verdict.ofJava(archive.getValue()));
        }
        own.forEach((name, verdict) -> assertEquals(verdict, others.get(name), name));
        assertEquals(own.keySet(), others.keySet());
        return own;
    }

    @ParameterizedTest
    @CsvSource({
        "demo20_h_bel2048_3single/RzYjE12NyAGRYQ, valid",
        "demo33_h_bel2048_single_ped2of3/tFNuf6fh5azpmf, valid",
        "demo33_h_ed25519_3single/qxaFQwWKbQ5a14, valid",
        "demo33_h_ed25519_ped2of3/Eikm1FfgWZFeS7, valid",
        "demo33_nh_ed25519_3single/YmaKL98VZk5qgV, valid",
        "demo33_nh_rfc2048_3single/noP8NBisBq4pHB, valid",
        "forged_share_bel2048/nt1p2shypbTTwT, valid",
    })
    void agreeAboutThePeersArchives(String name, String verdict) throws Exception {
        byte[] archive = peer(name);
        Verdict own = bothVerify(archive);
        assertEquals(verdict, own.verdict());
        if (verdict.equals("valid")) {
            assertEquals(
                    "NOT RUN: shares of this election do not promise bound proofs",
                    own.checks().get("D3"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, 4", "BELENIOS-2048, 2", "SM2, 4"})
    void acceptElectionsOfOneAnother(String group, int ballots) throws Exception {
        assertTrue(bothVerify(simulate(group, ballots, List.of())).allPass());
        Path made = folder.resolve("made.bel");
        OtherProgram.run(
                "",
                "simulate",
                "--group",
                group,
                "--ballots",
                "" + ballots,
                "--questions",
                questions(),
                "--trustees",
                "2",
                "--out",
                made.toString());
        assertTrue(bothVerify(Files.readAllBytes(made)).allPass());
    }

    @ParameterizedTest
    @CsvSource({"Ed25519", "BELENIOS-2048", "SM2"})
    void ballotsOfTheOtherAreAcceptedOneByOne(String name) throws Exception {
        Group group = group(name);
        TrusteeKey key = TrusteeKey.of(group, group.scalars().random(new SeededRandom("k")), new SeededRandom("p"));
        byte[] election = Election.bytes("n", "d", group, key.key(), QUESTIONS, "ABCDEFGHJKLMNP");
        CheckedElection checked =
                CheckedElection.check(Election.parse(election)).checked().orElseThrow();
        Credential slip = Credential.random(new SeededRandom("slip"));
        String line = JsonWriter.compact(Json.object(
                "election", Json.text(new String(election, StandardCharsets.UTF_8)),
                "credential", Json.text(slip.reveal()),
                "choices", JsonReader.read("[[1,0],[0,1,1]]")));
        String ballot = OtherProgram.run(line + "\n", "ballot").strip();
        BallotCheck.Outcome outcome = new BallotCheck(checked).check(ballot.getBytes(StandardCharsets.UTF_8));
        assertTrue(outcome.isValid(), outcome::toString);
        assertEquals(
                slip.publicKey(group, "ABCDEFGHJKLMNP"),
                outcome.raw().orElseThrow().credential());
    }

    @ParameterizedTest
    @CsvSource({"Ed25519", "SM2"})
    void theOthersShareFitsOurArchive(String group) throws Exception {
        Fields key = Fields.of(JsonReader.read(OtherProgram.run("", "keygen", group)), "key");
        TrusteeKey custodian =
                TrusteeKey.parse(key.value("publicKey"), group(group).scalars(), "key");
        Path file = folder.resolve("tallied.bel");
        Files.write(file, simulate(group, 3, List.of(custodian)));
        String privateKey = JsonWriter.compact(Json.object("privateKey", key.value("privateKey")));
        Fields made = Fields.of(JsonReader.read(OtherProgram.run(privateKey, "share", file.toString(), "1")), "share");
        byte[] share = made.text("partial_decryption").getBytes(StandardCharsets.UTF_8);
        Verdict verdict = bothVerify(appended(
                Files.readAllBytes(file), Share.parse(share, group(group).scalars())));
        assertEquals("decrypted", verdict.stage());
        assertEquals("valid", verdict.verdict());
        assertEquals("PASS", verdict.checks().get("D3"));
    }

    @ParameterizedTest
    @CsvSource({"Ed25519", "SM2"})
    void ourShareFitsTheOthersArchive(String group) throws Exception {
        Path file = folder.resolve("tallied.bel");
        Path secrets = folder.resolve("secrets.json");
        OtherProgram.run(
                "",
                "simulate",
                "--group",
                group,
                "--ballots",
                "3",
                "--questions",
                questions(),
                "--trustees",
                "2",
                "--out",
                file.toString(),
                "--tally-only",
                "--secrets",
                secrets.toString());
        List<Json> keys = Fields.arrayOf(JsonReader.read(Files.readAllBytes(secrets)), "secrets");
        BigInteger secret = new BigInteger(Fields.textOf(keys.getFirst(), "secret"));
        TalliedArchive archive = TalliedArchive.read(ArchiveSource.of(Files.readAllBytes(file)));
        try (SecretScalar key = group(group).scalars().secret(secret.toByteArray())) {
            Share share = ShareMaker.make(archive.election(), archive.tally(), key, new SeededRandom("share"));
            Verdict verdict = bothVerify(appended(Files.readAllBytes(file), share));
            assertEquals("decrypted", verdict.stage());
            assertEquals("valid", verdict.verdict());
            assertEquals("PASS", verdict.checks().get("D3"));
        }
    }

    /** The passphrase has an accent, typed as one character on one side and as two on the other. */
    @ParameterizedTest
    @CsvSource({"Ed25519", "BELENIOS-2048", "SM2"})
    void openKeyFilesOfOneAnother(String name) throws Exception {
        Group group = group(name);
        String made = OtherProgram.run(passphrase("caf\u00e9 票箱"), "keyfile", name);
        KeyFile theirs = KeyFile.parse(made.getBytes(StandardCharsets.UTF_8));
        assertTrue(theirs.unlock("cafe\u0301 票箱".toCharArray()) instanceof KeyFile.Unlocked.Ok);
        assertTrue(theirs.unlock("cafe 票箱".toCharArray()) instanceof KeyFile.Unlocked.Refused);
        BigInteger number = new BigInteger("1234567890123456789");
        try (SecretScalar secret = group.scalars().secret(number.toByteArray())) {
            KeyFile ours = KeyFile.lock(group, secret, "caf\u00e9 票箱".toCharArray(), new SeededRandom("lock"));
            String input = JsonWriter.compact(Json.object(
                    "passphrase", Json.text("cafe\u0301 票箱"),
                    "keyFile", Json.text(new String(ours.bytes(), StandardCharsets.UTF_8))));
            Fields opened = Fields.of(JsonReader.read(OtherProgram.run(input, "keyfile")), "opened");
            assertEquals(number.toString(), opened.text("privateKey"));
        }
    }

    private static String passphrase(String text) {
        return JsonWriter.compact(Json.object("passphrase", Json.text(text)));
    }

    private Verdict bothVerify(byte[] archive) throws Exception {
        return OtherProgram.agreed(folder.resolve("both.bel"), archive);
    }

    private String questions() throws Exception {
        Path file = folder.resolve("questions.json");
        Files.write(
                file,
                JsonWriter.compactBytes(
                        Json.array(QUESTIONS.stream().map(Question::json).toList())));
        return file.toString();
    }

    private static byte[] appended(byte[] tallied, Share share) throws Exception {
        TalliedArchive archive = TalliedArchive.read(ArchiveSource.of(tallied));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(tallied);
        ArchiveBuilder.resume(
                        out,
                        archive.election().group().hash(),
                        archive.timestamp(),
                        archive.lastEvent(),
                        archive.events())
                .share(1, share);
        return out.toByteArray();
    }

    private static byte[] simulate(String group, int ballots, List<TrusteeKey> outside) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PollRules rules = new PollRules("SC_APPOINTMENT", 1, "");
            new Simulation(
                            group(group),
                            rules,
                            QUESTIONS,
                            ballots,
                            Custody.singles(outside.isEmpty() ? 2 : 0),
                            outside,
                            1795289147L)
                    .play(new SeededRandom("two"), workers, out, done -> {});
            return out.toByteArray();
        }
    }

    private static Group group(String name) {
        return Groups.byName(name).orElseThrow();
    }

    private static byte[] peer(String name) throws Exception {
        try (InputStream in = TwoVerifiersTest.class.getResourceAsStream("/peer/" + name + ".bel")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
