package org.piaoxiang.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyFile;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.ShareMaker;
import org.piaoxiang.verifier.ChineseReasons;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code share}: a custodian's part in opening a tally, after verifying the whole archive by itself. */
@Command(name = "share", description = "密钥保管人启封：先核验整个档案，再加上自己的启封份额；份额齐了就写出结果。")
final class ShareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "自己的密钥文件。")
    private String key;

    @Option(names = "--in", required = true, paramLabel = "A.bel", description = "合计已成的档案。")
    private String in;

    @Option(names = "--out", required = true, paramLabel = "B.bel", description = "加上份额后写到哪个新文件。")
    private String out;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "口令取自此文件的第一行，不从终端输入。")
    private Optional<Path> passphraseFile;

    @Option(names = "--yes", description = "不再询问，直接启封。")
    private boolean yes;

    @Option(names = "--progress", description = "不在终端上也显示进度。")
    private boolean progress;

    ShareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Path keyPath = SafeFiles.path(key);
        KeyFile keyFile = Inputs.keyFile(keyPath);
        // The journal stands beside the file itself, whichever link leads there.
        Path realKey = keyPath.toRealPath();
        Path target = SafeFiles.path(out);
        SafeFiles.requireFree(target, false);
        // Everything happens on a private copy: what was verified cannot change before it is opened.
        Path copy = SafeFiles.temporary(target);
        try (FileChannel channel = FileChannel.open(realKey, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            copyTo(copy);
            TalliedArchive archive = verified(copy);
            ShareGate gate = new ShareGate(archive, keyFile);
            gate.explain(terminal.out());
            OpenedJournal journal =
                    OpenedJournal.of(realKey, archive.election().group().scalars());
            Optional<Share> before = givenBefore(journal, archive);
            confirm();
            Share share = share(keyFile, archive, before);
            if (before.isEmpty()) {
                journal.add(new OpenedJournal.Entry(
                        archive.election().uuid(), archive.election().fingerprint(), openedHash(archive), share));
            }
            boolean complete = append(copy, gate, share);
            Report result = verify(copy);
            if (result.verdict() != Report.Verdict.VALID) {
                throw new IllegalStateException("the archive with the share is not valid: " + result);
            }
            SafeFiles.setReaders(copy, SafeFiles.Readers.EVERYBODY);
            SafeFiles.move(copy, target, false);
            terminal.out()
                    .println("已加上启封份额，写入 " + SafeFiles.show(target) + (complete ? "；份额已齐，结果也已写入。" : "；还差其他密钥保管人的份额。"));
            return 0;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void copyTo(Path copy) throws Refusal, IOException, InterruptedException {
        Path source = SafeFiles.path(in);
        if (!Files.isRegularFile(source)) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "找不到文件 " + SafeFiles.show(source) + "，请核对文件名。");
        }
        SafeFiles.fill(copy, file -> Files.copy(source, file));
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
            throw new Refusal(RefusalCode.ARCHIVE_INVALID, "档案没有通过核验（见上表），不能启封；请保留原件并报告监督人员。");
        }
        Stage stage = report.stage().orElse(Stage.SETUP);
        if (stage != Stage.TALLIED && stage != Stage.SHUFFLED && stage != Stage.DECRYPTED) {
            throw new Refusal(
                    RefusalCode.STAGE_UNFIT, stage == Stage.RESULT ? "这个表决的结果已经公布，不用再启封。" : "这个表决还没有加密合计，不能启封。");
        }
        try {
            return TalliedArchive.read(ArchiveSource.of(copy));
        } catch (UnusableArchive ownMistake) {
            throw new IllegalStateException(ownMistake);
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

    private static Optional<Share> givenBefore(OpenedJournal journal, TalliedArchive archive) throws Refusal {
        Election election = archive.election();
        return journal.shareOf(election.uuid(), election.fingerprint(), openedHash(archive));
    }

    /** The hash of what is opened: the tally itself, or as it was shuffled. */
    private static String openedHash(TalliedArchive archive) {
        return HashFunction.SHA_256.hex(archive.tally().bytes(archive.election().group()));
    }

    private void confirm() throws Refusal {
        if (yes) {
            return;
        }
        String answer = terminal.prompt()
                .line("确认启封请输入 是：")
                .orElseThrow(() -> new Refusal(RefusalCode.NOBODY_TO_ASK, "没有终端可以确认；请在终端里运行，或加 --yes。"));
        if (!answer.strip().equals("是") && !answer.strip().equalsIgnoreCase("yes")) {
            throw new Refusal(RefusalCode.NOT_CONFIRMED, "没有确认，什么也没有启封。");
        }
    }

    private Share share(KeyFile keyFile, TalliedArchive archive, Optional<Share> before) throws Refusal {
        char[] passphrase = new Passphrases(terminal.prompt(), passphraseFile).ask();
        KeyFile.Unlocked unlocked = keyFile.unlock(passphrase);
        Arrays.fill(passphrase, '\0');
        return switch (unlocked) {
            case KeyFile.Unlocked.Refused refused -> throw refusal(refused.problem());
            case KeyFile.Unlocked.Ok(SecretScalar opened) -> {
                try (SecretScalar secret = opened) {
                    yield before.orElseGet(
                            () -> ShareMaker.make(archive.election(), archive.tally(), secret, terminal.random()));
                }
            }
        };
    }

    private static Refusal refusal(KeyFile.Problem problem) {
        return switch (problem) {
            case KEY_PASSPHRASE_WRONG -> new Refusal(RefusalCode.KEY_PASSPHRASE_WRONG, "口令不对，或者密钥文件被改动过；请再试，或换用备份。");
            case KEY_FILE_MISMATCH -> new Refusal(RefusalCode.KEY_UNUSABLE, "密钥文件里的私钥与公钥不符，请换用备份。");
        };
    }

    private static boolean append(Path copy, ShareGate gate, Share share) throws IOException, Refusal {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            OutputStream stream = Channels.newOutputStream(channel);
            boolean complete = gate.append(stream, share);
            stream.flush();
            channel.force(true);
            return complete;
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException, Refusal {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException sameProgram) {
            throw inUse();
        }
        throw inUse();
    }

    private static Refusal inUse() {
        return new Refusal(RefusalCode.KEY_IN_USE, "另一个程序正在使用这把密钥，请稍后再试。");
    }
}
