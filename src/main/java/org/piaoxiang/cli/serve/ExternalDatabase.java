package org.piaoxiang.cli.serve;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.server.tls.Hosts;
import org.piaoxiang.store.DatabaseAddress;

/** A PostgreSQL that somebody else runs. */
final class ExternalDatabase {
    private static final int USUAL_PORT = 5432;

    private ExternalDatabase() {}

    /**
     * Reads where it is and who enters it.
     *
     * @param url {@code postgresql://host[:port]/database}
     * @param logins lines {@code owner=name:password} and {@code application=name:password}
     * @param authority whose certificates it shows; needed unless it is on this machine
     */
    static DatabaseAddress read(String url, String logins, Optional<Path> authority) throws Refusal {
        URI uri = uri(url);
        if (authority.isEmpty() && !Hosts.isLoopback(uri.getHost())) {
            throw new Refusal(RefusalCode.USAGE, "数据库不在本机时要用 --db-ca 给出它的根证书，连接才会加密并核对身份。");
        }
        if (authority.isPresent() && !Files.isReadable(authority.get())) {
            throw new Refusal(RefusalCode.FILE_UNREADABLE, "读不到 " + authority.get() + "；请核对路径和权限。");
        }
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                uri.getPath().substring(1),
                login(logins, "owner"),
                login(logins, "application"),
                authority);
    }

    private static URI uri(String url) throws Refusal {
        try {
            URI uri = URI.create(url);
            if ("postgresql".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getPath().matches("/[^/]+")) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw misshapen();
        }
        throw misshapen();
    }

    private static Refusal misshapen() {
        return new Refusal(RefusalCode.USAGE, "--db 要写成 postgresql://主机:端口/数据库，不带用户和口令。");
    }

    private static DatabaseAddress.Login login(String logins, String role) throws Refusal {
        for (String line : logins.lines().map(String::strip).toList()) {
            int colon = line.indexOf(':');
            if (line.startsWith(role + "=") && colon > role.length() + 1 && colon < line.length() - 1) {
                return new DatabaseAddress.Login(line.substring(role.length() + 1, colon), line.substring(colon + 1));
            }
        }
        throw new Refusal(RefusalCode.USAGE, "--db-logins 的文件里缺少一行：" + role + "=用户:口令。");
    }
}
