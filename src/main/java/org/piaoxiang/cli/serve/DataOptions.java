package org.piaoxiang.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.store.DatabaseAddress;
import picocli.CommandLine.Option;

/** Where a server's data are. */
final class DataOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "数据文件夹；默认是用户目录下的 .piaoxiang/server。")
    private Path data = Path.of(System.getProperty("user.home"), ".piaoxiang", "server");

    @Option(names = "--db", paramLabel = "URL", description = "使用已有的 PostgreSQL：postgresql://主机:端口/数据库；不给则用内置数据库。")
    private Optional<String> database = Optional.empty();

    @Option(names = "--db-logins", paramLabel = "FILE", description = "外部数据库的账号文件：两行，owner=用户:口令 和 application=用户:口令。")
    private Optional<Path> logins = Optional.empty();

    @Option(names = "--db-ca", paramLabel = "FILE", description = "外部数据库的根证书（PEM）；数据库不在本机时必须给出。")
    private Optional<Path> databaseAuthority = Optional.empty();

    /** Returns the data folder. */
    Path data() {
        return data;
    }

    /** Returns the database that somebody else runs, if there is one. */
    Optional<DatabaseAddress> external() throws Refusal {
        if (database.isEmpty()) {
            return Optional.empty();
        }
        if (logins.isEmpty()) {
            throw new Refusal(RefusalCode.USAGE, "--db 要和 --db-logins 一起给出；口令不写在命令行里。");
        }
        return Optional.of(ExternalDatabase.read(database.get(), readable(logins.get()), databaseAuthority));
    }

    /** Reads a small file that was named on the command line. */
    static String readable(Path file) throws Refusal {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "读不到 " + file + "；请核对路径和权限。");
        }
    }
}
