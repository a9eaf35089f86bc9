package org.piaoxiang.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.piaoxiang.meeting.rule.Percent;
import org.piaoxiang.meeting.rule.RulePack;
import org.piaoxiang.meeting.rule.RulePacks;

class ArithmeticTest {
    private final RulePack pack = RulePacks.shipped().find("cn-2019-1").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "TWO_THIRDS_PRESENT, 6, 7, 8, 40, 41",
        "MORE_THAN_TWO_THIRDS_PRESENT, 7, 7, 8, 41, 41",
        "HALF_PRESENT, 5, 5, 6, 30, 31",
        "MAJORITY_OF_ENTITLED, 5, 6, 6, 31, 31",
        "FOUR_FIFTHS_PRESENT, 8, 9, 9, 49, 49"
    })
    void leastNumbersAreThoseOfTheTable(String threshold, int nine, int ten, int eleven, int sixty, int sixtyOne) {
        assertEquals(nine, pack.threshold(threshold).least(9));
        assertEquals(ten, pack.threshold(threshold).least(10));
        assertEquals(eleven, pack.threshold(threshold).least(11));
        assertEquals(sixty, pack.threshold(threshold).least(60));
        assertEquals(sixtyOne, pack.threshold(threshold).least(61));
    }

    @Test
    void aPlenaryOfSixtyOneNeedsFortyOneThereAndThirtyOneVotes() {
        assertEquals(
                "3×55＝165 ≥ 2×61＝122",
                pack.threshold("TWO_THIRDS_PRESENT").test(55, 61).arithmetic());
        assertFalse(pack.threshold("TWO_THIRDS_PRESENT").test(40, 61).met());
        assertTrue(pack.threshold("TWO_THIRDS_PRESENT").test(41, 61).met());
        assertTrue(pack.threshold("MAJORITY_OF_ENTITLED").test(32, 61).met());
        assertFalse(pack.threshold("MAJORITY_OF_ENTITLED").test(29, 61).met());
        assertFalse(pack.threshold("MAJORITY_OF_ENTITLED").test(30, 61).met());
    }

    @Test
    void fortyOfSixtyMayDecideButNotElect() {
        assertTrue(pack.threshold("TWO_THIRDS_PRESENT").test(40, 60).met());
        assertFalse(pack.threshold("MORE_THAN_TWO_THIRDS_PRESENT").test(40, 60).met());
    }

    @Test
    void attendanceOfTheRecommendationsIsEnough() {
        assertEquals(
                "3×156＝468 ≥ 2×180＝360",
                pack.threshold("TWO_THIRDS_PRESENT").test(156, 180).arithmetic());
        assertEquals(
                "3×216＝648 ≥ 2×240＝480",
                pack.threshold("TWO_THIRDS_PRESENT").test(216, 240).arithmetic());
        assertEquals(
                "3×201＝603 ≥ 2×240＝480",
                pack.threshold("TWO_THIRDS_PRESENT").test(201, 240).arithmetic());
    }

    @ParameterizedTest
    @CsvSource({
        "96, 151, 63.6", "96, 156, 61.5", "80, 151, 53.0", "80, 156, 51.3", "51, 151, 33.8", "51, 156, 32.7",
        "17, 151, 11.3", "17, 156, 10.9", "7, 151, 4.6", "7, 156, 4.5", "5, 151, 3.3", "5, 156, 3.2",
        "1, 151, 0.7", "1, 156, 0.6", "156, 180, 86.7", "323, 344, 93.9", "102, 323, 31.6", "103, 323, 31.9",
        "97, 323, 30.0", "21, 323, 6.5", "284, 320, 88.8", "284, 323, 87.9", "284, 344, 82.6", "278, 320, 86.9",
        "273, 320, 85.3", "300, 320, 93.8", "290, 320, 90.6", "201, 320, 62.8", "280, 320, 87.5", "277, 320, 86.6",
        "307, 323, 95.0", "110, 323, 34.1", "191, 323, 59.1", "19, 323, 5.9", "3, 323, 0.9", "242, 323, 74.9",
        "168, 210, 80.0", "131, 210, 62.4", "41, 210, 19.5", "104, 199, 52.3", "29, 53, 54.7"
    })
    void percentagesAreThoseOfTheScenarios(int count, int base, String percent) {
        assertEquals(percent, Percent.of(count, base));
    }

    @Test
    void lessThanHalfOfTheValidFormsIsMostlyNotRecommended() {
        assertEquals(
                "2×51＝102 ＜ 151",
                pack.threshold("MOSTLY_NOT_RECOMMENDED").test(51, 151).arithmetic());
        assertFalse(pack.threshold("MOSTLY_NOT_RECOMMENDED").test(80, 151).met());
    }
}
