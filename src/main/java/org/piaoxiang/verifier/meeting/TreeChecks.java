package org.piaoxiang.verifier.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.MerkleTree;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.NoteSignature;
import org.piaoxiang.record.SignedNote;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.Findings;

/** M3 to M6: the record under its checkpoints. */
final class TreeChecks {
    private final Evidence evidence;
    private final ReadRecord record;
    private final MerkleTree tree;
    private final Findings findings;

    TreeChecks(Evidence evidence, ReadRecord record, Findings findings) {
        this.evidence = evidence;
        this.record = record;
        this.tree = MerkleTree.of(record.leaves());
        this.findings = findings;
    }

    /** A checkpoint as it was read; the note may be signed by anybody. */
    private record Read(String place, SignedNote note, Checkpoint checkpoint) {}

    void check(Optional<VerifyKey> observer) {
        List<Read> read = new ArrayList<>();
        for (int i = 0; i < evidence.checkpoints().size(); i++) {
            String place = "checkpoint " + (i + 1);
            Optional<SignedNote> note = SignedNote.parse(evidence.checkpoints().get(i));
            Optional<Checkpoint> checkpoint = note.flatMap(signed -> Checkpoint.parse(signed.text()));
            if (checkpoint.isEmpty()) {
                findings.failed(MeetingCheck.M4, place, "it cannot be read");
                continue;
            }
            read.add(new Read(place + " (size " + checkpoint.get().size() + ")", note.get(), checkpoint.get()));
        }
        if (evidence.checkpoints().isEmpty()) {
            findings.notRun(MeetingCheck.M3, "no checkpoint is there");
            findings.notRun(MeetingCheck.M4, "no checkpoint is there");
        }
        read.forEach(this::root);
        read.forEach(this::signature);
        covered(read);
        read.forEach(one -> cosignatures(one, observer));
        findings.notRun(MeetingCheck.M5, "no cosignature of the observer is there");
        seen();
    }

    private void root(Read read) {
        findings.checked(MeetingCheck.M3, read.place, rootProblems(read.checkpoint));
    }

    private List<String> rootProblems(Checkpoint checkpoint) {
        if (checkpoint.size() > tree.size()) {
            return List.of("it covers " + checkpoint.size() + " entries, and only " + tree.size() + " are there");
        }
        return tree.root((int) checkpoint.size()).equals(checkpoint.root())
                ? List.of()
                : List.of("the entries make another root");
    }

    /** The newest checkpoint covers every entry; one beyond it is covered by nobody's signature. */
    private void covered(List<Read> read) {
        long newest =
                read.stream().mapToLong(one -> one.checkpoint.size()).max().orElse(0);
        if (!read.isEmpty() && newest < record.leaves().size()) {
            findings.failed(MeetingCheck.M3, ReadRecord.place((int) newest), "no checkpoint covers it");
        }
    }

    private void signature(Read read) {
        if (evidence.serverKey().isEmpty()) {
            findings.notRun(MeetingCheck.M4, "the server's key is not known");
            return;
        }
        NoteKey key = new NoteKey(
                "piaoxiang/" + evidence.meeting(),
                NoteKey.Type.ED25519,
                evidence.serverKey().get());
        boolean signed = read.note.isSignedBy(key) && read.checkpoint.origin().equals(key.name());
        findings.checked(
                MeetingCheck.M4, read.place, signed ? List.of() : List.of("the server's key has not signed it"));
    }

    /** A line that names the observer's key has to verify; lines of others are not looked at. */
    private void cosignatures(Read read, Optional<VerifyKey> observer) {
        for (NoteSignature line : read.note.signatures()) {
            observer.map(key -> new NoteKey(line.name(), NoteKey.Type.COSIGNATURE, key))
                    .filter(line::names)
                    .ifPresent(key -> findings.checked(
                            MeetingCheck.M5,
                            read.place,
                            read.note.isSignedBy(key)
                                    ? List.of()
                                    : List.of("the observer's cosignature does not hold")));
        }
    }

    private void seen() {
        for (int i = 0; i < evidence.seen().size(); i++) {
            String place = "checkpoint seen earlier, number " + (i + 1);
            Optional<Checkpoint> checkpoint =
                    SignedNote.parse(evidence.seen().get(i)).flatMap(note -> Checkpoint.parse(note.text()));
            findings.checked(
                    MeetingCheck.M6, place, checkpoint.map(this::rootProblems).orElse(List.of("it cannot be read")));
        }
        findings.notRun(MeetingCheck.M6, "no checkpoint seen earlier was given");
    }
}
