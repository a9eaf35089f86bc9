package org.piaoxiang.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places and reasons in Chinese, with what stands in them. */
class ChineseReasonsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The file is empty. | 文件是空的。",
                "needs A2 | 须 A2 先通过",
                "ballot 12 (event height 13) | 第 12 张票（事件 13）",
                "question 2, count 10: the shares open another number | 第 2 题第 10 项：份额启封出的是另一个数",
                "The older copy cannot be compared with. The file is empty. | 较早的副本不能用来比较：文件是空的。",
                "something new | something new",
            })
    void phrasesAreTranslatedWithTheirNumbers(String english, String chinese) {
        assertEquals(chinese, ChineseReasons.of(english));
    }
}
