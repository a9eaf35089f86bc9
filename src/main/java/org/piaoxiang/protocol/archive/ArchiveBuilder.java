package org.piaoxiang.protocol.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Optional;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.tally.ElectionResult;
import org.piaoxiang.protocol.tally.EncryptedTally;
import org.piaoxiang.protocol.tally.SizedTally;
import org.piaoxiang.protocol.trustee.Share;

/**
 * Writes the archive of an election step by step, events chained (specification 3.3.0, section 4.4). It does not check what
 * it is given: the verifier does.
 */
public final class ArchiveBuilder {
    private final ArchiveWriter writer;
    private Optional<String> parent;
    private int height;

    private ArchiveBuilder(ArchiveWriter writer, Optional<String> parent, int height) {
        this.writer = writer;
        this.parent = parent;
        this.height = height;
    }

    /** Begins a new archive whose records are named by {@code hash}, that of its election's group; {@code timestamp} in seconds since 1970. */
    public static ArchiveBuilder begin(OutputStream out, HashFunction hash, long timestamp) throws IOException {
        return new ArchiveBuilder(ArchiveWriter.begin(out, hash, timestamp), Optional.empty(), 0);
    }

    /** Goes on with an archive already in {@code out}, whose last event has the hash {@code parent}. */
    public static ArchiveBuilder resume(
            OutputStream out, HashFunction hash, long timestamp, String parent, int nextHeight) {
        return new ArchiveBuilder(ArchiveWriter.resume(out, hash, timestamp), Optional.of(parent), nextHeight);
    }

    /** Writes the setup. */
    public void setup(byte[] election, byte[] trustees, byte[] credentials) throws IOException {
        byte[] payload = SetupData.bytes(writer.data(election), writer.data(trustees), writer.data(credentials));
        event(EventType.SETUP, Optional.of(writer.data(payload)));
    }

    /** Writes a ballot. */
    public void ballot(byte[] ballot) throws IOException {
        event(EventType.BALLOT, Optional.of(writer.data(ballot)));
    }

    /** Closes the box. */
    public void endBallots() throws IOException {
        event(EventType.END_BALLOTS, Optional.empty());
    }

    /** Writes the encrypted tally of {@code ballots} ballots. */
    public void encryptedTally(Election election, EncryptedTally tally, int ballots, BigInteger weight)
            throws IOException {
        String hash = writer.data(tally.bytes(election.group()));
        event(EventType.ENCRYPTED_TALLY, Optional.of(writer.data(new SizedTally(ballots, weight, hash).bytes())));
    }

    /** Writes the shuffle of custodian {@code owner}, counted from 1. */
    public void shuffle(Election election, int owner, Shuffle shuffle) throws IOException {
        String hash = writer.data(shuffle.bytes(election.group()));
        event(EventType.SHUFFLE, Optional.of(writer.data(Share.owned(owner, hash))));
    }

    /** Ends the shuffles. */
    public void endShuffles() throws IOException {
        event(EventType.END_SHUFFLES, Optional.empty());
    }

    /** Writes the share of custodian {@code owner}, counted from 1. */
    public void share(int owner, Share share) throws IOException {
        String hash = writer.data(share.bytes());
        event(EventType.PARTIAL_DECRYPTION, Optional.of(writer.data(Share.owned(owner, hash))));
    }

    /** Writes the result. */
    public void result(ElectionResult result) throws IOException {
        event(EventType.RESULT, Optional.of(writer.data(result.bytes())));
    }

    private void event(EventType type, Optional<String> payload) throws IOException {
        parent = Optional.of(writer.event(new Event(parent, height, type, payload).bytes()));
        height++;
    }
}
