package org.piaoxiang.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.pages.Release;
import org.piaoxiang.proceedings.Accounts;
import org.piaoxiang.record.VerifyKey;
import org.piaoxiang.verifier.ServerCard;

/** What anybody may know of the server before signing in. */
public final class ServerOperations {
    private final PiaoxiangServer.Settings settings;
    private final VerifyKey serverKey;
    private final Accounts accounts;

    /** Makes the operations. */
    public ServerOperations(PiaoxiangServer.Settings settings, VerifyKey serverKey, Accounts accounts) {
        this.settings = settings;
        this.serverKey = serverKey;
        this.accounts = accounts;
    }

    /** Adds them to {@code operations}. */
    public void addTo(Map<String, Operation> operations) {
        operations.put("server", request -> about());
        operations.put("authority", request -> authority());
    }

    private Reply about() {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("timeZone", Json.text(settings.zone().getId()));
        fields.put("group", Json.text(settings.group().name()));
        fields.put("serverKey", Json.text(serverKey.base64()));
        fields.put("serverCard", Json.text(ServerCard.text(serverKey)));
        fields.put("serverCode", Json.text(ServerCard.code(serverKey)));
        fields.put("release", Json.text(Release.VERSION));
        fields.put("needsSetUp", new Json.Bool(settings.setUpCode().isPresent() && accounts.isEmpty()));
        settings.tls()
                .flatMap(tls -> tls.fingerprint())
                .ifPresent(fingerprint -> fields.put("fingerprint", Json.text(fingerprint)));
        return Reply.data(new Json.Obj(fields));
    }

    private Reply authority() {
        return settings.tls()
                .flatMap(tls -> tls.authority())
                .<Reply>map(pem -> new Reply.File(
                        "application/x-x509-ca-cert", "piaoxiang-ca.crt", pem.getBytes(StandardCharsets.US_ASCII)))
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }
}
