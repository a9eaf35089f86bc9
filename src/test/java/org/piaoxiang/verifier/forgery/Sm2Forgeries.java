package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.A1;
import static org.piaoxiang.verifier.CheckId.B3;
import static org.piaoxiang.verifier.CheckId.B4;
import static org.piaoxiang.verifier.CheckId.B6;
import static org.piaoxiang.verifier.CheckId.B9;
import static org.piaoxiang.verifier.CheckId.D2;
import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.H2;
import static org.piaoxiang.verifier.CheckId.R1;
import static org.piaoxiang.verifier.CheckId.S2;
import static org.piaoxiang.verifier.CheckId.S6;
import static org.piaoxiang.verifier.CheckId.T1;
import static org.piaoxiang.verifier.CheckId.T2;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.piaoxiang.cli.Custody;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.cli.Simulation;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.archive.ArchiveReader;
import org.piaoxiang.protocol.archive.ArchiveRecord;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.Sm2Group;
import org.piaoxiang.verifier.CheckId;

/** A whole election in the SM2 suite, each time with one record altered and all names made anew. */
final class Sm2Forgeries {
    private static final Group GROUP = Sm2Group.SM2;
    private static final String BALLOT = "{\"election_uuid\"";
    private static final String TRUSTEES = "[[\"Single\"";
    private static final String TALLY = "[[{\"alpha\"";
    private static final String SHUFFLE = "{\"ciphertexts\"";
    private static final String SHARE = "{\"decryption_factors\"";
    private static final String RESULT = "{\"result\"";
    private static final String ALPHA = "answers/0/choices/0/alpha";

    private final List<ArchiveRecord> honest;
    private final List<Forgery> cases = new ArrayList<>();

    private Sm2Forgeries(List<ArchiveRecord> honest) {
        this.honest = honest;
    }

    static List<Forgery> all() {
        try {
            Sm2Forgeries forgeries = new Sm2Forgeries(simulated());
            forgeries.names();
            forgeries.elements();
            forgeries.proofs();
            return forgeries.cases;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<ArchiveRecord> simulated() throws Exception {
        List<Question> questions = List.of(
                Question.of("张三 拟任 A局副局长", List.of("同意", "不同意"), 1, 1),
                NonHomomorphicQuestion.of("打分", List.of("甲", "乙")));
        Custody custody = new Custody(List.of(new Custody.Single(), new Custody.Threshold(2, 3)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            PollRules rules = new PollRules("SC_APPOINTMENT", 1, "");
            new Simulation(GROUP, rules, questions, 3, custody, List.of(), Poll.TIMESTAMP)
                    .play(new SeededRandom("sm2"), workers, out, done -> {});
        }
        List<ArchiveRecord> records = new ArrayList<>();
        ArchiveReader reader = ArchiveReader.open(new ByteArrayInputStream(out.toByteArray()));
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            records.add(next.get());
        }
        return records;
    }

    private void names() {
        cases.add(Forgery.valid("SM2: nothing is altered", archive("none", json -> json, GROUP.hash())));
        cases.add(Forgery.failing(
                "SM2: the result is named by SHA-256", archive(RESULT, json -> json, HashFunction.SHA_256), A1));
    }

    private void elements() {
        UnaryOperator<String> upper = text -> text.toUpperCase(Locale.ROOT);
        Map<String, UnaryOperator<String>> writings = Map.of(
                "in upper case", upper,
                "the identity", text -> "0".repeat(66),
                "an x of no point", text -> "02" + "0".repeat(63) + "2",
                "an x of p", text -> "02fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
                "without its prefix", text -> text.substring(2),
                "with an unknown prefix", text -> "04" + text.substring(2));
        writings.forEach((what, change) ->
                add("a ballot has a ciphertext " + what, BALLOT, json -> changed(json, ALPHA, change), B3, T1, T2));
    }

    private void proofs() {
        add("a custodian's key is not proved", TRUSTEES, json -> bump(json, "0/1/pok/response"), S2);
        add("a member has another signature", TRUSTEES, json -> bump(json, "1/1/signatures/0/response"), S6);
        add("a certificate is not signed", TRUSTEES, json -> bump(json, "1/1/certs/1/signature/challenge"), S6);
        add("a signature is another", BALLOT, json -> bump(json, "signature/proof/response"), B6);
        add("a mark is not proved", BALLOT, json -> bump(json, "answers/0/individual_proofs/0/0/response"), B4, B6);
        add("a shuffled answer is not proved", BALLOT, json -> bump(json, "answers/1/proof/response"), B6, B9);
        add("the tally is in another order", TALLY, json -> Edit.change(json, "1", Sm2Forgeries::turned), T1, H2);
        add("a shuffle has another response", SHUFFLE, json -> bump(json, "proofs/0/1/3"), H2);
        add("a shuffle has another commitment", SHUFFLE, json -> shifted(json, "proofs/0/3/1"), H2);
        add("a factor is another", SHARE, json -> shifted(json, "decryption_factors/0/0"), D2, D3, R1);
        add("a share is not bound", SHARE, json -> bump(json, "bound_proofs/1/0/response"), D3);
        add("a number is another", RESULT, json -> Edit.set(json, "result/1/0/0", Json.number(256)), R1);
    }

    private void add(String name, String record, UnaryOperator<Json> alteration, CheckId... fails) {
        cases.add(Forgery.failing("SM2: " + name, archive(record, alteration, GROUP.hash()), fails));
    }

    /** Alters the first record that begins so and names it by {@code naming}; every reference follows. */
    private byte[] archive(String beginning, UnaryOperator<Json> alteration, HashFunction naming) {
        Map<String, String> names = new HashMap<>();
        List<Tape.Piece> pieces = new ArrayList<>(List.of(Tape.archiveHeader()));
        boolean altered = false;
        for (ArchiveRecord honestRecord : honest) {
            String body = new String(honestRecord.body(), StandardCharsets.UTF_8);
            boolean meant = !altered && body.startsWith(beginning);
            altered |= meant;
            for (Map.Entry<String, String> name : names.entrySet()) {
                body = body.replace(name.getKey(), name.getValue());
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            byte[] changed = meant ? Edit.print(alteration.apply(Edit.read(bytes))) : bytes;
            String hash = (meant ? naming : GROUP.hash()).hex(changed);
            names.put(GROUP.hash().hex(honestRecord.body()), hash);
            String suffix = honestRecord.kind() == ArchiveRecord.Kind.EVENT ? ".event.json" : ".data.json";
            pieces.add(Tape.Piece.of(hash + suffix, changed));
        }
        return new Tape(pieces).bytes();
    }

    private static Json turned(Json list) {
        return Edit.swapped(list, 0, 1);
    }

    private static Json bump(Json json, String path) {
        return ProofForgeries.bump(GROUP, json, path);
    }

    private static Json changed(Json json, String path, UnaryOperator<String> change) {
        return Edit.set(json, path, change.apply(Edit.textAt(json, path)));
    }

    private static Json shifted(Json json, String path) {
        Element element = Poll.member(GROUP, Edit.textAt(json, path));
        return Edit.set(json, path, GROUP.product(element, GROUP.generator()).encoded());
    }
}
