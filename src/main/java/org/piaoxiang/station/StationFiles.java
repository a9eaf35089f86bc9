package org.piaoxiang.station;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyFile;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.SigningKey;

/**
 * The station's own files: its signing key, its custodian's keys, and what it has seen and opened. Nobody else may read them,
 * and no second program may use them at the same time. With a passphrase, custodian's keys are locked by it.
 */
public final class StationFiles implements AutoCloseable {
    private static final String SECRET_MODE = "rw-------";
    private static final Pattern OF_A_MEETING = Pattern.compile("(?:seen|sealed|cosigned|custodian)-([A-Za-z0-9]+)");

    private final Path directory;
    private final SecureRandom random;
    private final Optional<char[]> passphrase;
    private final FileChannel lockFile;
    private final Map<String, String> publicKeys = new ConcurrentHashMap<>();

    /** Opens {@code directory}, making it where it is missing; takes a copy of {@code passphrase}. */
    public StationFiles(Path directory, SecureRandom random, Optional<char[]> passphrase)
            throws IOException, StationRefusal {
        this.directory = directory;
        this.random = random;
        this.passphrase = passphrase.map(char[]::clone);
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        this.lockFile = FileChannel.open(
                directory.resolve("in-use"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(SECRET_MODE)));
        if (!isLocked(lockFile)) {
            lockFile.close();
            throw new StationRefusal("FILES_IN_USE");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProgram) {
            return false;
        }
    }

    /** Returns the station's signing key, making it the first time. */
    public synchronized SigningKey signingKey() throws IOException {
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

    /** Tells whether there is a custodian's key for {@code meeting}. */
    public boolean hasCustodianKey(String meeting) {
        return Files.exists(plainKey(meeting)) || Files.exists(lockedKey(meeting));
    }

    /** Returns the custodian's key for {@code meeting}, making it the first time. */
    public synchronized SecretScalar custodianKey(Group group, String meeting)
            throws IOException, JsonException, StationRefusal {
        if (!hasCustodianKey(meeting)) {
            make(group, meeting);
        }
        if (Files.exists(lockedKey(meeting))) {
            return unlock(KeyFile.parse(Files.readAllBytes(lockedKey(meeting))));
        }
        byte[] bytes = Files.readAllBytes(plainKey(meeting));
        SecretScalar secret = group.scalars().secret(bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    /** Destroys the custodian's key for {@code meeting}: overwrites and removes its file. */
    public synchronized void destroyCustodianKey(String meeting) throws IOException {
        for (Path file : List.of(plainKey(meeting), lockedKey(meeting))) {
            if (Files.exists(file)) {
                Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.SYNC, StandardOpenOption.WRITE);
                Files.delete(file);
            }
        }
        publicKeys.remove(meeting);
    }

    /** Returns the public part of the custodian's key for {@code meeting}, if there is one; asks no passphrase. */
    public Optional<String> publicKey(Group group, String meeting) throws IOException, JsonException, StationRefusal {
        if (!hasCustodianKey(meeting)) {
            return Optional.empty();
        }
        String known = publicKeys.get(meeting);
        if (known == null) {
            known = readPublicKey(group, meeting);
            publicKeys.put(meeting, known);
        }
        return Optional.of(known);
    }

    private String readPublicKey(Group group, String meeting) throws IOException, JsonException, StationRefusal {
        if (Files.exists(lockedKey(meeting))) {
            return KeyFile.parse(Files.readAllBytes(lockedKey(meeting)))
                    .publicKey()
                    .key();
        }
        try (SecretScalar secret = custodianKey(group, meeting)) {
            return group.secretPower(secret).encoded();
        }
    }

    private void make(Group group, String meeting) throws IOException {
        try (SecretScalar secret = group.scalars().random(random::nextBytes)) {
            if (passphrase.isPresent()) {
                KeyFile locked = KeyFile.lock(group, secret, passphrase.get(), random::nextBytes);
                write(lockedKey(meeting), locked.bytes());
                return;
            }
            byte[] bytes = group.scalars().export(secret);
            write(plainKey(meeting), bytes);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private SecretScalar unlock(KeyFile file) throws StationRefusal {
        char[] words = passphrase.orElseThrow(() -> new StationRefusal("PASSPHRASE_NEEDED"));
        return switch (file.unlock(words)) {
            case KeyFile.Unlocked.Ok(SecretScalar secret) -> secret;
            case KeyFile.Unlocked.Refused refused ->
                throw new StationRefusal(refused.problem().name());
        };
    }

    private Path plainKey(String meeting) {
        return directory.resolve(plain("custodian-" + meeting + ".key"));
    }

    private Path lockedKey(String meeting) {
        return directory.resolve(plain("custodian-" + meeting + ".json"));
    }

    /** Returns a copy of the signing key's seed, to be wiped by whoever asked. */
    synchronized byte[] signingSeed() throws IOException {
        try (SigningKey key = signingKey()) {
            return key.copySeed();
        }
    }

    /** Takes over a custodian's key for {@code meeting} and a signing key, from a sealed copy. */
    synchronized void restore(Group group, String meeting, SecretScalar secret, byte[] seed) throws IOException {
        if (passphrase.isPresent()) {
            write(
                    lockedKey(meeting),
                    KeyFile.lock(group, secret, passphrase.get(), random::nextBytes)
                            .bytes());
        } else {
            byte[] bytes = group.scalars().export(secret);
            write(plainKey(meeting), bytes);
            Arrays.fill(bytes, (byte) 0);
        }
        write(directory.resolve("signing.key"), seed);
        publicKeys.remove(meeting);
    }

    /**
     * Tells whether a signing key other than {@code seed} may be known to meetings beside {@code meeting}: this station has seen
     * or signed some.
     */
    boolean signsElsewhere(String meeting, byte[] seed) throws IOException {
        Path key = directory.resolve("signing.key");
        if (!Files.exists(key) || MessageDigest.isEqual(Files.readAllBytes(key), seed)) {
            return false;
        }
        try (Stream<Path> kept = Files.list(directory)) {
            return kept.map(file -> OF_A_MEETING.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::lookingAt)
                    .anyMatch(name ->
                            !name.group(1).equals(meeting) && !name.group(1).equals(LogOrigin.SERVER_RECORD));
        }
    }

    /** Returns what binds this station in {@code meeting}: what it has sealed, signed and opened, and whose key it pinned. */
    Map<String, String> notesOf(String meeting) throws IOException {
        Map<String, String> notes = new TreeMap<>();
        try (Stream<Path> kept = Files.list(directory)) {
            for (Path file : kept.toList()) {
                String name = String.valueOf(file.getFileName());
                boolean binds = name.startsWith("sealed-" + meeting)
                        || name.startsWith("cosigned-" + meeting)
                        || name.startsWith("opened-")
                        || name.equals("server.key");
                if (binds && !name.endsWith(".new")) {
                    notes.put(name, Files.readString(file));
                }
            }
        }
        return notes;
    }

    /** Returns what was kept under {@code name}. */
    public Optional<String> note(String name) throws IOException {
        Path file = directory.resolve(plain(name));
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Keeps {@code text} under {@code name}, whole or not at all. */
    public synchronized void keep(String name, String text) throws IOException {
        write(directory.resolve(plain(name)), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,119}")) {
            throw new IllegalArgumentException("not a plain name");
        }
        return name;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(SECRET_MODE)));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        passphrase.ifPresent(words -> Arrays.fill(words, '\0'));
        lockFile.close();
    }
}
