package org.piaoxiang.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
                List.of("丁一", "王五", "刘九", "张三", "李四"),
                StrokeOrder.sort(List.of("张三", "李四", "刘九", "王五", "丁一"), Function.identity()));
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
