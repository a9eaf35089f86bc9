package org.piaoxiang.meeting.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.rule.RulePacks;

class AppraisalFlagsTest {
    private final RulePack pack = RulePacks.shipped().find("cn-2019-1").orElseThrow();

    private List<String> flags(int excellent, int competent, int basically, int incompetent) {
        int all = excellent + competent + basically + incompetent;
        return Appraisals.flags(excellent + competent, incompetent, basically + incompetent, all, pack).stream()
                .map(flag -> flag.id() + " " + flag.arithmetic())
                .toList();
    }

    @Test
    void exactlyTwentyPercentIsAReminder() {
        assertEquals(List.of("APP-04 5×20＝100 ≥ 100"), flags(30, 50, 15, 5));
    }

    @Test
    void moreThanAThirdIncompetentRaisesThreeFlags() {
        assertEquals(
                List.of("APP-01 3×45＝135 ＜ 2×100＝200", "APP-02 3×35＝105 ＞ 100", "APP-03 10×55＝550 ≥ 3×100＝300"),
                flags(15, 30, 20, 35));
    }

    @Test
    void sixtySevenOfAHundredAreTwoThirds() {
        assertEquals(List.of("APP-03 10×33＝330 ≥ 3×100＝300"), flags(22, 45, 20, 13));
    }

    @Test
    void exactlyAThirdIncompetentIsNotMoreThanAThird() {
        assertEquals(List.of("APP-03 10×1＝10 ≥ 3×3＝9"), flags(2, 0, 0, 1));
    }
}
