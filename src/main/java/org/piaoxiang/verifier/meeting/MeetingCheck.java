package org.piaoxiang.verifier.meeting;

import org.piaoxiang.verifier.NumberedCheck;

/** The numbered checks of a meeting (docs/record.md), in the order of the report. */
public enum MeetingCheck implements NumberedCheck {
    /** The files of a bundle. */
    M1("会议档案中的文件与清单逐一相符", "Is every file of the bundle the one that its manifest names?"),
    /** The form of entries. */
    M2("记录逐条合乎规范、连续编号、同属本会议", "Are the entries canonical, numbered without a gap, and of this meeting?"),
    /** The tree. */
    M3("记录算出的树根与每个检查点相符", "Do the entries make the root of every checkpoint?"),
    /** The server's signatures. */
    M4("每个检查点都由同一把服务器密钥签名", "Is every checkpoint signed by the server's one key?"),
    /** Cosignatures. */
    M5("监督人员对检查点的联署成立", "Do the observer's cosignatures of checkpoints hold?"),
    /** Notes seen earlier. */
    M6("记录延续了此前见过的检查点", "Does the record extend the checkpoints seen earlier?"),
    /** Replay. */
    M7("每一步都由有权的人在规则允许时作出", "Is every act one that the rules allow its actor at that point?"),
    /** Facts derived anew. */
    M8("人数、参加人、判定等推算结果重新算出后相同", "Are the facts derived from earlier entries the same when derived again?"),
    /** Issuer's lists. */
    M9("名单由票证制作人签名，且就是所附的名单文件", "Are the slip lists signed by the issuer, and the files they name?"),
    /** Slips struck off. */
    M10("每次作废和暂缓都由该票证自己证明", "Is every void or withheld slip struck off by its own proof?"),
    /** The arithmetic of lists. */
    M11(
            "签发名单减去作废和暂缓，等于各表决的名单，人数等于发出数",
            "Is each poll's list the issuer's less what was struck off, and as long as slips went out?"),
    /** Setups. */
    M12("各表决的设置就是记录中公布的设置", "Is each poll's setup the one that the record announced?"),
    /** Seals. */
    M13("封箱确认与表决设置一致，并由监督人员签名", "Does each seal fit its poll, and is it signed by the observer?"),
    /** Custodians. */
    M14("箱钥包含监督人员和各保管人交来的密钥", "Are the observer's and all custodians' keys factors of each poll's key?"),
    /** Archives. */
    M15("各表决的档案独立核验有效", "Is the archive of each poll valid by itself?"),
    /** Closed sets. */
    M16("箱内的票就是截止时记录的票", "Are the ballots of each archive those of the recorded closed set?"),
    /** The cosigned close. */
    M17("收票清单由监督人员签名", "Did the observer sign each round's closed set?"),
    /** Returned and issued. */
    M18("收回不多于发出，多出的表决已作废", "Was no more returned than issued, and a surplus made void?"),
    /** Order of shares. */
    M19(
            "先签收票清单后启封，每个表决只启封一次，份额就是档案中的份额",
            "Were shares given only after the closed set was signed, once per poll, and are they the archive's?"),
    /** Results. */
    M20("记录的计票结果就是档案中启封的结果", "Is the recorded count what the archive opened?"),
    /** Quorum. */
    M21("每轮表决的到会人数符合规定", "Did attendance meet its rule for each round?"),
    /** Decisions. */
    M22("每项结论由票数按规则得出", "Does each decision follow from its counts under its rule?"),
    /** Signatures of the result. */
    M23("计票人、监票人都签名后才宣布", "Did tellers and scrutineers all sign before the result was announced?"),
    /** Papers. */
    M24("文书中的数字、姓名、顺序与记录一致", "Do the papers' numbers, names and order agree with the record?"),
    /** Keys. */
    M25("归档后计票密钥已销毁", "Were the counting keys destroyed after filing?"),
    /** The observer's word on the minutes. */
    M26(
            "现场核实由监督人员签名，所核实的就是记录推出的会议记录",
            "Is the observer's confirmation of the minutes signed, and of what the record makes?"),
    /** Answers that came as files. */
    M27("导入的复函都由所登记的上级部门签名", "Is every imported answer signed by the superior department on the card?");

    private final String chinese;
    private final String english;

    MeetingCheck(String chinese, String english) {
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
