package org.piaoxiang.cli.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.piaoxiang.cli.ScratchFolder;
import org.piaoxiang.cli.demo.DemoHost;
import org.piaoxiang.cli.demo.DemoIndex;
import org.piaoxiang.cli.demo.SampleMeeting;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Groups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server that is measured, in a process of its own: it says where it listens and ends when its input does. */
@Command(name = "bench-server", hidden = true, description = "被测的服务器（由 bench 启动）。")
public final class BenchServerCommand implements Callable<Integer> {
    @Option(names = "--voters", paramLabel = "N", description = "一个会场的人数，可重复。")
    private List<Integer> voters = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (ScratchFolder data = ScratchFolder.make("piaoxiang-bench-server-");
                DemoHost host = DemoHost.start(
                        data.path(), 0, Groups.byName("Ed25519").orElseThrow(), new SecureRandom(), new DemoIndex())) {
            List<Json> halls = new ArrayList<>();
            for (int people : voters) {
                halls.add(host.prepare(SampleMeeting.hall("hall" + halls.size(), people, 1))
                        .json());
            }
            System.out.println(
                    JsonWriter.compact(Json.object("port", Json.number(host.port()), "halls", Json.array(halls))));
            while (System.in.read() >= 0) {
                // Nothing is said; only the end counts.
            }
        }
        return 0;
    }
}
