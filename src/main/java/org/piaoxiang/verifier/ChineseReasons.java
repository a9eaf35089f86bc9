package org.piaoxiang.verifier;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The verifier's places and reasons in Chinese. The verifier speaks English phrases, which its JSON reports carry
 * unchanged; the command line's text and the station's table have these. What has no line here is shown as it is.
 */
public final class ChineseReasons {
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
            Rule.of("An older copy can be compared .*", "--since 只用于表决档案；会议档案请用 --seen。"),
            Rule.of("The zip file is damaged; .*", "压缩文件已损坏，请重新复制。"),
            Rule.of("The zip file names a file that .*", "压缩文件里有不属于会议档案的文件名。"),
            Rule.of("The zip file holds more than (\\d+) files\\.", "压缩文件里的文件超过 $1 个。"),
            Rule.of("The zip file names a file twice\\.", "压缩文件里有同名文件。"),
            Rule.of("The zip file holds more than this .*", "压缩文件解开后过大，本程序不解。"),
            Rule.of("This zip file is not the bundle .*", "这个压缩文件不是会议档案。"),
            Rule.of("The bundle is of a form .*", "会议档案的格式本程序不认识。"),
            Rule.of("The manifest of the bundle .*", "会议档案的清单读不懂。"),
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
            Rule.of("needs (\\w\\d+)", "须 $1 先通过"),
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
            Rule.of("election\\.description", "表决自身的规则"),
            Rule.of("election\\.public_key", "箱钥"),
            Rule.of("election_uuid", "表决编号"),
            Rule.of("election_hash", "表决散列"),
            Rule.of("signature\\.hash", "签名中的散列"),
            Rule.of("credential", "投票凭证公钥"),
            Rule.of("ballot", "整张票"),
            Rule.of("record", "会议记录"),
            Rule.of("end", "末尾"),
            Rule.of("share", "整份"),
            Rule.of("alpha", "密文前半"),
            Rule.of("beta", "密文后半"),
            Rule.of("proof", "证明"),
            Rule.of("overall proof", "总数证明"),
            Rule.of("blank proof", "空白票证明"),
            Rule.of("question (\\d+), (?:mark|choice|factor|count|answer) (\\d+)(?:, (.*))?", "第 $1 题第 $2 项 $3"),
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
            Rule.of("its alpha stood before", "所用的随机数与前面的相同"),
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
            // Meetings: why a check was not made.
            Rule.of("this did not come in a bundle", "不是会议档案文件"),
            Rule.of("no checkpoint is there", "没有检查点"),
            Rule.of("the server's key is not known", "不知道服务器的密钥"),
            Rule.of("no cosignature of the observer is there", "没有监督人员的联署"),
            Rule.of("no checkpoint seen earlier was given", "没有给出此前见过的检查点（--seen）"),
            Rule.of("entry (\\d+) is withheld or cannot be read", "第 $1 条记录不对索取人公开，或读不出"),
            Rule.of("entry (\\d+) is not the next one of this meeting", "第 $1 条不是本会议记录的下一条"),
            Rule.of("entry (\\d+) cannot be taken into the meeting", "第 $1 条记录无法理解"),
            Rule.of(
                    "no poll has come so far|no round .* yet|nothing is announced yet|no closed set is signed yet",
                    "尚未到这一步"),
            Rule.of("no archive is there that tells the group", "没有可供对照的表决档案"),
            Rule.of("an archive is not there or cannot be read", "表决档案缺失或读不出"),
            Rule.of("the poll is withheld from whoever asked for this", "该表决不对索取人公开"),
            Rule.of("the counts are withheld from whoever asked for this", "该计票结果不对索取人公开"),
            Rule.of("the papers' data are not there", "没有文书数据"),
            Rule.of("not yet recorded as destroyed: (.*)", "尚无销毁记录：$1"),
            Rule.of("the observer has not checked the minutes", "监督人员没有核实会议记录"),
            Rule.of("the observer's signature of the minutes does not hold", "监督人员核实会议记录的签名不成立"),
            Rule.of("the minutes confirmed are not those .*", "所核实的会议记录不是记录推出的"),
            // Meetings: places and what is wrong.
            Rule.of("entry (\\d+) of the record(?: \\((.*?)\\))?(?:, (item .*))?", "第 $1 条记录 $2 $3"),
            Rule.of("checkpoint (\\d+) \\(size (\\d+)\\)", "第 $1 个检查点（$2 条）"),
            Rule.of("checkpoint seen earlier, number (\\d+)", "此前见过的第 $1 个检查点"),
            Rule.of("poll (\\w+)(?:, (\\w\\d+), (.*))?", "表决 $1 $2 $3"),
            Rule.of("item (\\w+)", "事项 $1"),
            Rule.of("round (\\w+)", "票决轮次 $1"),
            Rule.of("some entries are withheld", "部分记录不向本角色提供"),
            Rule.of("it is not canonical JSON", "不是规范格式"),
            Rule.of("it belongs to another meeting", "属于另一个会议"),
            Rule.of("it bears another number than its place", "编号与位置不符"),
            Rule.of("it cannot be read as an act of a meeting", "不是会议记录的内容"),
            Rule.of("it covers (\\d+) entries, and only (\\d+) are there", "它包含 $1 条，现在只有 $2 条"),
            Rule.of("the entries make another root", "记录算出的树根不同"),
            Rule.of("no checkpoint covers it", "没有检查点包含它"),
            Rule.of("the server's key has not signed it", "不是服务器密钥签名的"),
            Rule.of("the observer's cosignature does not hold", "监督人员的联署不成立"),
            Rule.of("the rules refuse it: (.*)", "按规则不能成立：$1"),
            Rule.of("its data cannot be taken into the meeting", "内容无法理解"),
            Rule.of("its (\\w+) is not what the meeting makes it", "其中 $1 与重新推算的不同"),
            Rule.of("the issuer's signature does not hold", "票证制作人的签名不成立"),
            Rule.of("the list of poll (\\w+) is missing", "缺少表决 $1 的名单"),
            Rule.of("the list of poll (\\w+) is not the file that was signed", "表决 $1 的名单不是签名时的文件"),
            Rule.of("the list of poll (\\w+) has not the size that was signed", "表决 $1 的名单人数与签名时不符"),
            Rule.of("another issuer signed earlier lists", "此前的名单由另一人签发"),
            Rule.of("the slip's proof does not hold", "票证自己的证明不成立"),
            Rule.of("the slip is not on the issuer's list", "该票证不在签发名单上"),
            Rule.of("the issuer's list is missing", "缺少签发名单"),
            Rule.of("its list is not the issuer's less what slips themselves struck off", "名单不等于签发名单减去作废、暂缓的票证"),
            Rule.of("its list has (\\d+) slips for (\\d+) participants", "名单 $1 人，参加表决 $2 人"),
            Rule.of("its list has not the size that was announced", "名单人数与公布的不符"),
            Rule.of("its archive is missing", "缺少档案"),
            Rule.of("it is the archive of another poll", "是别的表决的档案"),
            Rule.of("its setup is not the one announced", "设置与公布的不同"),
            Rule.of("the code of its round is not the one its setups make", "验证码与设置不符"),
            Rule.of("the observer has not sealed it", "监督人员没有封箱"),
            Rule.of("the observer's signature of the seal does not hold", "监督人员封箱的签名不成立"),
            Rule.of("the seal does not say what its setup says", "封箱确认与表决设置不符"),
            Rule.of("the key of (\\w+) is not among its custodians'", "$1 的密钥不在保管密钥之中"),
            Rule.of("the observer has offered no key", "监督人员没有交来密钥"),
            Rule.of("it has other custodians than .*", "保管密钥与交来的不符"),
            Rule.of("it holds (\\d+) ballots, and the record says (-?\\d+)", "箱内 $1 张票，记录为 $2 张"),
            Rule.of("its setup is not the sealed one", "设置与监督人员封箱时的不同"),
            Rule.of("its ballots are not the closed set", "箱内的票不是收票清单中的票"),
            Rule.of("the record counts it (\\d+) times", "记录中计票 $1 次"),
            Rule.of("the share of (\\w+) came before the closed set was signed", "$1 的份额早于收票清单签名"),
            Rule.of("(\\w+) opened two tallies of it", "$1 启封了两个合计"),
            Rule.of("the share of (\\w+) is not the one in the archive", "$1 的份额与档案中的不同"),
            Rule.of("its archive holds no result", "档案中没有结果"),
            Rule.of("the recorded result is not the archive's", "记录的结果不是档案的结果"),
            Rule.of("the recorded counts are not those of the archive's result", "记录的票数与档案的结果不符"),
            Rule.of("valid and invalid ballots do not add up .*", "有效票加无效票不等于收回票"),
            Rule.of("the observer has not signed the closed set", "监督人员没有签收票清单"),
            Rule.of("the observer's signature of the closed set does not hold", "监督人员收票清单的签名不成立"),
            Rule.of("its numbers issued and returned are not those of the round", "发出、收回数与该轮不符"),
            Rule.of("(\\d+) ballots came back for (\\d+) slips, and .*", "发出 $2 张收回 $1 张而未作废"),
            Rule.of("(\\d+) of (\\d+) were there, which the rule (\\w+) does not allow", "应到 $2 人实到 $1 人，不合规则 $3"),
            Rule.of("its figures of attendance are not those of .*", "到会人数与此前的签到不符"),
            Rule.of("it names an item that does not exist", "所指事项不存在"),
            Rule.of("the counts make it (\\w+) by (.*)", "按票数应为 $1：$2"),
            Rule.of("nothing was voted on", "没有表决过"),
            Rule.of("not signed by (.*)", "缺签名：$1"),
            Rule.of("the papers say (.*), the record says (.*)", "文书为“$1”，记录为“$2”"),
            Rule.of("the manifest names it twice", "清单中出现两次"),
            Rule.of("it has not the hash that the manifest names", "与清单中的散列不符"),
            Rule.of("the manifest does not name it", "清单中没有"),
            Rule.of("question (\\d+), count (\\d+): the shares open another number", "第 $1 题第 $2 项：份额启封出的是另一个数"));

    private ChineseReasons() {}

    /** Returns {@code english} in Chinese, as far as it is known. */
    public static String of(String english) {
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
