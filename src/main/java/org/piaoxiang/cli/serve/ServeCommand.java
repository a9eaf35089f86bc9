package org.piaoxiang.cli.serve;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.piaoxiang.cli.Inputs;
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.cli.Terminal;
import org.piaoxiang.proceedings.port.StoreUnavailable;
import org.piaoxiang.server.PiaoxiangServer;
import org.piaoxiang.server.tls.Hosts;
import org.piaoxiang.server.tls.OwnAuthority;
import org.piaoxiang.server.tls.Tls;
import org.piaoxiang.store.DatabaseAddress;
import org.piaoxiang.store.StartRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the lasting server, until it is stopped. */
@Command(name = "serve", description = "启动服务器：数据留在本机文件夹，平板和电脑通过网络使用。")
public final class ServeCommand implements Callable<Integer> {
    private static final int TLS_PORT = 8443;
    private static final int HTTP_PORT = 8080;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    private final Terminal terminal;

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "监听地址；默认所有网卡（--http 时只有本机）。")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", paramLabel = "P", description = "端口；默认 8443（--http 时 8080）；0 任选。")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--http", description = "不加密，只供本机使用或放在本机的反向代理之后。")
    private boolean plain;

    @Option(names = "--name", paramLabel = "HOST", description = "证书上另加的主机名或地址；可多次给出。")
    private List<String> names = List.of();

    @Option(names = "--cert", paramLabel = "FILE", description = "使用给定的证书（PEM，含中间证书），与 --key 同用。")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "给定证书的私钥（PEM，PKCS#8，不加密）。")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "新会议的时区，默认 Asia/Shanghai。")
    private String timeZone = "Asia/Shanghai";

    @Option(names = "--group", paramLabel = "GROUP", description = "Ed25519（默认）、BELENIOS-2048 或 SM2。")
    private String group = "Ed25519";

    @Option(names = "--witness", paramLabel = "KEY@URL", description = "标准见证人：名称+编号+公钥@地址；每个新的操作留痕凭据都请它会签。可多次给出。")
    private List<String> asked = List.of();

    @Option(
            names = "--witness-ca",
            paramLabel = "FILE",
            description = "见证人的根证书（PEM），如另一台票箱服务器的 tls/ca.crt；Java 已信任的不必给。可多次给出。")
    private List<Path> witnessAuthorities = List.of();

    @Option(names = "--witness-for", paramLabel = "KEY", description = "为另一台服务器作见证：它启动时显示的服务器公钥，或 名称+编号+公钥。可多次给出。")
    private List<String> witnessed = List.of();

    /** Makes the command. */
    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call()
            throws Refusal, StartRefused, IOException, InterruptedException, SQLException, GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        String listen = host.orElse(plain ? LOOPBACK : EVERYWHERE);
        if (plain && !Hosts.isLoopback(listen)) {
            throw new Refusal(RefusalCode.USAGE, "--http 只能用于本机（127.0.0.1、::1 或 localhost）；要让其他机器使用，请去掉 --http。");
        }
        Optional<DatabaseAddress> external = options.external();
        String code = SetUpCode.make(random);
        PiaoxiangServer.Settings settings = new PiaoxiangServer.Settings(
                listen,
                port.orElse(plain ? HTTP_PORT : TLS_PORT),
                Inputs.group(group),
                zone(),
                Optional.of(code),
                plain ? Optional.empty() : Optional.of(tls(random)));
        List<String> authorities = new ArrayList<>();
        for (Path file : witnessAuthorities) {
            authorities.add(DataOptions.readable(file));
        }
        Witnesses witnesses = Witnesses.read(asked, witnessed, authorities);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }));
        try (RunningServer running = start(external, settings, witnesses, random)) {
            say(running, settings, code);
            if (witnesses.isWitness()) {
                terminal.out().println("  见证公钥：" + running.witnessKey() + "（地址后加 witness，用于对方的 --witness）");
                terminal.out().flush();
            }
            stop.await();
        } catch (StoreUnavailable unavailable) {
            throw new Refusal(RefusalCode.DATABASE_UNUSABLE, "数据库不能使用；请核对 --db 的地址、账号和权限，以及磁盘空间。");
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private RunningServer start(
            Optional<DatabaseAddress> external,
            PiaoxiangServer.Settings settings,
            Witnesses witnesses,
            SecureRandom random)
            throws Refusal, StartRefused, InterruptedException, SQLException, IOException {
        try {
            return RunningServer.start(
                    options.data(), external, settings, witnesses, random, ServeCommand::startAtSignIn);
        } catch (IllegalStateException failed) {
            if (isCausedByTakenPort(failed)) {
                throw new Refusal(RefusalCode.PORT_TAKEN, "端口 " + settings.port() + " 已被其他程序占用；请关闭该程序，或用 --port 换一个。");
            }
            throw failed;
        }
    }

    private static boolean isCausedByTakenPort(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static void startAtSignIn(Router router) {
        router.get("/").handler(context -> context.redirect("/signin.html"));
        router.get("/index.html").handler(context -> context.redirect("/signin.html"));
    }

    private void say(RunningServer running, PiaoxiangServer.Settings settings, String code) {
        int actual = running.server().port();
        terminal.out().println("票箱服务器已启动。");
        for (String address : addresses(settings)) {
            terminal.out()
                    .println("  地址：" + (plain ? "http" : "https") + "://"
                            + (address.contains(":") ? "[" + address + "]" : address) + ":" + actual + "/");
        }
        settings.tls().flatMap(Tls::fingerprint).ifPresent(fingerprint -> {
            terminal.out().println("  根证书指纹（SHA-256）：" + fingerprint);
            terminal.out().println("  根证书文件：" + options.data().resolve("tls").resolve("ca.crt") + "（装到每台平板和电脑上，先核对指纹）");
        });
        terminal.out().println("  服务器公钥：" + running.serverKey());
        terminal.out().println("  公钥核对码：" + running.serverCode() + "（与会务打印的服务器登记卡逐字核对）");
        if (running.server().accounts().isEmpty()) {
            terminal.out().println("  首次启动设置码：" + code + "（打开上面的地址，用它建立管理员账号）");
        }
        terminal.out().println("按 Ctrl+C 停止。");
        terminal.out().flush();
    }

    private static List<String> addresses(PiaoxiangServer.Settings settings) {
        if (!settings.host().equals(EVERYWHERE) && !settings.host().equals("::")) {
            return List.of(settings.host());
        }
        List<String> all = new ArrayList<>(Hosts.addresses());
        all.add("localhost");
        return all;
    }

    private Tls tls(SecureRandom random) throws Refusal, IOException, GeneralSecurityException {
        if (certificate.isPresent() != key.isPresent()) {
            throw new Refusal(RefusalCode.USAGE, "--cert 和 --key 要一起给出。");
        }
        if (certificate.isPresent() && key.isPresent()) {
            return Tls.given(DataOptions.readable(certificate.get()), DataOptions.readable(key.get()));
        }
        SequencedSet<String> hosts = Hosts.ofThisMachine();
        for (String name : names) {
            if (!Hosts.isUsable(name)) {
                throw new Refusal(RefusalCode.USAGE, "--name 要写成主机名或地址，不带 https:// 和端口。");
            }
            hosts.add(name);
        }
        return new OwnAuthority(options.data().resolve("tls"), random).tls(hosts, Instant.now());
    }

    private ZoneId zone() throws Refusal {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new Refusal(RefusalCode.USAGE, "--time-zone 要写成时区名，如 Asia/Shanghai。");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
