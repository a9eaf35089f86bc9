import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { keptText, launch, openPage, pages, phoneSize, seriousFindings, shot, tabletSize } from './browser';
import { serveFixture, type RunningFixture } from './fixture-http';
import { FixtureMeeting } from './fixture-meeting';
import { openBallot, printed } from './fixture-polls';

let browser: Browser;
let meeting: FixtureMeeting;
let fixture: RunningFixture;
let contexts: BrowserContext[] = [];
let faults: string[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  meeting = new FixtureMeeting();
  fixture = await serveFixture(meeting, pages);
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await fixture.close();
  expect(faults).toEqual([]);
  contexts = [];
  faults = [];
});

async function tablet(size = tabletSize): Promise<Page> {
  const context = await browser.newContext({ viewport: size, hasTouch: true });
  contexts.push(context);
  const opened = await openPage(context, `${fixture.address}/tablet.html#${meeting.enrolment()}`);
  faults = opened.faults;
  opened.page.setDefaultTimeout(15_000);
  return opened.page;
}

const slipText = (index: number) => printed(meeting.slips[index] ?? meeting.slips[0]!);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

/** As a hand scanner does it: the characters, then Enter. */
async function load(page: Page, index: number): Promise<void> {
  await page.getByLabel('凭证号码').fill(slipText(index));
}

async function loadBefore(page: Page, index: number): Promise<void> {
  await press(page, '装入投票凭证');
  await load(page, index);
  await page.getByText('已装入投票凭证').waitFor();
}

async function vote(page: Page, options: readonly (string | undefined)[]): Promise<void> {
  for (const [index, option] of options.entries()) {
    if (option) await page.getByRole('radio', { name: option, exact: true }).check();
    await press(page, index === options.length - 1 ? '去核对' : '下一项');
  }
}

async function looks(page: Page, name: string): Promise<void> {
  await shot(page, name);
  expect(await seriousFindings(page)).toEqual([]);
}

it('casts a round of appointments, forgets it, and finds it in the closed box', async () => {
  const page = await tablet();
  await sees(page, '请等待主持人宣布投票');
  expect(page.url()).not.toContain('#');
  await looks(page, 't1-waiting');
  await press(page, /查看材料\s*任命张三/);
  await page.getByRole('img').waitFor();
  await looks(page, 't2-materials');
  await press(page, '返回');
  await press(page, '装入投票凭证');
  await looks(page, 't3-slip');
  await load(page, 1);
  await page.getByText('已装入投票凭证').waitFor();
  const round = meeting.open('appointments', [0]);
  await sees(page, '投票已开始');
  await looks(page, 't1-open');
  await press(page, '填写表决票');
  await sees(page, '张三');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await looks(page, 't4-person-empty');
  await page.getByRole('radio', { name: '同意', exact: true }).check();
  await looks(page, 't4-person');
  await vote(page, ['同意', '不同意', '弃权', '同意', undefined]);
  await page.getByText('未选择，将按弃权计', { exact: true }).waitFor();
  await page.getByText('提交后不能更改').waitFor();
  await looks(page, 't5-review');
  await press(page, /修改\s*李四/);
  await page.getByRole('radio', { name: '同意', exact: true }).check();
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  const number = await page.locator('.tracker').innerText();
  await press(page, '提交');
  await sees(page, '已收到');
  expect(await page.locator('.tracker').innerText()).toBe(number);
  await looks(page, 't7-received');
  const marks = meeting.ballotsOf(round).map(openBallot);
  expect(marks).toEqual([[[1, 0, 0]], [[1, 0, 0]], [[0, 0, 1]], [[1, 0, 0]], [[0, 0, 1]]]);
  const kept = await keptText(page);
  for (const secret of [meeting.slips[1], slipText(1), '同意', '弃权', 'alpha', 'individual_proofs']) {
    expect(kept).not.toContain(secret);
  }
  await press(page, '现在清屏');
  await sees(page, '您的票已收到');
  await looks(page, 't1-cast');
  meeting.change('CLOSED');
  await sees(page, '票在箱内');
  await looks(page, 't1-in-box');
});

it('goes on confirming through lost answers and a reload, and casts once', async () => {
  const page = await tablet();
  await sees(page, '请等待主持人宣布投票');
  await loadBefore(page, 1);
  const round = meeting.open('appointments');
  await press(page, '填写表决票');
  await sees(page, '张三');
  await page.getByRole('radio', { name: '同意', exact: true }).check();
  await page.reload();
  await press(page, '填写表决票');
  await sees(page, '张三');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await vote(page, ['同意', '同意', '同意', '同意', '同意']);
  await page.getByText('提交后不能更改').waitFor();
  meeting.loseAnswers = 3;
  await press(page, '提交');
  await sees(page, '正在确认');
  await page.getByText('请勿离开，尚未确认').waitFor();
  await looks(page, 't6-confirming');
  await page.reload();
  await sees(page, '已收到');
  expect(meeting.castPosts).toBeGreaterThanOrEqual(2);
  expect(meeting.ballotsOf(round)).toHaveLength(5);
  expect(await keptText(page)).not.toContain('alpha');
  await page.reload();
  await sees(page, '您的票已收到');
});

it('casts a recommendation and an appraisal', async () => {
  const page = await tablet();
  await sees(page, '请等待主持人宣布投票');
  const recommendation = meeting.open('recommendation');
  await press(page, '填写表决票');
  await load(page, 5);
  await sees(page, '推荐副县级领导职务人选');
  await page.getByText('还可选 2 人').waitFor();
  await page.getByRole('checkbox', { name: '单国强' }).click();
  await page.getByRole('checkbox', { name: '仇志远' }).click();
  await page.getByText('已选满').waitFor();
  await page.getByRole('checkbox', { name: '魏建军' }).click({ force: true });
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  await looks(page, 't4-list');
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  await looks(page, 't5-list');
  await press(page, '提交');
  await sees(page, '已收到');
  expect(meeting.ballotsOf(recommendation).map(openBallot)).toEqual([[[0, 0, 0, 1, 0, 1, 0]]]);
  await press(page, '现在清屏');
  meeting.change('CLOSED');
  await sees(page, '票在箱内');

  const appraisal = meeting.open('appraisal');
  await press(page, '填写表决票');
  await load(page, 5);
  await sees(page, '班子成员年度民主测评');
  for (const [name, grade] of [
    ['陈一鸣', '优秀'],
    ['郑晓岚', '称职'],
    ['单国强', '优秀'],
  ] as const) {
    await page.getByRole('radiogroup', { name }).getByRole('radio', { name: grade, exact: true }).check();
  }
  await page.getByText('已选 3 / 5').waitFor();
  await looks(page, 't4-grades');
  await press(page, '去核对');
  await page.getByText('还有 2 项须选择后才能提交').waitFor();
  await looks(page, 't5-grades');
  await press(page, /选择\s*曾丽华/);
  await page.getByRole('radiogroup', { name: '曾丽华' }).getByRole('radio', { name: '基本称职' }).check();
  await page.getByRole('radiogroup', { name: '仇志远' }).getByRole('radio', { name: '不称职' }).check();
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  await press(page, '提交');
  await sees(page, '已收到');
  const [marks] = meeting.ballotsOf(appraisal).map(openBallot);
  expect(marks).toEqual([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ]);
});

it('asks before it casts a blank recommendation', async () => {
  const page = await tablet();
  const round = meeting.open('recommendation');
  await press(page, '填写表决票');
  await load(page, 0);
  await press(page, '去核对');
  await page.getByText('未选择，将按全部弃权计').waitFor();
  await page.getByText('提交后不能更改').waitFor();
  await press(page, '提交');
  await page.getByRole('dialog').waitFor();
  await looks(page, 't5-blank-dialog');
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await sees(page, '已收到');
  expect(meeting.ballotsOf(round).map(openBallot)).toEqual([[[1, 0, 0, 0, 0, 0, 0]]]);
});

it('tells typing mistakes, slips of elsewhere and used slips apart', async () => {
  const page = await tablet();
  meeting.open('appointments');
  await press(page, '填写表决票');
  const right = slipText(2);
  const swapped = (right.startsWith('2') ? '3' : '2') + right.slice(1);
  await page.getByLabel('凭证号码').fill(swapped);
  await page.getByText('号码与末尾两位校验字符不符').waitFor();
  await looks(page, 't3-mistyped');
  await page.getByLabel('凭证号码').fill('0');
  await press(page, '确定');
  await page.getByText('第 1 个字符不会出现在凭证上').waitFor();
  const [stranger] = new FixtureMeeting().slips;
  await page.getByLabel('凭证号码').fill(printed(stranger!));
  await page.getByText('凭证不在本轮名单内').waitFor();
  await page.getByText('您的票没有进入票箱').waitFor();
  await looks(page, 'problem-slip-unknown');
  expect(await keptText(page)).not.toContain(stranger);

  const other = await tablet(phoneSize);
  for (const one of [page, other]) {
    if (one === page) await press(page, '返回首页');
    await press(one, '填写表决票');
    await load(one, 2);
    await sees(one, '张三');
    await shot(one, one === other ? 'phone-t4' : 't4-before-used');
    await vote(one, ['同意', '同意', '同意', '同意', '同意']);
    await one.getByText('提交后不能更改').waitFor();
    await shot(one, one === other ? 'phone-t5' : 't5-before-used');
    await press(one, '提交');
    if (one === page) await sees(one, '已收到');
  }
  await other.getByText('凭证已经用过').waitFor();
  await other.getByText('箱内是此凭证先前投的那一张票').waitFor();
  await looks(other, 'phone-problem-used');
});

it('does not offer a poll that the slip was withheld from, and withholds behind a PIN', async () => {
  const page = await tablet();
  await loadBefore(page, 0);
  meeting.setUp('appointments', [0]);
  meeting.change('DRAFT');
  await page.waitForTimeout(200);
  const door = page.getByRole('button', { name: '监票人操作' });
  await door.dispatchEvent('pointerdown');
  await page.getByLabel('监票人口令').fill('1111');
  await press(page, '确定');
  await page.getByText('口令不对').waitFor();
  await page.getByLabel('监票人口令').fill(meeting.pin);
  await press(page, '确定');
  await press(page, '暂存：任命王五为C镇副镇长推荐人选');
  await looks(page, 'withhold-confirm');
  await press(page, '确认暂存');
  await page.getByText('已暂存：').waitFor();
  expect(meeting.withheld).toHaveLength(1);
  await press(page, '关闭');
  meeting.open('appointments', [0]);
  await press(page, '填写表决票');
  await sees(page, '张三');
  await page.getByText('第 1 项 / 共 4 项').waitFor();
});

it('refuses to encrypt without a seal that holds', async () => {
  const page = await tablet();
  await loadBefore(page, 3);
  meeting.open('appointments');
  meeting.breakSeal();
  await press(page, '填写表决票');
  await page.getByText('封箱确认不成立').waitFor();
  await looks(page, 'problem-seal');
  expect(meeting.castPosts).toBe(0);
});

it('tells who was too late, and raises an alarm when the box lacks a ballot', async () => {
  const page = await tablet();
  await loadBefore(page, 4);
  meeting.open('appointments');
  await press(page, '填写表决票');
  await sees(page, '张三');
  meeting.change('CLOSING', new Date(Date.now() + 30_000).toISOString());
  await page.getByText('投票即将结束').waitFor();
  await shot(page, 't4-closing');
  meeting.change('CLOSED');
  await page.getByText('投票已经结束').waitFor();
  await looks(page, 'problem-closed');
  await press(page, '返回首页');
  meeting.open('recommendation');
  await press(page, '填写表决票');
  await load(page, 4);
  await page.getByRole('checkbox', { name: '单国强' }).click();
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  await press(page, '提交');
  await sees(page, '已收到');
  meeting.hideBallots = true;
  await press(page, '现在清屏');
  meeting.change('CLOSED');
  await page.getByText('票箱名单中没有您的票').waitFor();
  await looks(page, 'alarm-missing');
});
