package org.piaoxiang.cli;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.station.Authority;
import org.piaoxiang.station.OfficeServer;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;
import org.piaoxiang.station.StationServer;
import org.piaoxiang.verifier.ServerCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code station}: the observer's, issuer's, custodian's and scrutineer's own program, until it is stopped. */
@Command(name = "station", description = "监督人员、发放人、密钥保管人、监票人自己电脑上的程序：密钥留在本机，只从服务器取数据。")
final class StationCommand implements Callable<Integer> {
    private static final int LONGEST_LINK = 4096;
    private static final int LONGEST_CERTIFICATE = 1 << 16;

    private final Terminal terminal;
    private final SecureRandom random = new SecureRandom();

    @Option(names = "--server", paramLabel = "URL", description = "服务器地址；用 --office 时不要。")
    private Optional<String> server = Optional.empty();

    @Option(names = "--office", paramLabel = "DIR", description = "上级部门离线办理送审：不连任何服务器，密钥和答复存根在此文件夹里。")
    private Optional<Path> office = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "本机文件夹；默认在用户目录的 .piaoxiang/station 下，每个服务器一个。")
    private Optional<Path> data;

    @Option(names = "--port", paramLabel = "P", description = "本机端口；默认任取一个空闲的。")
    private int port;

    @Option(names = "--role", paramLabel = "ROLE", description = "应有的身份，如 OBSERVER；登录后不符就退出。")
    private Optional<String> role;

    @Option(names = "--meeting", paramLabel = "ID", description = "会议编号；账户看得到多个会议时才需要。")
    private Optional<String> meeting;

    @Option(names = "--server-key", paramLabel = "BASE64", description = "服务器的签名公钥，或服务器登记卡上的一行文字；不给则首次连接时在页面里与登记卡核对。")
    private Optional<String> serverKey;

    @Option(names = "--ca", paramLabel = "FILE", description = "服务器的根证书（PEM 或 DER）；https 地址且用自建根证书时需要。")
    private Optional<Path> authority = Optional.empty();

    @Option(names = "--ca-fingerprint", paramLabel = "SHA256", description = "不给根证书文件时，用服务器启动时显示的根证书指纹核对。")
    private Optional<String> fingerprint = Optional.empty();

    @Option(names = "--link-file", paramLabel = "FILE", description = "一次性登录链接或其令牌，取自此文件的第一行。")
    private Optional<Path> linkFile;

    @Option(names = "--link", description = "在终端里输入一次性登录链接或其令牌。")
    private boolean askLink;

    @Option(names = "--passphrase", description = "用口令锁计票密钥（在终端里输入）。")
    private boolean askPassphrase;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "锁计票密钥的口令取自此文件的第一行。")
    private Optional<Path> passphraseFile;

    @Option(names = "--group", paramLabel = "GROUP", description = "Ed25519（默认）、BELENIOS-2048 或 SM2。")
    private String group = "Ed25519";

    StationCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        if (office.isPresent()) {
            return callOffice(office.get());
        }
        Optional<char[]> passphrase = askPassphrase || passphraseFile.isPresent()
                ? Optional.of(new Passphrases(terminal.prompt(), passphraseFile).ask())
                : Optional.empty();
        Vertx vertx = Vertx.vertx();
        try (StationServer station = StationServer.start(vertx, settings(), random, passphrase)) {
            Optional<String> link = link();
            if (link.isPresent()) {
                signIn(station, link.get());
            } else {
                sayAddress(station.address());
            }
            waitUntilStopped();
            return 0;
        } catch (StationRefusal refusal) {
            throw new Refusal(RefusalCode.STATION_REFUSED, "本机程序不能启动：" + refusal.code() + "。");
        } finally {
            passphrase.ifPresent(words -> Arrays.fill(words, '\0'));
            vertx.close();
        }
    }

    /** Runs the superior department's station, which knows no server. */
    private Integer callOffice(Path folder) throws Refusal, IOException, InterruptedException {
        if (server.isPresent()) {
            throw new Refusal(RefusalCode.USAGE, "--office 不连服务器，不能与 --server 同用。");
        }
        Vertx vertx = Vertx.vertx();
        try (OfficeServer station = OfficeServer.start(vertx, folder, port, random)) {
            sayAddress(station.address());
            waitUntilStopped();
            return 0;
        } catch (StationRefusal refusal) {
            throw new Refusal(RefusalCode.STATION_REFUSED, "本机程序不能启动：" + refusal.code() + "。");
        } finally {
            vertx.close();
        }
    }

    private void sayAddress(String address) {
        terminal.out().println("请在浏览器里打开：" + address);
        terminal.out().flush();
    }

    private static void waitUntilStopped() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
        stopped.await();
    }

    private StationServer.Settings settings() throws Refusal, IOException {
        URI address = address();
        Optional<VerifyKey> key = Optional.empty();
        if (serverKey.isPresent()) {
            key = VerifyKey.ofBase64(serverKey.get()).or(() -> ServerCard.read(serverKey.get()));
            if (key.isEmpty()) {
                throw new Refusal(RefusalCode.USAGE, "--server-key 不是一把公钥，也不是服务器登记卡；请原样复制。");
            }
        }
        Path folder = data.orElseGet(() -> Path.of(
                System.getProperty("user.home"),
                ".piaoxiang",
                "station",
                address.getAuthority().replaceAll("[^A-Za-z0-9.-]", "_")));
        return new StationServer.Settings(
                address, folder, port, Inputs.group(group), authority(address), key, meeting, true, true);
    }

    private Optional<Authority> authority(URI address) throws Refusal, IOException {
        if (authority.isPresent()) {
            return Optional.of(Authority.read(SafeFiles.read(authority.get(), LONGEST_CERTIFICATE), random)
                    .orElseThrow(() ->
                            new Refusal(RefusalCode.CERTIFICATE_UNUSABLE, "--ca 给的文件不是证书；请用服务器数据文件夹里的 tls/ca.crt。")));
        }
        if (fingerprint.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Authority> found = Authority.find(address, fingerprint.get(), random);
            if (found.isEmpty()) {
                throw new Refusal(RefusalCode.CERTIFICATE_UNUSABLE, "服务器出示的证书都不是这个指纹；请核对指纹和地址，不符就不要继续，并告诉管理员。");
            }
            return found;
        } catch (IOException | GeneralSecurityException unreachable) {
            throw new Refusal(RefusalCode.CERTIFICATE_UNUSABLE, "连不上服务器来核对证书；请核对 --server 的地址和网络。");
        }
    }

    private URI address() throws Refusal {
        try {
            URI uri = URI.create(server.orElse(""));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw notAServer();
        }
        throw notAServer();
    }

    private static Refusal notAServer() {
        return new Refusal(RefusalCode.USAGE, "--server 要写成 http://… 或 https://… 的地址。");
    }

    /** The token alone, or the whole link whose fragment it is. */
    private Optional<String> link() throws Refusal {
        Optional<String> text = Optional.empty();
        if (linkFile.isPresent()) {
            text = new String(SafeFiles.read(linkFile.get(), LONGEST_LINK), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst();
        } else if (askLink) {
            text = terminal.prompt().secret("登录链接：").map(String::new);
        }
        return text.map(line -> line.substring(line.indexOf('#') + 1).strip());
    }

    private void signIn(StationServer station, String token) throws Refusal, IOException, InterruptedException {
        CompletableFuture<Json> signedIn = station.signIn(token);
        if (!signedIn.isDone()) {
            terminal.out().println("第一次连接这台服务器：请先在页面里用服务器登记卡核对，核对以后自动登录。");
            sayAddress(station.address());
            checkRole(signedIn);
        } else {
            checkRole(signedIn);
            sayAddress(station.address());
        }
    }

    private void checkRole(CompletableFuture<Json> signedIn) throws Refusal, IOException, InterruptedException {
        try {
            Json me = signedIn.get();
            String actual = Fields.of(me, "me").text("role");
            if (role.isPresent() && !role.get().equals(actual)) {
                throw new Refusal(
                        RefusalCode.STATION_REFUSED, "这个链接的身份是 " + Words.printable(actual) + "，不是 --role 所写的；请换链接。");
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ServerClient.Refusal refused) {
                throw new Refusal(
                        RefusalCode.STATION_REFUSED, "服务器没有接受登录链接（" + Words.printable(refused.code()) + "）；请换一个新的。");
            }
            throw new IOException("the server cannot be reached", failed.getCause());
        } catch (JsonException misshapen) {
            throw new Refusal(RefusalCode.STATION_REFUSED, "服务器的回答不可用；请核对 --server。");
        }
    }
}
