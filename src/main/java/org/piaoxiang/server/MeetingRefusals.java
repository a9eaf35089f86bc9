package org.piaoxiang.server;

import org.piaoxiang.json.Json;

/** Turns the meeting's refusals into problem documents. */
final class MeetingRefusals {
    private MeetingRefusals() {}

    static Problem problem(String code, Json.Obj facts, int status) {
        Problem.Words words = new Problem.Words(code, Problem.fill(code, facts), "");
        return new Problem(status, code, words, words);
    }
}
