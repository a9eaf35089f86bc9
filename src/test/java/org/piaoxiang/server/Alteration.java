package org.piaoxiang.server;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing altered behind the server's back.
 *
 * @param name what
 * @param change how
 * @param check the number under which {@code verify} names it
 * @param station the code or the number under which the observer's station names it; empty where it never sees it
 */
record Alteration(String name, Change change, String check, String station) {
    /** Alters the vault. */
    @FunctionalInterface
    interface Change {
        void apply(Vault vault) throws Exception;
    }

    /** Edits entries as a list. */
    @FunctionalInterface
    interface Edit {
        void apply(List<String> entries);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Change text(String type, String pattern, String replacement) {
        return vault -> vault.edit(type, entry -> entry.replaceFirst(pattern, replacement));
    }

    private static Change entries(Edit edit) {
        return vault -> {
            List<String> entries = new ArrayList<>(vault.entries());
            edit.apply(entries);
            vault.write(entries);
        };
    }

    private static Change removed(String type) {
        return entries(entries -> entries.remove(Vault.first(entries, type)));
    }

    /** Puts a strike that no slip has proved before the setup of the polls. */
    private static Change forgedStrike(String type) {
        return vault -> {
            List<String> entries = new ArrayList<>(vault.entries());
            int place = Vault.first(entries, "SET_UP_POLLS");
            String begun = entries.get(Vault.first(entries, "BEGIN_ROUND"));
            String poll = begun.replaceFirst("^.*\"uuid\":\"(\\w+)\".*$", "$1");
            String proof = "{\"challenge\":\"1\",\"response\":\"1\"}";
            String setUp = entries.get(place);
            entries.add(
                    place,
                    setUp.replaceFirst(
                                    "\"data\":.*,\"meeting\":",
                                    "\"data\":{\"credential\":\"" + "1".repeat(64) + "\",\"poll\":\"" + poll
                                            + "\",\"proof\":" + proof + "},\"meeting\":")
                            .replace("\"SET_UP_POLLS\"", "\"" + type + "\""));
            vault.write(entries);
        };
    }

    /** What is altered in the record: named by what it says, whether or not the tree is made anew. */
    static List<Alteration> ofTheRecord() {
        String fork = "RECORD_FORKED";
        String shorter = "RECORD_INCOMPLETE";
        String digit = "([0-9a-f]{63})";
        return List.of(
                new Alteration("a check-in is removed", removed("CHECK_IN"), "M8", shorter),
                new Alteration(
                        "a check-in is added",
                        entries(entries -> entries.add(
                                Vault.first(entries, "CHECK_IN"), entries.get(Vault.first(entries, "CHECK_IN")))),
                        "M7",
                        fork),
                new Alteration(
                        "a check-in names another person",
                        text("CHECK_IN", "\"person\":\"p1\"", "\"person\":\"p2\""),
                        "M7",
                        fork),
                new Alteration(
                        "the figures of attendance",
                        text("COUNT_ATTENDANCE", "\"present\":6", "\"present\":5"),
                        "M8",
                        fork),
                new Alteration(
                        "the arithmetic of the quorum",
                        text("CONFIRM_QUORUM", "\"left\":\\d+", "\"left\":99"),
                        "M8",
                        fork),
                new Alteration(
                        "the attendance at the begin of a round",
                        text("BEGIN_ROUND", "\"present\":6", "\"present\":5"),
                        "M21",
                        fork),
                new Alteration(
                        "the number of slips that went out",
                        text("BEGIN_ROUND", "\"participants\":6", "\"participants\":7"),
                        "M11",
                        fork),
                new Alteration(
                        "a count of votes",
                        text("COUNTED", "\"counts\":\\[\\[2,2,2\\]\\]", "\"counts\":[[4,1,1]]"),
                        "M20",
                        fork),
                new Alteration("an outcome", text("COUNTED", "\"NOT_PASSED\"", "\"PASSED\""), "M22", fork),
                new Alteration(
                        "the hash of a result",
                        text("COUNTED", "\"result\":\"\\w" + digit, "\"result\":\"g$1"),
                        "M20",
                        fork),
                new Alteration("a forged withholding", forgedStrike("WITHHOLD_SLIP"), "M10", fork),
                new Alteration("a forged void", forgedStrike("VOID_SLIP"), "M10", fork),
                new Alteration("the size in a seal", text("SEAL_ROUND", "\"size\":6", "\"size\":7"), "M13", fork),
                new Alteration("the floor in a seal", text("SEAL_ROUND", "\"floor\":\\d+", "\"floor\":1"), "M13", fork),
                new Alteration(
                        "the hash of a closed set",
                        text("CLOSE_ROUND", "\"closedSet\":\"\\w" + digit, "\"closedSet\":\"g$1"),
                        "M16",
                        fork),
                new Alteration(
                        "the number of ballots returned",
                        text("CLOSE_ROUND", "\"returned\":6", "\"returned\":5"),
                        "M17",
                        fork),
                new Alteration(
                        "the observer's signature of the closed set",
                        text("COSIGN_CLOSED_SET", "\"signature\":\"...", "\"signature\":\"AAA"),
                        "M17",
                        fork),
                new Alteration("the cosigning is removed", removed("COSIGN_CLOSED_SET"), "M17", shorter),
                new Alteration(
                        "the hash of a share",
                        text("SHARE_GIVEN", "\"hash\":\"\\w" + digit, "\"hash\":\"g$1"),
                        "M19",
                        fork),
                new Alteration(
                        "a custodian's key",
                        text("OFFER_KEY", "\"public_key\":\"....", "\"public_key\":\"0000"),
                        "M14",
                        fork),
                new Alteration(
                        "the observer's card", text("OBSERVER_CARD", "\"key\":\"...", "\"key\":\"AAA"), "M13", fork),
                new Alteration(
                        "the issuer's signature",
                        text("ISSUE_LISTS", "\"signature\":\"...", "\"signature\":\"AAA"),
                        "M9",
                        fork),
                new Alteration(
                        "the hash of a setup",
                        text("SET_UP_POLLS", "\"setup\":\"\\w" + digit, "\"setup\":\"g$1"),
                        "M12",
                        fork),
                new Alteration("a teller's signature is removed", removed("SIGN_RESULT"), "M23", shorter),
                new Alteration(
                        "the announcement stands before the signatures",
                        entries(entries -> {
                            String announced = entries.remove(Vault.first(entries, "ANNOUNCE"));
                            entries.add(Vault.first(entries, "SIGN_RESULT"), announced);
                        }),
                        "M23",
                        fork),
                new Alteration(
                        "a named opinion",
                        text("STATE_OPINION", "\"opinion\":\"AGREE\"", "\"opinion\":\"DISAGREE\""),
                        "M24",
                        fork),
                new Alteration(
                        "who acts", text("CONFIRM_QUORUM", "\"role\":\"CHAIR\"", "\"role\":\"CLERK\""), "M7", fork));
    }

    /** What is altered beside the record's meaning: its order and end, files, archives, checkpoints, papers. */
    static List<Alteration> besideTheRecord() {
        return List.of(
                new Alteration(
                        "one byte of a ballot",
                        vault -> vault.flipInArchive("\"answers\":[{\"choices\":[{\"alpha\":\""),
                        "M15",
                        "M15"),
                new Alteration(
                        "a share in an archive",
                        vault -> vault.flipInArchive("\"decryption_factors\":[[\""),
                        "M15",
                        "M15"),
                new Alteration("a result in an archive", vault -> vault.flipInArchive("{\"result\":[["), "M15", "M15"),
                new Alteration(
                        "the text of an entry",
                        text("INTRODUCE", "\"introducer\":\"", "\"introducer\":\"另"),
                        "M3",
                        "RECORD_FORKED"),
                new Alteration("the last entry is dropped", entries(List::removeLast), "M3", "RECORD_INCOMPLETE"),
                new Alteration(
                        "two entries change places",
                        entries(entries -> {
                            int place = Vault.first(entries, "CHECK_IN");
                            entries.add(place, entries.remove(place + 1));
                        }),
                        "M3",
                        "RECORD_FORKED"),
                new Alteration(
                        "an entry is added at the end", entries(entries -> entries.add(entries.getLast())), "M3", ""),
                new Alteration(
                        "a list file",
                        vault -> vault.update(
                                "UPDATE file SET bytes = ? WHERE meeting = ? AND hash = ?",
                                "[]".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                vault.meeting(),
                                vault.listOfPoll()),
                        "M9",
                        "M9"),
                new Alteration(
                        "the root of the newest checkpoint",
                        vault -> vault.update(
                                "UPDATE checkpoint SET note = regexp_replace(note, E'\\n[^\\n]{4}([^\\n]+)\\n\\n',"
                                        + " E'\\nAAAA\\\\1\\n\\n') WHERE meeting = ?",
                                vault.meeting()),
                        "M4",
                        "CHECKPOINT_SIGNATURE"),
                new Alteration("a forged cosignature of the observer", Vault::forgeCosignature, "M5", ""),
                new Alteration(
                        "a number in the papers",
                        vault -> vault.editPapers(papers -> papers.replaceFirst("\"present\":6", "\"present\":5")),
                        "M24",
                        ""),
                new Alteration(
                        "a name in the papers",
                        vault -> vault.editPapers(papers -> papers.replaceFirst("委员2", "委员9")),
                        "M24",
                        ""));
    }
}
