package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.piaoxiang.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code soak}: kills server and database while ballots are cast, and looks whether every promise holds. */
@Command(name = "soak", description = "耐久试验：投票中反复强行终止服务器和数据库，核对每一张已确认的票。")
public final class SoakCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--kills", paramLabel = "N", description = "终止服务器的次数，默认 50。")
    private int kills = 50;

    @Option(names = "--database-kills", paramLabel = "N", description = "终止数据库的次数，默认 10。")
    private int databaseKills = 10;

    @Option(names = "--tablets", paramLabel = "N", description = "平板数量，默认 40，至少 9。")
    private int tablets = 40;

    @Option(names = "--seed", paramLabel = "TEXT", description = "决定终止时刻的种子；不给则随机，并打印出来。")
    private String seed = Long.toUnsignedString(new SecureRandom().nextLong(), 36);

    /** Makes the command. */
    public SoakCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (kills < 0 || databaseKills < 0 || tablets < 9) {
            terminal.err().println("次数不能为负，平板至少 9 台。");
            return 2;
        }
        Path data = Files.createTempDirectory("piaoxiang-soak-");
        try {
            Soak soak = new Soak(new Soak.Plan(tablets, kills, databaseKills, seed), this::say);
            List<String> broken = soak.run(data, new SecureRandom());
            say(
                    broken.isEmpty()
                            ? "全部成立：终止次数 " + soak.struck() + "，没有一张已确认的票丢失或重复，无人需要重新登录。"
                            : "有 " + broken.size() + " 处不成立；用 --seed " + seed + " 重试。");
            return broken.isEmpty() ? 0 : 1;
        } finally {
            delete(data);
        }
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
