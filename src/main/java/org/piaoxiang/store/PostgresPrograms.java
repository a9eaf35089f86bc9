package org.piaoxiang.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Runs initdb and pg_ctl on the embedded server's directory. */
final class PostgresPrograms {
    /**
     * What differs from PostgreSQL's defaults, and why: no other way in than the loopback address; every commit on the disk;
     * the log never shows statements, parameters or keys; and old journal files are removed, not kept for reuse, since they
     * know in which order ballots came.
     */
    static final List<String> SETTINGS = List.of(
            "unix_socket_directories = ''",
            "max_connections = 100",
            "shared_buffers = 64MB",
            "fsync = on",
            "full_page_writes = on",
            "synchronous_commit = on",
            "password_encryption = 'scram-sha-256'",
            "timezone = 'UTC'",
            "track_commit_timestamp = off",
            "wal_recycle = off",
            "wal_keep_size = 0",
            "log_statement = 'none'",
            "log_min_error_statement = 'panic'",
            "log_parameter_max_length = 0",
            "log_parameter_max_length_on_error = 0",
            "log_error_verbosity = 'terse'",
            "log_connections = ''",
            "log_disconnections = off",
            "log_checkpoints = off",
            "lc_messages = 'C'");

    private static final String SETTINGS_FILE = "piaoxiang.conf";
    private static final int RUNNING = 0;
    private static final int ATTEMPTS = 100;

    private final Path programs;
    private final Path home;
    private final Path data;
    private final Path log;
    private final Unprivileged rights;

    PostgresPrograms(Path programs, Path home, Unprivileged rights) {
        this.programs = programs;
        this.home = home;
        this.data = home.resolve("data");
        this.log = home.resolve("log");
        this.rights = rights;
    }

    /** Makes the data directory where it is missing; an interrupted attempt leaves none. One that lasts is on the disk then. */
    void initialise(String administrator, String password, boolean lasting)
            throws IOException, InterruptedException, StartRefused {
        if (Files.exists(data)) {
            checkVersion();
            return;
        }
        Path fresh = home.resolve("data.new");
        PostgresBinaries.delete(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passwordFile = Files.createTempFile(home, "first", "");
        try {
            Files.writeString(passwordFile, password + "\n");
            rights.own(passwordFile);
            rights.own(fresh);
            makeLog();
            int answer = run(
                    program("initdb"),
                    "--pgdata=" + fresh,
                    "--username=" + administrator,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--locale-provider=icu",
                    "--icu-locale=zh-Hans-CN",
                    "--data-checksums",
                    lasting ? "--sync-method=fsync" : "--no-sync");
            if (answer != 0) {
                throw refusal();
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.writeString(
                fresh.resolve("postgresql.conf"),
                "\ninclude_if_exists = '" + SETTINGS_FILE + "'\n",
                StandardOpenOption.APPEND);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkVersion() throws IOException, StartRefused {
        if (!Files.readString(data.resolve("PG_VERSION")).strip().equals(PostgresBinaries.MAJOR)) {
            throw new StartRefused(StartRefused.Code.OTHER_VERSION);
        }
    }

    /** Tells whether the server runs, perhaps since before we did. */
    boolean isRunning() throws IOException, InterruptedException {
        return run(program("pg_ctl"), "status", "--pgdata=" + data) == RUNNING;
    }

    /** Returns when the server's process has ended; at once where there is none. */
    void awaitEnd() throws IOException, InterruptedException {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        List<String> lines = Files.readAllLines(lock, StandardCharsets.US_ASCII);
        Optional<ProcessHandle> process = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (process.isPresent()) {
            try {
                process.get().onExit().get();
            } catch (ExecutionException unexpected) {
                throw new IOException("the database's process cannot be watched", unexpected.getCause());
            }
        }
    }

    /** Returns the port of the running server. */
    int runningPort() throws IOException, StartRefused {
        // The fourth line of the lock file, see PostgreSQL's documentation of postmaster.pid.
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.US_ASCII);
        if (lines.size() < 4) {
            throw new StartRefused(StartRefused.Code.FAILED);
        }
        return Integer.parseInt(lines.get(3).strip());
    }

    /** Starts the server and waits until it answers, which includes recovery after a crash. */
    void start(String address, int port) throws IOException, InterruptedException, StartRefused {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.add("listen_addresses = '" + address + "'");
        settings.add("port = " + port);
        Files.write(data.resolve(SETTINGS_FILE), settings);
        rights.own(data.resolve(SETTINGS_FILE));
        for (int attempt = 1; !startedOnce(); attempt++) {
            // After a killed postmaster its children need a moment to notice and to end.
            if (attempt == ATTEMPTS || !said().contains("is still in use")) {
                throw refusal();
            }
        }
    }

    private boolean startedOnce() throws IOException, InterruptedException {
        makeLog();
        return run(
                        program("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=300",
                        "--silent",
                        "--pgdata=" + data,
                        "--log=" + log)
                == 0;
    }

    /** Stops the server, where it runs, after it has written out everything. */
    void stop() throws IOException, InterruptedException {
        stop("fast");
    }

    /** Stops the server, where it runs, at once: the next start reads what was committed from the journal. */
    void breakOff() throws IOException, InterruptedException {
        stop("immediate");
    }

    private void stop(String mode) throws IOException, InterruptedException {
        run(program("pg_ctl"), "stop", "--wait", "--mode=" + mode, "--silent", "--pgdata=" + data);
    }

    /** Begins a new log for each start, so that what it says is about this one. */
    private void makeLog() throws IOException {
        Files.deleteIfExists(log);
        Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        rights.own(log);
    }

    private String said() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    private StartRefused refusal() throws IOException {
        String said = said();
        if (said.contains("No space left on device")) {
            return new StartRefused(StartRefused.Code.DISK_FULL);
        }
        if (said.contains("Address already in use")) {
            return new StartRefused(StartRefused.Code.PORT_TAKEN);
        }
        if (said.contains("database files are incompatible")) {
            return new StartRefused(StartRefused.Code.OTHER_VERSION);
        }
        if (said.contains("Permission denied")) {
            return new StartRefused(StartRefused.Code.DIRECTORY_UNUSABLE);
        }
        return new StartRefused(StartRefused.Code.FAILED);
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(rights.command(List.of(command)))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.exists(log)
                                ? ProcessBuilder.Redirect.appendTo(log.toFile())
                                : ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.start().waitFor();
    }
}
