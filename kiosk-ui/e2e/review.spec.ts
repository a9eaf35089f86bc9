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

async function act(page: Page, type: string, data: object, meeting = room.meeting.meeting): Promise<string> {
  return page.evaluate(
    async ([meeting, body]) => {
      const answer = await fetch(`/api/meetings/${meeting}/acts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body!,
      });
      return answer.ok ? 'ACCEPTED' : ((await answer.json()) as { code: string }).code;
    },
    [meeting, JSON.stringify({ type, data })] as const,
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

const title = '中共某某县委常委会2026年第13次会议';

/** A new meeting with two levels of review, made by clicks; its plan and accounts come by the page's requests. */
async function newMeeting(office: Page): Promise<string> {
  await press(office, '新建会议');
  await office.getByLabel('会议名称').fill(title);
  await office.getByLabel('党组织名称').fill('中共某某县委常务委员会');
  await office.getByLabel('地点').fill('县委一号会议室');
  await office.getByLabel('计划开始时间').fill('2026-12-05T09:00');
  await office.getByLabel('两级审查：先由本级干部监督机构审核，同意后再报上级').check();
  await room.looks(office, 'desk-two-levels');
  await press(office, '新建会议');
  await office.waitForURL(/meeting=/);
  const meeting = new URL(office.url()).searchParams.get('meeting') ?? '';
  const post = (name: string, order: number, principal: boolean) => ({
    id: `p${order}`,
    name,
    post: principal ? '县委书记' : '县委副书记',
    capacity: 'VOTING',
    category: '',
    order,
    principal,
  });
  const persons = ['韩书远', '周甲', '冯乙', '陈丙', '褚丁'].map((name, at) => post(name, at + 1, at === 0));
  const candidate = {
    id: 'c1',
    name: '钱七',
    currentPost: '县财政局副局长',
    proposedPost: '县财政局局长',
  };
  const item = {
    id: 'i1',
    number: 1,
    kind: 'SC_APPOINTMENT',
    title: '钱七任职',
    candidates: [candidate],
    materials: [],
  };
  expect(await act(office, 'SET_ROSTER', { persons }, meeting)).toBe('ACCEPTED');
  expect(await act(office, 'SET_AGENDA', { items: [item] }, meeting)).toBe('ACCEPTED');
  return meeting;
}

async function fileFor(office: Page, meeting: string, checked: readonly string[]): Promise<void> {
  const inspections = checked.map((check) => ({ check, date: '2026-11-20' }));
  const dossier = {
    item: 'i1',
    candidate: 'c1',
    recommendations: [],
    inspections,
    consultations: [],
    attachments: [],
  };
  const account = '经县委组织部部务会议集体研究，报请审查。';
  expect(await act(office, 'FILE_FOR_REVIEW', { items: ['i1'], account, dossiers: [dossier] }, meeting)).toBe(
    'ACCEPTED',
  );
}

async function signed(page: Page, surname: string): Promise<void> {
  for (const label of ['经办', '审核', '签发'])
    await page.getByLabel(label, { exact: true }).fill(`${surname}${label}`);
}

async function submitted(page: Page, title: string): Promise<void> {
  await press(page, '提交 1 项意见');
  await page.getByRole('dialog', { name: title }).locator('.main-action').click();
  await page.getByText('已提交 1 项意见').waitFor();
}

it('reviews on two levels, the own office first', async () => {
  const office = await room.open('office', deskSize);
  const meeting = await newMeeting(office);
  await fileFor(office, meeting, ['ARCHIVES', 'DISCIPLINE']);

  // 本级先审：退回补充
  const own = await room.open('supervision', tabletSize);
  const superior = await room.open('superior-of-all', tabletSize);
  await own.getByText('1 项待答复').waitFor();
  await own.getByText('一级审查，不经本级审核').first().waitFor();
  // The time that the form took is the meeting's own, whatever zone this browser is in.
  await own.getByText('2026年12月5日 09:00').waitFor();
  await everySize(own, 'own-list');
  await own.getByRole('link', { name: title }).click();
  await own.locator('#item-i1').getByText('本级审核中').waitFor();
  await everySize(own, 'own-meeting');
  await answerOf(own, 'i1', '退回补充材料').check();
  await signed(own, '孙');
  await own.getByText('第 1 项 钱七：请写明原因').waitFor();
  await own.locator('#item-i1').getByLabel(/^说明/).fill('请补个人有关事项报告核查和信访核查情况');
  await everySize(own, 'own-answers');
  await submitted(own, '提交审核意见？');

  // 上级此时看不到情况，也不能答复
  await superior.getByRole('link', { name: title }).click();
  await superior.getByText('尚在本级审核，未报到上级').waitFor();
  await everySize(superior, 'upper-before');
  // What was filed about the person has not come to the superior.
  expect(await own.getByText('纪检监察机关意见').count()).toBeGreaterThan(0);
  expect(await superior.getByText('纪检监察机关意见').count()).toBe(0);
  expect(await answerOf(superior, 'i1', '可以上会').count()).toBe(0);
  const answer = { item: 'i1', answer: 'CLEARED', handledBy: '吴', reviewedBy: '郑', signedBy: '王' };
  const early = { ...answer, attends: true, observer: '郑某' };
  expect(await act(superior, 'ANSWER_REVIEW', early, meeting)).toBe('WRONG_STEP');

  // 补充后再报，本级同意，上级答复
  await fileFor(office, meeting, ['ARCHIVES', 'PERSONAL_MATTERS', 'DISCIPLINE', 'COMPLAINTS', 'MATERIAL']);
  await own.locator('#item-i1').getByText('本级审核中').waitFor();
  await answerOf(own, 'i1', '可以上会').check();
  await submitted(own, '提交审核意见？');
  await own.locator('#item-i1').getByText('已报上级，待答复').waitFor();
  await superior.locator('#item-i1').getByText('已报上级，待答复').waitFor();
  await answerOf(superior, 'i1', '可以上会').check();
  await signed(superior, '吴');
  await superior.getByRole('radio', { name: '列席', exact: true }).check();
  await superior.getByLabel('列席人员姓名').fill('郑某');
  await submitted(superior, '提交审查意见？');
  await own.getByText('现在没有需要答复的议题').waitFor();
  await own.locator('#item-i1').getByText('上级答复').waitFor();
  await everySize(own, 'own-answered');
  await room.looks(superior, 'upper-answered');
  await press(office, '操作留痕');
  await office
    .getByText(/本级审核/)
    .first()
    .waitFor();
  await room.looks(office, 'desk-two-levels-trail');
  room.expectClean();
});
