package org.piaoxiang.meeting.refusal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a field, in Chinese. {@link org.piaoxiang.meeting.entry.BadField} says it in English, for the log and for programs. */
final class FieldReasons {
    /** What is said of a reason that has no words here. */
    static final String OTHER = "不符合要求";

    private record Rule(Pattern english, String chinese) {
        static Rule of(String english, String chinese) {
            return new Rule(Pattern.compile(english), chinese);
        }
    }

    private static final List<Rule> RULES = List.of(
            // Of what kind it is.
            Rule.of("is missing", "没有填写"),
            Rule.of("is empty|is null", "是空的"),
            Rule.of("is too long", "太长"),
            Rule.of("is longer than (\\d+)", "超过 $1 个字"),
            Rule.of("is 0", "不能是 0"),
            Rule.of("is negative", "不能是负数"),
            Rule.of("is more than (\\d+)", "不能超过 $1"),
            Rule.of("is not within (\\d+) and (\\d+)", "应在 $1 到 $2 之间"),
            Rule.of("is not an object|is not a list.*|is not a text|is not an identifier|is not true or false", "格式不对"),
            Rule.of("is not a whole number", "应是整数"),
            Rule.of("is not (?:a SHA-256|64 hexadecimal digits)", "应是 64 位十六进制的校验值"),
            Rule.of("is not 32 hexadecimal digits", "应是 32 位十六进制数"),
            Rule.of("is not a time zone", "不是时区名，应如 Asia/Shanghai"),
            Rule.of("is not a time like .*", "不是时间，应如 2026-11-21T09:00:00+08:00"),
            Rule.of("is not a date like .*", "不是日期，应如 2026-12-05"),
            Rule.of("is none of the allowed values", "不是可选的值"),
            Rule.of("is not a field of this act", "不是这项操作的内容"),
            Rule.of("contains control characters", "含有控制字符，请删去后重新输入"),
            Rule.of("contains (.*)", "不能含有“$1”"),
            // What it speaks of.
            Rule.of("is not a rule pack of this program", "本程序没有这个规则包"),
            Rule.of("are newer than this program", "比本程序新，请先升级本程序"),
            Rule.of("is not a flag of the rule pack", "规则包里没有这一项设置"),
            Rule.of("names a kind that the rule pack lacks", "规则包里没有这种事项"),
            Rule.of("is taken by another item", "已被另一项议题使用"),
            Rule.of("is taken", "已被使用"),
            Rule.of("is named twice|names the same.* twice|is answered twice", "有重复"),
            Rule.of("has two accounts", "同一人报送了两份情况"),
            Rule.of("has an empty name", "有人没有填写姓名"),
            Rule.of("is voted on one by one in this meeting", "本次会议逐项表决，不能合并"),
            Rule.of("of a decision is one person", "每个决定事项只能有一人"),
            Rule.of("belongs to decisions only", "只用于决定事项"),
            Rule.of("reconsiders nothing|is not a decision that can be reconsidered", "没有可以复议的决定"),
            Rule.of("is none that several people can be", "这一身份不能由几个人担任"),
            Rule.of("is a scrutineer of this item already", "已是本项的监票人"),
            Rule.of("has nobody who votes|has nobody to vote on it", "没有有表决权的人"),
            Rule.of("does not vote|has a principal who does not vote", "没有表决权"),
            Rule.of("is nobody of this item", "不是本项涉及的人"),
            Rule.of("is none of this group|is no group", "不属于这一组"),
            Rule.of("are not two or more categories of the roster", "应是名册里的两类或更多类人员"),
            Rule.of("does not fit the members: 2 to (\\d+)", "与共管人数不符，应为 2 到 $1"),
            Rule.of("is more than it is a part of", "部分大于整体"),
            Rule.of("is more than there are names", "比名单人数还多"),
            Rule.of("is more than the record has|is not in the record|is not filed", "记录里没有"),
            Rule.of("is not that of the record", "与记录不一致"),
            Rule.of("does not name every poll of the round", "没有列全本轮的每一张表决票"),
            Rule.of("is not this actor's key", "不是操作人自己的密钥"),
            Rule.of("is not who presents the card", "不是出示这张卡的人"),
            Rule.of("is who hands over", "不能交接给自己"),
            Rule.of("is of a form that this program does not know", "格式本程序不认识，请先升级本程序"),
            Rule.of("is not what was found|is not what the subsets should do", "与查验结果不一致"));

    private FieldReasons() {}

    /** Returns {@code english} in Chinese. */
    static String chinese(String english) {
        for (Rule rule : RULES) {
            Matcher found = rule.english.matcher(english);
            if (found.matches()) {
                return found.replaceFirst(rule.chinese);
            }
        }
        return OTHER;
    }
}
