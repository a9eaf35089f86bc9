package org.piaoxiang.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.parallel.Workers;
import org.piaoxiang.protocol.shuffle.Generators;
import org.piaoxiang.protocol.shuffle.Shuffle;
import org.piaoxiang.protocol.shuffle.ShuffleMaker;
import org.piaoxiang.verifier.ChineseReasons;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shuffle}: a custodian's part in hiding whose answer is whose, after verifying the whole archive by itself. */
@Command(name = "shuffle", description = "密钥保管人混洗：先核验整个档案，再把要逐个打开的答案重新加密、打乱次序，并附上证明。")
final class ShuffleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--in", required = true, paramLabel = "A.bel", description = "合计已成的档案。")
    private String in = "";

    @Option(names = "--out", required = true, paramLabel = "B.bel", description = "加上混洗后写到哪个新文件。")
    private String out = "";

    @Option(names = "--custodian", required = true, paramLabel = "N", description = "第几位密钥保管人，从 1 数起。")
    private int custodian;

    @Option(names = "--last", description = "这是最后一次混洗，之后即可启封。")
    private boolean last;

    @Option(names = "--progress", description = "不在终端上也显示进度。")
    private boolean progress;

    ShuffleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Path source = SafeFiles.path(in);
        if (!Files.isRegularFile(source)) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "找不到文件 " + SafeFiles.show(source) + "，请核对文件名。");
        }
        Path target = SafeFiles.path(out);
        SafeFiles.requireFree(target, false);
        // Everything happens on a private copy: what was verified cannot change before it is shuffled.
        Path copy = SafeFiles.temporary(target);
        try {
            SafeFiles.fill(copy, file -> Files.copy(source, file));
            TalliedArchive archive = verified(copy);
            requireTurn(archive);
            append(copy, archive);
            Report result = verify(copy);
            if (result.verdict() != Report.Verdict.VALID) {
                throw new IllegalStateException("the archive with the shuffle is not valid: " + result);
            }
            SafeFiles.setReaders(copy, SafeFiles.Readers.EVERYBODY);
            SafeFiles.move(copy, target, false);
        } finally {
            Files.deleteIfExists(copy);
        }
        terminal.out().println("已混洗，写入 " + SafeFiles.show(target) + (last ? "；混洗到此结束，可以启封。" : "；请下一位密钥保管人混洗。"));
        return 0;
    }

    private TalliedArchive verified(Path copy) throws Refusal, IOException, InterruptedException {
        Report report = verify(copy);
        if (report.verdict() == Report.Verdict.UNUSABLE) {
            throw new Refusal(
                    RefusalCode.ARCHIVE_UNUSABLE,
                    "档案不可用：" + ChineseReasons.of(report.unusable().orElse("")));
        }
        if (report.verdict() == Report.Verdict.INVALID) {
            new ReportText(Language.zh).lines(in, report).forEach(terminal.err()::println);
            throw new Refusal(RefusalCode.ARCHIVE_INVALID, "档案没有通过核验（见上表），不能混洗；请保留原件并报告监督人员。");
        }
        Stage stage = report.stage().orElse(Stage.SETUP);
        if (stage != Stage.TALLIED && stage != Stage.SHUFFLED) {
            throw new Refusal(RefusalCode.STAGE_UNFIT, "档案不在合计之后、启封之前，不能混洗。");
        }
        try {
            return TalliedArchive.read(ArchiveSource.of(copy));
        } catch (UnusableArchive ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    private void requireTurn(TalliedArchive archive) throws Refusal {
        if (archive.shuffled()) {
            throw new Refusal(RefusalCode.STAGE_UNFIT, "这个表决没有要混洗的题目，或者混洗已经结束。");
        }
        Inputs.within(custodian, 1, archive.trustees().keys().size(), "--custodian");
        if (archive.shufflers().contains(custodian)) {
            throw new Refusal(RefusalCode.STAGE_UNFIT, "第 " + custodian + " 位密钥保管人已经混洗过，请换下一位。");
        }
        List<Integer> all = new ArrayList<>(archive.shufflers());
        all.add(custodian);
        boolean ours = PollRules.claimedBy(archive.election().description());
        boolean enough = archive.trustees()
                .combination(all, archive.election().group().scalars())
                .isPresent();
        if (last && ours && !enough) {
            throw new Refusal(RefusalCode.STAGE_UNFIT, "启封所需的密钥保管人还没有都混洗，不能加 --last。");
        }
    }

    private void append(Path copy, TalliedArchive archive) throws IOException {
        CheckedElection election =
                CheckedElection.check(archive.election()).checked().orElseThrow();
        Shuffle shuffle;
        try (ExecutorService workers = terminal.workers().get()) {
            shuffle = new ShuffleMaker(
                            election, new Generators(election.group()), terminal.random(), Workers.of(workers))
                    .shuffle(archive.tally().shuffledRows(archive.election().questions()));
        }
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            OutputStream stream = Channels.newOutputStream(channel);
            ArchiveBuilder builder = ArchiveBuilder.resume(
                    stream, election.group().hash(), archive.timestamp(), archive.lastEvent(), archive.events());
            builder.shuffle(archive.election(), custodian, shuffle);
            if (last) {
                builder.endShuffles();
            }
            stream.flush();
            channel.force(true);
        }
    }

    private Report verify(Path copy) throws InterruptedException {
        Progress line = new Progress(terminal, progress, "已核对票数");
        try (ExecutorService workers = terminal.workers().get()) {
            return new FileVerification(workers, line::at).verify(copy);
        } finally {
            line.end();
        }
    }
}
