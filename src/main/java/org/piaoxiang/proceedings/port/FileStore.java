package org.piaoxiang.proceedings.port;

import java.util.List;
import java.util.Optional;

/** What is too large for the record, which names it by hash: slip lists, setups, shares, archives, materials. */
public interface FileStore {
    /** Keeps bytes under their SHA-256 (lower-case hexadecimal) and returns that; keeping them again changes nothing. */
    String put(String meeting, byte[] bytes);

    /** Returns the bytes with that hash. */
    Optional<byte[]> get(String meeting, String hash);

    /** Returns a poll's archive so far. */
    Optional<byte[]> archive(String meeting, String poll);

    /** Returns the polls that have an archive, sorted. */
    List<String> archives(String meeting);

    /** Returns the names of all files whose bytes do not have the hash they are named by. */
    List<String> misnamed(String meeting);

    /** Keeps a material: its PDF and an image of each page. */
    void putMaterial(String meeting, Material material, byte[] pdf, List<byte[]> pagePngs);

    /** Returns the materials of a meeting. */
    List<Material> materials(String meeting);

    /** Returns a material's PDF. */
    Optional<byte[]> materialPdf(String meeting, String id);

    /** Returns the image of a page, from 1. */
    Optional<byte[]> materialPage(String meeting, String id, int page);

    /** Removes a material; false where there is none. */
    boolean removeMaterial(String meeting, String id);

    /**
     * A material.
     *
     * @param id unique in the meeting
     * @param name what people call it
     * @param pages number of pages
     */
    record Material(String id, String name, int pages) {}
}
