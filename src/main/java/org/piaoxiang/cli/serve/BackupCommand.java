package org.piaoxiang.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.store.EmbeddedPostgres;
import org.piaoxiang.store.StartRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup}: the data folder of a stopped server in one file. */
@Command(
        name = "backup",
        description = "把数据文件夹（内置数据库、密钥、证书）备份成一个文件。服务器须先停止，投票进行中不能备份。",
        footer = "备份文件含密钥，只有本人可读；请离线保管。外部数据库用它自己的工具备份，见 docs/operations.md。")
public final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR", description = "数据文件夹；默认是用户目录下的 .piaoxiang/server。")
    private Path data = Path.of(System.getProperty("user.home"), ".piaoxiang", "server");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "写到哪个新文件。")
    private Path out = Path.of("");

    /** Makes the command. */
    public BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, StartRefused, InterruptedException, SQLException, IOException {
        if (!Files.isRegularFile(data.resolve("keys").resolve("signing.key"), LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "数据文件夹里没有服务器的数据；请核对 --data。");
        }
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(RefusalCode.OUT_EXISTS, out + " 已经存在，没有改动它；请换一个名字。");
        }
        String made = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            if (database.holdsOpenBox()) {
                throw new Refusal(RefusalCode.ROUND_OPEN, "投票正在进行，此时备份会留下投票先后；请在本轮结束后再备份。");
            }
            database.backUp(data, out, made);
        }
        terminal.out().println("已备份到 " + out + "（" + made + "）。备份含密钥，请离线保管。");
        terminal.out().flush();
        return 0;
    }
}
