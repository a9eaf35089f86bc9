package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.piaoxiang.proceedings.port.AccountStore;
import org.piaoxiang.proceedings.port.AccountStore.User;
import org.piaoxiang.protocol.group.HashFunction;

/** Signing in and out. Tokens are random, leave the server once, and are kept as hashes only. */
public final class Accounts {
    /** Fewest characters of a password. */
    public static final int SHORTEST_PASSWORD = 12;

    private static final int FAILURES_UNTIL_LOCKED = 5;
    private static final Duration LOCKED = Duration.ofMinutes(15);
    private static final Duration SESSION = Duration.ofHours(16);
    private static final int TOKEN_LENGTH = 32;
    /** A hall that casts asks for the same token hundreds of times a second. */
    private static final Duration TOKEN_KEPT = Duration.ofSeconds(10);

    private static final int TOKENS_KEPT = 1000;

    private final AccountStore store;
    private final PasswordHash passwords;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Map<String, Instant> enrolling = new ConcurrentHashMap<>();

    /** Makes the use case. */
    public Accounts(AccountStore store, PasswordHash passwords, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.random = random;
        this.clock = clock;
    }

    /** Hashes passwords slowly. */
    public interface PasswordHash {
        /** Returns the text to keep. */
        String hash(String password);

        /** Tells whether {@code password} is the one. */
        boolean matches(String password, String kept);
    }

    /** What became of a sign-in. */
    public sealed interface SignIn {
        /** Done; {@code token} goes into the cookie. */
        record Done(User user, String token) implements SignIn {
            @Override
            public String toString() {
                return "Done[" + user.login() + "]";
            }
        }

        /** Not done: SIGN_IN_FAILED, SIGN_IN_LOCKED or LINK_INVALID. */
        record Refused(String code, long minutes) implements SignIn {}
    }

    /** Signs in with a password. An unknown login takes as long and answers the same as a wrong password. */
    public SignIn signIn(String login, String password) {
        Instant now = clock.instant();
        Optional<Instant> until = lockedUntil(login);
        if (until.isPresent()) {
            return new SignIn.Refused(
                    "SIGN_IN_LOCKED", Duration.between(now, until.get()).toMinutes() + 1);
        }
        Optional<User> user = store.user(login);
        String kept = user.flatMap(User::passwordHash).orElseGet(() -> passwords.hash("nobody's password"));
        boolean matches = passwords.matches(password, kept);
        if (!matches || user.flatMap(User::passwordHash).isEmpty()) {
            store.countFailure(login, now);
            return new SignIn.Refused("SIGN_IN_FAILED", 0);
        }
        store.clearFailures(login);
        return begin(user.get());
    }

    /** Signs in with a one-time token. */
    public SignIn signInByLink(String token) {
        return store.useLink(hash(token), clock.instant())
                .<SignIn>map(this::begin)
                .orElseGet(() -> new SignIn.Refused("LINK_INVALID", 0));
    }

    private SignIn begin(User user) {
        String token = token();
        store.putSession(hash(token), user.login(), clock.instant().plus(SESSION));
        return new SignIn.Done(user, token);
    }

    /** Returns who holds the session {@code token}. */
    public Optional<User> session(String token) {
        return store.session(hash(token), clock.instant());
    }

    /** Ends the session. */
    public void signOut(String token) {
        store.endSession(hash(token));
    }

    /** Makes a user; false where the login is taken. */
    public boolean create(User user, Optional<String> password) {
        return store.createUser(new User(
                user.login(), user.name(), user.role(), user.meeting(), user.person(), password.map(passwords::hash)));
    }

    /** Returns all users, by login. */
    public List<User> users() {
        return store.users();
    }

    /** Returns a user. */
    public Optional<User> user(String login) {
        return store.user(login);
    }

    /** What became of a new password. */
    public enum PasswordChange {
        /** It is the password from now on. */
        CHANGED,
        /** The old one was not the right one. */
        WRONG,
        /** Too many wrong tries. */
        LOCKED
    }

    /** Gives {@code login} a new password. Who has one already must know it; wrong tries count as at the door. */
    public PasswordChange changePassword(String login, Optional<String> current, String password) {
        User user = store.user(login).orElseThrow();
        if (user.passwordHash().isPresent()) {
            if (isLocked(login)) {
                return PasswordChange.LOCKED;
            }
            if (current.isEmpty()
                    || !passwords.matches(current.get(), user.passwordHash().get())) {
                store.countFailure(login, clock.instant());
                return PasswordChange.WRONG;
            }
        }
        store.clearFailures(login);
        store.updateUser(new User(
                user.login(),
                user.name(),
                user.role(),
                user.meeting(),
                user.person(),
                Optional.of(passwords.hash(password))));
        return PasswordChange.CHANGED;
    }

    /** Tells whether {@code login} is locked out for now. */
    public boolean isLocked(String login) {
        return lockedUntil(login).isPresent();
    }

    /** Returns how long a lock lasts, in minutes. */
    public long lockMinutes() {
        return LOCKED.toMinutes();
    }

    private Optional<Instant> lockedUntil(String login) {
        AccountStore.Failures failures = store.failures(login);
        return failures.last()
                .filter(last -> failures.count() >= FAILURES_UNTIL_LOCKED)
                .map(last -> last.plus(LOCKED))
                .filter(clock.instant()::isBefore);
    }

    /** Lets a locked user try again. */
    public void unlock(String login) {
        store.clearFailures(login);
    }

    /** Removes a user, whose sessions and links end at once; false where there is none. */
    public boolean remove(String login) {
        return store.removeUser(login);
    }

    /** Makes a one-time sign-in token for {@code login}. */
    public String link(String login, Duration life) {
        String token = token();
        store.putLink(hash(token), login, clock.instant().plus(life));
        return token;
    }

    /** Makes a token that enrols tablets for {@code meeting}. */
    public String meetingToken(String meeting) {
        String token = token();
        store.putMeetingToken(hash(token), meeting);
        return token;
    }

    /** Takes all tokens of {@code meeting} away. */
    public void revokeMeetingTokens(String meeting) {
        store.removeMeetingTokens(meeting);
        enrolling.keySet().removeIf(key -> key.startsWith(meeting + " "));
    }

    /** Tells whether {@code token} enrols tablets for {@code meeting}; one that another server took away may do so for some seconds yet. */
    public boolean enrols(String meeting, String token) {
        String key = meeting + " " + hash(token);
        Instant now = clock.instant();
        Instant until = enrolling.get(key);
        if (until != null && now.isBefore(until)) {
            return true;
        }
        if (!store.isMeetingToken(hash(token), meeting)) {
            return false;
        }
        if (enrolling.size() >= TOKENS_KEPT) {
            enrolling.clear();
        }
        enrolling.put(key, now.plus(TOKEN_KEPT));
        return true;
    }

    /** Tells whether nobody has been made yet. */
    public boolean isEmpty() {
        return store.users().isEmpty();
    }

    /** Compares two codes without telling by time how much of them is right. */
    public static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_LENGTH];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(HashFunction.SHA_256.digest(token));
    }
}
