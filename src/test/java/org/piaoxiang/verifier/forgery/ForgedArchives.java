package org.piaoxiang.verifier.forgery;

import java.util.ArrayList;
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

    private static final int ALIKE = 2;

    private ForgedArchives() {}

    /** Returns all archives, by the name of the file to put them in. */
    public static Map<String, byte[]> all() {
        return files(Catalogue.all());
    }

    /**
     * Those made in another suite, where no check is another but in its arithmetic: of those that fail in the same checks at the
     * same stage a few, and the one that {@link #UNBOUND} names.
     */
    public static Map<String, byte[]> someIn(Group group) {
        List<Forgery> all = Catalogue.in(group);
        List<Forgery> some = new ArrayList<>(Forgery.someOfEachKind(all, ALIKE));
        all.stream().filter(forgery -> UNBOUND.contains(forgery.name())).forEach(some::add);
        return files(some);
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
