package org.piaoxiang.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/** A request as it goes onto the wire; {@code with…} gives another one that differs in one thing. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String method, String target, Map<String, String> headers, byte[] body) {
    static Call get(String target) {
        return new Call("GET", target, Map.of(), new byte[0]);
    }

    static Call json(String method, String target, Json body) {
        return new Call(method, target, Map.of(), new byte[0])
                .with("Content-Type", "application/json")
                .withBody(JsonWriter.compact(body));
    }

    static Call upload(String method, String target, byte[] body) {
        return new Call(method, target, Map.of(), body).with("Content-Type", "application/octet-stream");
    }

    Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, target, more, body);
    }

    Call without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Call(method, target, fewer, body);
    }

    Call as(String session) {
        return with("Cookie", ApiRouter.COOKIE + "=" + session);
    }

    Call enrolled(String token) {
        return with("X-Meeting-Token", token);
    }

    Call withTarget(String other) {
        return new Call(method, other, headers, body);
    }

    Call withMethod(String other) {
        return new Call(other, target, headers, body);
    }

    Call withBody(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    Call withBody(byte[] other) {
        return new Call(method, target, headers, other);
    }

    Wire.Answer over(Wire wire, int port) throws java.io.IOException {
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + target + " HTTP/1.1");
        if (!headers.containsKey("Host")) {
            lines.add("Host: localhost:" + port);
        }
        if (!headers.containsKey("Origin")) {
            lines.add("Origin: http://localhost:" + port);
        }
        headers.forEach((name, value) -> {
            if (!value.equals(ABSENT)) {
                lines.add(name + ": " + value);
            }
        });
        if (!headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding")) {
            lines.add("Content-Length: " + body.length);
        }
        String head = String.join("\r\n", lines) + "\r\n\r\n";
        Wire.Answer answer = wire.send(head.getBytes(StandardCharsets.UTF_8), body);
        if (headers.containsKey("Connection")) {
            wire.close();
        }
        return answer;
    }

    /** A header that would be sent by itself is left out. */
    static final String ABSENT = "\u0000absent";

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return method + " " + target + " " + headers + " "
                + (text.length() > 600 ? text.substring(0, 600) + "…" : text);
    }
}
