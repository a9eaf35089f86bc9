package org.piaoxiang.imports.table;

/** Reads a spreadsheet by what its bytes are, whatever its name says. */
public final class Tables {
    private static final int LARGEST_FILE = 16 << 20;

    private Tables() {}

    /** Reads the first sheet of an XLSX, or a CSV. */
    public static Table read(byte[] bytes) throws Unreadable {
        if (bytes.length == 0) {
            throw new Unreadable("文件是空的，请重新选择文件。");
        }
        if (bytes.length > LARGEST_FILE) {
            throw new Unreadable("文件超过 %d MB，请删去图片等无关内容后再上传。".formatted(LARGEST_FILE >> 20));
        }
        if (isOle(bytes)) {
            throw new Unreadable("这是旧版 .xls 文件，或者加了密码。请用表格软件打开，去掉密码，另存为 .xlsx 后再上传。");
        }
        return Archive.isZip(bytes) ? Xlsx.read(bytes) : Csv.read(bytes);
    }

    private static boolean isOle(byte[] bytes) {
        return bytes.length > 4
                && (bytes[0] & 0xff) == 0xd0
                && (bytes[1] & 0xff) == 0xcf
                && (bytes[2] & 0xff) == 0x11
                && (bytes[3] & 0xff) == 0xe0;
    }
}
