package org.piaoxiang.verifier.forgery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;

/**
 * One altered archive and what the verifier must say about it.
 *
 * @param name what was done, as a sentence without its full stop
 * @param archive the file
 * @param verdict the verdict
 * @param stage how far the election has come; absent when unusable
 * @param fails exactly the checks that fail
 * @param notRun checks that must be NOT RUN, with their reasons
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Forgery(
        String name,
        byte[] archive,
        Report.Verdict verdict,
        Optional<Stage> stage,
        Set<CheckId> fails,
        Map<CheckId, String> notRun) {

    static Forgery failing(String name, byte[] archive, CheckId... fails) {
        Set<CheckId> set = EnumSet.copyOf(List.of(fails));
        return new Forgery(name, archive, Report.Verdict.INVALID, Optional.of(Stage.RESULT), set, Map.of());
    }

    /** A file that must be found in order: the control beside a forgery, or a change that is lawful. */
    static Forgery valid(String name, byte[] archive) {
        return new Forgery(name, archive, Report.Verdict.VALID, Optional.of(Stage.RESULT), Set.of(), Map.of());
    }

    static Forgery unusable(String name, byte[] archive) {
        return new Forgery(name, archive, Report.Verdict.UNUSABLE, Optional.empty(), Set.of(), Map.of());
    }

    Forgery until(Stage reached) {
        return new Forgery(name, archive, verdict, Optional.of(reached), fails, notRun);
    }

    Forgery notRun(String reason, CheckId... ids) {
        Map<CheckId, String> all = new EnumMap<>(CheckId.class);
        all.putAll(notRun);
        for (CheckId id : ids) {
            all.put(id, reason);
        }
        return new Forgery(name, archive, verdict, stage, fails, all);
    }

    /** Of forgeries that fail in the same checks at the same stage, returns up to {@code each} that lie evenly among them. */
    static List<Forgery> someOfEachKind(List<Forgery> all, int each) {
        Map<List<Object>, List<Forgery>> kinds = new LinkedHashMap<>();
        for (Forgery forgery : all) {
            List<Object> kind = List.of(forgery.fails, forgery.notRun.keySet(), forgery.stage, forgery.verdict);
            kinds.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(forgery);
        }
        List<Forgery> some = new ArrayList<>();
        for (List<Forgery> alike : kinds.values()) {
            int kept = Math.min(each, alike.size());
            for (int i = 0; i < kept; i++) {
                some.add(alike.get(i * alike.size() / kept));
            }
        }
        return some;
    }

    /** Returns the verdict as reports write it. */
    String verdictWord() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of its file; six digits of a hash tell names apart that differ only in signs. */
    String file() {
        String hash = HashFunction.SHA_256.hex(name.getBytes(StandardCharsets.UTF_8));
        return name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + hash.substring(0, 6) + ".bel";
    }
}
