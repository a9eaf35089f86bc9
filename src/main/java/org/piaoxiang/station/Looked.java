package org.piaoxiang.station;

import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.verifier.Report;

/**
 * One archive that this program has looked at.
 *
 * @param uuid of its poll
 * @param title for people
 * @param hash SHA-256 of the archive's bytes
 * @param report what this program's verifier found
 */
record Looked(String uuid, String title, String hash, Report report) {
    static String hashOf(byte[] archive) {
        return HashFunction.SHA_256.hex(archive);
    }
}
