package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.record.SigningKey;

/** The station's own files: its signing key, its custodian's keys, and what it has opened. Nobody else may read them. */
public final class StationFiles {
    private final Path directory;
    private final SecureRandom random;

    /** Opens {@code directory}, making it where it is missing. */
    public StationFiles(Path directory, SecureRandom random) throws IOException {
        this.directory = directory;
        this.random = random;
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /** Returns the station's signing key, making it the first time. */
    public SigningKey signingKey() throws IOException {
        Path file = directory.resolve("signing.key");
        if (!Files.exists(file)) {
            try (SigningKey key = SigningKey.generate(random)) {
                byte[] seed = key.copySeed();
                write(file, seed);
                Arrays.fill(seed, (byte) 0);
            }
        }
        byte[] seed = Files.readAllBytes(file);
        SigningKey key = SigningKey.ofSeed(seed);
        Arrays.fill(seed, (byte) 0);
        return key;
    }

    /** Returns the custodian's key for {@code meeting}, making it the first time. */
    public SecretScalar custodianKey(Group group, String meeting) throws IOException {
        Path file = directory.resolve("custodian-" + plain(meeting) + ".key");
        if (!Files.exists(file)) {
            try (SecretScalar secret = group.scalars().random(random::nextBytes)) {
                byte[] bytes = group.scalars().export(secret);
                write(file, bytes);
                Arrays.fill(bytes, (byte) 0);
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        SecretScalar secret = group.scalars().secret(bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    /** Returns what was kept under {@code name}. */
    public Optional<String> note(String name) throws IOException {
        Path file = directory.resolve(plain(name));
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Keeps {@code text} under {@code name}, whole or not at all. */
    public void keep(String name, String text) throws IOException {
        write(directory.resolve(plain(name)), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("not a plain name");
        }
        return name;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, bytes, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
