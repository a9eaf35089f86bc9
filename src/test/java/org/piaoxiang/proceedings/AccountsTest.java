package org.piaoxiang.proceedings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.piaoxiang.proceedings.Accounts.PasswordChange;
import org.piaoxiang.proceedings.Accounts.SignIn;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.server.Argon2Passwords;
import org.piaoxiang.store.Store;
import org.piaoxiang.store.TestServer;

/** Who gets in and who does not, on a real database. */
class AccountsTest {
    private static final String PASSWORD = "一个不容易猜到的长口令";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Store STORE = TestServer.storeFor(AccountsTest.class);

    private Instant now = Instant.parse("2026-11-21T07:00:00Z");
    private final String login = "zhou-" + Base58.random(8, RANDOM::nextBytes);
    private final Accounts accounts = new Accounts(STORE.accounts(), new Plain(), RANDOM, () -> now);

    /** Passwords as they are: what takes long is not asked about here. */
    private static final class Plain implements Accounts.PasswordHash {
        @Override
        public String hash(String password) {
            return "plain " + password;
        }

        @Override
        public boolean matches(String password, String kept) {
            return kept.equals(hash(password));
        }
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void enter() {
        User user = new User(login, "周甲", "CLERK", Optional.empty(), Optional.empty(), Optional.empty());
        assertTrue(accounts.create(user, Optional.of(PASSWORD)));
        assertFalse(accounts.create(user, Optional.empty()), "a login is given once");
    }

    @Test
    void fiveWrongPasswordsLockTheAccountForAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            assertEquals("SIGN_IN_FAILED", refused(accounts.signIn(login, "falsch" + i)));
        }
        assertEquals("SIGN_IN_LOCKED", refused(accounts.signIn(login, PASSWORD)), "the right one does not help now");
        assertTrue(accounts.isLocked(login));
        now = now.plus(Duration.ofMinutes(15)).plusSeconds(1);
        assertFalse(accounts.isLocked(login));
        assertInstanceOf(SignIn.Done.class, accounts.signIn(login, PASSWORD));
    }

    @Test
    void aSuccessForgetsTheFailures() {
        for (int i = 0; i < 4; i++) {
            accounts.signIn(login, "falsch");
        }
        assertInstanceOf(SignIn.Done.class, accounts.signIn(login, PASSWORD));
        for (int i = 0; i < 4; i++) {
            accounts.signIn(login, "falsch");
        }
        assertInstanceOf(SignIn.Done.class, accounts.signIn(login, PASSWORD));
    }

    @Test
    void somebodyInChargeUnlocks() {
        for (int i = 0; i < 5; i++) {
            accounts.signIn(login, "falsch");
        }
        accounts.unlock(login);
        assertInstanceOf(SignIn.Done.class, accounts.signIn(login, PASSWORD));
    }

    @Test
    void whoIsUnknownLearnsNoMoreThanWhoIsWrong() {
        assertEquals("SIGN_IN_FAILED", refused(accounts.signIn("nobody-" + login, PASSWORD)));
    }

    @Test
    void anAccountWithoutPasswordIsEnteredByLinkOnly() {
        String other = "link-" + login;
        accounts.create(
                new User(other, "冯乙", "CLERK", Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty());
        assertEquals("SIGN_IN_FAILED", refused(accounts.signIn(other, "nobody's password")));
        String link = accounts.link(other, Duration.ofDays(3));
        assertInstanceOf(SignIn.Done.class, accounts.signInByLink(link));
        assertEquals("LINK_INVALID", refused(accounts.signInByLink(link)), "a link works once");
        String late = accounts.link(other, Duration.ofDays(3));
        now = now.plus(Duration.ofDays(3)).plusSeconds(1);
        assertEquals("LINK_INVALID", refused(accounts.signInByLink(late)));
    }

    @Test
    void aSessionEndsByItselfAndWithTheAccount() {
        String session = ((SignIn.Done) accounts.signIn(login, PASSWORD)).token();
        assertEquals(login, accounts.session(session).orElseThrow().login());
        now = now.plus(Duration.ofHours(16)).plusSeconds(1);
        assertTrue(accounts.session(session).isEmpty());
        String again = ((SignIn.Done) accounts.signIn(login, PASSWORD)).token();
        assertTrue(accounts.remove(login));
        assertTrue(accounts.session(again).isEmpty());
        assertEquals("SIGN_IN_FAILED", refused(accounts.signIn(login, PASSWORD)));
    }

    @Test
    void aPasswordIsChangedByWhoKnowsIt() {
        String next = "另一个不容易猜到的口令";
        assertEquals(PasswordChange.WRONG, accounts.changePassword(login, Optional.empty(), next));
        assertEquals(PasswordChange.WRONG, accounts.changePassword(login, Optional.of("falsch"), next));
        assertEquals(PasswordChange.CHANGED, accounts.changePassword(login, Optional.of(PASSWORD), next));
        assertEquals("SIGN_IN_FAILED", refused(accounts.signIn(login, PASSWORD)));
        assertInstanceOf(SignIn.Done.class, accounts.signIn(login, next));
    }

    @Test
    void guessingTheOldPasswordLocksAsGuessingAtTheDoor() {
        for (int i = 0; i < 5; i++) {
            assertEquals(PasswordChange.WRONG, accounts.changePassword(login, Optional.of("falsch" + i), PASSWORD));
        }
        assertEquals(PasswordChange.LOCKED, accounts.changePassword(login, Optional.of(PASSWORD), PASSWORD));
        assertEquals("SIGN_IN_LOCKED", refused(accounts.signIn(login, PASSWORD)));
    }

    @Test
    void aKeptPasswordIsArgon2idSaltedAndFoundAgain() {
        Argon2Passwords passwords = new Argon2Passwords(RANDOM);
        String kept = passwords.hash(PASSWORD);
        assertTrue(kept.startsWith("$argon2id$v=19$m=65536,t=3,p=1$"), kept);
        assertFalse(kept.contains(PASSWORD));
        assertTrue(passwords.matches(PASSWORD, kept));
        assertFalse(passwords.matches(PASSWORD + " ", kept));
        assertNotEquals(kept, passwords.hash(PASSWORD));
        assertFalse(passwords.matches(PASSWORD, "nothing of the kind"));
    }

    private static String refused(SignIn signIn) {
        return assertInstanceOf(SignIn.Refused.class, signIn).code();
    }
}
