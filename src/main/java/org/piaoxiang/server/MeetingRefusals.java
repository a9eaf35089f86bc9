package org.piaoxiang.server;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.refusal.RefusalCode;
import org.piaoxiang.meeting.refusal.RefusalTexts;

/** Turns the meeting's refusals into problem documents. */
final class MeetingRefusals {
    private MeetingRefusals() {}

    static Problem problem(String code, Json.Obj facts, int status) {
        RefusalCode refusal = RefusalCode.valueOf(code);
        return new Problem(
                status,
                code,
                words(RefusalTexts.chinese().words(refusal, facts)),
                words(RefusalTexts.english().words(refusal, facts)));
    }

    private static Problem.Words words(RefusalTexts.Words words) {
        return new Problem.Words(words.title(), words.detail(), words.action());
    }
}
