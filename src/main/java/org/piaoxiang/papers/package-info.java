/**
 * The papers of a meeting: 会议记录, 表决结果报告单, 签到表, 民主推荐汇总表, 民主测评汇总表, and the export that holds them with
 * the record. All are made from the recorded data alone, through one {@link org.piaoxiang.papers.account.Account}, so that they
 * cannot disagree.
 */
@NullMarked
package org.piaoxiang.papers;

import org.jspecify.annotations.NullMarked;
