package org.piaoxiang.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.proceedings.port.AccountStore;
import org.piaoxiang.proceedings.port.AccountStore.Failures;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.FileStore.Material;

class FileAndAccountStoreTest {
    private static final Store STORE = TestServer.storeFor(FileAndAccountStoreTest.class);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final FileStore files = STORE.files();
    private final AccountStore accounts = STORE.accounts();

    @BeforeAll
    static void make() {
        STORE.records().create("m1");
        STORE.records().create("m2");
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void keepsFilesByHashAndMeeting() {
        byte[] list = "[]".getBytes(StandardCharsets.UTF_8);
        String hash = files.put("m1", list);
        assertEquals("4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945", hash);
        assertEquals(hash, files.put("m1", list));
        assertArrayEquals(list, files.get("m1", hash).orElseThrow());
        assertEquals(Optional.empty(), files.get("m2", hash));
    }

    @Test
    void keepsMaterialsWithTheirPages() {
        Material material = new Material("x1", "考察材料", 2);
        files.putMaterial("m1", material, new byte[] {9}, List.of(new byte[] {1}, new byte[] {2}));
        assertEquals(List.of(material), files.materials("m1"));
        assertEquals(List.of(), files.materials("m2"));
        assertArrayEquals(new byte[] {9}, files.materialPdf("m1", "x1").orElseThrow());
        assertArrayEquals(new byte[] {2}, files.materialPage("m1", "x1", 2).orElseThrow());
        assertEquals(Optional.empty(), files.materialPage("m1", "x1", 3));
        assertTrue(files.removeMaterial("m1", "x1"));
        assertFalse(files.removeMaterial("m1", "x1"));
        assertEquals(Optional.empty(), files.materialPage("m1", "x1", 2));
    }

    @Test
    void keepsUsers() {
        User user = user("clerk1");
        assertTrue(accounts.createUser(user));
        assertFalse(accounts.createUser(user));
        assertEquals(Optional.of(user), accounts.user("clerk1"));
        User changed =
                new User("clerk1", "𠮷田", "CHAIR", Optional.of("m1"), Optional.of("p1"), Optional.of("$argon2id$…"));
        assertTrue(accounts.updateUser(changed));
        assertEquals(Optional.of(changed), accounts.user("clerk1"));
        assertTrue(accounts.users().contains(changed));
        assertFalse(accounts.updateUser(user("nobody")));
        assertEquals(1, accounts.countFailure("clerk1", NOON));
        assertEquals(2, accounts.countFailure("clerk1", NOON.plusSeconds(1)));
        assertEquals(new Failures(2, Optional.of(NOON.plusSeconds(1))), accounts.failures("clerk1"));
        accounts.clearFailures("clerk1");
        assertEquals(new Failures(0, Optional.empty()), accounts.failures("clerk1"));
        assertEquals(0, accounts.countFailure("nobody", NOON));
        assertTrue(accounts.removeUser("clerk1"));
        assertEquals(Optional.empty(), accounts.user("clerk1"));
    }

    @Test
    void endsSessionsByTimeByWishAndWithTheUser() {
        accounts.createUser(user("session"));
        accounts.putSession("hash1", "session", NOON);
        accounts.putSession("hash2", "session", NOON);
        assertEquals(Optional.of(user("session")), accounts.session("hash1", NOON.minusSeconds(1)));
        assertEquals(Optional.empty(), accounts.session("hash1", NOON));
        accounts.endSession("hash1");
        assertEquals(Optional.empty(), accounts.session("hash1", NOON.minusSeconds(1)));
        accounts.removeUser("session");
        assertEquals(Optional.empty(), accounts.session("hash2", NOON.minusSeconds(1)));
    }

    @Test
    void letsALinkInOnceEvenIfManyTryAtOnce() throws Exception {
        accounts.createUser(user("link"));
        accounts.putLink("hash3", "link", NOON);
        List<Optional<User>> let =
                PoolStoreTest.together(Collections.nCopies(10, () -> accounts.useLink("hash3", NOON.minusSeconds(1))));
        assertEquals(1, let.stream().filter(Optional::isPresent).count());
        accounts.putLink("hash4", "link", NOON);
        assertEquals(Optional.empty(), accounts.useLink("hash4", NOON));
        accounts.removeExpired(NOON);
        assertEquals(Optional.empty(), accounts.useLink("hash4", NOON.minusSeconds(1)));
    }

    @Test
    void opensTabletPagesOfOneMeetingByItsToken() {
        accounts.putMeetingToken("hash5", "m1");
        assertTrue(accounts.isMeetingToken("hash5", "m1"));
        assertFalse(accounts.isMeetingToken("hash5", "m2"));
        accounts.removeMeetingTokens("m1");
        assertFalse(accounts.isMeetingToken("hash5", "m1"));
    }

    private static User user(String login) {
        return new User(login, "王文书", "CLERK", Optional.empty(), Optional.empty(), Optional.empty());
    }
}
