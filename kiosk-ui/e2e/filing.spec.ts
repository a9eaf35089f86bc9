import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { deskSize } from './room';
import { hallSize, phoneSize } from './browser';
import { items } from './fixture-meeting';
import { looks, meeting, open, press, withTablets } from './tablet-page';

withTablets();

/** The filing after appointments by clicks: made and sent at the desk, answered on the superior's page. */

const hash = 'ab'.repeat(32);
const documents = [
  { name: 'papers/任后备案 会议纪要摘录.docx', sha256: 'cd'.repeat(32), size: 12_000 },
  { name: 'record/entries.jsonl', sha256: 'ef'.repeat(32), size: 90_000 },
];
const made = { sha256: hash, bytes: 2_000_000, recordSize: 1, documents };
const report = {
  number: 1,
  at: '2026-11-21T11:00:00+08:00',
  by: '王文书',
  addressee: '市委组织部',
  ...made,
};
const back = {
  answer: 'RETURNED',
  at: '2026-11-21T15:00:00+08:00',
  by: '市委组织部',
  person: '吴经办',
  remark: '缺补正说明',
};
const receipt = { ...back, answer: 'RECEIVED', receiptNumber: '备〔2026〕12号', remark: '材料齐全' };

function over(review: object) {
  meeting.projector = {
    meeting: {
      id: meeting.id,
      title: meeting.title,
      state: 'ADJOURNED',
      timeZone: 'Asia/Shanghai',
      body: '中共某县委常委会',
      plannedStart: '2026-11-21T09:00:00+08:00',
    },
    size: 1,
    attendance: { entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 4 },
    items: items.map((item) => ({ ...item, state: 'ANNOUNCED' })),
    people: { observer: { name: '郑某', unit: '市委组织部', key: meeting.observer.publicKey } },
    review: { twoLevels: false, appointed: true, minutesAgreed: true, reports: [], ...review },
  };
}

/** A page of the meeting as {@code role} opens it; what it asks for is kept. */
async function as(role: string, file: string) {
  const asked: { path: string; body: unknown }[] = [];
  const page = await open(`${file}?meeting=${meeting.id}`, deskSize, async (page) => {
    const json = (body: unknown) => ({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(body),
    });
    await page.route('**/api/me', (route) =>
      route.fulfill(json({ name: '某人', role, meeting: meeting.id })),
    );
    await page.route('**/cosignatures', (route) => route.fulfill(json({ cosignatures: [], alarms: [] })));
    await page.route('**/entries?*', (route) => route.fulfill(json({ entries: [] })));
    await page.route('**/papers', (route) => route.fulfill(json({ papers: [] })));
    await page.route('**/filing', (route) => route.fulfill(json(made)));
    await page.route('**/acts', async (route) => {
      const request = route.request();
      asked.push({ path: new URL(request.url()).pathname, body: request.postDataJSON() });
      await route.fulfill(json({ number: 1, size: 2 }));
    });
  });
  return { page, asked };
}

async function everySize(page: Page, name: string) {
  await looks(page, name);
  await page.setViewportSize(phoneSize);
  await looks(page, `${name}-phone`);
  await page.setViewportSize(hallSize);
  await looks(page, `${name}-wide`);
  await page.setViewportSize(deskSize);
}

const confirm = (page: Page, label: string) =>
  page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();

it('makes the package at the desk and files it', async () => {
  over({});
  const { page, asked } = await as('CLERK', 'desk.html');
  await press(page, '文书');
  await press(page, '生成备案材料');
  await page.getByText('共 2 个文件').waitFor();
  await page.getByText('请填写收件单位').waitFor();
  await page.getByLabel('收件单位').fill('市委组织部');
  await page.getByText('材料目录').first().click();
  await everySize(page, 'filing-desk');
  await press(page, '报送任后备案');
  await page.getByText('任后备案材料已报送 市委组织部').waitFor();
  await looks(page, 'filing-desk-confirm');
  await confirm(page, '报送任后备案');
  await expect
    .poll(() => asked.map(({ body }) => body))
    .toEqual([{ type: 'FILE_APPOINTMENTS', data: { addressee: '市委组织部', ...made } }]);
});

it('files nothing before the minutes are agreed', async () => {
  over({ minutesAgreed: false });
  const { page } = await as('CLERK', 'desk.html');
  await press(page, '文书');
  await page.getByText('列席监督人员核实会议记录一致后才能报送').waitFor();
  expect(await page.getByRole('button', { name: '生成备案材料' }).getAttribute('aria-disabled')).toBe('true');
});

it('shows at the desk what came back, and the receipt', async () => {
  over({
    reports: [
      { ...report, answer: back },
      { ...report, number: 3, answer: receipt },
    ],
  });
  const { page } = await as('CLERK', 'desk.html');
  await press(page, '文书');
  await page.getByText('吴经办 退回：缺补正说明').waitFor();
  await page.getByText('吴经办 收讫，回执 备〔2026〕12号').waitFor();
  expect(await page.getByRole('button', { name: '生成备案材料' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: '打印备案回执（PDF）' }).count()).toBe(1);
  await everySize(page, 'filing-desk-receipt');
});

it('lets the superior receive what waits, by number and name', async () => {
  over({ reports: [report] });
  const { page, asked } = await as('SUPERIOR', 'superior.html');
  await page.getByText('已报送，待上级答复').waitFor();
  await page.getByText('请选择收讫或退回').waitFor();
  await page.getByRole('radio', { name: '退回', exact: true }).check();
  await page.getByLabel('收件人姓名').fill('吴经办');
  await page.getByText('请写明退回的原因').waitFor();
  await page.getByRole('radio', { name: '收讫', exact: true }).check();
  await page.getByText('请填写回执编号').waitFor();
  await page.getByLabel('回执编号').fill('备〔2026〕12号');
  await everySize(page, 'filing-superior');
  await press(page, '备案回执');
  await confirm(page, '备案回执');
  await expect
    .poll(() => asked.map(({ body }) => body))
    .toEqual([
      {
        type: 'RECEIVE_FILING',
        data: { sha256: hash, answer: 'RECEIVED', person: '吴经办', receiptNumber: '备〔2026〕12号' },
      },
    ]);
});
