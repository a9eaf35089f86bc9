package org.piaoxiang.verifier.forgery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.protocol.group.Group;

/** All forged archives by name of file, for tests of other packages. */
public final class ForgedArchives {
    /** What a custodian who casts last does to a poll of ours (docs/protocol.md, bound shares). */
    public static final List<String> UNBOUND = List.of(
            "A custodian who casts last turns 3 to 1 into 1 to 3",
            "BELENIOS-2048: A custodian who casts last turns 3 to 1 into 1 to 3");

    private ForgedArchives() {}

    /** Returns all archives, by the name of the file to put them in. */
    public static Map<String, byte[]> all() {
        return files(Catalogue.all());
    }

    /** The same made in another suite. */
    public static Map<String, byte[]> in(Group group) {
        return files(Catalogue.in(group));
    }

    private static Map<String, byte[]> files(List<Forgery> forgeries) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        forgeries.forEach(forgery -> files.put(forgery.file(), forgery.archive()));
        return files;
    }

    /** Returns the file of the forgery called {@code name}. */
    public static String file(String name) {
        return Catalogue.all().stream()
                .filter(forgery -> forgery.name().equals(name))
                .findFirst()
                .orElseThrow()
                .file();
    }
}
