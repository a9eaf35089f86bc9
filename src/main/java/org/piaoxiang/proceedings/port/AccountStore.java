package org.piaoxiang.proceedings.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Users and what lets them in. Of tokens only hashes come here: whoever reads the database cannot sign in. Times are handed
 * in by the caller.
 */
public interface AccountStore {
    /** Makes a user; false where the login is taken. */
    boolean createUser(User user);

    /** Returns a user. */
    Optional<User> user(String login);

    /** Returns all users, by login. */
    List<User> users();

    /** Replaces everything of a user but the login and the failures; false where there is none. */
    boolean updateUser(User user);

    /** Removes a user with sessions and links; false where there is none. */
    boolean removeUser(String login);

    /** Counts a failed sign-in and returns how many there were since the last success. */
    int countFailure(String login, Instant at);

    /** Forgets failed sign-ins. */
    void clearFailures(String login);

    /** Returns the failures since the last success, with the time of the last one. */
    Failures failures(String login);

    /** Begins a session. */
    void putSession(String tokenHash, String login, Instant expires);

    /** Returns the user of a session that has not expired. */
    Optional<User> session(String tokenHash, Instant now);

    /** Ends a session. */
    void endSession(String tokenHash);

    /** Keeps a sign-in link. */
    void putLink(String tokenHash, String login, Instant expires);

    /** Returns the user of a sign-in link that has not expired, once: the link is used up. */
    Optional<User> useLink(String tokenHash, Instant now);

    /** Keeps a token that opens a meeting's tablet pages. */
    void putMeetingToken(String tokenHash, String meeting);

    /** Tells whether a token opens that meeting's tablet pages. */
    boolean isMeetingToken(String tokenHash, String meeting);

    /** Returns how many tokens a meeting has. */
    int meetingTokens(String meeting);

    /** Removes all tokens of a meeting. */
    void removeMeetingTokens(String meeting);

    /**
     * Does {@code work} in one transaction: what it does on this thread with any store of the same database is durable together
     * once this returns, and nothing of it is where {@code work} throws. Not to be nested.
     */
    <T> T together(Callable<T> work) throws Exception;

    /** Removes what has expired. */
    void removeExpired(Instant now);

    /**
     * A user.
     *
     * @param login what is typed to sign in; unique
     * @param name what people see and the record says
     * @param role one of the roles of the acts
     * @param meeting the only meeting this user belongs to, if so
     * @param person the id on that meeting's roster, if on it
     * @param passwordHash an Argon2id string; empty where the user signs in by link only
     */
    record User(
            String login,
            String name,
            String role,
            Optional<String> meeting,
            Optional<String> person,
            Optional<String> passwordHash) {
        @Override
        public String toString() {
            return "User[" + login + ", " + role + "]";
        }
    }

    /**
     * Failed sign-ins.
     *
     * @param count since the last success
     * @param last when the last one was
     */
    record Failures(int count, Optional<Instant> last) {}
}
