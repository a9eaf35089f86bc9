import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hallSize, launch, openPage, pages, seriousFindings, shot } from './browser';
import { serveFixture, type RunningFixture } from './fixture-http';
import { FixtureMeeting, items } from './fixture-meeting';

let browser: Browser;
let page: Page;
let faults: string[];
let fixture: RunningFixture;
const meeting = new FixtureMeeting();

function view(changes: Record<string, unknown>) {
  return {
    meeting: {
      id: 'm1',
      title: '中共某某县委常委会 2026年第12次会议',
      body: '中共某某县委常委会',
      place: '县委三楼会议室',
      plannedStart: '2026-11-21T15:00:00+08:00',
      timeZone: 'Asia/Shanghai',
      state: 'IN_SESSION',
    },
    size: 1,
    attendance: { entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 4 },
    items: items.map((item) => ({ ...item, state: 'WAITING' })),
    ...changes,
  };
}

const itemsWith = (id: string, changes: Record<string, unknown>) =>
  items.map((item) => ({ ...item, state: 'WAITING', ...(item.id === id ? changes : {}) }));

const round = (state: string) => ({
  id: 'r1',
  items: ['i5'],
  state,
  code: '松石江舟晴禾',
  polls: [{ uuid: 'u', item: 'i5', issued: 8, returned: 5, state }],
});

function change(changes: Record<string, unknown>): void {
  meeting.projector = view(changes);
  meeting.onChange();
}

beforeAll(async () => {
  browser = await launch();
  fixture = await serveFixture(meeting, pages);
  meeting.projector = view({});
  const context = await browser.newContext({ viewport: hallSize });
  ({ page, faults } = await openPage(context, `${fixture.address}/projector.html#one-time-token`));
});

afterAll(async () => {
  await browser.close();
  await fixture.close();
  expect(faults).toEqual([]);
});

async function looks(name: string): Promise<void> {
  await shot(page, name);
  expect(await seriousFindings(page)).toEqual([]);
}

it('shows the meeting, then the item that is spoken of', async () => {
  await page.getByText('应到 9　实到 8　列席 4').waitFor();
  expect(page.url()).not.toContain('#');
  await looks('p1-meeting');
  change({ items: itemsWith('i5', { state: 'DELIBERATING' }) });
  await page.getByText('第 5 项').waitFor();
  await looks('p2-item');
});

it('shows 收回 and 发出 and the six words, and no names', async () => {
  change({ round: round('OPEN'), items: itemsWith('i5', { state: 'VOTING' }) });
  await page.getByText('投票进行中').waitFor();
  await looks('p3-voting');
  expect(await page.locator('body').innerText()).not.toContain('钱七');
  change({ round: { ...round('CLOSING'), closesAt: new Date(Date.now() + 30_000).toISOString() } });
  await page.getByText('投票即将结束').waitFor();
  change({ round: round('CLOSED') });
  await page.getByText('投票已结束').waitFor();
});

it('shows a result with its rule and arithmetic once it is announced', async () => {
  const result = {
    issued: 8,
    returned: 8,
    valid: 8,
    invalid: 0,
    options: [
      { label: '同意', votes: 4 },
      { label: '不同意', votes: 3 },
      { label: '弃权', votes: 1 },
    ],
    left: 8,
    right: 9,
  };
  const counted = { state: 'COUNTED', outcome: 'NOT_PASSED', result };
  change({ round: round('SIGNED'), items: itemsWith('i5', counted) });
  await page.getByText('投票已结束').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('未通过');
  change({ round: round('SIGNED'), items: itemsWith('i5', { ...counted, announced: true }) });
  await page.getByRole('heading', { name: '未通过' }).waitFor();
  await page.getByText('占应到 44.4%').waitFor();
  await looks('p4-result');
});
