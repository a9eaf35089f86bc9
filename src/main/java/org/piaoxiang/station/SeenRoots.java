package org.piaoxiang.station;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.TreeHash;

/**
 * The roots of all checkpoints of a meeting that this station has accepted, by size: a record that goes on from a backup must
 * agree with those as far as the backup goes. One line for each in a file of the station's own.
 */
final class SeenRoots {
    private final StationFiles files;
    private final String name;

    SeenRoots(StationFiles files, String meeting) {
        this.files = files;
        this.name = "roots-" + meeting;
    }

    private NavigableMap<Long, TreeHash> read() throws IOException {
        NavigableMap<Long, TreeHash> roots = new TreeMap<>();
        for (String line : files.note(name).orElse("").lines().toList()) {
            String[] parts = line.split(" ", -1);
            Optional<TreeHash> root = parts.length == 2 ? TreeHash.ofBase64(parts[1]) : Optional.empty();
            if (root.isEmpty() || !parts[0].matches("[0-9]{1,9}")) {
                throw new IOException("the station's file " + name + " is damaged");
            }
            roots.put(Long.parseLong(parts[0]), root.get());
        }
        return roots;
    }

    /** Returns the roots of sizes up to {@code size}. */
    Map<Long, TreeHash> upTo(long size) throws IOException {
        return read().headMap(size, true);
    }

    /** Remembers the root of {@code tree}; those of sizes beyond {@code kept} are forgotten before. */
    void add(Frontier tree, long kept) throws IOException {
        NavigableMap<Long, TreeHash> roots = read().headMap(kept, true);
        roots = new TreeMap<>(roots);
        roots.put(tree.size(), tree.root());
        files.keep(
                name,
                roots.entrySet().stream()
                        .map(root -> root.getKey() + " " + root.getValue().base64() + "\n")
                        .collect(Collectors.joining()));
    }
}
