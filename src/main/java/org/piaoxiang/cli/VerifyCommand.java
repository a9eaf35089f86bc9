package org.piaoxiang.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.verifier.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: says of each file whether it is valid, and shows every check. */
@Command(name = "verify", description = "核验档案（.bel）：每个文件一句结论，再逐项列出检查。", footer = "退出码：0 全部有效；1 有无效的；2 没有无效的，但有不可用的。")
final class VerifyCommand implements Callable<Integer> {
    private static final int INVALID = 1;
    private static final int UNUSABLE = 2;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "要核验的档案。")
    private List<String> files = new ArrayList<>();

    @Option(names = "--since", paramLabel = "OLDER.bel", description = "再核对此较早的副本中的一切是否原样保留；只能同时核验一个文件。")
    private Optional<Path> since;

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
        boolean invalid = false;
        boolean unusable = false;
        try (ExecutorService workers = terminal.workers().get()) {
            for (String file : files) {
                Report report = verify(file, workers);
                print(file, report);
                invalid |= report.verdict() == Report.Verdict.INVALID;
                unusable |= report.verdict() == Report.Verdict.UNUSABLE;
            }
        }
        return invalid ? INVALID : unusable ? UNUSABLE : 0;
    }

    private Report verify(String file, ExecutorService workers) throws InterruptedException {
        Progress line = new Progress(terminal, progress, language == Language.zh ? "已核对票数" : "ballots checked");
        Report report = new FileVerification(workers, line::at, since).verify(file);
        line.end();
        return report;
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
