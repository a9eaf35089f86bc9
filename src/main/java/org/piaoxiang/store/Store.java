package org.piaoxiang.store;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.piaoxiang.proceedings.port.AccountStore;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.proceedings.port.PoolStore;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.WitnessStore;

/** All ports over one database. */
public final class Store implements AutoCloseable {
    /**
     * Commits of many connections share one flush of the disk: measured with 32, about ten times the ballots a second of one
     * connection, and more bring nothing.
     */
    public static final int CONNECTIONS = 32;

    private static final int WAIT_SECONDS = 30;

    private final Pool pool;
    private final RecordStore records;
    private final PoolStore pools;
    private final FileStore files;
    private final AccountStore accounts;
    private final WitnessStore witnesses;

    private Store(Pool pool) {
        Sql sql = new Sql(pool);
        this.pool = pool;
        this.records = new PgRecordStore(sql);
        this.pools = new PgPoolStore(sql);
        this.files = new PgFileStore(sql);
        this.accounts = new PgAccountStore(sql);
        this.witnesses = new PgWitnessStore(sql);
    }

    /** Opens a database that {@link Migrations} has brought up to date, as the application role. */
    public static Store open(Vertx vertx, DatabaseAddress address) {
        return open(vertx, address, CONNECTIONS);
    }

    /** Opens a database with at most {@code connections}. */
    public static Store open(Vertx vertx, DatabaseAddress address, int connections) {
        QuietLogs.once();
        PgConnectOptions to = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.application().name())
                .setPassword(address.application().password())
                .setCachePreparedStatements(true);
        address.authority()
                .ifPresent(file -> to.setSslMode(SslMode.VERIFY_FULL)
                        .setSslOptions(new ClientSSLOptions()
                                .setHostnameVerificationAlgorithm("HTTPS")
                                .setTrustOptions(new PemTrustOptions().addCertPath(file.toString()))));
        PoolOptions pooled = new PoolOptions()
                .setMaxSize(connections)
                .setConnectionTimeout(WAIT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return new Store(
                PgBuilder.pool().using(vertx).connectingTo(to).with(pooled).build());
    }

    /** Returns the records. */
    public RecordStore records() {
        return records;
    }

    /** Returns the boxes. */
    public PoolStore pools() {
        return pools;
    }

    /** Returns files, archives and materials. */
    public FileStore files() {
        return files;
    }

    /** Returns users, sessions and tokens. */
    public AccountStore accounts() {
        return accounts;
    }

    /** Returns what this server has cosigned of other logs. */
    public WitnessStore witnesses() {
        return witnesses;
    }

    @Override
    public void close() {
        Sql.await(pool.close());
    }
}
