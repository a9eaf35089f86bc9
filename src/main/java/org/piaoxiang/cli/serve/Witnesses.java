package org.piaoxiang.cli.serve;

import io.vertx.ext.web.Router;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.piaoxiang.cli.Refusal;
import org.piaoxiang.cli.RefusalCode;
import org.piaoxiang.proceedings.ServerKeys;
import org.piaoxiang.proceedings.WitnessDesk;
import org.piaoxiang.proceedings.port.WitnessStore;
import org.piaoxiang.record.NoteKey;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.server.WitnessFeed;
import org.piaoxiang.server.WitnessRoutes;
import org.piaoxiang.server.tls.Tls;

/**
 * Which witnesses a server asks, and for whom it is one.
 *
 * @param asked witnesses that get its checkpoints
 * @param known whose logs it cosigns
 * @param tls what it believes about the certificates of those asked; empty for what Java believes
 */
record Witnesses(List<WitnessFeed.Witness> asked, WitnessDesk.Known known, Optional<SSLContext> tls) {
    /** Returns none. */
    static Witnesses none() {
        return new Witnesses(List.of(), new WitnessDesk.Known(List.of(), List.of()), Optional.empty());
    }

    /**
     * Reads what stands on the command line: {@code key@url} for those asked, verifier keys or servers' keys for logs, and the
     * authorities that certify those asked beside the ones that Java believes.
     */
    static Witnesses read(List<String> asked, List<String> logs, List<String> authorities) throws Refusal {
        List<WitnessFeed.Witness> witnesses = new ArrayList<>();
        for (String text : asked) {
            witnesses.add(witness(text)
                    .orElseThrow(() ->
                            new Refusal(RefusalCode.USAGE, "--witness 要写成 名称+编号+公钥@地址；地址以 http:// 或 https:// 开头。")));
        }
        List<NoteKey> origins = new ArrayList<>();
        List<VerifyKey> servers = new ArrayList<>();
        for (String text : logs) {
            Optional<NoteKey> log = NoteKey.parse(text).filter(key -> key.type() == NoteKey.Type.ED25519);
            Optional<VerifyKey> server = VerifyKey.ofBase64(text);
            log.ifPresent(origins::add);
            server.ifPresent(servers::add);
            if (log.isEmpty() && server.isEmpty()) {
                throw new Refusal(RefusalCode.USAGE, "--witness-for 要写成另一台服务器启动时显示的服务器公钥，或者 名称+编号+公钥。");
            }
        }
        return new Witnesses(
                witnesses,
                new WitnessDesk.Known(origins, servers),
                authorities.isEmpty() ? Optional.empty() : Optional.of(believing(authorities)));
    }

    private static SSLContext believing(List<String> authorities) throws Refusal {
        try {
            return Tls.believing(authorities);
        } catch (CertificateException notOne) {
            throw new Refusal(RefusalCode.USAGE, "--witness-ca 要给出 PEM 格式的证书文件。");
        }
    }

    private static Optional<WitnessFeed.Witness> witness(String text) {
        int at = text.lastIndexOf("@http");
        if (at < 0) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(text.substring(at + 1));
            boolean usable = address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
            return NoteKey.parse(text.substring(0, at))
                    .filter(key -> usable && key.type() == NoteKey.Type.COSIGNATURE)
                    .map(key -> new WitnessFeed.Witness(key, address));
        } catch (IllegalArgumentException misshapen) {
            return Optional.empty();
        }
    }

    /** Mounts the witness's interface where there is anybody to witness. */
    void mount(Router router, WitnessStore store, ServerKeys keys) {
        if (isWitness()) {
            new WitnessRoutes(new WitnessDesk(store, known, keys.witnessKey(), InstantSource.system())).mount(router);
        }
    }

    /** Tells whether this server cosigns anybody's log. */
    boolean isWitness() {
        return !known.logs().isEmpty() || !known.servers().isEmpty();
    }
}
