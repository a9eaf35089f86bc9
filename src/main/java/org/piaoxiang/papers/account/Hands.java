package org.piaoxiang.papers.account;

import org.piaoxiang.meeting.entry.Data;

/** A vote by hands. */
public record Hands(int agree, int disagree, int abstain) {
    static Hands of(Data entry) {
        Data hands = entry.child("hands");
        return new Hands(hands.count("agree"), hands.count("disagree"), hands.count("abstain"));
    }

    /** Returns the words of the result. */
    public String words() {
        return "举手表决：同意" + agree + "人，不同意" + disagree + "人，弃权" + abstain + "人";
    }
}
