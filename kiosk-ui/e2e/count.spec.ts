import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seesAlterations } from './alterations';
import { phoneSize, shots } from './browser';
import { catchAltered, findCastEarly, testThenVote } from './challenged';
import { startDemo } from './demo';
import { alterForPage, cuttable } from './line';
import { chooser, confirm, deskSize, does, press, Room, sees } from './room';
import { Voter } from './voter';

/**
 * The observer during the meeting and at the count: advice before the seal, a tablet that lies, a late arrival, two programs
 * that differ, a refusal, a signed sheet, an altered database. What other plays click is done here by the same pages' requests.
 */

let demo: Awaited<ReturnType<typeof startDemo>>;
let room: Room;

beforeAll(async () => {
  demo = await startDemo();
  room = await Room.enter(/常委会/, 'count', undefined, demo.address);
});
afterAll(async () => {
  await room?.leave();
  await demo?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await room.shootAll();
});

const voting = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'];

/** An act as this page would send it. */
async function act(page: Page, type: string, data: object): Promise<string> {
  const answer = await page.evaluate(
    async ({ meeting, type, data }) => {
      const response = await fetch(`/api/meetings/${meeting}/acts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type, data }),
      });
      return response.ok ? '' : ((await response.json()) as { code: string }).code;
    },
    { meeting: room.meeting.meeting, type, data },
  );
  return answer;
}

async function acts(page: Page, type: string, data: object): Promise<void> {
  expect(await act(page, type, data), type).toBe('');
}

/** What a station answers to its page. */
function ask(page: Page, path: string, body: object): Promise<string> {
  return page.evaluate(
    async ({ path, body }) => {
      const response = await fetch(`/station/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.ok ? '' : ((await response.json()) as { code: string }).code;
    },
    { path, body },
  );
}

/** A part of the station, whether something waits there or not. */
const tab = (page: Page, name: string) =>
  page.locator('.tabs button', { hasText: new RegExp(`^${name}(待办)?$`) }).click();

it('lets the observer advise, wait, stop, refuse and sign', async () => {
  const [superior, door, clerk, chair, observer, zhou, feng] = (await room.openAll([
    ['superior', deskSize],
    ['door'],
    ['clerk', deskSize],
    ['chair'],
    ['observer'],
    ['scrutineer1'],
    ['scrutineer2'],
  ])) as [Page, Page, Page, Page, Page, Page, Page];
  const codes = room.meeting.slips.map(({ code }) => code);
  for (let item = 1; item <= 6; item++)
    await acts(superior, 'ANSWER_REVIEW', {
      item: `i${item}`,
      answer: 'CLEARED',
      handledBy: '吴经办',
      reviewedBy: '郑审核',
      signedBy: '王签发',
      attends: true,
      observer: '郑某',
    });
  for (const person of [...voting, 'p10', 'p11', 'p12']) await acts(door, 'CHECK_IN', { person });
  await acts(clerk, 'COUNT_ATTENDANCE', {});
  await acts(chair, 'CONFIRM_QUORUM', {});
  await acts(chair, 'OPENING_REMARKS', { observerIntroduced: true, disciplineRead: true });
  await acts(chair, 'APPROVE_SCRUTINEERS', {
    scrutineers: ['p2', 'p3'],
    tellers: ['p10', 'p11'],
    hands: { agree: 9, disagree: 0, abstain: 0 },
  });
  for (const station of [zhou, feng]) {
    await press(station, '领取计票密钥');
    await station.getByText('计票密钥已在本机').waitFor();
  }
  await acts(clerk, 'INTRODUCE', { item: 'i1', introducer: '许部长', gist: '介绍推荐、考察情况。' });
  await acts(clerk, 'STATE_REST_AGREE', { item: 'i1' });
  await acts(clerk, 'STATE_OPINION', { item: 'i1', person: 'p1', opinion: 'AGREE' });

  /** Another round about the same item, from its beginning to the open box. */
  async function again(round: string): Promise<void> {
    await acts(chair, 'BEGIN_ROUND', { items: ['i1'] });
    await acts(feng, 'HAND_OUT', { round, slips: [{ count: 9 }] });
    await tab(observer, '封箱确认');
    await press(observer, '检查票箱设置');
    await observer.getByText('检查无误').waitFor();
    await press(observer, '确认并封箱');
    await confirm(observer, '确认并封箱？');
    await acts(feng, 'ZERO_PROOF', { round });
    await acts(chair, 'OPEN_ROUND', { round });
  }

  // 现场
  await tab(observer, '现场');
  await observer.getByText('主要负责人末位表态').waitFor();
  await observer.getByText('韩书远').first().waitFor();
  await press(observer, '写入意见');
  await chooser(observer, '议题').selectOption('i1');
  await observer.getByLabel('意见内容（记入会议记录）').fill('逐一表态已执行');
  await does(observer, 'REMARK', 'i1');
  await observer.getByText('列席监督意见：逐一表态已执行').waitFor();
  await room.looks(observer, 'on-site');
  await room.looksAt(observer, phoneSize, 'on-site-phone');

  // 断线期间的记录
  const line = await cuttable(observer);
  await line.cut();
  await observer.getByText('恢复后自动补齐').waitFor();
  await room.looks(observer, 'cut-off');
  await acts(chair, 'READY_TO_VOTE', { item: 'i1' });
  line.mend();
  await sees(observer, '以下为断线期间的记录');
  await observer.getByText('讨论表态结束').waitFor();
  await room.looks(observer, 'missed');

  // 建议暂缓，封箱前答复
  await acts(chair, 'BEGIN_ROUND', { items: ['i1'] });
  await acts(feng, 'HAND_OUT', { round: 'r1', slips: [{ count: 9 }] });
  await acts(observer, 'ADVISE_DEFERRAL', { item: 'i1', reason: '收到新的反映' });
  await tab(observer, '封箱确认');
  await press(observer, '检查票箱设置');
  await observer.getByText('检查无误').waitFor();
  await observer.getByText('的暂缓建议尚待主持人答复').waitFor();
  await room.looks(observer, 'seal-advice');
  await chair.getByText('收到新的反映').waitFor();
  await room.looks(chair, 'chair-advice');
  expect(await ask(observer, 'rounds/r1/seal', {})).toBe('PAGE_VERDICT_MISSING');
  await acts(chair, 'ANSWER_ADVICE', { item: 'i1', accepted: false, reason: '已核实，反映不实' });
  await observer.getByText('第二套程序已核验 1 个表决的设置').waitFor();
  await room.looks(observer, 'seal');
  await press(observer, '确认并封箱');
  await confirm(observer, '确认并封箱？');

  // 共同抽取一台平板验证：程序被改过，当场读出，本轮中止
  await tab(observer, '验证平板');
  await catchAltered(room, observer, codes[1]!);
  await acts(feng, 'ZERO_PROOF', { round: 'r1' });
  expect(await act(chair, 'OPEN_ROUND', { round: 'r1' })).toBe('CHALLENGE_FAILED');
  await room.looks(chair, 'chair-challenge-failed');
  await acts(chair, 'BREAK_OFF', { round: 'r1', reason: '平板验证不一致，更换平板' });
  await again('r2');

  // 投票人先验证再投票；封存待计：列席监督人员迟到
  await tab(observer, '验证平板');
  await testThenVote(room, observer, codes[0]!);
  await castAll(1);
  await chair.getByRole('button', { name: '封存待计' }).click();
  await chooser(chair, '封存待计的原因').selectOption('LATE_OBSERVER');
  await chair.getByLabel('说明').fill('航班延误');
  await room.looks(chair, 'postpone');
  await does(chair, 'POSTPONE_COUNT');
  await zhou.route(/\/polls\/[^/]+\.bel$/, alterForPage);
  await acts(chair, 'WARN_CLOSE', { round: 'r2', seconds: 1 });
  await tab(observer, '核验');
  await observer.getByText('两套程序独立核验，结论一致：通过').waitFor();
  await observer.getByRole('heading', { name: '封存待计' }).waitFor();
  await room.looks(observer, 'waits');
  await acts(feng, 'RECONCILE', { round: 'r2' });
  expect(await act(observer, 'RESUME_COUNT', { round: 'r2' })).toBe('OBSERVER_NOT_PRESENT');
  await acts(door, 'CHECK_IN', { person: 'p13' });
  await does(observer, 'RESUME_COUNT');
  await press(observer, '确认票箱内容并签署');
  await confirm(observer, '确认票箱内容？');

  // 两套程序结论不同
  await tab(zhou, '启封计票');
  await zhou.getByText('VERDICTS_DIFFER').first().waitFor();
  await room.looks(zhou, 'differ');
  await room.looksAt(zhou, phoneSize, 'differ-phone');
  await zhou.unroute(/\/polls\/[^/]+\.bel$/);
  expect(await ask(zhou, 'rounds/r2/share', { verdicts: [] })).toBe('VERDICTS_DIFFER');

  // 投票人说没有提交的一张，按先前采集的散列在箱内找到
  await tab(observer, '验证平板');
  await findCastEarly(room, observer);
  await acts(chair, 'BREAK_OFF', { round: 'r2', reason: '核验结论不一致' });

  // 第三轮：拒绝确认，恢复，启封，签署
  await again('r3');
  await castAll();
  await acts(chair, 'WARN_CLOSE', { round: 'r3', seconds: 1 });
  await tab(observer, '核验');
  await observer.getByText('两套程序独立核验，结论一致：通过').waitFor();
  await room.looks(observer, 'verify');
  await room.looksAt(observer, phoneSize, 'verify-phone');
  const paper = await observer.pdf({ path: `${shots}count-verify.pdf`, preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await press(observer, '拒绝确认，票箱封存');
  await observer.getByLabel('拒绝确认的理由').fill('发出数与名单须再核');
  await room.looks(observer, 'refuse');
  await does(observer, 'REFUSE_COUNT');
  await acts(feng, 'RECONCILE', { round: 'r3' });
  await chair.getByText('发出数与名单须再核').first().waitFor();
  await room.looks(chair, 'chair-waits');
  await does(observer, 'RESUME_COUNT');
  await press(observer, '确认票箱内容并签署');
  await confirm(observer, '确认票箱内容？');
  await tab(observer, '启封计票');
  await press(observer, '同意启封');
  await confirm(observer, '同意启封计票？');
  for (const keeper of [zhou, feng]) {
    await tab(keeper, '启封计票');
    await keeper.getByText('两套程序独立核验，结论一致：通过').waitFor();
    await press(keeper, '同意启封');
    await confirm(keeper, '同意启封计票？');
  }
  await tab(observer, '核验');
  await observer.getByText('每项结论由票数按规则得出').waitFor();

  // 核验单
  await tab(observer, '核验单');
  await observer.getByLabel('会议记录核实（一致／补正）').fill('一致');
  const sheet = await observer.locator('.sheet-paper .fine').textContent();
  expect(sheet).toContain('平板验证 3 次，一致 1 次，不一致 2 次，其中抽取 1 次。');
  await room.looks(observer, 'sheet');
  await room.looksAt(observer, phoneSize, 'sheet-phone');
  await press(observer, '签署核验单');
  await confirm(observer, '签署核验单？');
  await observer.getByText(/已签署，散列/).waitFor();
  await observer.pdf({ path: `${shots}count-sheet.pdf`, preferCSSPageSize: true });

  // B 角副本与移交
  await tab(observer, '计票密钥');
  await observer.getByLabel('副本口令（至少 12 个字符）').fill('count play passphrase');
  await observer.getByLabel('再输一遍口令').fill('count play passphrase');
  await press(observer, '制作 B 角副本');
  await observer.getByRole('article', { name: '计票密钥 B 角副本（密封）' }).waitFor();
  await room.looks(observer, 'copy');
  await tab(observer, '现场');
  await press(observer, '移交列席监督');
  await observer.getByLabel('接手人姓名（与其登录账户同名）').fill('钱某');
  await observer.getByLabel('接手人单位').fill('市委组织部干部监督科');
  await observer.getByLabel('移交事由').fill('另有任务');
  await room.looks(observer, 'hand-over');
  await does(observer, 'HAND_OVER_OBSERVER');
  await observer.getByText('列席监督已由 郑某 移交给 钱某').waitFor();
  expect(await act(observer, 'REMARK', { text: '还在' })).toBe('OBSERVER_HANDED_OVER');

  // 数据库被人动过
  await seesAlterations(room, demo.address);
  room.expectClean();
});

/** Nine voters without a screen, six of whom agree; the first ones have voted already. */
async function castAll(first = 0): Promise<void> {
  const voter = new Voter(demo.address, room.card('tablet1'));
  for (const [index, { code }] of room.meeting.slips.entries())
    if (index >= first) await voter.cast(code, () => [index < 6 ? [1, 0, 0] : [0, 1, 0]]);
}
