package org.piaoxiang.proceedings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;
import org.piaoxiang.proceedings.port.RecordStore;
import org.piaoxiang.proceedings.port.RecordStore.Alarm;
import org.piaoxiang.proceedings.port.RecordStore.KeptCheckpoint;
import org.piaoxiang.proceedings.port.RecordStore.KeptCosignature;
import org.piaoxiang.proceedings.port.StoredEntry;
import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.Frontier;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.NoteSignature;
import org.piaoxiang.record.SignedNote;
import org.piaoxiang.record.TreeHash;
import org.piaoxiang.record.VerifyKey;

/**
 * Checkpoints, of meetings and of the server's own record, that stations present with their cosignature. A station tells the server what the server itself has signed: a
 * record that is shorter or another one than that has been rolled back or rewritten, and nothing opens on it any more.
 */
public final class Witnessing {
    private final MeetingRooms rooms;
    private final RecordStore records;
    private final VerifyKey serverKey;

    /** Makes the use case; {@code serverKey} signs the checkpoints. */
    public Witnessing(MeetingRooms rooms, RecordStore records, VerifyKey serverKey) {
        this.rooms = rooms;
        this.records = records;
        this.serverKey = serverKey;
    }

    /** Somebody's key that the record knows. */
    private record Known(NoteKey key, String name) {}

    /** Takes a checkpoint of {@code meeting} with the cosignature of a station. */
    public Outcome present(String meeting, String note) {
        Optional<SignedNote> signed = SignedNote.parse(note);
        if (signed.isEmpty()) {
            return Outcome.Refused.of("WITNESS_NOTE");
        }
        Optional<Checkpoint> checkpoint = Checkpoint.open(note, logKey(meeting));
        if (checkpoint.isEmpty()) {
            return Outcome.Refused.of("CHECKPOINT_FOREIGN");
        }
        // Looked at after the note came: the record only grows, so it holds at least what was signed before.
        Optional<Frontier> tree = records.tree(meeting);
        if (tree.isEmpty()) {
            return Outcome.Refused.of("NOT_FOUND");
        }
        long size = checkpoint.get().size();
        if (size > tree.get().size()) {
            return alarm(meeting, Alarm.Kind.BEHIND, size, signed.get());
        }
        if (!rootAt(meeting, size).equals(checkpoint.get().root())) {
            return alarm(meeting, Alarm.Kind.FORKED, size, signed.get());
        }
        List<NoteKey> cosigners = Checkpoint.witnessesOf(
                signed.get(), known(meeting).stream().map(Known::key).toList());
        if (cosigners.isEmpty()) {
            return Outcome.Refused.of("WITNESS_UNKNOWN");
        }
        records.keepCheckpoint(meeting, size, onlyBy(signed.get(), logKey(meeting)));
        for (NoteKey cosigner : cosigners) {
            records.keepCosignature(meeting, size, cosigner.name(), line(signed.get(), cosigner));
        }
        return new Outcome.Done(size, tree.get().size());
    }

    /**
     * Returns why the box of {@code round} may not be opened yet: an alarm, or no cosignature of the observer's station over
     * the seal. The entries are hashed anew, so that a record rewritten since it was cosigned is found here.
     */
    Optional<String> againstOpening(String meeting, String round) {
        List<Alarm> alarms = alarms(meeting);
        if (!alarms.isEmpty()) {
            return Optional.of(code(alarms.getLast().kind()));
        }
        Optional<NoteKey> observer = observerKey(meeting);
        Optional<KeptCheckpoint> cosigned = observer.flatMap(key -> newestBy(meeting, key));
        if (cosigned.isEmpty()) {
            return Optional.of("CHECKPOINT_UNSEEN");
        }
        Optional<Checkpoint> checkpoint = Checkpoint.open(cosigned.get().note(), logKey(meeting));
        Rehashed rehashed = rehash(meeting, cosigned.get().size());
        boolean extended = checkpoint.isPresent()
                && checkpoint.get().root().equals(rehashed.atCosigned().root())
                && records.tree(meeting)
                        .filter(kept -> kept.size() > rehashed.all().size() || kept.equals(rehashed.all()))
                        .isPresent();
        if (!extended) {
            records.raiseAlarm(
                    meeting,
                    Alarm.Kind.FORKED,
                    cosigned.get().size(),
                    cosigned.get().note());
            return Optional.of(code(Alarm.Kind.FORKED));
        }
        return rehashed.sealOf(round) < checkpoint.get().size() ? Optional.empty() : Optional.of("CHECKPOINT_UNSEEN");
    }

    /**
     * What the entries give when they are hashed anew.
     *
     * @param atCosigned the tree at the size that was cosigned, or all of it where there are fewer entries
     * @param all the tree over all of them
     * @param seals the numbers of SEAL_ROUND entries with their rounds
     */
    private record Rehashed(Frontier atCosigned, Frontier all, List<Seal> seals) {
        record Seal(String round, long number) {}

        long sealOf(String round) {
            return seals.stream()
                    .filter(seal -> seal.round().equals(round))
                    .mapToLong(Seal::number)
                    .max()
                    .orElse(Long.MAX_VALUE);
        }
    }

    private Rehashed rehash(String meeting, long cosigned) {
        Frontier tree = Frontier.EMPTY;
        Frontier atCosigned = Frontier.EMPTY;
        List<Rehashed.Seal> seals = new ArrayList<>();
        for (List<StoredEntry> page = rooms.read(meeting, 0);
                !page.isEmpty();
                page = rooms.read(meeting, tree.size())) {
            for (StoredEntry entry : page) {
                if (entry.type().equals(EntryType.SEAL_ROUND.name())) {
                    seals.add(new Rehashed.Seal(RecordFacts.text(RecordFacts.data(entry), "round"), entry.number()));
                }
                tree = tree.append(TreeHash.leaf(entry.body()));
                if (tree.size() <= cosigned) {
                    atCosigned = tree;
                }
            }
        }
        return new Rehashed(atCosigned, tree, seals);
    }

    /** Who has cosigned the record, each with the newest checkpoint. */
    public List<Cosigned> cosigned(String meeting) {
        List<Known> known = known(meeting);
        return records.newestCosignatures(meeting).stream()
                .map(kept -> new Cosigned(
                        kept,
                        known.stream()
                                .filter(one -> one.key().name().equals(kept.witness()))
                                .map(Known::name)
                                .findFirst()))
                .toList();
    }

    /**
     * A cosignature and whose it is.
     *
     * @param kept as it is kept
     * @param name of the person at the station; empty for witnesses elsewhere
     */
    public record Cosigned(KeptCosignature kept, Optional<String> name) {}

    /** Returns the alarms that stand against {@code meeting}; those from before a restoration said what was lost then. */
    public List<Alarm> alarms(String meeting) {
        NoteKey log = logKey(meeting);
        return records.alarms(meeting).stream()
                .filter(alarm -> Checkpoint.open(alarm.note(), log).isPresent())
                .toList();
    }

    private Outcome alarm(String meeting, Alarm.Kind kind, long size, SignedNote note) {
        records.raiseAlarm(meeting, kind, size, onlyBy(note, logKey(meeting)));
        return Outcome.Refused.of(code(kind));
    }

    private static String code(Alarm.Kind kind) {
        return switch (kind) {
            case BEHIND -> "RECORD_BEHIND";
            case FORKED -> "RECORD_FORKED";
        };
    }

    private TreeHash rootAt(String meeting, long size) {
        return records.checkpoint(meeting, size)
                .flatMap(kept -> Checkpoint.open(kept.note(), logKey(meeting)))
                .map(Checkpoint::root)
                .orElseGet(() -> rehash(meeting, size).atCosigned().root());
    }

    private Optional<KeptCheckpoint> newestBy(String meeting, NoteKey key) {
        return records.newestCosignatures(meeting).stream()
                .filter(kept -> kept.witness().equals(key.name()))
                .findFirst()
                .flatMap(kept -> records.checkpoint(meeting, kept.size()))
                .filter(kept -> isCosigned(kept, key)
                        && Checkpoint.open(kept.note(), logKey(meeting)).isPresent());
    }

    private static boolean isCosigned(KeptCheckpoint kept, NoteKey key) {
        return SignedNote.parse(kept.note() + String.join("\n", kept.cosignatures()) + "\n")
                .filter(note -> note.isSignedBy(key))
                .isPresent();
    }

    /** A note with none but the lines of {@code key}, so that what is kept does not depend on who presented it. */
    private static String onlyBy(SignedNote note, NoteKey key) {
        return new SignedNote(
                        note.text(),
                        note.signatures().stream()
                                .filter(line -> line.names(key))
                                .limit(1)
                                .toList())
                .format();
    }

    private static String line(SignedNote note, NoteKey key) {
        return note.signatures().stream()
                .filter(line -> line.names(key))
                .findFirst()
                .map(NoteSignature::line)
                .orElseThrow();
    }

    private NoteKey logKey(String meeting) {
        return origin(meeting).signedBy(serverKey);
    }

    /** Returns the name under which checkpoints of {@code meeting}, or of the server's own record, are signed now. */
    public LogOrigin origin(String meeting) {
        if (!meeting.equals(RecordStore.SERVER)) {
            return rooms.origin(meeting);
        }
        LogOrigin first = LogOrigin.server(serverKey);
        return records.latestCheckpoint(meeting)
                .flatMap(kept -> LogOrigin.ofNote(first.log(), kept.note()))
                .orElse(first);
    }

    private Optional<NoteKey> observerKey(String meeting) {
        return card(meeting).flatMap(card -> VerifyKey.ofBase64(card.key())).map(NoteKey::station);
    }

    private Optional<Officers.ObserverCard> card(String meeting) {
        return rooms.state(meeting).map(MeetingState::officers).flatMap(Officers::observer);
    }

    /** The keys of stations that the record names: the observer's and the issuer's, in the server's own all observers'. */
    private List<Known> known(String meeting) {
        List<Known> known = new ArrayList<>();
        if (meeting.equals(RecordStore.SERVER)) {
            for (StoredEntry card : RecordFacts.entries(rooms, meeting, EntryType.OBSERVER_CARD)) {
                VerifyKey.ofBase64(RecordFacts.text(RecordFacts.data(card), "key"))
                        .ifPresent(key -> known.add(new Known(NoteKey.station(key), RecordFacts.actor(card))));
            }
            return known;
        }
        card(meeting)
                .ifPresent(card -> VerifyKey.ofBase64(card.key())
                        .ifPresent(key -> known.add(new Known(NoteKey.station(key), card.name()))));
        for (StoredEntry issued : RecordFacts.entries(rooms, meeting, EntryType.ISSUE_LISTS)) {
            VerifyKey.ofBase64(RecordFacts.text(RecordFacts.data(issued), "key"))
                    .ifPresent(key -> known.add(new Known(NoteKey.station(key), RecordFacts.actor(issued))));
        }
        return known;
    }
}
