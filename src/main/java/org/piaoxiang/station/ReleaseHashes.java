package org.piaoxiang.station;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.piaoxiang.protocol.group.HashFunction;

/**
 * The hashes by which a release is known: of the program and of its pages, so that paper says which programs looked. Each is the
 * hash of sorted lines {@code name hash}: of the jar and its libraries, and of every file below {@code ui/}.
 *
 * @param jar SHA-256 over the jar and its libraries; empty where the program does not run from one
 * @param pages SHA-256 over the pages; empty likewise
 */
record ReleaseHashes(Optional<String> jar, Optional<String> pages) {
    private static final Attributes.Name CLASS_PATH = Attributes.Name.CLASS_PATH;
    private static final String FOLDER = "ui/";
    private static final int CHUNK = 1 << 16;

    /** Hashes the jar that this program runs from. */
    static ReleaseHashes ofThisProgram() throws IOException {
        Optional<Path> file = location().filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new ReleaseHashes(Optional.empty(), Optional.empty());
        }
        return new ReleaseHashes(Optional.of(program(file.get())), Optional.of(pages(file.get())));
    }

    private static Optional<Path> location() {
        CodeSource source = ReleaseHashes.class.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        try {
            return place == null ? Optional.empty() : Optional.of(Path.of(place.toURI()));
        } catch (URISyntaxException | RuntimeException notAFile) {
            return Optional.empty();
        }
    }

    /** The jar and the libraries that its manifest names. */
    private static String program(Path jar) throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put(String.valueOf(jar.getFileName()), hash(Files.newInputStream(jar)));
        try (JarFile open = new JarFile(jar.toFile())) {
            String libraries = open.getManifest() == null
                    ? ""
                    : String.valueOf(open.getManifest().getMainAttributes().getOrDefault(CLASS_PATH, ""));
            for (String name : libraries.strip().split("\\s+", -1)) {
                Path library = jar.resolveSibling(name);
                if (!name.isEmpty() && Files.isRegularFile(library)) {
                    files.put(name, hash(Files.newInputStream(library)));
                }
            }
        }
        return hashOfLines(files);
    }

    private static String hashOfLines(Map<String, String> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach(
                (name, hash) -> lines.append(name).append(' ').append(hash).append('\n'));
        return HashFunction.SHA_256.hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash of every file below {@code ui/} of this program, by name; empty where it was built without pages. */
    static Map<String, String> pagesOfThisProgram() throws IOException {
        Path program = location().orElse(Path.of(""));
        if (Files.isRegularFile(program)) {
            return pagesOf(program);
        }
        Path folder = program.resolve(FOLDER);
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                    files.put(FOLDER + name, hash(Files.newInputStream(file)));
                }
            }
        }
        return files;
    }

    private static String pages(Path jar) throws IOException {
        return hashOfLines(pagesOf(jar));
    }

    private static Map<String, String> pagesOf(Path jar) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (JarFile open = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = open.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && entry.getName().startsWith(FOLDER)) {
                    files.put(entry.getName(), hash(open.getInputStream(entry)));
                }
            }
        }
        return files;
    }

    private static String hash(InputStream in) throws IOException {
        try (in) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
