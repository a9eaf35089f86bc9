package org.piaoxiang.imports.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Readings of surnames, where they differ from the character's everyday one. */
final class Surnames {
    private static final Map<String, List<String>> READINGS = read();

    private Surnames() {}

    /**
     * A surname at the head of a name.
     *
     * @param length in chars
     * @param readings the right one first, then others that people try
     */
    record Surname(int length, List<String> readings) {}

    /** Returns the surname that {@code name} begins with, the longest first, if the table has it. */
    static Optional<Surname> of(String name) {
        int first = name.offsetByCodePoints(0, Math.min(1, name.codePointCount(0, name.length())));
        if (name.codePointCount(0, name.length()) > 2) {
            int second = name.offsetByCodePoints(first, 1);
            List<String> compound = READINGS.get(name.substring(0, second));
            if (compound != null) {
                return Optional.of(new Surname(second, compound));
            }
        }
        List<String> single = READINGS.get(name.substring(0, first));
        return single == null ? Optional.empty() : Optional.of(new Surname(first, single));
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> readings = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Surnames.class.getResourceAsStream("/imports/surnames.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> words = Arrays.asList(line.split(" ", -1));
                readings.put(words.getFirst(), List.copyOf(words.subList(1, words.size())));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(readings);
    }
}
