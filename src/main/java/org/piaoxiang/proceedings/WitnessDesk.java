package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.proceedings.port.WitnessStore;
import org.piaoxiang.proceedings.port.WitnessStore.Witnessed;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.ConsistencyProof;
import org.piaoxiang.record.Cosignature;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.NoteSignature;
import org.piaoxiang.record.SignedNote;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.record.VerifyKey;

/** This server as a witness of other logs (c2sp.org/tlog-witness): cosigns what extends everything it has cosigned of them. */
public final class WitnessDesk {
    private static final int MOST_HASHES = 63;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final WitnessStore store;
    private final Known known;
    private final String name;
    private final SigningKey key;
    private final InstantSource clock;

    /**
     * Whose logs are known.
     *
     * @param logs keys whose names are the origins of their logs
     * @param servers keys of other servers of this kind, each good for all origins that begin as ours do
     */
    public record Known(List<NoteKey> logs, List<VerifyKey> servers) {
        private static final String OURS = "piaoxiang/";

        /** Keeps copies. */
        public Known {
            logs = List.copyOf(logs);
            servers = List.copyOf(servers);
        }

        private List<NoteKey> of(String origin) {
            return Stream.concat(
                            logs.stream().filter(log -> log.name().equals(origin)),
                            servers.stream()
                                    .filter(server -> origin.startsWith(OURS))
                                    .map(server -> new NoteKey(origin, NoteKey.Type.ED25519, server)))
                    .toList();
        }
    }

    /** Makes the desk; it cosigns with {@code key}. */
    public WitnessDesk(WitnessStore store, Known known, SigningKey key, InstantSource clock) {
        this.store = store;
        this.known = known;
        this.name = NoteKey.witness(key.verifyKey()).name();
        this.key = key;
        this.clock = clock;
    }

    /**
     * What is answered.
     *
     * @param status HTTP status
     * @param body text
     */
    public record Answer(int status, String body) {
        /** Returns the media type. */
        public String contentType() {
            return status == CONFLICT ? "text/x.tlog.size" : "text/plain; charset=utf-8";
        }
    }

    /** A request of {@code add-checkpoint}. */
    private record Added(long old, List<TreeHash> proof, SignedNote note, Checkpoint checkpoint) {}

    /** Answers {@code add-checkpoint}. */
    public Answer addCheckpoint(String body) {
        Optional<Added> parsed = parse(body);
        if (parsed.isEmpty()) {
            return new Answer(BAD_REQUEST, "");
        }
        Added added = parsed.get();
        String origin = added.checkpoint().origin();
        List<NoteKey> keys = known.of(origin);
        if (keys.isEmpty()) {
            return new Answer(NOT_FOUND, "");
        }
        List<NoteKey> named = keys.stream()
                .filter(log -> added.note().signatures().stream().anyMatch(line -> line.names(log)))
                .toList();
        if (named.isEmpty() || !named.stream().allMatch(added.note()::isSignedBy)) {
            return new Answer(FORBIDDEN, "");
        }
        if (added.old() > added.checkpoint().size()) {
            return new Answer(BAD_REQUEST, "");
        }
        Optional<Witnessed> before = store.latest(origin);
        if (added.old() != before.map(Witnessed::size).orElse(0L)) {
            return conflict(before);
        }
        if (!extendsIt(added, before)) {
            return new Answer(UNPROCESSABLE, "");
        }
        Cosignature cosignature =
                Cosignature.sign(added.note().text(), name, key, clock.instant().getEpochSecond());
        SignedNote kept = new SignedNote(
                        added.note().text(),
                        added.note().signatures().stream()
                                .filter(line -> named.stream().anyMatch(line::names))
                                .toList())
                .with(cosignature.line());
        // Durable before it is answered, and only if nobody else has moved on meanwhile.
        return store.replace(origin, before, new Witnessed(added.checkpoint().size(), kept.format()))
                ? new Answer(OK, cosignature.line().line() + "\n")
                : conflict(store.latest(origin));
    }

    /** Returns the checkpoint of the log with that SHA-256 of its origin, as it was cosigned. */
    public Optional<String> checkpoint(String originHash) {
        return store.origins().stream()
                .filter(origin -> HashFunction.SHA_256
                        .hex(origin.getBytes(StandardCharsets.UTF_8))
                        .equals(originHash))
                .findFirst()
                .flatMap(store::latest)
                .map(Witnessed::note);
    }

    private static Answer conflict(Optional<Witnessed> latest) {
        return new Answer(CONFLICT, latest.map(Witnessed::size).orElse(0L) + "\n");
    }

    private static boolean extendsIt(Added added, Optional<Witnessed> before) {
        TreeHash root = before.flatMap(kept -> SignedNote.parse(kept.note()))
                .flatMap(note -> Checkpoint.parseExtended(note.text()))
                .map(Checkpoint::root)
                .orElse(TreeHash.empty());
        Checkpoint next = added.checkpoint();
        return (next.size() > 0 || next.root().equals(TreeHash.empty()))
                && new ConsistencyProof(added.old(), next.size(), added.proof()).verify(root, next.root());
    }

    private static Optional<Added> parse(String body) {
        int blank = body.indexOf("\n\n");
        if (blank < 0) {
            return Optional.empty();
        }
        String[] lines = body.substring(0, blank).split("\n", -1);
        if (!lines[0].matches("old (0|[1-9][0-9]{0,17})") || lines.length - 1 > MOST_HASHES) {
            return Optional.empty();
        }
        List<TreeHash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            Optional<TreeHash> hash = TreeHash.ofBase64(lines[i]);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            proof.add(hash.get());
        }
        long old = Long.parseLong(lines[0].substring("old ".length()));
        return SignedNote.parse(body.substring(blank + 2))
                .flatMap(note -> Checkpoint.parseExtended(note.text())
                        .map(checkpoint -> new Added(old, proof, note, checkpoint)));
    }

    /** Returns the request body for a log that asks a witness. */
    public static String request(ConsistencyProof proof, String note) {
        StringBuilder body = new StringBuilder("old " + proof.oldSize() + "\n");
        proof.path().forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(note).toString();
    }

    /** Returns those lines of an answer that {@code witness} has put under {@code note}, verified. */
    public static List<String> cosignatures(String answer, SignedNote note, NoteKey witness) {
        return answer.lines()
                .flatMap(line -> NoteSignature.parse(line).stream())
                .filter(line -> line.names(witness) && new SignedNote(note.text(), List.of(line)).isSignedBy(witness))
                .map(NoteSignature::line)
                .toList();
    }
}
