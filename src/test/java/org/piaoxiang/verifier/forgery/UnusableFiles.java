package org.piaoxiang.verifier.forgery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;

/** Files that give no ground for a verdict. */
final class UnusableFiles {
    private final List<Forgery> cases = new ArrayList<>();

    private UnusableFiles() {}

    static List<Forgery> all() {
        UnusableFiles files = new UnusableFiles();
        files.noArchives();
        files.records();
        files.elections();
        files.setups();
        return files.cases;
    }

    private void noArchives() {
        add("The file is empty", new byte[0]);
        add("The file is a text", bytes("Dear observer, the archive follows by post.\n"));
        byte[] random = new byte[5000];
        new SeededRandom("noise").fill(random);
        add("The file is noise", random);
        add("The file is zeros", new byte[5000]);
        Tape tape = Draft.ours().tape();
        add(
                "The file does not begin with its header",
                java.util.Arrays.copyOfRange(tape.bytes(), 1024, tape.bytes().length));
        add("The file is only its header", new Tape(List.of(tape.piece(0))).bytes());
        add(
                "The file begins with a byte order mark",
                Tape.join(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, tape.bytes()));
        List<Step> steps = Draft.ours().steps();
        add("The file has no setup", Step.tape(steps.subList(1, steps.size())).bytes());
    }

    private void records() {
        Tape tape = Draft.ours().tape();
        for (String length : List.of("77777777777", "00000777777")) {
            Tape.Piece header = tape.piece(1).withField(124, length);
            add(
                    "A record promises " + length + " octal bytes and the file ends",
                    Tape.join(new Tape(List.of(tape.piece(0))).bytes(), header.header()));
        }
        for (String length : List.of("8", "-0000000001", "           ", "0x10")) {
            add(
                    "A record has the unreadable length (" + length.replace('-', 'm') + ")",
                    tape.change(3, piece -> piece.withField(124, length)).bytes());
        }
        add(
                "A record has a binary length",
                tape.change(3, piece -> piece.withHeaderByte(124, 0x80)).bytes());
        add(
                "The archive's header promises a gigabyte",
                tape.change(0, piece -> piece.withField(124, "10000000000")).bytes());
        byte[] whole = tape.bytes();
        for (int length : List.of(1, 511, 513, 1025, whole.length - 1, whole.length - 511)) {
            add("The file ends after " + length + " bytes", java.util.Arrays.copyOf(whole, length));
        }
    }

    private void elections() {
        election("is of version 2", json -> Edit.set(json, "version", Json.number(2)));
        election("has its version in text", json -> Edit.set(json, "version", "1"));
        election("is held in an unknown group", json -> Edit.set(json, "group", "Curve448"));
        election("is held in a group written otherwise", json -> Edit.set(json, "group", "ed25519"));
        election(
                "asks for a list",
                json -> Edit.set(
                        json,
                        "questions/0",
                        Json.object("type", Json.text("Lists"), "value", Edit.at(json, "questions/0"))));
        election(
                "asks for lists",
                json -> Edit.set(
                        json,
                        "questions/0",
                        Json.object("type", Json.text("Lists"), "value", Edit.at(json, "questions/0"))));
        election("has questions that are an object", json -> Edit.set(json, "questions", Json.object()));
        election("has a question that is text", json -> Edit.set(json, "questions/0", "?"));
        election("has a fractional limit", json -> Edit.set(json, "questions/0/max", new Json.Num("1.0")));
        election(
                "has a limit above what is written as a number",
                json -> Edit.set(json, "questions/0/max", Json.number(1_073_741_824)));
        election(
                "has a thousand and one questions",
                json -> Edit.set(
                        json, "questions", Json.array(Collections.nCopies(1001, Edit.at(json, "questions/0")))));
        election(
                "has ten thousand and one answers",
                json -> Edit.set(json, "questions/0/answers", Json.array(Collections.nCopies(10_001, Json.text("x")))));
        election("is nested 33 deep", json -> {
            Json deep = Json.number(1);
            for (int i = 0; i < 33; i++) {
                deep = Json.array(List.of(deep));
            }
            return Edit.with(json, "note", deep);
        });
        election("has a number of 41 digits", json -> Edit.with(json, "note", new Json.Num("1".repeat(41))));
        election(
                "has a million values",
                json -> Edit.with(json, "note", Json.array(Collections.nCopies(1_000_000, Json.number(1)))));
        election(
                "has a limit beyond all numbers",
                json -> Edit.set(json, "questions/0/max", new Json.Num("9".repeat(30))));
        for (String field : List.of("version", "description", "name", "group", "public_key", "questions", "uuid")) {
            election("lacks its " + field, json -> Edit.without(json, field));
        }
        text("is not JSON", text -> "an election");
        text("is null", text -> "null");
        text("has a field twice", text -> text.replaceFirst("\\{", "{\"version\":1,"));
        text(
                "is nested a hundred thousand deep",
                text -> text.replaceFirst("\\{", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + ","));
        text("is a hundred thousand brackets", text -> "[".repeat(100_000));
        text("has half a character", text -> text.replace("模拟", "\\ud800"));
        text("has an escape in full-width digits", text -> text.replace("模拟", "\\u\uff10\uff10\uff14\uff11"));
        text("has a control character", text -> text.replace("模拟", "\u0001"));
        text("has a comma too many", text -> text.substring(0, text.length() - 1) + ",}");
        text("ends early", text -> text.substring(0, text.length() - 1));
        Draft latin = Draft.ours();
        latin.election = latin.election.clone();
        latin.election[latin.election.length / 2] = (byte) 0xff;
        add("The election is not UTF-8", latin.archive());
    }

    private void setups() {
        add(
                "A custodian is a threshold group",
                Draft.ours().trustees(json -> Edit.set(json, "0/0", "Pedersen")).archive());
        add(
                "A custodian is not a pair",
                Draft.ours()
                        .trustees(json -> Edit.change(json, "0", Edit::withoutLast))
                        .archive());
        add(
                "The custodians are an object",
                Draft.ours().trustees(json -> Json.object()).archive());
        add("The list is an object", Draft.ours().list(json -> Json.object()).archive());
        add(
                "The list has a number",
                Draft.ours().list(json -> Edit.plus(json, Json.number(1))).archive());
        List<Step> crowded = Draft.ours().steps();
        List<byte[]> crowd = new ArrayList<>(crowded.getFirst().before());
        for (int i = 0; i < 10_000; i++) {
            crowd.add(bytes("" + i));
        }
        crowded.set(0, crowded.getFirst().withData(crowd, List.of()));
        add("Ten thousand records wait for one event", Step.tape(crowded).bytes());
        for (int missing = 0; missing < 4; missing++) {
            List<Step> steps = Draft.ours().steps();
            List<byte[]> data = new ArrayList<>(steps.getFirst().before());
            data.remove(missing);
            steps.set(0, steps.getFirst().withData(data, List.of()));
            add(
                    "Part " + (missing + 1) + " of the setup is missing",
                    Step.tape(steps).bytes());
        }
    }

    private void election(String what, UnaryOperator<Json> alteration) {
        add("The election " + what, Draft.ours().election(alteration).archive());
    }

    private void text(String what, UnaryOperator<String> alteration) {
        Draft draft = Draft.ours();
        draft.election = bytes(alteration.apply(new String(draft.election, StandardCharsets.UTF_8)));
        add("The election " + what, draft.archive());
    }

    private void add(String name, byte[] file) {
        cases.add(Forgery.unusable(name, file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
