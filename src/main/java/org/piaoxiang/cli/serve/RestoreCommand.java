package org.piaoxiang.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.proceedings.Restoration;
import org.piaoxiang.store.DataBackup;
import org.piaoxiang.store.StartRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a data folder from a backup; the next start goes on under new log origins. */
@Command(
        name = "restore",
        description = "把备份恢复到新的数据文件夹。下次启动时，每次会议的操作留痕另立一册，并写明由哪一刻的备份恢复。",
        footer = "外部数据库恢复以后，用 --declared-backup 时间 代替文件，只作声明。")
public final class RestoreCommand implements Callable<Integer> {
    private static final int LONGEST_REASON = 500;

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "备份文件。")
    private Optional<Path> backup = Optional.empty();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "恢复到哪个文件夹；须不存在或为空。")
    private Path data = Path.of("");

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "为什么恢复；记入操作留痕。")
    private String reason = "";

    @Option(names = "--declared-backup", paramLabel = "TIME", description = "外部数据库已用它自己的工具恢复到这一刻，只作声明。")
    private Optional<String> declared = Optional.empty();

    /** Makes the command. */
    public RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, StartRefused, InterruptedException, IOException {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(RefusalCode.USAGE, "--reason 要写明原因，不超过 500 字。");
        }
        if (backup.isPresent() == declared.isPresent()) {
            throw new Refusal(RefusalCode.USAGE, "请给出备份文件，或者（外部数据库）给出 --declared-backup。");
        }
        if (declared.isPresent()) {
            if (!Files.isDirectory(data)) {
                throw new Refusal(RefusalCode.FILE_UNREADABLE, "没有数据文件夹 " + data + "；请核对 --data。");
            }
            new RestoredMark(data).leave(new Restoration(reason.strip(), declared.get()));
        } else {
            unpack(backup.orElseThrow());
        }
        terminal.out().println("已恢复。下次启动时，每次会议的操作留痕另立一册；各工作站会要求本人确认丢失了哪些条目。");
        terminal.out().flush();
        return 0;
    }

    private void unpack(Path file) throws Refusal, StartRefused, InterruptedException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "读不到 " + file + "；请核对路径和权限。");
        }
        if (Files.exists(data) && !isEmpty(data)) {
            throw new Refusal(RefusalCode.OUT_EXISTS, data + " 不是空文件夹，没有改动它；请换一个名字。");
        }
        try {
            DataBackup.restore(
                    file,
                    data,
                    (folder, made) -> new RestoredMark(folder).leave(new Restoration(reason.strip(), made)));
        } catch (DataBackup.NoBackup none) {
            throw new Refusal(RefusalCode.BACKUP_UNREADABLE, file + " 不是本系统的备份文件，或者已损坏。");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
