package org.piaoxiang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.RandomSource;
import org.piaoxiang.protocol.trustee.KeyFile;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.protocol.trustee.Trustees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulate}: plays a whole election with random votes and writes its archive. */
@Command(name = "simulate", description = "用随机的票模拟一次完整的表决，写出档案。")
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_BALLOTS = 100_000;
    private static final int MOST_CUSTODIANS = 20;
    private static final int MOST_QUESTIONS = 100;
    private static final int MOST_ANSWERS = 200;
    private static final int LONGEST_QUESTIONS = 1 << 20;
    private static final int USUAL_FLOOR = 5;
    private static final String USUAL_CUSTODIANS = "3";
    private static final Custody NOBODY = Custody.singles(0);
    /** The archive's time when a seed is given, so that the same seed gives the same bytes. */
    private static final long SEEDED_TIME =
            Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final Terminal terminal;

    @Option(names = "--group", paramLabel = "GROUP", description = "Ed25519（默认）、BELENIOS-2048、RFC-3526-2048 或 SM2。")
    private String group = "Ed25519";

    @Option(names = "--questions", paramLabel = "FILE", description = "Belenios 题目的 JSON 数组。")
    private Optional<Path> questions;

    @Option(
            names = "--preset",
            paramLabel = "vote|list|appraisal|writein",
            description = "现成的题目：票决一人（默认）、名单推荐、民主测评、另推荐人选。")
    private Optional<Presets> preset;

    @Option(names = "--ballots", required = true, paramLabel = "N", description = "投几张票。")
    private int ballots;

    @Option(
            names = "--trustees",
            paramLabel = "N|single:N,threshold:K/N",
            description = "模拟哪些密钥保管人，默认 3 位；threshold:2/3 为三人中两人即可启封。")
    private Optional<String> custodians;

    @Option(names = "--custodian", paramLabel = "FILE", description = "用此密钥文件的公开部分代替模拟的保管人，可重复；档案到合计为止。")
    private List<Path> outside = new ArrayList<>();

    @Option(names = "--floor", paramLabel = "N", description = "少于几张票不启封，默认 5（票少时取票数）。")
    private Optional<Integer> floor;

    @Option(names = "--seed", paramLabel = "TEXT", description = "同样的种子得出同样的档案；知道种子就知道每张票，只供试验。")
    private Optional<String> seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "写到哪个文件。")
    private String out;

    @Option(names = "--force", description = "覆盖已有的文件。")
    private boolean force;

    @Option(names = "--progress", description = "不在终端上也显示进度。")
    private boolean progress;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Simulation simulation = simulation();
        Path target = SafeFiles.path(out);
        SafeFiles.requireFree(target, force);
        RandomSource random = seed.<RandomSource>map(SeededRandom::new).orElse(terminal.random());
        Progress line = new Progress(terminal, progress, "已生成票数");
        try (ExecutorService workers = terminal.workers().get()) {
            SafeFiles.write(
                    target,
                    SafeFiles.Readers.EVERYBODY,
                    force,
                    file -> simulation.play(random, workers, file, done -> line.at(done, done, ballots)));
        } finally {
            line.end();
        }
        terminal.out()
                .println("已写出 " + SafeFiles.show(target) + "，共 " + ballots + " 张票"
                        + (outside.isEmpty() ? "。" : "，等待 " + outside.size() + " 位密钥保管人启封。"));
        return 0;
    }

    private Simulation simulation() throws Refusal {
        Group chosen = Inputs.group(group);
        Inputs.within(ballots, 1, MOST_BALLOTS, "--ballots");
        if (!outside.isEmpty() && custodians.isPresent()) {
            throw new Refusal(RefusalCode.USAGE, "--trustees 和 --custodian 只能用一个。");
        }
        Inputs.within(outside.size(), 0, MOST_CUSTODIANS, "--custodian 的个数");
        Custody played =
                outside.isEmpty() ? Custody.parse(custodians.orElse(USUAL_CUSTODIANS), MOST_CUSTODIANS) : NOBODY;
        int fewest = Inputs.within(floor.orElse(Math.min(USUAL_FLOOR, ballots)), 1, MOST_BALLOTS, "--floor");
        if (outside.isEmpty() && ballots < fewest) {
            throw new Refusal(RefusalCode.BELOW_FLOOR, "票数少于 --floor 规定的最低数，不能启封；请增加票数。");
        }
        if (questions.isPresent() && preset.isPresent()) {
            throw new Refusal(RefusalCode.USAGE, "--questions 和 --preset 只能用一个。");
        }
        Presets usual = preset.orElse(Presets.vote);
        return new Simulation(
                chosen,
                new PollRules(usual.kind(), fewest, ""),
                questions.isPresent() ? read(questions.get(), chosen) : fitting(usual, chosen),
                ballots,
                played,
                keys(chosen),
                seed.isPresent() ? SEEDED_TIME : Instant.now().getEpochSecond());
    }

    private List<TrusteeKey> keys(Group chosen) throws Refusal {
        List<TrusteeKey> keys = new ArrayList<>();
        for (Path file : outside) {
            KeyFile key = Inputs.keyFile(file);
            if (!key.group().name().equals(chosen.name())) {
                throw new Refusal(
                        RefusalCode.KEY_UNUSABLE,
                        SafeFiles.show(file) + " 是 " + key.group().name() + " 的密钥，不能用于 " + chosen.name() + "。");
            }
            keys.add(key.publicKey());
        }
        List<Trustees.Problem> problems = keys.isEmpty()
                ? List.of()
                : Trustees.ofSingles(keys).check(chosen).problems();
        if (!problems.isEmpty()) {
            int number = problems.getFirst().custodian();
            throw new Refusal(
                    RefusalCode.KEY_UNUSABLE, SafeFiles.show(outside.get(number - 1)) + " 的公开部分不能用，或与另一把重复，请保管人重新生成。");
        }
        return keys;
    }

    private static List<Question> fitting(Presets usual, Group group) throws Refusal {
        if (!usual.questions().stream().allMatch(question -> question.isSensible(group))) {
            throw unreadable("这个群装不下要混洗的答案，请换 Ed25519、RFC-3526-2048 或 SM2");
        }
        return usual.questions();
    }

    private static List<Question> read(Path file, Group group) throws Refusal {
        List<Question> questions = new ArrayList<>();
        try {
            for (Json item : Fields.arrayOf(JsonReader.read(SafeFiles.read(file, LONGEST_QUESTIONS)), "questions")) {
                Question question = Question.parse(item, "questions[" + questions.size() + "]");
                if (!question.isSensible(group) || question.answers().size() > MOST_ANSWERS) {
                    throw unreadable("第 " + (questions.size() + 1) + " 题的选项或名额限制不合理");
                }
                questions.add(question);
            }
        } catch (JsonException misshapen) {
            throw unreadable(misshapen.reason());
        } catch (Question.UnknownKind unknown) {
            throw unreadable("第 " + (questions.size() + 1) + " 题的题型本程序不认识");
        }
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            throw unreadable("应有 1 到 " + MOST_QUESTIONS + " 题");
        }
        return questions;
    }

    private static Refusal unreadable(String why) {
        return new Refusal(RefusalCode.QUESTIONS_UNREADABLE, "题目文件不能用（" + Words.printable(why) + "）。");
    }
}
