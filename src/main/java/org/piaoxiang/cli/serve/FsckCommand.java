package org.piaoxiang.cli.serve;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.proceedings.ServerKeys;
import org.piaoxiang.proceedings.port.StoreUnavailable;
import org.piaoxiang.proceedings.port.Stores;
import org.piaoxiang.record.LogOrigin;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.store.DatabaseAddress;
import org.piaoxiang.store.EmbeddedPostgres;
import org.piaoxiang.store.Fsck;
import org.piaoxiang.store.Migrations;
import org.piaoxiang.store.Projections;
import org.piaoxiang.store.StartRefused;
import org.piaoxiang.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fsck}: derives everything that is kept beside the entries again. */
@Command(
        name = "fsck",
        description = "逐条重算：操作留痕、签名、会签、票箱、档案和文件是否一致。服务器须先停止（外部数据库除外）。",
        footer = "退出码：0 一致；1 有不一致；2 用法不对或数据不可用。")
public final class FsckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DataOptions options = new DataOptions();

    /** Makes the command. */
    public FsckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One line of the table. */
    private record Row(String meeting, String place, String kind) {}

    @Override
    public Integer call() throws Refusal, StartRefused, InterruptedException, SQLException, IOException {
        Path seed = options.data().resolve("keys").resolve("signing.key");
        if (!Files.isRegularFile(seed, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "数据文件夹里没有服务器的密钥（keys/signing.key）；请核对 --data。");
        }
        VerifyKey key = new ServerKeys(options.data().resolve("keys"), new SecureRandom())
                .signingKey()
                .verifyKey();
        Optional<DatabaseAddress> external = options.external();
        try {
            if (external.isPresent()) {
                return check(external.get(), key);
            }
            try (EmbeddedPostgres embedded = EmbeddedPostgres.start(options.data())) {
                return check(embedded.database(), key);
            }
        } catch (StoreUnavailable unavailable) {
            throw new Refusal(RefusalCode.DATABASE_UNUSABLE, "数据库不能使用；请核对地址、账号和权限，以及磁盘空间。");
        }
    }

    private int check(DatabaseAddress address, VerifyKey key) throws InterruptedException {
        Migrations.run(address);
        Vertx vertx = Vertx.vertx();
        try (Store store = Store.open(vertx, address);
                ExecutorService workers = terminal.workers().get()) {
            Stores stores = new Stores(store.records(), store.pools(), store.files(), store.accounts());
            long faults = sayServer(stores, key);
            for (String meeting : store.records().meetings()) {
                faults += say(meeting, stores, key, workers);
            }
            terminal.out().println(faults == 0 ? "全部一致。" : "共 " + faults + " 处不一致；请保留现场，用 restore 恢复到另一文件夹后比对。");
            terminal.out().flush();
            return faults == 0 ? 0 : 1;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private int sayServer(Stores stores, VerifyKey key) {
        List<Fsck.Fault> faults = Fsck.checkServer(stores.records(), key);
        terminal.out().println("系统留痕\t" + (faults.isEmpty() ? "一致" : faults.size() + " 处不一致"));
        faults.forEach(fault -> terminal.out().println("系统留痕\t#" + fault.number() + "\t" + fault.kind()));
        return faults.size();
    }

    private int say(String meeting, Stores stores, VerifyKey key, ExecutorService workers) throws InterruptedException {
        NoteKey log = LogOrigin.first(meeting).signedBy(key);
        List<Row> rows = Stream.concat(
                        Fsck.check(stores.records(), meeting, log).stream()
                                .map(fault -> new Row(
                                        meeting,
                                        "#" + fault.number(),
                                        fault.kind().name())),
                        Projections.check(stores, meeting, workers).stream()
                                .map(fault -> new Row(
                                        meeting, fault.place(), fault.kind().name())))
                .toList();
        long size = stores.records().tree(meeting).map(tree -> tree.size()).orElse(0L);
        PrintWriter out = terminal.out();
        out.println(meeting + "\t" + size + " 条\t" + (rows.isEmpty() ? "一致" : rows.size() + " 处不一致"));
        rows.forEach(row -> out.println(row.meeting() + "\t" + row.place() + "\t" + row.kind()));
        return rows.size();
    }
}
