package org.piaoxiang.store;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.piaoxiang.proceedings.port.AccountStore;

/** Accounts in PostgreSQL. */
final class PgAccountStore implements AccountStore {
    private static final String USER = "a.login, a.name, a.role, a.meeting, a.person, a.password";

    private final Sql sql;

    PgAccountStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean createUser(User user) {
        return changed(
                "INSERT INTO account (login, name, role, meeting, person, password)"
                        + " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                fields(user));
    }

    @Override
    public Optional<User> user(String login) {
        return Rows.first(
                sql.run("SELECT " + USER + " FROM account a WHERE login = $1", login), PgAccountStore::readUser);
    }

    @Override
    public List<User> users() {
        return Rows.list(sql.run("SELECT " + USER + " FROM account a ORDER BY login"), PgAccountStore::readUser);
    }

    @Override
    public boolean updateUser(User user) {
        return changed(
                "UPDATE account SET name = $2, role = $3, meeting = $4, person = $5, password = $6 WHERE login = $1",
                fields(user));
    }

    @Override
    public boolean removeUser(String login) {
        return changed("DELETE FROM account WHERE login = $1", login);
    }

    @Override
    public int countFailure(String login, Instant at) {
        return Rows.first(
                        sql.run(
                                "UPDATE account SET failures = failures + 1, last_failure = $2 WHERE login = $1"
                                        + " RETURNING failures",
                                login,
                                time(at)),
                        row -> row.getInteger("failures"))
                .orElse(0);
    }

    @Override
    public void clearFailures(String login) {
        sql.run("UPDATE account SET failures = 0, last_failure = NULL WHERE login = $1", login);
    }

    @Override
    public Failures failures(String login) {
        return Rows.first(
                        sql.run("SELECT failures, last_failure FROM account WHERE login = $1", login),
                        row -> new Failures(
                                row.getInteger("failures"),
                                Optional.ofNullable(row.getOffsetDateTime("last_failure"))
                                        .map(OffsetDateTime::toInstant)))
                .orElse(new Failures(0, Optional.empty()));
    }

    @Override
    public void putSession(String tokenHash, String login, Instant expires) {
        sql.run(
                "INSERT INTO account_session (token, login, expires) VALUES ($1, $2, $3)",
                tokenHash,
                login,
                time(expires));
    }

    @Override
    public Optional<User> session(String tokenHash, Instant now) {
        return Rows.first(
                sql.run(
                        "SELECT " + USER + " FROM account_session s JOIN account a USING (login)"
                                + " WHERE s.token = $1 AND s.expires > $2",
                        tokenHash,
                        time(now)),
                PgAccountStore::readUser);
    }

    @Override
    public void endSession(String tokenHash) {
        sql.run("DELETE FROM account_session WHERE token = $1", tokenHash);
    }

    @Override
    public void putLink(String tokenHash, String login, Instant expires) {
        sql.run(
                "INSERT INTO account_link (token, login, expires) VALUES ($1, $2, $3)",
                tokenHash,
                login,
                time(expires));
    }

    @Override
    public Optional<User> useLink(String tokenHash, Instant now) {
        return Rows.first(
                sql.run(
                        "WITH used AS (DELETE FROM account_link WHERE token = $1 AND expires > $2 RETURNING login)"
                                + " SELECT " + USER + " FROM used JOIN account a USING (login)",
                        tokenHash,
                        time(now)),
                PgAccountStore::readUser);
    }

    @Override
    public void putMeetingToken(String tokenHash, String meeting) {
        sql.run(
                "INSERT INTO meeting_token (token, meeting) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                tokenHash,
                meeting);
    }

    @Override
    public boolean isMeetingToken(String tokenHash, String meeting) {
        return sql.run("SELECT FROM meeting_token WHERE token = $1 AND meeting = $2", tokenHash, meeting)
                        .size()
                == 1;
    }

    @Override
    public int meetingTokens(String meeting) {
        return sql.run("SELECT FROM meeting_token WHERE meeting = $1", meeting).size();
    }

    @Override
    public void removeMeetingTokens(String meeting) {
        sql.run("DELETE FROM meeting_token WHERE meeting = $1", meeting);
    }

    @Override
    public void removeExpired(Instant now) {
        sql.run("DELETE FROM account_session WHERE expires <= $1", time(now));
        sql.run("DELETE FROM account_link WHERE expires <= $1", time(now));
    }

    @Override
    public <T> T together(Callable<T> work) throws Exception {
        return sql.together(work);
    }

    private boolean changed(String statement, @Nullable Object... parameters) {
        return sql.run(statement, parameters).rowCount() == 1;
    }

    private static @Nullable Object[] fields(User user) {
        return new @Nullable Object[] {
            user.login(),
            user.name(),
            user.role(),
            user.meeting().orElse(null),
            user.person().orElse(null),
            user.passwordHash().orElse(null)
        };
    }

    private static User readUser(Row row) {
        return new User(
                row.getString("login"),
                row.getString("name"),
                row.getString("role"),
                Optional.ofNullable(row.getString("meeting")),
                Optional.ofNullable(row.getString("person")),
                Optional.ofNullable(row.getString("password")));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
