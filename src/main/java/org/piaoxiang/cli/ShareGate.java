package org.piaoxiang.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.piaoxiang.protocol.archive.ArchiveBuilder;
import org.piaoxiang.protocol.archive.TalliedArchive;
import org.piaoxiang.protocol.ballot.Election;
import org.piaoxiang.protocol.ballot.PollRules;
import org.piaoxiang.protocol.ballot.Question;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.trustee.KeyFile;
import org.piaoxiang.protocol.trustee.Opening;
import org.piaoxiang.protocol.trustee.Share;
import org.piaoxiang.protocol.trustee.TrusteeKey;

/** Decides whether a custodian's key may open a verified tally, says what would be opened, and adds the share. */
final class ShareGate {
    private final TalliedArchive archive;
    private final int owner;

    /** Refuses a tally that this key must not open. */
    ShareGate(TalliedArchive archive, KeyFile key) throws Refusal {
        this.archive = archive;
        List<String> custodians =
                archive.trustees().keys().stream().map(TrusteeKey::key).toList();
        this.owner = custodians.indexOf(key.publicKey().key()) + 1;
        if (owner == 0) {
            throw new Refusal(RefusalCode.KEY_NOT_A_CUSTODIAN, "这把密钥不属于这个表决的密钥保管人，请核对密钥和档案。");
        }
        if (archive.shares().containsKey(owner)) {
            throw new Refusal(RefusalCode.SHARE_ALREADY_IN, "档案里已有这把密钥的启封份额，不用再加。");
        }
        if (!archive.shuffled()) {
            throw new Refusal(RefusalCode.STAGE_UNFIT, "这个表决的混洗还没有结束，不能启封；请先用 shuffle 混洗，最后一次加 --last。");
        }
        PollRules rules = PollRules.parse(archive.election().description())
                .orElseThrow(() -> new Refusal(RefusalCode.RULES_MISSING, "档案没有本系统的表决规则，不知道最少要几张票才可启封。"));
        int ballots = archive.sized().ballots();
        if (ballots < rules.floor()) {
            throw new Refusal(RefusalCode.BELOW_FLOOR, "只有 " + ballots + " 张票，少于规定的 " + rules.floor() + " 张，不能启封。");
        }
    }

    /** Says in words what will be opened. */
    void explain(PrintWriter out) {
        Election election = archive.election();
        out.println("档案核验通过。");
        out.println("表决：" + Words.printable(election.name()) + "（" + election.uuid() + "）");
        out.println("票数：" + archive.sized().ballots());
        int number = 0;
        for (Question question : election.questions()) {
            number++;
            out.println("第 " + number + " 题：" + Words.printable(question.text()) + "（"
                    + Words.printable(String.join("、", question.answers())) + "）");
        }
        out.println(election.isShuffled() ? "将打开合计票数和混洗过的答案，答案与选票的对应已经打乱。" : "将打开合计票数，不打开任何单张选票。");
        out.flush();
    }

    /** Adds the share, and the result where all shares are in; tells whether they are. */
    boolean append(OutputStream out, Share share) throws IOException, Refusal {
        Map<Integer, Share> shares = new TreeMap<>(archive.shares());
        shares.put(owner, share);
        ArchiveBuilder builder = ArchiveBuilder.resume(
                out, archive.election().group().hash(), archive.timestamp(), archive.lastEvent(), archive.events());
        builder.share(owner, share);
        Optional<Opening> opening =
                Opening.of(archive.election(), archive.trustees(), archive.tally(), factors(shares));
        if (opening.isEmpty()) {
            return false;
        }
        builder.result(opening.get()
                .result(archive.sized().weight().longValueExact())
                .orElseThrow(() -> new Refusal(RefusalCode.TALLY_DOES_NOT_OPEN, "全部份额合起来开不出票数；请保留原件并报告监督人员。")));
        return true;
    }

    private Map<Integer, List<List<Element>>> factors(Map<Integer, Share> shares) {
        Map<Integer, List<List<Element>>> factors = new TreeMap<>();
        shares.forEach((custodian, share) -> factors.put(
                custodian,
                share.factors().stream()
                        .map(row -> row.stream().map(this::member).toList())
                        .toList()));
        return factors;
    }

    private Element member(String text) {
        return switch (archive.election().group().decode(text)) {
            case Decoding.Member member -> member.element();
            case Decoding.Refused refused -> throw new IllegalStateException("a verified share: " + refused.reason());
        };
    }
}
