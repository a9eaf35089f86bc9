package org.piaoxiang.verifier;

/** The numbered checks (docs/protocol.md), in the order of the report. */
public enum CheckId implements NumberedCheck {
    /** Records and their names. */
    A1("每条记录的名称都是其内容的散列，且文件逐字节合乎规范", "Is every record named by its hash, and the file byte for byte what they make?"),
    /** The chain of events. */
    A2("事件首尾相连、次序合法，所引内容齐全且无多余", "Do the events form one lawful chain, with nothing missing and nothing left over?"),
    /** The election. */
    S1("表决的题目、名额限制、箱钥完整合理", "Is the election complete and sensible: questions, limits, public key?"),
    /** The custodians. */
    S2("每把保管密钥有效、确由其保管人掌握且不重复", "Is each custodian's key valid, known by its holder, and there only once?"),
    /** The election key. */
    S3("箱钥恰由各保管密钥合成", "Is the election's key made of exactly the custodians' keys?"),
    /** The list. */
    S4("名单上的每个投票凭证公钥有效且不重复", "Is each entry of the slip list a valid key, and none there twice?"),
    /** The poll's own rules. */
    S5("本表决自身的规则可读且为规范格式", "Are the poll's own rules readable and in canonical form?"),
    /** Threshold groups. */
    S6("按门限共管的密钥由全体成员共同生成", "Did the members of each threshold group make their key together?"),
    /** Shape of ballots. */
    B1("每张票格式规范、内容齐全", "Is each ballot canonical and of the right shape?"),
    /** Ballots and election. */
    B2("每张票都属于本次表决", "Does each ballot name this election?"),
    /** Membership. */
    B3("票中每个数都属于规定的群", "Is each number in a ballot a member of the group?"),
    /** Individual proofs. */
    B4("每个选项都已证明只能是选或不选", "Is each mark proved to be 0 or 1?"),
    /** Overall proofs. */
    B5("每题的选择都已证明合乎规则", "Are the marks of each question proved to keep its limits?"),
    /** Signatures. */
    B6("每张票都由其投票凭证签名", "Is each ballot signed with its slip's key?"),
    /** Eligibility. */
    B7("每张票的投票凭证都在名单上", "Is each ballot's slip on the list?"),
    /** Repetition. */
    B8("没有重复的票，没有重复使用的投票凭证", "Is no ballot there twice, and no slip used twice?"),
    /** Knowledge of shuffled answers. */
    B9("待混洗的每个答案都由投票人知情填写", "Is each answer to be shuffled known to whoever cast it?"),
    /** Randomness. */
    B10("没有两个加密答案用了相同的随机数", "Is no encrypted answer made with the random number of another?"),
    /** The product. */
    T1("加密合计由全部有效票重新算出", "Is the encrypted tally the product of exactly the ballots that count?"),
    /** The numbers. */
    T2("计入的票数与权重合计正确", "Are the number of ballots and the total weight right?"),
    /** Shuffles. */
    H1("每次混洗齐全，来自密钥保管人且不重复", "Is each shuffle complete and from a known custodian, none twice?"),
    /** Shuffle proofs. */
    H2("每次混洗都已证明只是重新加密和换序", "Is each shuffle proved to only re-encrypt and re-order?"),
    /** Shuffling custodians. */
    H3("应参与的密钥保管人都已混洗", "Have all custodians who are needed shuffled?"),
    /** Shares. */
    D1("启封份额齐全，来自各密钥保管人且不重复", "Is each share complete and from a known custodian, none twice?"),
    /** Share proofs. */
    D2("启封份额的证明成立", "Is each share proved?"),
    /** Bound proofs. */
    D3("启封份额与所启封的合计绑定", "Is each share bound to the ciphertext and the factor it opens?"),
    /** The floor. */
    D4("启封的票数不低于规定下限", "Were at least as many ballots opened as the poll's own floor allows?"),
    /** The result. */
    R1("公布的结果就是全部份额共同启封的结果", "Is the result what all the shares together open?"),
    /** The older copy. */
    C1("较早的副本中的一切都原样保留", "Does everything in the older copy still stand, unchanged?");

    private final String chinese;
    private final String english;

    CheckId(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}
