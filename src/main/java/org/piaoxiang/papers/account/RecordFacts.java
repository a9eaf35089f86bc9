package org.piaoxiang.papers.account;

import org.piaoxiang.record.Checkpoint;
import org.piaoxiang.record.TreeHash;

/**
 * By what a paper says which record it was made from.
 *
 * @param number the record's number (会议记录编号)
 * @param size the entries under the newest checkpoint
 * @param root the root of the tree over them
 */
public record RecordFacts(String number, long size, TreeHash root) {
    /** Takes size and root from {@code newest}. */
    public static RecordFacts of(String number, Checkpoint newest) {
        return new RecordFacts(number, newest.size(), newest.root());
    }

    /** Returns the words at the foot of every page. */
    public String words() {
        return "记录编号：" + number + "　记录条数：" + size + "　记录摘要：" + root;
    }
}
