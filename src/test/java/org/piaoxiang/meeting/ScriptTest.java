package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.script.Script;
import org.piaoxiang.meeting.script.Step;

class ScriptTest {
    private static Step now(Play play) {
        return Script.of(play.state).stream()
                .filter(step -> step.progress() == Step.Progress.NOW)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sixteenStepsLeadThroughTheMeeting() {
        Play play = Committee.prepared("COMBINED", "");
        assertEquals(
                IntStream.rangeClosed(1, 16).boxed().toList(),
                Script.of(play.state).stream().map(Step::number).toList());
        assertEquals(1, now(play).number());
    }

    @Test
    void cuesCarryLiveFigures() {
        Play play = Committee.prepared("COMBINED", "");
        play.arrive("p1", "p2", "p3", "p4", "p5", "p6", "p8", "p9");
        play.does(Role.CLERK, EntryType.COUNT_ATTENDANCE, "{}");
        assertEquals("应到9人，实到8人，符合三分之二以上到会的规定，可以开会。", now(play).cue());
        Play counted = Committee.counted();
        assertEquals(15, now(counted).number());
        counted.sign("s1", "s2", "p2", "p3", "p4");
        assertEquals(
                "第1项：张三A局副局长。同意8票，不同意0票，弃权0票，同意票超过应到会人数的半数（2×8＝16 ＞ 9），予以通过。",
                now(counted).cue());
        for (String item : List.of("i1", "i2", "i3")) {
            counted.does(Role.CHAIR, EntryType.ANNOUNCE, "{'item':'" + item + "'}");
        }
        assertEquals(
                "第5项：钱七E局副局长。同意4票，不同意3票，弃权1票，同意票没有超过应到会人数的半数（2×4＝8 ≤ 9），未获通过。",
                now(counted).cue());
    }

    @Test
    void theNextActSaysWhyItWouldBeRefused() {
        Play play = Committee.readyToVote();
        Data next = play.view(Role.CHAIR).child("next");
        assertEquals("BEGIN_ROUND", next.text("act"));
        assertEquals("开始票决", next.text("label"));
        assertEquals(List.of("i1", "i2", "i3", "i5", "i6"), next.child("fields").texts("items"));
        assertFalse(next.has("refusal"));
        play.does(Role.DOOR, EntryType.DEPART, "{'person':'p2'}");
        Data refusal = play.view(Role.CHAIR).child("next").child("refusal");
        assertEquals("SCRUTINEER_NOT_PRESENT", refusal.text("code"));
        assertEquals("周甲 没有签到或者已经离开。", refusal.text("detail"));
    }
}
