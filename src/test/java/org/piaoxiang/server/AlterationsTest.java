package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.MeetingAudit;
import org.piaoxiang.station.MeetingData;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationFiles;
import org.piaoxiang.station.StationRefusal;
import org.piaoxiang.store.TestServer;
import org.piaoxiang.verifier.CheckStatus;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.meeting.Bundle;
import org.piaoxiang.verifier.meeting.MeetingVerifier;

/**
 * A meeting is played through the interfaces; then one thing is altered in the database by its owner, whom no right binds.
 * The observer's station, which had seen the record, and {@code verify}, which sees the bundle only, each name it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlterationsTest {
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final House house;
    private final House.Meeting meeting;
    private final ServerClient observer;
    private final Vault vault;

    @TempDir
    private Path folder;

    AlterationsTest() throws Exception {
        house = new House(AlterationsTest.class);
        meeting = house.played(true);
        observer = ServerClient.person(house.uri());
        observer.signInByLink(house.link(meeting.id(), Role.OBSERVER));
        byte[] bundle = observer.bytes("/api/meetings/" + meeting.id() + "/export.zip");
        vault = new Vault(TestServer.ownerOf(AlterationsTest.class), meeting.id(), bundle);
    }

    /** The station has seen everything, and is then switched off. */
    @BeforeAll
    void lookOnce() throws Exception {
        meeting.hall().orElseThrow().close();
        try (StationFiles files = new StationFiles(house.observersStation(meeting.id()), random, Optional.empty())) {
            data(files).refresh();
        }
    }

    @AfterEach
    void putBack() throws Exception {
        vault.restore();
    }

    @AfterAll
    void close() throws Exception {
        vault.close();
        workers.shutdown();
        house.close();
    }

    static Stream<Alteration> unsigned() {
        return Stream.concat(Alteration.ofTheRecord().stream(), Alteration.besideTheRecord().stream());
    }

    static List<Alteration> signed() {
        return Alteration.ofTheRecord();
    }

    private MeetingData data(StationFiles files) throws Exception {
        return new MeetingData(observer, meeting.id(), files, Optional.of(key()));
    }

    private VerifyKey key() {
        return house.signingKey().verifyKey();
    }

    /** What the observer's station says when it is switched on again. */
    private Set<String> station() throws Exception {
        Path copy = Files.createTempDirectory(folder, "station");
        copy(house.observersStation(meeting.id()), copy);
        try (StationFiles files = new StationFiles(copy, random, Optional.empty())) {
            MeetingData data = data(files);
            data.refresh();
            return failed(new MeetingAudit(data, workers).whole());
        } catch (StationRefusal refused) {
            return Set.of(refused.code());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(Objects.requireNonNull(file.getFileName())));
            }
        }
    }

    private Set<String> verify(List<String> seen) throws Exception {
        Path file = folder.resolve("bundle.zip");
        vault.writeBundle(file);
        return failed(Bundle.read(file)
                .verify(new MeetingVerifier(workers, (ballots, read, all) -> {}), Optional.of(key()), seen));
    }

    private static Set<String> failed(Report report) {
        Set<String> failed = new TreeSet<>();
        report.checks().stream()
                .filter(check -> check.status() == CheckStatus.FAIL)
                .forEach(check -> failed.add(check.id().name()));
        assertEquals(failed.isEmpty() ? Report.Verdict.VALID : Report.Verdict.INVALID, report.verdict());
        return failed;
    }

    private String seenNote() throws IOException {
        return Files.readString(house.observersStation(meeting.id()).resolve("seen-" + meeting.id() + ".note"));
    }

    @Test
    void withoutAnAlterationNothingIsNamed() throws Exception {
        assertEquals(Set.of(), station());
        assertEquals(Set.of(), verify(List.of(seenNote())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsigned")
    void anAlterationIsNamed(Alteration alteration) throws Exception {
        alteration.change().apply(vault);
        Set<String> verified = verify(List.of());
        assertTrue(verified.contains(alteration.check()), () -> "verify names " + verified);
        Set<String> stationed = station();
        assertTrue(
                alteration.station().isEmpty() ? stationed.isEmpty() : stationed.contains(alteration.station()),
                () -> "the station names " + stationed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signed")
    void anAlterationSignedByTheServerIsNamed(Alteration alteration) throws Exception {
        alteration.change().apply(vault);
        vault.sign(house.signingKey());
        Set<String> verified = verify(List.of(seenNote()));
        assertTrue(verified.containsAll(Set.of(alteration.check(), "M6")), () -> "verify names " + verified);
        assertTrue(!verified.contains("M3") && !verified.contains("M4"), () -> "verify names " + verified);
        boolean shorter = alteration.station().equals("RECORD_INCOMPLETE");
        assertEquals(Set.of(shorter ? "RECORD_OLDER" : "RECORD_FORKED"), station());
    }

    @Test
    void anOlderRecordSignedByTheServerIsNamed() throws Exception {
        List<String> entries = new java.util.ArrayList<>(vault.entries());
        entries.removeLast();
        vault.write(entries);
        vault.sign(house.signingKey());
        assertEquals(Set.of("RECORD_OLDER"), station());
        assertTrue(verify(List.of(seenNote())).contains("M6"));
    }

    @Test
    void checkpointsOfAnotherKeyAreNamed() throws Exception {
        try (SigningKey stranger = SigningKey.generate(random)) {
            vault.sign(stranger);
        }
        assertEquals(Set.of("CHECKPOINT_SIGNATURE"), station());
        assertEquals(Set.of("M4"), verify(List.of()));
    }
}
