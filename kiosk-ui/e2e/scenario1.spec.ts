import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { actName } from '../src/words/acts';
import { hallSize, launch, openPage, shot, tabletSize } from './browser';
import { runningDemo, type RunningDemo } from './demo';

/** Scenario 1, clicked as people click it, against the demo with its server, stations and tablets. */

let browser: Browser;
let demo: RunningDemo;
const faults: Record<string, string[]> = {};
const opened: Record<string, Page> = {};

beforeAll(async () => {
  demo = await runningDemo();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [name, page] of Object.entries(opened)) await shot(page, `failed-${name}`);
});

const deskSize = { width: 1440, height: 900 };

/** Opens a card in a context of its own, as another person's machine. */
async function open(role: string, size = tabletSize, name = role): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', acceptDownloads: true });
  context.setDefaultTimeout(Number(process.env['PATIENCE'] ?? 20_000));
  context.setDefaultNavigationTimeout(60_000);
  const { page, faults: told } = await openPage(context, await demo.card(role));
  faults[name] = told;
  opened[name] = page;
  await page.waitForURL((url) => !url.pathname.endsWith('signin.html'));
  await page.getByRole('heading').first().waitFor({ state: 'attached' });
  return page;
}

/** Presses an act's button, reads the sentence that the record will have, and confirms. */
async function does(page: Page, type: string, item?: string): Promise<void> {
  const about = item ? `[data-about="${item}"]` : '';
  await page.locator(`.submit[data-act="${type}"]${about} button`).click();
  await confirm(page, actName(type));
}

async function confirm(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.locator('.main-action').click();
  await dialog.waitFor({ state: 'hidden' });
}

async function refusedWith(page: Page, type: string, code: string): Promise<void> {
  await page.locator(`.submit[data-act="${type}"] button`).click();
  const dialog = page.getByRole('dialog', { name: actName(type) });
  await dialog.locator('.main-action').click();
  await dialog.getByText(code).waitFor();
  await shot(page, `s1-refused-${code}`);
  await dialog.getByRole('button', { name: '返回' }).click();
}

const press = (at: Page | Locator, name: string | RegExp) =>
  at.getByRole('button', { name, exact: true }).click();

const chooser = (page: Page, label: string) =>
  page.locator('label.field', { has: page.getByText(label, { exact: true }) }).locator('select');

it('plays the committee meeting with six items', { timeout: 300_000 }, async () => {
  const [superior, door, clerk, chair, projector, observer, zhou, feng, chen, ...tellers] = await Promise.all(
    [
      open('superior', deskSize),
      open('door'),
      open('clerk', deskSize),
      open('chair'),
      open('projector', hallSize),
      open('observer'),
      open('scrutineer1'),
      open('scrutineer2'),
      open('scrutineer3'),
      open('teller1'),
      open('teller2'),
    ],
  );
  await shot(clerk, 's1-desk-prepare');
  await shot(chair, 's1-chair-before');

  // 上级答复
  await chooser(superior, '答复').selectOption({ label: '可以上会' });
  await superior.getByLabel('经办人').fill('吴经办');
  await superior.getByLabel('审核人').fill('郑审核');
  await superior.getByLabel('签发人').fill('王签发');
  await superior.getByLabel('列席人员姓名').fill('郑某');
  for (let item = 1; item <= 6; item++) {
    if (item === 2) await shot(superior, 's1-superior');
    await does(superior, 'ANSWER_REVIEW', `i${item}`);
  }
  await superior.getByText('上级均已答复可以上会').first().waitFor();

  // 签到
  for (const name of ['韩书远', '周甲', '冯乙', '陈丙', '褚丁', '卫庚', '蒋辛', '沈壬'])
    await press(door, `${name} 到`);
  await press(door, '吴己 请假');
  await door.getByLabel('请假事由').fill('外出学习');
  await shot(door, 's1-door-leave');
  await press(door, '写入');
  for (const name of ['杨计', '朱票', '许记', '郑某']) await press(door, `${name} 到`);
  await door.getByRole('button', { name: '郑某 早退' }).waitFor();
  await shot(door, 's1-door');

  await press(clerk, '进行');
  await does(clerk, 'COUNT_ATTENDANCE');
  await shot(chair, 's1-chair-quorum');
  await does(chair, 'CONFIRM_QUORUM');
  await chair.getByLabel('已介绍列席监督人员').check();
  await chair.getByLabel('已宣布纪律并提示回避').check();
  await does(chair, 'OPENING_REMARKS');

  // 书面意见
  await press(clerk, '登记书面意见');
  await clerk.getByLabel('书面意见原文').fill('同意第1至6项。');
  await does(clerk, 'ABSENTEE_OPINION');

  // 监票人、计票人
  for (const name of ['周甲', '冯乙', '杨计', '朱票'])
    await chair.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await chair.getByLabel('同意', { exact: true }).fill('8');
  await shot(chair, 's1-chair-scrutineers');
  await does(chair, 'APPROVE_SCRUTINEERS');
  for (const station of [zhou, feng]) {
    await press(station, '领取计票密钥');
    await station.getByText('计票密钥已在本机').waitFor();
  }
  await shot(zhou, 's1-station-key');

  // 审议
  await agreeAll('i1', 7);
  await shot(projector, 's1-projector-item');
  await agreeAll('i2', 7);
  await press(clerk, '登记回避');
  await chooser(clerk, '人员').selectOption({ label: '周甲' });
  await clerk.getByLabel('事由').fill('王五系周甲亲属');
  await does(clerk, 'RECUSE');
  await press(clerk, '已离席');
  await agreeAll('i3', 6);
  await press(clerk, '已返回');

  await introduce('i4');
  await press(clerk, '周甲 缓议');
  await press(clerk, '冯乙 缓议');
  await press(observer, '提出暂缓建议');
  await observer.getByLabel('建议暂缓的理由').fill('家属经商情况尚未核清');
  await shot(observer, 's1-observer-advice');
  await does(observer, 'ADVISE_DEFERRAL', 'i4');
  await clerk.getByText('家属经商情况尚未核清').waitFor();
  await shot(clerk, 's1-desk-statements');
  await restAgree(5);
  await press(clerk, '韩书远 同意');
  await press(chair, '决定表决');
  await refusedWith(chair, 'READY_TO_VOTE', 'ADVICE_UNANSWERED');
  await press(chair, '收起');
  await chair.getByRole('radio', { name: '采纳', exact: true }).check();
  await chair.getByLabel('事由').fill('同意暂缓，核清后再议');
  await shot(chair, 's1-chair-advice');
  await does(chair, 'ANSWER_ADVICE', 'i4');
  await chooser(chair, '暂缓原因').selectOption('MATERIAL_UNCLEAR');
  await chair.getByText('请写明后续核查责任人和时限').waitFor();
  await chair.getByLabel('说明').fill('家属经商情况待核实');
  await chair.getByLabel('同意', { exact: true }).fill('6');
  await chair.getByLabel('不同意', { exact: true }).fill('2');
  await chair.getByLabel('后续核查责任人').fill('吴己');
  await chair.getByLabel('时限').fill('2026-12-05');
  await shot(chair, 's1-chair-defer');
  await does(chair, 'DEFER', 'i4');

  await introduce('i5');
  await press(clerk, '周甲 同意');
  await press(clerk, '冯乙 同意');
  await press(clerk, '韩书远 同意');
  await clerk.getByText('PRINCIPAL_MUST_BE_LAST').waitFor();
  await shot(clerk, 's1-desk-principal-last');
  for (const said of ['陈丙 同意', '褚丁 同意', '卫庚 不同意', '蒋辛 不同意', '沈壬 缓议', '韩书远 同意'])
    await press(clerk, said);
  await does(chair, 'READY_TO_VOTE', 'i5');
  await agreeAll('i6', 7);

  // 第一轮
  await chair.getByRole('checkbox', { name: /孙八/ }).uncheck();
  await refusedWith(chair, 'BEGIN_ROUND', 'SCRUTINEER_IS_RECUSED');
  await press(chair, /^替换监票人/);
  await chooser(chair, '换下').selectOption({ label: '周甲' });
  await chooser(chair, '换上').selectOption({ label: '陈丙' });
  await does(chair, 'SUBSTITUTE_SCRUTINEER', 'i3');
  await chair.getByRole('checkbox', { name: /孙八/ }).uncheck();
  await shot(chair, 's1-chair-round');
  await does(chair, 'BEGIN_ROUND');
  await shot(feng, 's1-station-hand-out');
  await does(feng, 'HAND_OUT');

  const slips = await demo.slips();
  const tablets = await Promise.all(slips.slice(0, 8).map((_, voter) => open(`tablet${voter + 1}`)));
  for (const [voter, tablet] of tablets.entries()) await load(tablet, slips[voter]!);
  const leftover = await open('tablet8', tabletSize, 'leftover');
  await load(leftover, slips[8]!);
  await staffDoor(leftover);
  await press(leftover, '作废本凭证（未发出）');
  await press(leftover, '确认作废');
  await leftover.getByRole('dialog', { name: '已作废，请清除本机' }).waitFor();
  await press(leftover, '关闭');
  await staffDoor(tablets[7]!);
  await shot(tablets[7]!, 's1-tablet-withhold');
  await press(tablets[7]!, /^暂存：.*王五/);
  await press(tablets[7]!, '确认暂存');
  await tablets[7]!.getByRole('dialog', { name: /^已暂存/ }).waitFor();
  await press(tablets[7]!, '关闭');

  await seal();
  await shot(chair, 's1-chair-open');
  await does(chair, 'OPEN_ROUND');
  const votes: Votes = { i1: [8, 0, 0], i2: [7, 1, 0], i3: [5, 1, 1], i5: [4, 3, 1] };
  for (const [voter, tablet] of tablets.entries()) {
    const mine = Object.keys(votes).filter((item) => voter !== 7 || item !== 'i3');
    await cast(
      tablet,
      mine.map((item) => option(votes[item]!, voter)),
      voter === 0,
    );
    if (voter === 4) {
      await projector.locator('.big', { hasText: '5' }).waitFor();
      await shot(projector, 's1-projector-voting');
      await shot(chair, 's1-chair-voting');
      await shot(clerk, 's1-desk-voting');
    }
  }
  await chair.getByText('已全部收回').waitFor();
  await closeAndCount([zhou, feng, chen], 'r1');
  for (const tablet of tablets) await tablet.getByRole('heading', { name: '票在箱内' }).waitFor();
  await shot(tablets[0]!, 's1-tablet-in-box');
  await press(chair, '查看结果');
  await shot(chair, 's1-chair-result');
  for (const [item, outcome] of [
    ['i1', '通过'],
    ['i2', '通过'],
    ['i3', '通过'],
    ['i5', '未通过'],
  ] as const) {
    await does(chair, 'ANNOUNCE', item);
    await projector.getByText(names[item]!).waitFor();
    await projector.getByRole('heading', { name: outcome, exact: true }).waitFor();
    await shot(projector, `s1-projector-result-${item}`);
  }
  await does(feng, 'FILE_BOX');

  // 第二轮
  await does(chair, 'BEGIN_ROUND');
  await does(feng, 'HAND_OUT');
  await shot(chair, 's1-chair-second');
  for (const [voter, tablet] of tablets.entries()) await load(tablet, slips[voter]!);
  await load(leftover, slips[8]!);
  await staffDoor(leftover);
  await press(leftover, '作废本凭证（未发出）');
  await press(leftover, '确认作废');
  await seal();
  await does(chair, 'OPEN_ROUND');
  for (const [voter, tablet] of tablets.slice(0, 7).entries()) await cast(tablet, [option([6, 1, 0], voter)]);
  await chair.getByText(/^收回 7/).waitFor();
  await closeAndCount([zhou, feng], 'r2');
  await does(chair, 'ANNOUNCE', 'i6');
  await projector.getByText('孙八').waitFor();
  await does(feng, 'FILE_BOX');
  await does(chair, 'ADJOURN');
  await chair.getByRole('heading', { name: '会议已散会' }).waitFor();
  await shot(chair, 's1-chair-adjourned');

  // 文书
  await press(clerk, '计票');
  await shot(clerk, 's1-desk-count');
  await press(clerk, '操作留痕');
  await shot(clerk, 's1-desk-trail');
  await press(clerk, '文书');
  const links = clerk.getByRole('link', { name: /^下载/ });
  await links.first().waitFor();
  await shot(clerk, 's1-desk-papers');
  for (const link of await links.all()) {
    const [download] = await Promise.all([clerk.waitForEvent('download'), link.click()]);
    expect(await download.failure()).toBeNull();
  }
  expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((name) => [name, []])));

  async function introduce(item: string) {
    const form = clerk.locator(`.submit[data-act="INTRODUCE"][data-about="${item}"]`);
    await form.waitFor();
    await clerk.getByLabel('介绍人', { exact: true }).fill('许部长');
    await clerk.getByLabel('介绍要点').fill('介绍拟任人选的推荐、考察情况和任免理由。');
    await does(clerk, 'INTRODUCE', item);
  }

  async function restAgree(others: number) {
    await press(clerk, `以上均同意（其余 ${others} 人）`);
    await confirm(clerk, `以上均同意（其余 ${others} 人）`);
  }

  async function agreeAll(item: string, others: number) {
    await introduce(item);
    await restAgree(others);
    await press(clerk, '韩书远 同意');
    await does(chair, 'READY_TO_VOTE', item);
  }

  async function seal() {
    await press(observer, '检查票箱设置');
    await observer.getByText('检查无误').waitFor();
    await shot(observer, 's1-observer-seal');
    await press(observer, '确认并封箱');
    await confirm(observer, '确认并封箱？');
    await does(feng, 'ZERO_PROOF');
  }

  async function closeAndCount(signing: readonly Page[], round: string) {
    await does(chair, 'WARN_CLOSE');
    await shot(projector, `s1-projector-closing-${round}`);
    await feng.locator('.submit[data-act="RECONCILE"] button').waitFor({ timeout: 60_000 });
    await does(feng, 'RECONCILE');
    await press(observer, '开始核验');
    await observer.getByText('重新核验').waitFor({ timeout: 60_000 });
    await shot(observer, `s1-observer-verify-${round}`);
    await press(observer, '确认票箱内容并签署');
    await confirm(observer, '确认票箱内容？');
    await share(observer);
    await share(zhou, true);
    await share(feng, true);
    for (const page of [...tellers, ...signing]) {
      const tab = page.getByRole('button', { name: '监票', exact: true });
      await page.locator('.submit[data-act="SIGN_RESULT"]').or(tab).first().waitFor();
      if (await tab.isVisible()) await tab.click();
      await does(page, 'SIGN_RESULT');
    }
    await shot(tellers[0]!, `s1-teller-${round}`);
  }

  async function share(station: Page, verifies = false) {
    if (verifies) await press(station, '开始核验');
    await press(station, '同意启封');
    await shot(station, verifies ? 's1-station-open' : 's1-observer-open');
    await confirm(station, '同意启封计票？');
  }
});

const names: Readonly<Record<string, string>> = { i1: '张三', i2: '李四', i3: '王五', i5: '钱七' };

type Votes = Readonly<Record<string, readonly [number, number, number]>>;

function option([agree, disagree]: readonly [number, number, number], voter: number): string {
  return voter < agree ? '同意' : voter < agree + disagree ? '不同意' : '弃权';
}

async function load(tablet: Page, slip: string): Promise<void> {
  await press(tablet, '装入投票凭证');
  await tablet.getByLabel('凭证号码').fill(slip);
  await tablet.getByText('已装入投票凭证').waitFor();
}

/** The long press and the PIN of the scrutineers. */
async function staffDoor(tablet: Page): Promise<void> {
  await tablet.getByRole('button', { name: '监票人操作' }).hover();
  await tablet.mouse.down();
  await tablet.getByLabel('监票人口令').waitFor();
  await tablet.mouse.up();
  await tablet.getByLabel('监票人口令').fill('1234');
  await press(tablet, '确定');
}

async function cast(tablet: Page, options: readonly string[], shown = false): Promise<void> {
  await press(tablet, '填写表决票');
  for (const [index, name] of options.entries()) {
    await tablet.getByRole('radio', { name, exact: true }).check();
    if (shown && index === 0) await shot(tablet, 's1-tablet-ballot');
    await press(tablet, index === options.length - 1 ? '去核对' : '下一项');
  }
  if (shown) await shot(tablet, 's1-tablet-review');
  await press(tablet, '提交');
  await tablet.getByRole('heading', { name: '已收到' }).waitFor();
  if (shown) await shot(tablet, 's1-tablet-received');
}
