package org.piaoxiang.verifier.meeting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of a zip file, read within bounds: names that lead elsewhere, names given twice, too many files and too much
 * inside are refused before anything is looked at. Nothing is ever written out.
 */
final class BundleFiles {
    private static final int MAX_FILES = 20_000;
    private static final long MAX_FILE = 256L << 20;
    private static final long MAX_TOTAL = 512L << 20;
    /** Deflated JSON and archives shrink to a fifth; a thousandth is a bomb. */
    private static final long MAX_RATIO = 1000;

    private static final Pattern NAME = Pattern.compile("(?:[\\p{L}\\p{N}_（）、＋+()-][\\p{L}\\p{N}_.（）、＋+() -]*/)*"
            + "[\\p{L}\\p{N}_（）、＋+()-][\\p{L}\\p{N}_.（）、＋+() -]*");

    private BundleFiles() {}

    /** Reads all files of {@code zip} by name. */
    static Map<String, byte[]> read(Path zip) throws IOException, UnusableBundle {
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            return read(file);
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new UnusableBundle("The zip file is damaged; copy it again.");
        }
    }

    private static Map<String, byte[]> read(ZipFile zip) throws IOException, UnusableBundle {
        Map<String, byte[]> files = new TreeMap<>();
        long total = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!NAME.matcher(entry.getName()).matches()) {
                throw new UnusableBundle("The zip file names a file that does not belong into a bundle.");
            }
            if (files.size() >= MAX_FILES) {
                throw new UnusableBundle("The zip file holds more than " + MAX_FILES + " files.");
            }
            byte[] bytes = read(zip, entry, Math.min(MAX_FILE, MAX_TOTAL - total));
            total += bytes.length;
            if (files.put(entry.getName(), bytes) != null) {
                throw new UnusableBundle("The zip file names a file twice.");
            }
        }
        return files;
    }

    /** Reads one file; what the zip file says of its size is not believed. */
    private static byte[] read(ZipFile zip, ZipEntry entry, long most) throws IOException, UnusableBundle {
        long packed = Math.max(1, entry.getCompressedSize());
        long bound = Math.min(most, Math.max(1L << 20, packed * MAX_RATIO));
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) bound);
            if (in.read() >= 0) {
                throw new UnusableBundle("The zip file holds more than this program unpacks.");
            }
            return bytes;
        }
    }
}
