package org.piaoxiang.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.Accounts;
import org.piaoxiang.proceedings.Devices;
import org.piaoxiang.proceedings.Devices.Enrolled;
import org.piaoxiang.proceedings.Devices.Kind;
import org.piaoxiang.proceedings.port.AccountStore.User;

class DevicesTest {
    private static final Store STORE = TestServer.storeFor(DevicesTest.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Accounts accounts = new Accounts(
            STORE.accounts(),
            new Accounts.PasswordHash() {
                @Override
                public String hash(String password) {
                    return password;
                }

                @Override
                public boolean matches(String password, String kept) {
                    return password.equals(kept);
                }
            },
            RANDOM,
            InstantSource.system());
    private final Devices devices = new Devices(accounts, STORE.accounts(), RANDOM::nextBytes);

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
    void revokingEndsEveryEnrolmentOfOneMeetingAndNothingElse() {
        String tablets = devices.tablets("m1");
        String elsewhere = devices.tablets("m2");
        String link = devices.link("m1", Kind.PROJECTOR);
        Accounts.SignIn.Done projector = assertInstanceOf(Accounts.SignIn.Done.class, accounts.signInByLink(link));
        assertEquals("PROJECTOR", projector.user().role());
        assertInstanceOf(Accounts.SignIn.Refused.class, accounts.signInByLink(link), "once");
        String unused = devices.link("m1", Kind.DOOR);
        accounts.create(
                new User("clerk", "许记", "CLERK", Optional.of("m1"), Optional.empty(), Optional.empty()),
                Optional.empty());
        assertEquals(new Enrolled(1, 1, 1), devices.enrolled("m1"));

        assertTrue(devices.revoke(MeetingState.empty("m1")));

        assertEquals(new Enrolled(0, 0, 0), devices.enrolled("m1"));
        assertFalse(accounts.enrols("m1", tablets));
        assertTrue(accounts.session(projector.token()).isEmpty());
        assertInstanceOf(Accounts.SignIn.Refused.class, accounts.signInByLink(unused));
        assertTrue(accounts.enrols("m2", elsewhere));
        assertTrue(STORE.accounts().user("clerk").isPresent());
    }
}
