package org.piaoxiang.proceedings.port;

/**
 * Bytes to add at the end of a poll's archive. Archives only grow, so a part names the length it was made for.
 *
 * @param poll the poll's uuid
 * @param expectedLength length of the archive before; 0 for a new one
 * @param bytes what to add
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArchivePart(String poll, long expectedLength, byte[] bytes) {
    @Override
    public String toString() {
        return "ArchivePart[" + poll + ", at " + expectedLength + ", " + bytes.length + " bytes]";
    }
}
