package org.piaoxiang.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.piaoxiang.proceedings.port.StoreUnavailable;
import org.piaoxiang.proceedings.port.StoreUnavailable.Reason;

/** Statements in blocking style. Errors never carry parameters: causes are cut down to the SQL state. */
final class Sql {
    private static final String DISK_FULL = "53100";

    private final Pool pool;
    private final ScopedValue<SqlConnection> joined = ScopedValue.newInstance();

    Sql(Pool pool) {
        this.pool = pool;
    }

    /** Runs one statement in a transaction of its own, or in the one of {@link #together}. */
    RowSet<Row> run(String sql, Object... parameters) {
        return run(joined.isBound() ? joined.get() : pool, sql, parameters);
    }

    /** Runs one statement on {@code client}, for those that are inside a transaction. */
    static RowSet<Row> run(SqlClient client, String sql, Object... parameters) {
        return await(client.preparedQuery(sql).execute(Tuple.wrap(parameters)));
    }

    /** What {@link #inTransaction} does: commit with a value, or roll back with one. */
    record Outcome<T>(T value, boolean commit) {
        static <T> Outcome<T> commit(T value) {
            return new Outcome<>(value, true);
        }

        static <T> Outcome<T> rollBack(T value) {
            return new Outcome<>(value, false);
        }
    }

    /** Runs {@code work} in one transaction, which everything joins that it does here on this thread; rolls back where it throws. */
    <T> T together(Callable<T> work) throws Exception {
        try {
            return inTransaction(connection ->
                    Outcome.commit(ScopedValue.where(joined, connection).call(() -> unchecked(work))));
        } catch (Undone undone) {
            throw undone.why;
        }
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new Undone(failed);
        }
    }

    /** A checked exception on its way out of a transaction. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Exception why;

        Undone(Exception why) {
            super(why);
            this.why = why;
        }
    }

    /** Runs {@code work} as a part of the transaction of {@link #together}; where it says so, that part alone is rolled back. */
    private <T> T inPart(SqlConnection connection, Function<SqlConnection, Outcome<T>> work) {
        run(connection, "SAVEPOINT part");
        Outcome<T> outcome = work.apply(connection);
        run(connection, outcome.commit() ? "RELEASE SAVEPOINT part" : "ROLLBACK TO SAVEPOINT part");
        return outcome.value();
    }

    /** Runs {@code work} in one transaction; rolls back where it says so or throws. */
    <T> T inTransaction(Function<SqlConnection, Outcome<T>> work) {
        if (joined.isBound()) {
            return inPart(joined.get(), work);
        }
        SqlConnection connection = await(pool.getConnection());
        try {
            Transaction transaction = await(connection.begin());
            Outcome<T> outcome;
            try {
                outcome = work.apply(connection);
            } catch (RuntimeException | Error failed) {
                rollBackAfter(failed, transaction);
                throw failed;
            }
            await(outcome.commit() ? transaction.commit() : transaction.rollback());
            return outcome.value();
        } finally {
            connection.close();
        }
    }

    private static void rollBackAfter(Throwable failed, Transaction transaction) {
        try {
            await(transaction.rollback());
        } catch (RuntimeException again) {
            failed.addSuppressed(again);
        }
    }

    /**
     * Waits for {@code future}: on a virtual thread of Vert.x its context goes on with other work meanwhile, on any other
     * thread that is no event loop this blocks.
     */
    static <T> T await(Future<T> future) {
        try {
            return Future.await(future);
        } catch (PgException refused) {
            throw translated(refused);
        } catch (IllegalStateException bug) {
            throw bug;
        } catch (Exception failed) {
            throw new StoreUnavailable(Reason.UNREACHABLE, "the database does not answer", failed);
        }
    }

    private static RuntimeException translated(PgException refused) {
        String state = String.valueOf(refused.getSqlState());
        if (state.equals(Raised.CODE)) {
            return new Raised(String.valueOf(refused.getErrorMessage()));
        }
        if (state.equals(DISK_FULL)) {
            return new StoreUnavailable(Reason.DISK_FULL, "the database's disk is full", new Exception(state));
        }
        // 08: connection lost; 53: out of resources; 57: shutting down or starting up.
        Reason reason = state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
                ? Reason.UNREACHABLE
                : Reason.UNEXPECTED;
        return new StoreUnavailable(reason, "the database answered with SQL state " + state, new Exception(state));
    }

    /** What our own functions in the database raise to undo what they did. */
    static final class Raised extends RuntimeException {
        static final String CODE = "PX001";
        private static final long serialVersionUID = 1L;

        Raised(String message) {
            super(message, null, false, false);
        }

        String value() {
            return String.valueOf(getMessage());
        }
    }
}
