package org.piaoxiang.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.piaoxiang.imports.names.Pinyin;
import org.piaoxiang.imports.names.StrokeOrder;

class NamesTest {
    @Test
    void ordersByStrokes() {
        assertEquals(
                List.of("丁一", "王五", "刘九", "李四", "张三"),
                StrokeOrder.sort(List.of("张三", "李四", "刘九", "王五", "丁一"), Function.identity()));
    }

    /** As lists of committee members stand in the papers: seven strokes begin 横 竖 撇 点 折. */
    @Test
    void ordersAsManyStrokesByTheFirstOne() {
        assertEquals(
                List.of("李民", "吴民", "何民", "宋民", "张民"),
                StrokeOrder.sort(List.of("张民", "宋民", "何民", "吴民", "李民"), Function.identity()));
        assertEquals(
                List.of("王一丁", "王丁", "王丁一"),
                StrokeOrder.sort(List.of("王丁一", "王丁", "王一丁"), Function.identity()),
                "character by character, the shorter name first");
    }

    /** 艹 has three strokes and 阝 two, which ICU counts as four and three. */
    @Test
    void countsStrokesAsTheMainlandDoes() {
        assertEquals(
                List.of("邓一", "苏一", "陈一", "周一", "郑一", "赵一", "黄一", "魏一"),
                StrokeOrder.sort(List.of("魏一", "黄一", "赵一", "郑一", "周一", "陈一", "苏一", "邓一"), Function.identity()));
    }

    @Test
    void saysWhichSurnamesItDoesNotKnow() {
        assertTrue(StrokeOrder.knows("欧阳修"));
        assertFalse(StrokeOrder.knows("𠮷野"));
        assertFalse(StrokeOrder.knows("佴元"));
        assertEquals(
                List.of("丁一", "佴元", "魏征"),
                StrokeOrder.sort(List.of("魏征", "佴元", "丁一"), Function.identity()),
                "a character that the table lacks still stands among those of as many strokes");
    }

    @Test
    void readsSurnamesAsSurnames() {
        Map.of(
                        "单雄", "Shàn", "曾国", "Zēng", "仇和", "Qiú", "解放", "Xiè", "区伯", "Ōu", "查良", "Zhā", "任重", "Rén",
                        "尉迟恭", "Yùchí", "万俟卨", "Mòqí", "令狐冲", "Línghú")
                .forEach(
                        (name, surname) -> assertEquals(surname, Pinyin.of(name).split(" ", -1)[0]));
        assertEquals("Lǐ Sì", Pinyin.of("李四"));
        assertEquals("Qín", Pinyin.of("覃明").split(" ", -1)[0]);
    }

    @Test
    void findsNamesByFullPinyinAndInitials() {
        assertTrue(Pinyin.keys("单雄信").containsAll(List.of("shanxiongxin", "sxx", "danxiongxin")));
        assertTrue(Pinyin.keys("覃明").containsAll(List.of("qinming", "tanming", "qm", "tm")));
        assertTrue(
                Pinyin.keys("欧阳吕").containsAll(List.of("ouyanglv", "oyl")),
                Pinyin.keys("欧阳吕").toString());
        assertTrue(Pinyin.keys("长孙明").contains("zsm"));
    }

    @Test
    void survivesNamesThatAreNotChineseOrRare() {
        assertEquals("", Pinyin.of(""));
        assertTrue(Pinyin.keys("John").contains("john") || !Pinyin.keys("John").isEmpty());
        assertTrue(!Pinyin.keys("𠮷田").isEmpty());
    }
}
