package org.piaoxiang.proceedings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.round.RoundState;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.port.AccountStore;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.protocol.credential.Base58;
import org.piaoxiang.protocol.group.RandomSource;

/**
 * Devices of a meeting, enrolled by a code that is scanned once. Tablets share a token of the meeting, since nothing may
 * tell one from another; the door and the projector each get an account of their own with a link to sign in once.
 */
public final class Devices {
    /** How long a door's or projector's link waits to be scanned. */
    public static final Duration LINK_LIFE = Duration.ofMinutes(30);

    private static final String LOGIN = "device-";
    private static final int LOGIN_LENGTH = 10;

    private final Accounts accounts;
    private final AccountStore store;
    private final RandomSource random;

    /** Makes the use case. */
    public Devices(Accounts accounts, AccountStore store, RandomSource random) {
        this.accounts = accounts;
        this.store = store;
        this.random = random;
    }

    /** What is enrolled with an account. */
    public enum Kind {
        DOOR("签到台"),
        PROJECTOR("会场大屏");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /**
     * How many enrolments a meeting has.
     *
     * @param tabletCodes codes for tablets, each of which may enrol many
     */
    public record Enrolled(int tabletCodes, int doors, int projectors) {}

    /** Returns a new token that enrols tablets for {@code meeting}. */
    public String tablets(String meeting) {
        return accounts.meetingToken(meeting);
    }

    /** Makes an account for a device of {@code meeting} and returns the token that signs it in once. */
    public String link(String meeting, Kind kind) {
        String login = LOGIN + Base58.random(LOGIN_LENGTH, random);
        accounts.create(
                new User(login, kind.title, kind.name(), Optional.of(meeting), Optional.empty(), Optional.empty()),
                Optional.empty());
        return accounts.link(login, LINK_LIFE);
    }

    /** Returns what is enrolled for {@code meeting}. */
    public Enrolled enrolled(String meeting) {
        List<User> devices = devices(meeting);
        return new Enrolled(store.meetingTokens(meeting), count(devices, Kind.DOOR), count(devices, Kind.PROJECTOR));
    }

    /** Revokes all enrolments of {@code meeting}; false while its box is open, since nobody could vote any more. */
    public boolean revoke(MeetingState meeting) {
        boolean voting = meeting.lastRound()
                .map(round -> round.state())
                .filter(state -> state == RoundState.OPEN || state == RoundState.CLOSING)
                .isPresent();
        if (voting) {
            return false;
        }
        accounts.revokeMeetingTokens(meeting.id());
        devices(meeting.id()).forEach(device -> store.removeUser(device.login()));
        return true;
    }

    private List<User> devices(String meeting) {
        return store.users().stream()
                .filter(user -> user.login().startsWith(LOGIN) && user.meeting().equals(Optional.of(meeting)))
                .toList();
    }

    private static int count(List<User> devices, Kind kind) {
        return (int) devices.stream()
                .filter(device -> device.role().equals(kind.name()))
                .count();
    }
}
