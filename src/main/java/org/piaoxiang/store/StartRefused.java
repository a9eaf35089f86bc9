package org.piaoxiang.store;

/** The embedded database cannot start, and somebody has to do something about it. */
public final class StartRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stands in the way, with what to say about it. */
    public enum Code {
        /** No space. */
        DISK_FULL(
                "磁盘已满，数据库无法启动。请清理数据目录所在的磁盘后重新启动。",
                "The disk is full, so the database cannot start. Free some space on the disk of the data directory and"
                        + " start again."),
        /** The port that was asked for is in use. */
        PORT_TAKEN(
                "数据库端口已被其他程序占用。请关闭该程序，或者换一个端口。",
                "Another program uses the database's port. Stop that program, or choose another port."),
        /** The data belong to another PostgreSQL. */
        OTHER_VERSION(
                "数据目录由另一版本的 PostgreSQL 建立。请用建立它的版本启动，或者从备份恢复到新的数据目录。",
                "The data directory was made by another version of PostgreSQL. Start the release that made it, or restore a"
                        + " backup into a new data directory."),
        /** Another server works on the same data. */
        DIRECTORY_IN_USE(
                "另一个票箱服务正在使用这个数据目录。请先停止它，或者指定另一个数据目录。",
                "Another server is using this data directory. Stop it first, or name another data directory."),
        /** The directory cannot be read or written by us or by the database's user. */
        DIRECTORY_UNUSABLE(
                "数据目录无法读写。请检查目录的权限，或者指定另一个数据目录。",
                "The data directory cannot be read or written. Check its permissions, or name another data directory."),
        /** There are no binaries for this machine. */
        NO_BINARIES(
                "没有适用于本机的内置数据库。请用 --db 指定一个 PostgreSQL 数据库。",
                "There is no built-in database for this machine. Name a PostgreSQL database with --db."),
        /** Something else; the database's log knows. */
        FAILED(
                "数据库无法启动。详情见数据目录中的 postgres/log。",
                "The database cannot start. Its log, postgres/log in the data directory, says why.");

        private final String chinese;
        private final String english;

        Code(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    private final Code code;

    StartRefused(Code code) {
        super(code + ": " + code.english);
        this.code = code;
    }

    StartRefused(Code code, Throwable cause) {
        super(code + ": " + code.english, cause);
        this.code = code;
    }

    /** Returns the stable code. */
    public Code code() {
        return code;
    }

    /** Returns the sentence in Chinese. */
    public String chinese() {
        return code.chinese;
    }

    /** Returns the sentence in English. */
    public String english() {
        return code.english;
    }
}
