package org.piaoxiang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.KeyCeremony;
import org.piaoxiang.protocol.trustee.KeyFile;
import org.piaoxiang.protocol.trustee.MemberKeys;
import org.piaoxiang.protocol.trustee.PolynomialMessage;
import org.piaoxiang.protocol.trustee.SignedMessage;
import org.piaoxiang.protocol.trustee.Trustees;
import org.piaoxiang.protocol.trustee.VerificationInput;
import org.piaoxiang.protocol.trustee.VerificationOutput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The steps by which several custodians make a key of which some of them suffice, on files: {@code keys certificate},
 * {@code polynomial}, {@code inputs}, {@code output}, {@code trustees} (specification 3.3.0, section 4.6).
 */
final class KeyCeremonyCommands {
    private static final int LONGEST = 16 << 20;
    private static final int MOST_MEMBERS = 20;

    private KeyCeremonyCommands() {}

    static CommandLine addTo(CommandLine keys, Terminal terminal) {
        return keys.addSubcommand(new Certificate(terminal))
                .addSubcommand(new Polynomial(terminal))
                .addSubcommand(new Sorted(terminal))
                .addSubcommand(new Output(terminal))
                .addSubcommand(new Publish(terminal));
    }

    /** What every step has in common. */
    private abstract static class Step implements Callable<Integer> {
        final Terminal terminal;

        Step(Terminal terminal) {
            this.terminal = terminal;
        }

        abstract void run() throws Refusal, IOException, InterruptedException, JsonException;

        @Override
        public Integer call() throws Refusal, IOException, InterruptedException {
            try {
                run();
                return 0;
            } catch (JsonException refused) {
                throw new Refusal(
                        RefusalCode.CEREMONY_REFUSED,
                        "收到的文件不能用（" + Words.printable(refused.reason()) + "）；请各方核对文件和次序。");
            }
        }

        void write(String name, byte[] bytes) throws Refusal, IOException, InterruptedException {
            Path target = SafeFiles.path(name);
            SafeFiles.write(target, SafeFiles.Readers.EVERYBODY, false, file -> file.write(bytes));
            terminal.out().println("已写出 " + SafeFiles.show(target) + "。");
        }

        static List<byte[]> read(List<Path> files) throws Refusal {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files) {
                contents.add(SafeFiles.read(file, LONGEST));
            }
            return contents;
        }

        static KeyCeremony ceremony(Group group, List<Path> files) throws Refusal, JsonException {
            List<SignedMessage> certificates = new ArrayList<>();
            for (byte[] file : read(files)) {
                certificates.add(SignedMessage.parse(JsonReader.read(file), group.scalars(), "certificate"));
            }
            return new KeyCeremony(group, certificates);
        }

        static List<PolynomialMessage> polynomials(Group group, List<Path> files) throws Refusal, JsonException {
            List<PolynomialMessage> polynomials = new ArrayList<>();
            for (byte[] file : read(files)) {
                polynomials.add(PolynomialMessage.parse(file, group.scalars()));
            }
            return polynomials;
        }
    }

    /** A step that a member makes with its own key. */
    private abstract static class MemberStep extends Step {
        @Option(names = "--key", required = true, paramLabel = "FILE", description = "自己的密钥文件（由 keys 生成）。")
        private String key = "";

        @Option(names = "--passphrase-file", paramLabel = "FILE", description = "口令取自此文件的第一行，不从终端输入。")
        private Optional<Path> passphraseFile = Optional.empty();

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "写到哪个文件。")
        String out = "";

        MemberStep(Terminal terminal) {
            super(terminal);
        }

        abstract void run(Group group, MemberKeys member, char[] passphrase)
                throws Refusal, IOException, InterruptedException, JsonException;

        @Override
        void run() throws Refusal, IOException, InterruptedException, JsonException {
            KeyFile file = Inputs.keyFile(SafeFiles.path(key));
            SafeFiles.requireFree(SafeFiles.path(out), false);
            char[] passphrase = new Passphrases(terminal.prompt(), passphraseFile).ask();
            try {
                switch (file.unlock(passphrase)) {
                    case KeyFile.Unlocked.Refused _ ->
                        throw new Refusal(RefusalCode.KEY_PASSPHRASE_WRONG, "口令不对，或者密钥文件被改动过；请再试，或换用备份。");
                    case KeyFile.Unlocked.Ok(SecretScalar opened) -> {
                        try (SecretScalar secret = opened;
                                MemberKeys member = MemberKeys.of(file.group(), secret)) {
                            run(file.group(), member, passphrase);
                        }
                    }
                }
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
    }

    @Command(name = "certificate", description = "第一步，各人：生成自己的证书。")
    private static final class Certificate extends MemberStep {
        @Option(names = "--size", required = true, paramLabel = "N", description = "共几位保管人。")
        private int size;

        @Option(names = "--threshold", required = true, paramLabel = "K", description = "几位即可启封。")
        private int threshold;

        @Option(names = "--index", required = true, paramLabel = "I", description = "自己是第几位，从 1 数起。")
        private int index;

        Certificate(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run(Group group, MemberKeys member, char[] passphrase) throws Refusal, IOException, InterruptedException {
            Inputs.within(size, 2, MOST_MEMBERS, "--size");
            // With a threshold of one, all would hold the same key.
            Inputs.within(threshold, 2, size, "--threshold");
            Inputs.within(index, 1, size, "--index");
            SignedMessage certificate =
                    KeyCeremony.certificate(group, member, size, threshold, index, terminal.random());
            write(out, JsonWriter.compactBytes(certificate.json()));
        }
    }

    @Command(name = "polynomial", description = "第二步，各人：生成给其他保管人的密件。")
    private static final class Polynomial extends MemberStep {
        @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "全体的证书，依次重复。")
        private List<Path> certificates = new ArrayList<>();

        Polynomial(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run(Group group, MemberKeys member, char[] passphrase)
                throws Refusal, IOException, InterruptedException, JsonException {
            write(
                    out,
                    ceremony(group, certificates)
                            .polynomial(member, terminal.random())
                            .bytes());
        }
    }

    @Command(name = "inputs", description = "第三步，汇总人：把密件按收件人分开，写出 PREFIX1、PREFIX2……")
    private static final class Sorted extends Step {
        @Option(names = "--group", paramLabel = "GROUP", description = "群，默认 Ed25519。")
        private String group = "Ed25519";

        @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "全体的证书，依次重复。")
        private List<Path> certificates = new ArrayList<>();

        @Option(names = "--polynomial", required = true, paramLabel = "FILE", description = "全体的密件，依次重复。")
        private List<Path> polynomials = new ArrayList<>();

        @Option(names = "--out", required = true, paramLabel = "PREFIX", description = "所写文件名的开头。")
        private String out = "";

        Sorted(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run() throws Refusal, IOException, InterruptedException, JsonException {
            Group chosen = Inputs.group(group);
            List<VerificationInput> inputs = ceremony(chosen, certificates).inputs(polynomials(chosen, polynomials));
            for (int i = 0; i < inputs.size(); i++) {
                write(out + (i + 1), inputs.get(i).bytes());
            }
        }
    }

    @Command(name = "output", description = "第四步，各人：核对收到的密件，得出自己的启封密钥。")
    private static final class Output extends MemberStep {
        @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "全体的证书，依次重复。")
        private List<Path> certificates = new ArrayList<>();

        @Option(names = "--input", required = true, paramLabel = "FILE", description = "汇总人给自己的文件。")
        private String input = "";

        @Option(names = "--out-key", required = true, paramLabel = "FILE", description = "启封密钥写到哪个文件，口令与原密钥相同。")
        private String outKey = "";

        Output(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run(Group group, MemberKeys member, char[] passphrase)
                throws Refusal, IOException, InterruptedException, JsonException {
            Path target = SafeFiles.path(outKey);
            SafeFiles.requireFree(target, false);
            VerificationInput received =
                    VerificationInput.parse(SafeFiles.read(SafeFiles.path(input), LONGEST), group.scalars());
            KeyCeremony.Finished finished = ceremony(group, certificates).output(member, received, terminal.random());
            try (SecretScalar secret = finished.secret()) {
                KeyFile locked = KeyFile.lock(group, secret, passphrase, terminal.random());
                SafeFiles.write(target, SafeFiles.Readers.OWNER, false, file -> file.write(locked.bytes()));
            }
            terminal.out().println("启封密钥已写入 " + SafeFiles.show(target) + "，只有本账户可读。");
            write(out, finished.output().bytes());
        }
    }

    @Command(name = "trustees", description = "第五步，汇总人：核对各人的结果，写出 trustees.json。")
    private static final class Publish extends Step {
        @Option(names = "--group", paramLabel = "GROUP", description = "群，默认 Ed25519。")
        private String group = "Ed25519";

        @Option(names = "--single", paramLabel = "FILE", description = "另有必须到场的保管人：其密钥文件，可重复。")
        private List<Path> singles = new ArrayList<>();

        @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "全体的证书，依次重复。")
        private List<Path> certificates = new ArrayList<>();

        @Option(names = "--polynomial", required = true, paramLabel = "FILE", description = "全体的密件，依次重复。")
        private List<Path> polynomials = new ArrayList<>();

        @Option(names = "--output", required = true, paramLabel = "FILE", description = "各人第四步的结果，依次重复。")
        private List<Path> outputs = new ArrayList<>();

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "写到哪个文件。")
        private String out = "";

        Publish(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run() throws Refusal, IOException, InterruptedException, JsonException {
            Group chosen = Inputs.group(group);
            List<Trustees.Item> items = new ArrayList<>();
            for (Path single : singles) {
                items.add(new Trustees.Single(Inputs.keyFile(single).publicKey()));
            }
            List<VerificationOutput> finished = new ArrayList<>();
            for (byte[] file : read(outputs)) {
                finished.add(VerificationOutput.parse(file, chosen.scalars()));
            }
            items.add(ceremony(chosen, certificates).parameters(polynomials(chosen, polynomials), finished));
            Trustees trustees = new Trustees(items);
            Trustees.Outcome outcome = trustees.check(chosen);
            if (!outcome.problems().isEmpty() || !outcome.groupProblems().isEmpty()) {
                throw new JsonException("a custodian's key cannot be used, or is there twice");
            }
            write(out, trustees.bytes());
        }
    }
}
