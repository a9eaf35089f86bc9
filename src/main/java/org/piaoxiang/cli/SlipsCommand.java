package org.piaoxiang.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.piaoxiang.protocol.credential.Credential;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.protocol.group.Group;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slips}: makes slips and, for every poll, the sorted list of their public keys. */
@Command(name = "slips", description = "生成投票凭证，以及每个表决的公钥名单。凭证只写进文件夹里的 slips.txt，不在别处显示。")
final class SlipsCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    private static final int MOST_POLLS = 200;
    private static final int BUNDLE = 10;
    private static final String UUID = "[1-9A-HJ-NP-Za-km-z]{14,64}";

    private final Terminal terminal;

    @Option(names = "--count", required = true, paramLabel = "N", description = "凭证张数。")
    private int count;

    @Option(names = "--uuid", required = true, paramLabel = "UUID", description = "表决的编号，可重复给出。")
    private List<String> uuids = new ArrayList<>();

    @Option(names = "--group", paramLabel = "GROUP", description = "Ed25519（默认）、BELENIOS-2048 或 SM2。")
    private String group = "Ed25519";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "写到哪个新文件夹。")
    private String out;

    SlipsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Group chosen = Inputs.group(group);
        Inputs.within(count, 1, MOST, "--count");
        Inputs.within(uuids.size(), 1, MOST_POLLS, "--uuid 的个数");
        if (new HashSet<>(uuids).size() < uuids.size() || !uuids.stream().allMatch(uuid -> uuid.matches(UUID))) {
            throw new Refusal(RefusalCode.UUID_UNLAWFUL, "表决编号须是 14 到 64 个 Base58 字符，且不得重复。");
        }
        Path folder = SafeFiles.path(out);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(RefusalCode.OUT_EXISTS, SafeFiles.show(folder) + " 已经存在，没有改动它；请换一个名字。");
        }
        SafeFiles.requireFree(folder, false);
        List<Credential> slips = Stream.generate(() -> Credential.random(terminal.random()))
                .limit(count)
                .toList();
        Path temporary = Files.createTempDirectory(SafeFiles.folder(folder), ".piaoxiang-", SafeFiles.privateFolder());
        try {
            write(temporary.resolve("slips.txt"), SafeFiles.Readers.OWNER, sheet(slips));
            for (String uuid : uuids) {
                byte[] list = SlipList.bytes(keys(slips, chosen, uuid));
                write(temporary.resolve(uuid + ".public_creds.json"), SafeFiles.Readers.EVERYBODY, list);
            }
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(temporary);
        }
        terminal.out()
                .println("已生成 " + count + " 张投票凭证和 " + uuids.size() + " 份公钥名单，在 " + SafeFiles.show(folder)
                        + "。slips.txt 印出后请销毁。");
        return 0;
    }

    private List<String> keys(List<Credential> slips, Group chosen, String uuid) throws InterruptedException {
        try (ExecutorService workers = terminal.workers().get()) {
            return Parallel.inOrder(workers, slips, slip -> slip.publicKey(chosen, uuid));
        }
    }

    private static byte[] sheet(List<Credential> slips) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < slips.size(); i++) {
            if (i % BUNDLE == 0) {
                text.append(i == 0 ? "" : "\n")
                        .append("第 ")
                        .append(i / BUNDLE + 1)
                        .append(" 叠\n");
            }
            text.append(slips.get(i).slipCode()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, SafeFiles.Readers readers, byte[] bytes)
            throws IOException, InterruptedException, Refusal {
        SafeFiles.write(file, readers, false, (OutputStream target) -> target.write(bytes));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
