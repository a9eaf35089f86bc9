package org.piaoxiang.proceedings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.archive.SetupData;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.trustee.Trustees;

/**
 * The setup of one poll as it will be published and sealed.
 *
 * @param uuid the poll
 * @param electionHash hash of the election in hexadecimal
 * @param setupHash hash of the setup's payload in hexadecimal
 * @param size number of slips on the list
 * @param archive the archive so far: header and setup
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PollSetup(String uuid, String electionHash, String setupHash, int size, byte[] archive) {
    /**
     * Makes the setup.
     *
     * @param custodians in the order of their numbers, each checked when its key was offered
     * @param credentials public keys of the slips that may vote
     * @param timestamp seconds since 1970, the same for all polls of a round
     */
    public static PollSetup make(
            Group group,
            String uuid,
            String title,
            PollRules rules,
            List<Question> questions,
            Trustees custodians,
            List<String> credentials,
            long timestamp) {
        Element key = custodians
                .check(group)
                .publicKey()
                .orElseThrow(() -> new IllegalArgumentException("a custodian's key is not of this group"));
        byte[] election = Election.bytes(title, rules.description(), group, key.encoded(), questions, uuid);
        byte[] trustees = custodians.bytes();
        byte[] list = SlipList.bytes(credentials);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ArchiveBuilder.begin(out, group.hash(), timestamp).setup(election, trustees, list);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        HashFunction hash = group.hash();
        byte[] payload = SetupData.bytes(hash.hex(election), hash.hex(trustees), hash.hex(list));
        return new PollSetup(uuid, hash.hex(election), hash.hex(payload), credentials.size(), out.toByteArray());
    }
}
