package org.piaoxiang.store;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** One embedded server for all tests of a JVM; each class has a database of its own. */
public final class TestServer {
    /** One event loop for all of them. */
    public static final Vertx VERTX = Vertx.vertx();

    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    private static EmbeddedPostgres start() {
        try {
            Path directory = Files.createTempDirectory("piaoxiang-test");
            EmbeddedPostgres server = EmbeddedPostgres.startThrowAway(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                    PostgresBinaries.delete(directory);
                } catch (IOException failed) {
                    System.err.println("the test server's directory remains: " + failed.getMessage());
                }
            }));
            return server;
        } catch (IOException | StartRefused | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static EmbeddedPostgres server() {
        return SERVER;
    }

    /** Returns a fresh database for a test class, with all migrations. */
    static DatabaseAddress databaseFor(Class<?> test) {
        try {
            DatabaseAddress address = SERVER.database(test.getSimpleName().toLowerCase(Locale.ROOT));
            Migrations.run(address);
            return address;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Does behind the server's back what only the database's owner can do; returns how many rows it changed. */
    public static int asOwner(Class<?> test, String statement) throws SQLException {
        DatabaseAddress address = SERVER.database(test.getSimpleName().toLowerCase(Locale.ROOT));
        try (Connection connection = DriverManager.getConnection(
                        address.jdbcUrl(),
                        address.owner().name(),
                        address.owner().password());
                Statement sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        }
    }

    /** Enters the database of a test class as the owner of its tables, whom no right of the server's binds. */
    public static Connection ownerOf(Class<?> test) throws SQLException {
        DatabaseAddress address = SERVER.database(test.getSimpleName().toLowerCase(Locale.ROOT));
        return DriverManager.getConnection(
                address.jdbcUrl(), address.owner().name(), address.owner().password());
    }

    /** Returns a store over a fresh database for a test class. */
    public static Store storeFor(Class<?> test) {
        return Store.open(VERTX, databaseFor(test));
    }
}
