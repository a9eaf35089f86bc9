package org.piaoxiang.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The passwords of the embedded database, made at first start and kept where only we can read. */
record Passwords(String administrator, String owner, String application) {
    private static final int BYTES = 24;

    /** Reads the passwords in {@code file}, or makes them. */
    static Passwords in(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            SecureRandom random = new SecureRandom();
            Files.writeString(
                    fresh,
                    String.join("\n", password(random), password(random), password(random)) + "\n",
                    StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() != 3) {
            throw new IOException("the file of the database's passwords is damaged");
        }
        return new Passwords(lines.get(0), lines.get(1), lines.get(2));
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
