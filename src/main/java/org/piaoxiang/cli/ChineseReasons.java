package org.piaoxiang.cli;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The verifier's places and reasons in Chinese. The verifier speaks English phrases, which JSON reports carry unchanged;
 * what has no line here is shown as it is.
 */
final class ChineseReasons {
    private record Rule(Pattern english, String chinese) {
        static Rule of(String english, String chinese) {
            return new Rule(Pattern.compile(english), chinese);
        }
    }

    private static final List<Rule> RULES = List.of(
            // Why a file is unusable.
            Rule.of("This cannot be the name of a file\\.", "这不能作文件名。"),
            Rule.of("This is a folder, not a file\\.", "这是文件夹，不是文件。"),
            Rule.of("There is no such file\\.", "没有这个文件，请核对文件名。"),
            Rule.of("This is not a regular file; .*", "这不是普通文件；请先把档案复制成文件。"),
            Rule.of("The file is empty\\.", "文件是空的。"),
            Rule.of("Meeting bundles .*", "会议包（.zip）的核验尚未提供；请解出其中的 .bel 档案再核验。"),
            Rule.of("The file cannot be read; .*", "文件读不了，请检查权限和磁盘。"),
            Rule.of("The file needs more memory .*", "文件所需内存超过本程序可用的内存。"),
            Rule.of("This is not a Belenios archive: .*", "这不是 Belenios 档案。"),
            Rule.of("This archive is of a version .*", "档案的版本本程序不认识。"),
            Rule.of("The archive's header .*", "档案头读不懂。"),
            Rule.of("The file ends in the middle of record (\\d+); .*", "文件在第 $1 条记录中间断了，多半没有复制完整，请重新复制。"),
            Rule.of("The length of record (\\d+) cannot be read; .*", "第 $1 条记录的长度读不出，其后的内容无法定位。"),
            Rule.of("Record (\\d+) is longer than (\\d+) MiB\\.", "第 $1 条记录超过 $2 MiB。"),
            Rule.of("The archive holds no set-up election\\.|The archive does not begin with .*", "档案里没有设置好的表决。"),
            Rule.of("The setup cannot be read: (.*)\\.", "表决的设置读不懂（$1）。"),
            Rule.of("The setup is not complete: .*", "表决的设置不完整。"),
            Rule.of("The election is of a version .*", "表决的版本本程序不认识。"),
            Rule.of("The election is held in a group .*", "表决所用的群本程序不认识。"),
            Rule.of("Question (\\d+) is of a kind that .*", "第 $1 题的题型本程序不认识。"),
            Rule.of("The election has a kind of custodian .*", "密钥保管方式本程序不认识。"),
            // Why a check was not made.
            Rule.of("stage not reached", "尚未到这一步"),
            Rule.of("needs (\\w\\d)", "须 $1 先通过"),
            Rule.of("no question is shuffled", "没有要混洗的题目"),
            Rule.of("no custodians share a key by threshold", "没有按门限共管的密钥"),
            Rule.of("this election does not promise that all custodians shuffle", "这不是本系统的表决，不要求都混洗"),
            Rule.of("The older copy cannot be compared with\\. (.*)", "较早的副本不能用来比较：$1"),
            Rule.of("this election does not carry poll rules of ours", "这不是本系统的表决，没有自身规则"),
            Rule.of("shares of this election do not promise bound proofs", "这不是本系统的表决，份额没有绑定证明"),
            // Places.
            Rule.of("ballot (\\d+) \\(event height (\\d+)\\)(?:, (.*))?", "第 $1 张票（事件 $2） $3"),
            Rule.of("record (\\d+) \\((.*)\\)", "第 $1 条记录（$2）"),
            Rule.of("custodian (\\d+)", "第 $1 位密钥保管人"),
            Rule.of("entry (\\d+)", "名单第 $1 行"),
            Rule.of("share (\\d+)", "第 $1 份启封份额"),
            Rule.of("share (\\d+) \\(custodian (\\d+)\\)(?:, (.*))?", "第 $1 份启封份额（保管人 $2） $3"),
            Rule.of("event at height (\\d+)", "事件 $1"),
            Rule.of("result", "结果"),
            Rule.of("shuffles", "混洗"),
            Rule.of("shuffle (\\d+)", "第 $1 次混洗"),
            Rule.of("shuffle (\\d+), shuffled question (\\d+)", "第 $1 次混洗，第 $2 道要混洗的题"),
            Rule.of("threshold groups", "门限共管"),
            Rule.of("ballot (\\d+) of the older copy \\((.*)\\)", "较早副本的第 $1 张票（$2）"),
            Rule.of("encrypted_tally|sized_encrypted_tally", "加密合计"),
            Rule.of("election", "表决"),
            Rule.of("custodians", "密钥保管人"),
            Rule.of("signature", "签名"),
            Rule.of("question (\\d+), (?:choice|factor|count) (\\d+)(.*)", "第 $1 题第 $2 项$3"),
            Rule.of("question (\\d+), (.*)", "第 $1 题 $2"),
            // What is wrong.
            Rule.of("its proof does not hold", "证明不成立"),
            Rule.of("its proof of possession does not hold", "持有密钥的证明不成立"),
            Rule.of("it is missing", "缺失"),
            Rule.of("it is the identity", "是单位元"),
            Rule.of("it names another election", "写的是别的表决"),
            Rule.of("it is not the hash of this ballot", "不是这张票的散列"),
            Rule.of("its slip is not on the list", "投票凭证不在名单上"),
            Rule.of("its slip was used before", "投票凭证已经用过"),
            Rule.of("the same ballot stood before", "同一张票前面已有"),
            Rule.of("it stood before", "前面已有"),
            Rule.of("the list is not sorted", "名单没有排序"),
            Rule.of("its contents do not have the hash it is named by", "内容与其名称中的散列不符"),
            Rule.of("its tar header is not in the lawful form", "记录头不合规范"),
            Rule.of("its padding is not zero", "填充不是零"),
            Rule.of("its parent is not the event before it", "没有接在前一事件之后"),
            Rule.of("its height is (\\d+) instead of (\\d+)", "序号是 $1，应为 $2"),
            Rule.of("the event after it does not refer to it", "其后的事件没有引用它"),
            Rule.of("it is not the product of the ballots that count", "与全部有效票算出的不同"),
            Rule.of("it is not the product of the custodians' keys", "不是各保管密钥合成的"),
            Rule.of("not every custodian's share is there", "启封份额不齐"),
            Rule.of("not every custodian needed has shuffled", "应参与的密钥保管人没有都混洗"),
            Rule.of("this custodian's shuffle stood before", "这位保管人的混洗前面已有"),
            Rule.of("it names a custodian who does not exist", "写的密钥保管人不存在"),
            Rule.of("it is not the event of the older copy", "不是较早副本中的事件"),
            Rule.of("it was dropped or changed", "被删去或改动"),
            Rule.of("every slip weighs 1 where a question is shuffled", "有要混洗的题目时每个凭证的权重必须是 1"),
            Rule.of("its key does not follow from the members' coefficients", "密钥不是由全体成员的系数得出的"),
            Rule.of("it has not signed its key", "没有为自己的密钥签名"),
            Rule.of("it has not signed the list of members", "没有为成员名单签名"),
            Rule.of("its members have not signed the list of members", "成员没有为名单签名"),
            Rule.of("its certificate is not signed", "证书没有签名"),
            Rule.of("its certificate was made for something else", "证书是为别的用途做的"),
            Rule.of("question (\\d+), answer (\\d+): the shares open other numbers", "第 $1 题第 $2 个答案：份额启封出的是别的数"),
            Rule.of("this custodian's share stood before", "这位保管人的份额前面已有"),
            Rule.of("question (\\d+), count (\\d+): the shares open another number", "第 $1 题第 $2 项：份额启封出的是另一个数"));

    private ChineseReasons() {}

    /** Returns {@code english} in Chinese, as far as it is known. */
    static String of(String english) {
        for (Rule rule : RULES) {
            var matcher = rule.english.matcher(english);
            if (matcher.matches()) {
                return fill(rule.chinese, matcher).strip();
            }
        }
        return english;
    }

    private static String fill(String chinese, MatchResult match) {
        String filled = chinese;
        for (int group = match.groupCount(); group >= 1; group--) {
            String text = match.group(group);
            filled = filled.replace("$" + group, text == null ? "" : of(text));
        }
        return filled;
    }
}
