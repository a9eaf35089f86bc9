package org.piaoxiang.proceedings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.proceedings.port.PoolStore.Ballot;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.ballot.BallotCheck;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.RawBallot;
import org.piaoxiang.protocol.tally.TallySum;
import org.piaoxiang.verifier.ClosedSet;

/**
 * What a poll's archive gets at the close: the ballots, sorted, the end of ballots, and their product.
 *
 * @param bytes to add to the archive
 * @param closedSet what the record says of the box
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BoxClosing(byte[] bytes, ClosedSet.Poll closedSet) {
    /** Makes it from the ballots in the box, which the gate has checked and the store has sorted by tracker. */
    public static BoxClosing of(BallotGate gate, List<Ballot> ballots) {
        ArchiveOverview setup = gate.setup();
        Election election = setup.election();
        BallotCheck check = new BallotCheck(gate.election());
        TallySum tally = new TallySum(election.group(), election.questions());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ArchiveBuilder archive = ArchiveBuilder.resume(
                    out, election.group().hash(), setup.timestamp(), setup.lastEvent(), setup.events());
            for (Ballot ballot : ballots) {
                archive.ballot(ballot.bytes());
                RawBallot raw = RawBallot.parse(ballot.bytes(), election);
                tally.add(check.members(raw), BigInteger.ONE);
            }
            archive.endBallots();
            archive.encryptedTally(election, tally.tally(), ballots.size(), BigInteger.valueOf(ballots.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (JsonException damaged) {
            throw new IllegalStateException("a ballot in the box cannot be read", damaged);
        }
        String hash = ClosedSet.hash(ballots.stream().map(Ballot::tracker).toList());
        return new BoxClosing(out.toByteArray(), new ClosedSet.Poll(election.uuid(), ballots.size(), hash));
    }
}
