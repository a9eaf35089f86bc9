package org.piaoxiang.imports.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** A zip, unpacked in memory and never beyond bounds: a small file that swells is refused while it swells. */
public final class Archive {
    private static final int MOST_ENTRIES = 2000;
    private static final int LARGEST_TOTAL = 64 << 20;
    private static final int BUFFER = 16 << 10;

    private Archive() {}

    /** Tells whether {@code bytes} begin like a zip. */
    public static boolean isZip(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** Unpacks {@code zip}; names that are not UTF-8 are read as Chinese Windows writes them. */
    public static Map<String, byte[]> unpack(byte[] zip) throws Unreadable {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int left = LARGEST_TOTAL;
        try (ZipArchiveInputStream in =
                new ZipArchiveInputStream(new ByteArrayInputStream(zip), "GB18030", true, true)) {
            for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!in.canReadEntryData(entry)) {
                    throw new Unreadable("压缩文件加了密码，或用了不支持的压缩方式，请解压后再上传。");
                }
                byte[] bytes = inflate(in, left);
                left -= bytes.length;
                if (files.size() >= MOST_ENTRIES) {
                    throw new Unreadable("压缩文件里的文件太多，请分几次上传。");
                }
                if (!entry.isDirectory() && files.put(entry.getName(), bytes) != null) {
                    throw new Unreadable("压缩文件已损坏：里面有两个同名的文件。");
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Unreadable("文件已损坏或不完整，请重新保存后再上传。");
        }
        return files;
    }

    private static byte[] inflate(ZipArchiveInputStream in, int limit) throws IOException, Unreadable {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (out.size() + read > limit) {
                throw new Unreadable("文件解压后超过 %d MB，不予读取，请删去图片等无关内容后再上传。".formatted(LARGEST_TOTAL >> 20));
            }
            out.write(buffer, 0, read);
        }
        return out.toByteArray();
    }
}
