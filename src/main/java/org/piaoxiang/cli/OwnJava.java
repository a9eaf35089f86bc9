package org.piaoxiang.cli;

import java.util.ArrayList;
import java.util.List;

/** How this program starts itself in a further process: on the Java it runs on, as the launcher would. */
public final class OwnJava {
    /** What the launcher {@code piaoxiang} gives every Java; it says why. */
    public static final String LAUNCHER_OPTION = "-XX:InlineSmallCode=500";

    private OwnJava() {}

    /** Returns the words that run {@code words} of this program, its Java having {@code options} as well. */
    public static List<String> command(List<String> options, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(
                List.of(LAUNCHER_OPTION, "-cp", System.getProperty("java.class.path"), "org.piaoxiang.cli.Main"));
        command.addAll(words);
        return command;
    }
}
