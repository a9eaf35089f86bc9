package org.piaoxiang.cli;

import java.io.IOException;
import java.util.List;
import org.piaoxiang.cli.bench.BenchCommand;
import org.piaoxiang.cli.bench.BenchServerCommand;
import org.piaoxiang.cli.demo.AutopilotCommand;
import org.piaoxiang.cli.demo.DemoCommand;
import org.piaoxiang.cli.demo.SoakCommand;
import org.piaoxiang.cli.serve.BackupCommand;
import org.piaoxiang.cli.serve.FsckCommand;
import org.piaoxiang.cli.serve.RestoreCommand;
import org.piaoxiang.cli.serve.ServeCommand;
import org.piaoxiang.pages.Release;
import org.piaoxiang.store.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point: finds the command and turns whatever it ends with into one sentence and an exit code. */
@Command(
        name = "piaoxiang",
        description = "票箱：电子票箱和会议记录。",
        mixinStandardHelpOptions = true,
        version = "piaoxiang " + Release.VERSION,
        footer = "退出码：0 成；1 拒绝或无效；2 用法不对或输入不可用；3 程序出错。")
public final class Main implements Runnable {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int BUG = 3;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.system(), arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new SimulateCommand(terminal))
                .addSubcommand(new SlipsCommand(terminal))
                .addSubcommand(KeyCeremonyCommands.addTo(new CommandLine(new KeysCommand(terminal)), terminal))
                .addSubcommand(new ShuffleCommand(terminal))
                .addSubcommand(new ShareCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new FsckCommand(terminal))
                .addSubcommand(new BackupCommand(terminal))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(new DemoCommand())
                .addSubcommand(new AutopilotCommand())
                .addSubcommand(new SoakCommand(terminal))
                .addSubcommand(new StationCommand(terminal))
                .addSubcommand(new BenchCommand(terminal))
                .addSubcommand(new BenchServerCommand())
                .addSubcommand(new CommandLine.HelpCommand());
        line.getSubcommands().values().forEach(Main::explainItself);
        line.setOut(terminal.out())
                .setErr(terminal.err())
                // A file may be called @something.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((wrong, args) -> misused(terminal, wrong))
                .setExecutionExceptionHandler((broken, command, parsed) -> failed(terminal, broken));
        return line.execute(arguments);
    }

    /** Gives a command and those below it the option {@code --help}. */
    private static void explainItself(CommandLine command) {
        if (command.getCommandSpec().optionsMap().get("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("显示这份说明。")
                            .build());
        }
        command.getSubcommands().values().forEach(Main::explainItself);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(Terminal terminal, ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        if (wrong instanceof UnmatchedArgumentException unmatched && line.getParent() == null) {
            List<String> commands = line.getSubcommands().keySet().stream().toList();
            say(
                    terminal,
                    "这一版没有命令 " + Words.printable(unmatched.getUnmatched().getFirst()) + "；现有："
                            + String.join("、", commands) + "。",
                    RefusalCode.USAGE.name());
        } else {
            say(
                    terminal,
                    "用法不对：" + Words.printable(String.valueOf(wrong.getMessage())) + "；用 help " + line.getCommandName()
                            + " 看说明。",
                    RefusalCode.USAGE.name());
        }
        return USAGE;
    }

    private static int failed(Terminal terminal, Exception broken) {
        return switch (broken) {
            case Refusal refusal -> {
                say(terminal, refusal.sentence(), refusal.code().name());
                yield refusal.code().exit();
            }
            case StartRefused refused -> {
                say(terminal, refused.chinese(), refused.code().name());
                yield REFUSED;
            }
            case IOException io -> {
                say(
                        terminal,
                        "读写文件时出错（" + Words.printable(String.valueOf(io.getMessage())) + "）；请检查权限和磁盘空间。",
                        RefusalCode.IO_ERROR.name());
                yield RefusalCode.IO_ERROR.exit();
            }
            default -> {
                say(terminal, "程序出错，请把这一行报告给开发者：" + Words.printable(broken + "；" + broken.getCause()), "BUG");
                yield BUG;
            }
        };
    }

    private static void say(Terminal terminal, String sentence, String code) {
        terminal.err().println(sentence + " [" + code + "]");
        terminal.err().flush();
    }
}
