package org.piaoxiang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: says of each file whether it is valid, and shows every check. */
@Command(
        name = "verify",
        description = "核验表决档案（.bel）和会议档案（.zip）：每个文件一句结论，再逐项列出检查。",
        footer = "退出码：0 全部有效；1 有无效的；2 没有无效的，但有不可用的。")
final class VerifyCommand implements Callable<Integer> {
    private static final int INVALID = 1;
    private static final int UNUSABLE = 2;
    private static final long LONGEST_NOTE = 1 << 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "要核验的档案。")
    private List<String> files = new ArrayList<>();

    @Option(names = "--since", paramLabel = "OLDER.bel", description = "再核对此较早的副本中的一切是否原样保留；只能同时核验一个文件。")
    private Optional<Path> since;

    @Option(names = "--server-key", paramLabel = "KEY", description = "会议档案：检查点应由这把服务器密钥（Base64）签名；不给则用档案自带的。")
    private Optional<String> serverKey;

    @Option(names = "--seen", paramLabel = "NOTE", description = "会议档案：此前见过的检查点文件；核对记录是否由它延续而来。可重复。")
    private List<Path> seen = new ArrayList<>();

    @Option(names = "--json", description = "每个文件输出一行 JSON。")
    private boolean json;

    @Option(names = "--lang", paramLabel = "zh|en", description = "结论所用语言，默认中文。")
    private Language language = Language.zh;

    @Option(names = "--progress", description = "不在终端上也显示进度。")
    private boolean progress;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, Refusal {
        if (since.isPresent()) {
            requireOlder(since.get());
        }
        Optional<VerifyKey> key = knownKey();
        List<String> notes = notes();
        boolean invalid = false;
        boolean unusable = false;
        try (ExecutorService workers = terminal.workers().get()) {
            for (String file : files) {
                Report report = verify(file, workers, key, notes);
                print(file, report);
                invalid |= report.verdict() == Report.Verdict.INVALID;
                unusable |= report.verdict() == Report.Verdict.UNUSABLE;
            }
        }
        return invalid ? INVALID : unusable ? UNUSABLE : 0;
    }

    private Report verify(String file, ExecutorService workers, Optional<VerifyKey> key, List<String> notes)
            throws InterruptedException {
        Progress line = new Progress(terminal, progress, language == Language.zh ? "已核对票数" : "ballots checked");
        Report report = new FileVerification(workers, line::at, since, key, notes).verify(file);
        line.end();
        return report;
    }

    private Optional<VerifyKey> knownKey() throws Refusal {
        if (serverKey.isPresent() && VerifyKey.ofBase64(serverKey.get()).isEmpty()) {
            throw new Refusal(RefusalCode.USAGE, "--server-key 不是 Base64 写的 Ed25519 公钥。");
        }
        return serverKey.flatMap(VerifyKey::ofBase64);
    }

    private List<String> notes() throws Refusal {
        List<String> notes = new ArrayList<>();
        for (Path file : seen) {
            try {
                if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_NOTE) {
                    throw new IOException("not a note");
                }
                notes.add(Files.readString(file));
            } catch (IOException unreadable) {
                throw new Refusal(RefusalCode.FILE_UNREADABLE, "读不了检查点文件 " + SafeFiles.show(file) + "，请核对文件名。");
            }
        }
        return notes;
    }

    private void requireOlder(Path older) throws Refusal {
        if (files.size() != 1) {
            throw new Refusal(RefusalCode.USAGE, "--since 只能同时核验一个文件。");
        }
        if (!Files.isRegularFile(older)) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "找不到文件 " + SafeFiles.show(older) + "，请核对文件名。");
        }
    }

    private void print(String file, Report report) {
        if (json) {
            terminal.out().println(ReportJson.line(file, report));
        } else {
            new ReportText(language).lines(file, report).forEach(terminal.out()::println);
        }
        terminal.out().flush();
    }
}
