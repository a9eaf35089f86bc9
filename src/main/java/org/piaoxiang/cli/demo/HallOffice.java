package org.piaoxiang.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.station.Authority;
import org.piaoxiang.station.ServerClient;

/** Prepares a meeting on an empty server as an administrator and a clerk do: over HTTP only. */
final class HallOffice {
    private static final String PASSWORD = "only for this trial";

    private final ServerClient administrator;
    private final ServerClient clerk;

    /** Makes the first administrator with {@code setUpCode}, and a clerk. */
    HallOffice(URI server, Optional<Authority> authority, String setUpCode)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        administrator = ServerClient.person(server, authority);
        administrator.post(
                "/api/set-up",
                Json.object("code", Json.text(setUpCode), "name", Json.text("管理员"), "password", Json.text(PASSWORD)));
        clerk = ServerClient.person(server, authority);
        clerk.signInByLink(
                link(Json.object("login", Json.text("clerk"), "name", Json.text("许记"), "role", Json.text("CLERK"))));
    }

    /** Makes the meeting and its people; returns what {@link Stage} needs. */
    Json.Obj prepare(SampleMeeting sample)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        String id = Fields.of(clerk.post("/api/meetings", sample.meeting()), "meeting")
                .text("id");
        clerk.act(id, "SET_ROSTER", sample.roster());
        clerk.act(id, "SET_AGENDA", sample.agenda());
        Map<String, Json> links = new LinkedHashMap<>();
        for (SampleMeeting.Account account : sample.accounts()) {
            Map<String, Json> fields = new LinkedHashMap<>();
            String login = account.role().equals("CLERK") ? account.key() + "-of-all" : id + "-" + account.key();
            fields.put("login", Json.text(login));
            fields.put("name", Json.text(account.name()));
            fields.put("role", Json.text(account.role()));
            if (!account.role().equals("CLERK")) {
                fields.put("meeting", Json.text(id));
                account.person().ifPresent(person -> fields.put("personId", Json.text(person)));
            }
            links.put(account.key(), Json.text(link(new Json.Obj(fields))));
        }
        Fields enrolment = Fields.of(
                clerk.post("/api/meetings/" + id + "/enrolment", Json.object("kind", Json.text("TABLET"))),
                "enrolment");
        return Json.object(
                "id", Json.text(id),
                "token", enrolment.value("token"),
                "serverKey", Fields.of(clerk.get("/api/server"), "server").value("serverKey"),
                "links", new Json.Obj(links));
    }

    private String link(Json.Obj account)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal {
        return Fields.of(administrator.post("/api/accounts", account), "account")
                .text("token");
    }
}
