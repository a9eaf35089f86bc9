import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { hallSize, phoneSize, tabletSize } from './browser';
import { startDemo } from './demo';
import { deskSize, does, press, Room } from './room';

/** The review before a meeting, clicked as people click it: filed, sent back, supplemented, answered, held. */

let demo: Awaited<ReturnType<typeof startDemo>>;
let room: Room;

beforeAll(async () => {
  demo = await startDemo();
  room = await Room.enter(/常委会/, 'review', undefined, demo.address);
});
afterAll(async () => {
  await room?.leave();
  await demo?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await room.shootAll();
});

const answerOf = (superior: Page, item: string, answer: string) =>
  superior.locator(`#item-${item}`).getByRole('radio', { name: answer, exact: true });

async function everySize(page: Page, name: string) {
  await room.looks(page, name);
  await room.looksAt(page, phoneSize, `${name}-phone`);
  await room.looksAt(page, hallSize, `${name}-wide`);
}

async function act(page: Page, type: string, data: object): Promise<string> {
  return page.evaluate(
    async ([meeting, body]) => {
      const answer = await fetch(`/api/meetings/${meeting}/acts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body!,
      });
      return answer.ok ? 'ACCEPTED' : ((await answer.json()) as { code: string }).code;
    },
    [room.meeting.meeting, JSON.stringify({ type, data })] as const,
  );
}

it('files, reviews and locks by clicks', async () => {
  const [superior, clerk] = (await room.openAll([
    ['superior', tabletSize],
    ['clerk', deskSize],
  ])) as [Page, Page];

  // 报来的会议
  await superior.getByRole('link', { name: '全部会议' }).click();
  await superior.getByText('6 项待答复').waitFor();
  await everySize(superior, 'superior-list');
  await superior.getByRole('link', { name: /常委会2026年第12次会议/ }).click();
  await superior.getByText('会议推荐得票未达到有效票的半数').first().waitFor();
  await everySize(superior, 'superior-meeting');
  await superior.locator('#item-i5').scrollIntoViewIfNeeded();
  await room.looks(superior, 'superior-item');
  await room.looksAt(superior, phoneSize, 'superior-item-phone');
  const attachment = superior.getByRole('link', { name: /钱七考察材料/ });
  const href = await attachment.getAttribute('href');
  const begin = await superior.evaluate(
    async (path) => (await (await fetch(path!)).text()).slice(0, 5),
    href,
  );
  expect(begin).toBe('%PDF-');

  // 逐项答复：一项退回，一项不同意，其余可以上会
  await answerOf(superior, 'i1', '退回补充材料').check();
  await answerOf(superior, 'i2', '不同意上会').check();
  await press(superior, '其余都可以上会');
  for (const [label, name] of [
    ['经办', '吴经办'],
    ['审核', '郑审核'],
    ['签发', '王签发'],
  ] as const)
    await superior.getByLabel(label, { exact: true }).fill(name);
  await superior.getByRole('radio', { name: '列席', exact: true }).check();
  await superior.getByLabel('列席人员姓名').fill('郑某');
  await superior.getByText('第 1 项 张三：请写明原因').waitFor();
  await superior.locator('#item-i1').getByLabel(/^说明/).fill('请补个人有关事项报告的核查说明');
  await superior.locator('#item-i2').getByLabel(/^说明/).fill('任现职不满两年');
  await room.looks(superior, 'superior-answers');
  await press(superior, '提交 6 项意见');
  const dialog = superior.getByRole('dialog', { name: '提交审查意见？' });
  await dialog.getByText(/张三“退回补充材料”（请补个人有关事项报告的核查说明）/).waitFor();
  await room.looks(superior, 'superior-confirm');
  await dialog.locator('.main-action').click();
  await superior.getByText('已提交 6 项意见').waitFor();
  await superior.getByText('派员列席：郑某').waitFor();

  // 会务补充后再报
  await press(clerk, '筹备');
  await clerk.getByText('退回补充材料：请补个人有关事项报告的核查说明').waitFor();
  await press(clerk, '第 1 项 张三 填写情况');
  await clerk.getByLabel('说明').nth(1).fill('抽查核实一致，附核查说明');
  await press(clerk, '带入其他会议报过的情况（按姓名）');
  await clerk.getByText('其他会议没有报过 张三 的情况').waitFor();
  await everySize(clerk, 'desk-filing');
  await clerk.reload();
  await press(clerk, '筹备');
  await press(clerk, '第 1 项 张三 填写情况');
  expect(await clerk.getByLabel('说明').nth(1).inputValue()).toBe('抽查核实一致，附核查说明');
  await does(clerk, 'FILE_FOR_REVIEW');
  await superior.locator('#item-i1').getByText('已报上级，待答复').waitFor();
  await superior.locator('#item-i1 summary').click();
  await superior.getByText('抽查核实一致，附核查说明').waitFor();
  await answerOf(superior, 'i1', '可以上会').check();
  await press(superior, '提交 1 项意见');
  await superior.getByRole('dialog').locator('.main-action').click();
  await superior.getByText('已提交 1 项意见').waitFor();
  await room.looks(superior, 'superior-answered');

  // 暂停与解除
  await press(superior, '暂停该单位办理任免…');
  await superior.getByLabel('暂停的理由').fill('上一批超职数配备，限期整改');
  await does(superior, 'HOLD_ORGANISATION');
  await clerk.getByRole('alert').getByText('上一批超职数配备，限期整改').waitFor();
  await room.looks(clerk, 'desk-held');
  await room.looks(superior, 'superior-held');

  const [door, chair] = (await room.openAll([['door'], ['chair']])) as [Page, Page];
  for (const name of ['韩书远', '周甲', '冯乙', '陈丙', '褚丁', '卫庚', '蒋辛', '沈壬'])
    await press(door, `${name} 到`);
  for (const name of ['杨计', '朱票', '许记', '郑某']) await press(door, `${name} 到`);
  await door.getByRole('button', { name: '郑某 早退' }).waitFor();
  await press(clerk, '进行');
  await does(clerk, 'COUNT_ATTENDANCE');
  await does(chair, 'CONFIRM_QUORUM');
  await chair.getByLabel('已介绍列席监督人员').check();
  await chair.getByLabel('已宣布纪律并提示回避').check();
  await does(chair, 'OPENING_REMARKS');
  for (const name of ['冯乙', '陈丙', '杨计', '朱票'])
    await chair.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await chair.getByLabel('同意', { exact: true }).fill('8');
  await does(chair, 'APPROVE_SCRUTINEERS');
  await clerk.getByText('ORGANISATION_HELD').first().waitFor();
  await room.looks(clerk, 'desk-held-session');
  expect(await act(clerk, 'INTRODUCE', { item: 'i1', introducer: '许部长', gist: '略' })).toBe(
    'ORGANISATION_HELD',
  );
  await superior.getByLabel('整改情况及认可意见').fill('整改情况已验收');
  await does(superior, 'LIFT_HOLD');
  await clerk.getByText('ORGANISATION_HELD').first().waitFor({ state: 'hidden' });

  // 未同意上会的议题不能介绍
  expect(await act(clerk, 'INTRODUCE', { item: 'i2', introducer: '许部长', gist: '略' })).toBe(
    'ITEM_NOT_CLEARED',
  );
  await clerk.getByLabel('介绍人', { exact: true }).fill('许部长');
  await does(clerk, 'INTRODUCE', 'i1');
  await superior.locator('#item-i1').getByRole('radio').first().waitFor({ state: 'detached' });
  await press(clerk, '操作留痕');
  await clerk.getByText(/上级答复“不同意上会”，签发人 王签发。任现职不满两年/).waitFor();
  await room.answers.expectRead('me', 'live', 'entries', 'problem');
  room.expectClean();
});

it('sets up two levels of review', async () => {
  const office = await room.open('office', deskSize);
  await press(office, '新建会议');
  await office.getByLabel('两级审查：先由本级干部监督机构审核，同意后再报上级').check();
  await room.looks(office, 'desk-two-levels');
  room.expectClean();
});
