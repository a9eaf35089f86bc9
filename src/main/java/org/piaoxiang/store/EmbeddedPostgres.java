package org.piaoxiang.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own inside the data directory. It listens on the loopback address only, asks for passwords, and
 * flushes every commit to the disk. It outlives a killed process of ours, and the next start finds it running and goes on
 * with it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ADMINISTRATOR = "piaoxiang_administrator";
    private static final String OWNER = "piaoxiang_owner";
    private static final String APPLICATION = "piaoxiang_application";
    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

    private final FileChannel lockFile;
    private final PostgresPrograms programs;
    private final Passwords passwords;
    private final int port;
    private final boolean lasting;
    private volatile boolean closed;
    private boolean ended;

    private EmbeddedPostgres(
            FileChannel lockFile, PostgresPrograms programs, Passwords passwords, int port, boolean lasting) {
        this.lockFile = lockFile;
        this.programs = programs;
        this.passwords = passwords;
        this.port = port;
        this.lasting = lasting;
    }

    /** Starts the server in {@code dataDirectory}, on any free port. */
    public static EmbeddedPostgres start(Path dataDirectory) throws StartRefused, InterruptedException {
        return start(dataDirectory, 0);
    }

    /**
     * Starts a server whose data nobody needs after this machine has stopped: it is made without waiting for the disk, and
     * stopped so too. What is committed between waits for the disk as always, and the next start finds it.
     */
    public static EmbeddedPostgres startThrowAway(Path dataDirectory) throws StartRefused, InterruptedException {
        return start(dataDirectory, 0, false);
    }

    /** Starts the server on {@code port}, or goes on with the one that runs; 0 takes any free port. */
    public static EmbeddedPostgres start(Path dataDirectory, int port) throws StartRefused, InterruptedException {
        return start(dataDirectory, port, true);
    }

    private static EmbeddedPostgres start(Path dataDirectory, int port, boolean lasting)
            throws StartRefused, InterruptedException {
        try {
            Path home = dataDirectory.toAbsolutePath().normalize().resolve("postgres");
            Files.createDirectories(home);
            FileChannel lockFile = lock(home.resolve("lock"));
            try {
                return startLocked(home, port, lasting, lockFile);
            } catch (IOException | StartRefused | InterruptedException | RuntimeException failed) {
                lockFile.close();
                throw failed;
            }
        } catch (FileSystemException failed) {
            String reason = String.valueOf(failed.getReason());
            throw new StartRefused(
                    reason.contains("No space") ? StartRefused.Code.DISK_FULL : StartRefused.Code.DIRECTORY_UNUSABLE,
                    failed);
        } catch (IOException failed) {
            throw new StartRefused(
                    String.valueOf(failed.getMessage()).contains("No space")
                            ? StartRefused.Code.DISK_FULL
                            : StartRefused.Code.FAILED,
                    failed);
        }
    }

    private static EmbeddedPostgres startLocked(Path home, int port, boolean lasting, FileChannel lockFile)
            throws IOException, StartRefused, InterruptedException {
        Unprivileged rights = Unprivileged.toReach(home);
        Passwords passwords = Passwords.in(home.resolve("passwords"));
        PostgresPrograms programs =
                new PostgresPrograms(PostgresBinaries.unpack(home, ProgramCache.of(System::getenv)), home, rights);
        programs.initialise(ADMINISTRATOR, passwords.administrator(), lasting);
        int used = programs.isRunning() ? programs.runningPort() : startOn(programs, port);
        EmbeddedPostgres started = new EmbeddedPostgres(lockFile, programs, passwords, used, lasting);
        try {
            started.makeRoles();
        } catch (SQLException failed) {
            throw new StartRefused(StartRefused.Code.FAILED, failed);
        }
        return started;
    }

    private static int startOn(PostgresPrograms programs, int port)
            throws IOException, StartRefused, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int candidate = port == 0 ? freePort() : port;
            try {
                programs.start(LOOPBACK, candidate);
                return candidate;
            } catch (StartRefused refused) {
                // Somebody may have taken the free port meanwhile.
                if (port != 0 || attempt == ATTEMPTS || refused.code() != StartRefused.Code.PORT_TAKEN) {
                    throw refused;
                }
            }
        }
    }

    /** Returns the port. */
    public int port() {
        return port;
    }

    /** Returns the product's database, made where it is missing. */
    public DatabaseAddress database() throws SQLException {
        return database("piaoxiang");
    }

    /** Returns a database of that name (small letters, digits and underscores), made where it is missing. */
    public DatabaseAddress database(String name) throws SQLException {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("a database's name has small letters, digits and underscores");
        }
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + OWNER);
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + APPLICATION);
            }
        }
        return new DatabaseAddress(
                LOOPBACK,
                port,
                name,
                new DatabaseAddress.Login(OWNER, passwords.owner()),
                new DatabaseAddress.Login(APPLICATION, passwords.application()),
                Optional.empty());
    }

    /**
     * Starts the server again on the same port where it has stopped by itself, and returns whether it had: connections come
     * back then by themselves.
     */
    public boolean restartIfStopped() throws StartRefused, InterruptedException {
        try {
            if (programs.isRunning()) {
                return false;
            }
            programs.start(LOOPBACK, port);
            return true;
        } catch (IOException failed) {
            throw new StartRefused(StartRefused.Code.FAILED, failed);
        }
    }

    /** From now on, until this is closed, the server is started again whenever it has stopped by itself. */
    public void keepRunning() {
        Thread.ofVirtual().name("database-watch").start(() -> {
            while (!closed) {
                try {
                    programs.awaitEnd();
                    if (!closed && restartIfStopped()) {
                        LOG.log(System.Logger.Level.WARNING, "the database had stopped and was started again");
                    }
                } catch (StartRefused | IOException refused) {
                    LOG.log(System.Logger.Level.ERROR, "the database cannot be started again; trying on", refused);
                    pause();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }

    private static void pause() {
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
    }

    /**
     * Makes the server forget in which order things were written before now: it begins a new file of its journal and removes
     * the older ones. To be called after each close, since the journal still knows the order in which ballots came.
     */
    public void forgetJournal() throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_switch_wal()");
            statement.execute("CHECKPOINT");
        }
    }

    /** Tells whether the box of any round takes ballots: a copy of it would know in which order they came. */
    public boolean holdsOpenBox() throws SQLException {
        DatabaseAddress address = database();
        try (Connection connection = DriverManager.getConnection(
                        address.jdbcUrl(),
                        address.owner().name(),
                        address.owner().password());
                Statement statement = connection.createStatement()) {
            return exists(statement, "SELECT FROM pg_tables WHERE schemaname = 'box'");
        }
    }

    /**
     * Writes the data folder into the new file {@code out} and ends with the server stopped, as {@link #close} does. Nobody
     * else can start it meanwhile.
     */
    public void backUp(Path dataDirectory, Path out, String made)
            throws IOException, SQLException, InterruptedException {
        forgetJournal();
        closed = true;
        ended = true;
        try {
            programs.stop();
            DataBackup.write(dataDirectory.toAbsolutePath().normalize(), out, made);
        } finally {
            lockFile.close();
        }
    }

    /** Stops the server; what is committed is safe already. */
    @Override
    public void close() throws IOException {
        if (ended) {
            // Somebody else may have started it since.
            return;
        }
        ended = true;
        closed = true;
        try {
            if (lasting) {
                programs.stop();
            } else {
                programs.breakOff();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the database was stopping");
        } finally {
            lockFile.close();
        }
    }

    private void makeRoles() throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            makeRole(statement, OWNER, passwords.owner());
            makeRole(statement, APPLICATION, passwords.application());
        }
    }

    private static void makeRole(Statement statement, String role, String password) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection administrator() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + LOOPBACK + ":" + port + "/postgres", ADMINISTRATOR, passwords.administrator());
    }

    private static FileChannel lock(Path file) throws IOException, StartRefused {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StartRefused(StartRefused.Code.DIRECTORY_IN_USE);
        }
        return channel;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
