import { expect, it } from 'vitest';
import { phoneSize } from './browser';
import { items } from './fixture-meeting';
import { looks, meeting, open, press, sees, withTablets } from './tablet-page';

withTablets();

const differing = {
  draft: 'ab'.repeat(32),
  differences: [{ place: '第5项 同意', papers: '5', record: '4' }],
};

/** The observer's station after the meeting, with its own program played; what is asked of it is kept. */
async function station(drafts: readonly object[]) {
  const asked: { path: string; body: unknown }[] = [];
  const left = [...drafts];
  meeting.projector = {
    meeting: { id: meeting.id, title: meeting.title, state: 'ADJOURNED', timeZone: 'Asia/Shanghai' },
    size: 1,
    attendance: { entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 4 },
    items: items.map((item) => ({ ...item, state: 'ANNOUNCED' })),
    people: { observer: { name: '郑某', unit: '市委组织部', key: meeting.observer.publicKey } },
  };
  const page = await open('station.html', { width: 1280, height: 800 }, async (page) => {
    const json = (body: unknown) => ({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(body),
    });
    await page.route('**/api/me', (route) =>
      route.fulfill(json({ name: '郑某', role: 'OBSERVER', meeting: meeting.id })),
    );
    await page.route('**/cosignatures', (route) => route.fulfill(json({ cosignatures: [], alarms: [] })));
    await page.route('**/station/**', async (route) => {
      const request = route.request();
      const path = new URL(request.url()).pathname;
      if (request.method() === 'POST') asked.push({ path, body: request.postDataJSON() });
      const draft = path === '/station/minutes' && request.method() === 'GET' ? left.shift() : undefined;
      const signingKey = meeting.observer.publicKey;
      const state = { role: 'OBSERVER', hasKey: true, signingKey, publicKey: 'k', rounds: [] };
      await route.fulfill(json(path === '/station/state' ? state : (draft ?? {})));
    });
  });
  return { page, asked };
}

it('shows where the draft minutes differ, and confirms them only where they do not', async () => {
  const { page, asked } = await station([differing, { ...differing, differences: [] }]);
  await press(page, '核实会议记录');
  await sees(page, '核实会议记录');
  await press(page, '取回并比对');
  await page.getByText('有 1 处与本机的记录不同').waitFor();
  expect(await page.getByRole('button', { name: '确认一致' }).count()).toBe(0);
  await looks(page, 'station-minutes-differ');
  await page.setViewportSize(phoneSize);
  await looks(page, 'station-minutes-phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  await press(page, '重新比对');
  await page.getByText('会议记录稿与本机的记录一致').waitFor();
  await press(page, '确认一致');
  await page.getByRole('dialog').getByRole('button', { name: '确认一致' }).click();
  await page.getByText('列席监督人员核实会议记录：一致').last().waitFor();
  await looks(page, 'station-minutes-agreed');
  expect(asked).toEqual([{ path: '/station/minutes', body: { draft: differing.draft, agrees: true } }]);
});

it('destroys the key of a meeting that is over, after a question', async () => {
  const { page, asked } = await station([]);
  await press(page, '计票密钥');
  await press(page, '销毁本机的计票密钥');
  await page.getByText('不能再启封这次会议的任何一箱').waitFor();
  await looks(page, 'station-destroy-key');
  await page.getByRole('dialog').getByRole('button', { name: '销毁本机的计票密钥' }).click();
  await expect.poll(() => asked.map(({ path }) => path)).toEqual(['/station/destroy-key']);
});
