package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A1;
import static org.piaoxiang.verifier.CheckId.A2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.piaoxiang.verifier.CheckId;

/** The file and its records: A1. */
final class RecordForgeries {
    private static final int RESULT = -2;

    private final Tape tape = Draft.ours().tape();
    private final List<Forgery> cases = new ArrayList<>();

    private RecordForgeries() {}

    static List<Forgery> all() {
        RecordForgeries forgeries = new RecordForgeries();
        forgeries.cases.add(Forgery.valid("Nothing is altered", forgeries.tape.bytes()));
        forgeries.headers();
        forgeries.bodies();
        forgeries.ends();
        forgeries.archiveHeaders();
        return forgeries.cases;
    }

    private void headers() {
        change("The mode of a record is altered", piece -> piece.withField(100, "0000755"));
        change("The owner of a record is altered", piece -> piece.withField(108, "0001750"));
        change("The group of a record is altered", piece -> piece.withField(116, "0001750"));
        change(
                "The time of a record is one second later",
                piece -> piece.withField(136, String.format(Locale.ROOT, "%011o", Poll.TIMESTAMP + 1)));
        change("The type of a record is a hard link", piece -> piece.withField(156, "1"));
        change("The type of a record is a zero byte", piece -> piece.withField(156, "\0"));
        change("A record carries the ustar mark", piece -> piece.withField(257, "ustar\0" + "00"));
        change("A record names a link target", piece -> piece.withField(157, "x"));
        change("Something stands at the end of a tar header", piece -> piece.withField(511, "x"));
        change("Something stands behind the end of a record's name", piece -> piece.withField(99, "x"));
        change("The checksum of a record is wrong", piece -> piece.withHeaderByte(153, piece.header()[153] ^ 1));
        change("The checksum of a record ends with two spaces", piece -> piece.withHeaderByte(154, ' '));
        change("The length of a record ends with a space", piece -> piece.withField(135, " "));
        change("The mode of a record ends with a space", piece -> piece.withField(107, " "));
        cases.add(Forgery.failing(
                "The tar header of the archive header has another mode",
                tape.change(0, piece -> piece.withField(100, "0000755")).bytes(),
                A1));
    }

    private void bodies() {
        String more = ",\"more\":1}";
        change(
                "A byte is added to the result under the same name",
                piece -> piece.withBody((text(piece.body()).replace("}", "") + more).getBytes(StandardCharsets.UTF_8)));
        int election = 1;
        cases.add(Forgery.failing(
                "The election's title is altered under the same name",
                tape.change(
                                election,
                                piece -> piece.withBody(
                                        text(piece.body()).replace("模拟", "真实").getBytes(StandardCharsets.UTF_8)))
                        .bytes(),
                A1));
        int lastEvent = -1;
        cases.add(Forgery.failing(
                "The result event lies under another name",
                tape.change(lastEvent, piece -> Tape.Piece.of("0".repeat(64) + ".event.json", piece.body()))
                        .bytes(),
                A1));
        cases.add(Forgery.failing(
                "The padding of a record is not zero",
                tape.change(RESULT, piece -> {
                            byte[] padding = piece.padding().clone();
                            padding[padding.length - 1] = 1;
                            return new Tape.Piece(piece.header(), piece.body(), padding);
                        })
                        .bytes(),
                A1));
        for (String name : List.of(
                "ABCDEF" + "0".repeat(58) + ".data.json",
                "0".repeat(63) + ".data.json",
                "0".repeat(64) + ".data.txt",
                "README",
                "BELENIOS",
                "")) {
            cases.add(Forgery.failing(
                    "A record of the unlawful name (" + name.replace("0", "") + ") is added",
                    tape.plus(Tape.Piece.of(name, new byte[] {'x'})).bytes(),
                    A1));
        }
        cases.add(Forgery.failing(
                "The result lies under a name with upper-case digits",
                tape.change(
                                RESULT,
                                piece -> Tape.Piece.of(
                                        piece.name().substring(0, 64).toUpperCase(Locale.ROOT) + ".data.json",
                                        piece.body()))
                        .bytes(),
                A1,
                A2));
        int lastBallotData = 5 + 2 * Poll.VOTES.size() - 1;
        List<Tape.Piece> repeated = new ArrayList<>();
        for (int i = 0; i < tape.size(); i++) {
            repeated.add(tape.piece(i));
            if (i == lastBallotData) {
                repeated.add(tape.piece(i));
            }
        }
        cases.add(Forgery.failing("A ballot's record stands twice in a row", new Tape(repeated).bytes(), A1));
    }

    private void ends() {
        byte[] whole = tape.bytes();
        cases.add(Forgery.failing("A block of zeros stands at the end", Tape.join(whole, new byte[512]), A1));
        cases.add(Forgery.failing(
                "The end-of-archive mark of tar stands at the end", Tape.join(whole, new byte[1024]), A1));
        cases.add(Forgery.failing("One byte stands behind the end", Tape.join(whole, new byte[1]), A1));
        cases.add(Forgery.failing("A line feed stands behind the end", Tape.join(whole, new byte[] {'\n'}), A1));
        cases.add(Forgery.unusable(
                "Half a name stands behind the end", Tape.join(whole, "0123abcd".getBytes(StandardCharsets.UTF_8))));
        byte[] later = Tape.join(whole, new byte[512], "behind".getBytes(StandardCharsets.UTF_8));
        cases.add(Forgery.failing("Something stands behind a block of zeros", later, A1));
        byte[] junk = "junk".repeat(128).getBytes(StandardCharsets.UTF_8);
        cases.add(Forgery.unusable("A block of junk stands behind the end", Tape.join(whole, junk)));
    }

    private void archiveHeaders() {
        long time = Poll.TIMESTAMP;
        archiveHeader("numbers its timestamp", "{\"version\":1,\"timestamp\":" + time + "}", A1);
        archiveHeader("has a space", "{\"version\":1, \"timestamp\":\"" + time + "\"}", A1);
        archiveHeader("ends with a line feed", "{\"version\":1,\"timestamp\":\"" + time + "\"}\n", A1);
        archiveHeader("has its fields swapped", "{\"timestamp\":\"" + time + "\",\"version\":1}", A1);
        archiveHeader("has one field more", "{\"version\":1,\"timestamp\":\"" + time + "\",\"x\":1}", A1);
        archiveHeader("writes its timestamp with a zero", "{\"version\":1,\"timestamp\":\"0" + time + "\"}", A1);
        archiveHeader("is of version 2", "{\"version\":2,\"timestamp\":\"" + time + "\"}");
        archiveHeader("has no timestamp", "{\"version\":1}", A1);
        archiveHeader("has no readable timestamp", "{\"version\":1,\"timestamp\":\"today\"}", A1);
        archiveHeader("has a field twice", "{\"version\":1,\"version\":1,\"timestamp\":\"" + time + "\"}");
        archiveHeader("is not JSON", "version 1");
        archiveHeader("has a version in text", "{\"version\":\"1\",\"timestamp\":\"" + time + "\"}");
        archiveHeader("has a timestamp too large", "{\"version\":1,\"timestamp\":\"99999999999\"}", A1);
    }

    private void archiveHeader(String what, String json, CheckId... fails) {
        byte[] archive = tape.change(0, old -> Tape.archiveHeader(json)).bytes();
        String name = "The archive header " + what;
        cases.add(fails.length == 0 ? Forgery.unusable(name, archive) : Forgery.failing(name, archive, fails));
    }

    private void change(String name, UnaryOperator<Tape.Piece> change) {
        cases.add(Forgery.failing(name, tape.change(RESULT, change).bytes(), A1));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
