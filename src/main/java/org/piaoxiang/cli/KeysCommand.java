package org.piaoxiang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keys}: makes a custodian's key file. There is no way to write over one: that would destroy a key. */
@Command(
        name = "keys",
        description = "生成一把保管密钥，用口令锁在文件里；下列步骤由几位保管人共同生成一把按门限启封的密钥。",
        footer = "门限共管：各人 certificate → 各人 polynomial → 汇总 inputs → 各人 output → 汇总 trustees。")
final class KeysCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--group", paramLabel = "GROUP", description = "Ed25519（默认）、BELENIOS-2048、RFC-3526-2048 或 SM2。")
    private String group = "Ed25519";

    @Option(names = "--out", paramLabel = "FILE", description = "写到哪个文件；已有的文件不会覆盖。")
    private Optional<String> out;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "口令取自此文件的第一行，不从终端输入。")
    private Optional<Path> passphraseFile;

    KeysCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Group chosen = Inputs.group(group);
        Path target = SafeFiles.path(out.orElseThrow(() -> new Refusal(RefusalCode.USAGE, "请用 --out 指明密钥文件。")));
        SafeFiles.requireFree(target, false);
        char[] passphrase = new Passphrases(terminal.prompt(), passphraseFile).choose();
        try (SecretScalar secret = chosen.scalars().random(terminal.random())) {
            KeyFile key = KeyFile.lock(chosen, secret, passphrase, terminal.random());
            SafeFiles.write(target, SafeFiles.Readers.OWNER, false, file -> file.write(key.bytes()));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        terminal.out().println("密钥已写入 " + SafeFiles.show(target) + "，只有本账户可读。口令忘了就再也打不开，请另行保管。");
        return 0;
    }
}
