package org.piaoxiang.verifier;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.archive.ArchiveSource;

/**
 * What both programs must agree on.
 *
 * @param verdict valid, invalid or unusable
 * @param stage how far the election has come, or null
 * @param checks the status of every check, with the reason where it is NOT RUN
 */
record Verdict(String verdict, String stage, Map<String, String> checks) {
    private static final Set<String> PASSING =
            Set.of("PASS", "NOT RUN: no custodians share a key by threshold", "NOT RUN: no question is shuffled");

    static Verdict ofJava(byte[] archive) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Report report = new ArchiveVerifier(workers, (ballots, read, all) -> {}).verify(ArchiveSource.of(archive));
            Map<String, String> checks = new TreeMap<>();
            for (Report.Check check : report.checks()) {
                checks.put(check.id().name(), status(check.status().text(), check.reason()));
            }
            String stage = report.stage().map(Stage::text).orElse("null");
            return new Verdict(report.verdict().name().toLowerCase(java.util.Locale.ROOT), stage, checks);
        }
    }

    static Map<String, Verdict> ofJson(String lines) throws JsonException {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (String line : new ArrayList<>(lines.lines().toList())) {
            Fields report = Fields.of(JsonReader.read(line), "report");
            Map<String, String> checks = new TreeMap<>();
            for (Json item : report.array("checks")) {
                Fields check = Fields.of(item, "check");
                Optional<String> reason = check.optional("reason").map(json -> ((Json.Str) json).value());
                checks.put(check.text("id"), status(check.text("status"), reason));
            }
            String stage = report.value("stage") instanceof Json.Str text ? text.value() : "null";
            verdicts.put(report.text("file"), new Verdict(report.text("verdict"), stage, checks));
        }
        return verdicts;
    }

    private static String status(String word, Optional<String> reason) {
        return reason.map(why -> word + ": " + why).orElse(word);
    }

    /** Tells whether everything holds, and only what the election does not have was not looked at. */
    boolean allPass() {
        return verdict.equals("valid") && checks.values().stream().allMatch(PASSING::contains);
    }
}
