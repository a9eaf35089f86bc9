import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { phoneSize } from './browser';
import { capture } from './challenged';
import { items } from './fixture-meeting';
import { load, looks, meeting, open, press, sees, tablet, vote, withTablets } from './tablet-page';

withTablets();

const deskSize = { width: 1280, height: 800 };
const agreeAll = ['同意', '同意', '同意', '同意', '同意'] as const;
const none = { total: 0, good: 0, bad: 0, drawn: 0, failed: false, draws: [], list: [] as object[] };

/** What the station's own program says, beside what the fixture serves. */
interface StationState {
  readonly role: string;
  readonly hasKey: boolean;
  readonly shared?: readonly object[];
  readonly keysCode?: string;
}

let challenges = { ...none };
let acts: { type: string; data: Record<string, unknown> }[] = [];
let asked: { path: string; body: unknown }[] = [];

function show(role: string): void {
  const { round } = meeting;
  meeting.projector = {
    meeting: { id: meeting.id, title: meeting.title, state: 'IN_SESSION', timeZone: 'Asia/Shanghai' },
    size: 1,
    attendance: { entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 4 },
    items: items.map((item) => ({ ...item, state: 'VOTING' })),
    people: { observer: { name: '郑某', unit: '市委组织部', key: meeting.observer.publicKey } },
    ...(round && {
      round: {
        id: round.id,
        items: round.items,
        state: round.state,
        code: round.code,
        issued: 8,
        polls: round.polls.map(({ uuid, item }) => ({ uuid, item, issued: 8, returned: 0 })),
        challenges,
      },
    }),
    next: { act: role === 'OBSERVER' ? 'OPEN_ROUND' : 'APPROVE_SCRUTINEERS', label: '' },
  };
  meeting.onChange();
}

/** A station's page with its program played: its state is `state`, and what is asked of it is kept. */
async function station(state: StationState, size = deskSize, refusal?: object): Promise<Page> {
  acts = [];
  asked = [];
  show(state.role);
  return open('station.html', size, async (page) => {
    const json = (body: unknown) => ({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(body),
    });
    await page.route('**/api/me', (route) =>
      route.fulfill(json({ name: '郑某', role: state.role, meeting: meeting.id })),
    );
    await page.route('**/station/**', async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path !== '/station/state') asked.push({ path, body: route.request().postDataJSON() });
      if (refusal && path.endsWith('/opening'))
        return route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify(refusal),
        });
      await route.fulfill(
        json(path === '/station/state' ? { signingKey: meeting.observer.publicKey, ...state } : {}),
      );
    });
    await page.route('**/cosignatures', (route) => route.fulfill(json({ cosignatures: [], alarms: [] })));
    await page.route('**/acts', async (route) => {
      acts.push(route.request().postDataJSON() as (typeof acts)[number]);
      await route.fulfill(json({ number: 1, size: 2 }));
    });
    await page.route('**/challenges/*', (route) =>
      route.continue({ headers: withToken(route.request().headers()) }),
    );
    await page.route('**/*.bel', (route) =>
      route.continue({ headers: withToken(route.request().headers()) }),
    );
  });
}

/** The fixture knows no sessions; a station's would be added by its own program. */
const withToken = (headers: Record<string, string>) => ({ ...headers, 'x-meeting-token': meeting.token });

it('captures, reads out and records what a tablet encrypted', async () => {
  challenges = { ...none };
  const page = await tablet();
  meeting.open('appointments');
  await press(page, '填写表决票');
  await load(page, 1);
  await vote(page, agreeAll);
  await page.getByText('提交后不能更改').waitFor();
  await press(page, '验证本机');
  const code = await page.locator('.challenge-code').innerText();

  const observer = await station({ role: 'OBSERVER', hasKey: true });
  await press(observer, '验证平板');
  await observer.getByLabel('平板台数').fill('8');
  await press(observer, '抽取要验证的平板');
  await expect
    .poll(() => asked)
    .toEqual([{ path: '/station/rounds/r1/draw', body: { tablets: 8, picks: 1 } }]);
  await observer.getByLabel('验证码').fill(code);
  await press(observer, '采集');
  await observer.getByText('现在请投票人在平板上选择').waitFor();
  await press(page, '打开核对');
  await sees(page, '这张票已打开');
  await observer.getByText('与刚才在平板上填写的是否完全一致').waitFor();
  expect(await observer.locator('td:nth-child(2)').allInnerTexts()).toEqual([...agreeAll]);
  await observer.getByLabel('平板编号').fill('3');
  await looks(observer, 'station-challenge');
  await press(observer, '一致');
  await observer.getByRole('dialog').getByRole('button', { name: '一致', exact: true }).click();
  const commitment = code.replaceAll(' ', '');
  await expect
    .poll(() => acts)
    .toEqual([{ type: 'JUDGE_CHALLENGE', data: { round: 'r1', commitment, outcome: 'GOOD', tablet: 3 } }]);

  const one = { commitment, opened: true, castBefore: false, tablet: 3 };
  challenges = { ...none, total: 1, good: 1, list: [{ ...one, outcome: 'GOOD' }] };
  show('OBSERVER');
  await observer.getByText('已登记：一致').waitFor();
  challenges = { ...none, total: 1, bad: 1, failed: true, list: [{ ...one, outcome: 'BAD' }] };
  show('OBSERVER');
  await observer.getByText('已登记：不一致。这台平板不可信，本轮应当中止。').waitFor();
  await looks(observer, 'station-challenge-bad');
});

it('agrees to nothing where its two programs read a ballot differently', async () => {
  challenges = { ...none };
  const page = await tablet();
  meeting.open('appointments');
  await press(page, '填写表决票');
  await load(page, 1);
  await vote(page, agreeAll);
  await page.getByText('提交后不能更改').waitFor();
  const observer = await station({ role: 'OBSERVER', hasKey: true }, deskSize, {
    code: 'VERDICTS_DIFFER',
    title: '两套程序的结论不同，已停止',
    detail: '本机的两套独立程序对同一张验证票得出不同结论。',
    action: '请停止操作。',
  });
  await press(observer, '验证平板');
  await capture(page, observer);
  await press(page, '打开核对');
  await observer.getByText('两套程序的结论不同').waitFor();
  await looks(observer, 'station-challenge-differ');
  expect(await observer.getByRole('button', { name: '一致', exact: true }).count()).toBe(0);
  expect(await observer.getByRole('button', { name: '不一致', exact: true }).count()).toBe(1);
  const opening = asked.find(({ path }) => path === '/station/rounds/r1/opening')?.body as {
    found: { problems: string[]; ballots: { marks: number[][] }[] };
  };
  expect(opening.found.problems).toEqual([]);
  expect(opening.found.ballots.map(({ marks }) => marks)).toEqual(Array(5).fill([[1, 0, 0]]));
});

it.each(['scanned', 'typed'])(
  'finds after the close what was cast early, where its code was %s',
  async (how) => {
    challenges = { ...none };
    const page = await tablet();
    meeting.open('appointments');
    await press(page, '填写表决票');
    await load(page, 1);
    await vote(page, agreeAll);
    await page.getByText('提交后不能更改').waitFor();
    await press(page, '验证本机');
    const qr = page.getByRole('img', { name: '验证码' });
    await qr.waitFor();
    const observer = await station({ role: 'OBSERVER', hasKey: true });
    await press(observer, '验证平板');
    const text = await page.locator('[data-code]').getAttribute('data-code');
    const number = await page.locator('.challenge-code').innerText();
    await observer.getByLabel('验证码').fill(how === 'scanned' ? (text ?? '') : number);
    await press(observer, '采集');
    await observer.getByText('现在请投票人在平板上选择').waitFor();
    expect(await observer.getByText('这张票只有 32 位编号').count()).toBe(how === 'typed' ? 1 : 0);
    await looks(observer, `station-challenge-${how}`);
    // The voter never chose; a tablet that posts all the same is told by the hash alone.
    await press(page, '提交');
    await sees(page, '已收到');
    meeting.change('CLOSED');
    show('OBSERVER');
    await press(observer, '核对票箱');
    await observer.getByText('这张票在箱内').waitFor();
    await looks(observer, `station-challenge-cast-${how}`);
    await press(observer, '投票人没有提交');
    await observer.getByRole('dialog').getByRole('button', { name: '投票人没有提交' }).click();
    await expect.poll(() => acts.map(({ data }) => data['outcome'])).toEqual(['BAD']);
  },
);

it('leads the members of a shared key through its making', async () => {
  const member = (number: number, holder: string, steps: number) => ({ number, holder, steps });
  const shared = { custodian: 'SCRUTINEER_1', threshold: 2, members: 3, own: 0, tried: false };
  const keysCode = '松石江舟晴禾';
  const first = await station({
    role: 'SCRUTINEER',
    hasKey: false,
    keysCode,
    shared: [{ ...shared, joined: [member(1, '周甲', 1)] }],
  });
  await first.getByText('3 人共同保管，2 人即可启封').waitFor();
  await first.getByLabel('保管人').fill('冯乙');
  await looks(first, 'station-shared-key');
  await press(first, '参加共同保管');
  await expect
    .poll(() => asked)
    .toEqual([{ path: '/station/ceremony', body: { custodian: 'SCRUTINEER_1', holder: '冯乙' } }]);
  const all = [member(1, '周甲', 4), member(2, '冯乙', 4), member(3, '陈丙', 4)];
  const last = await station(
    { role: 'SCRUTINEER', hasKey: true, keysCode, shared: [{ ...shared, own: 2, tried: true, joined: all }] },
    phoneSize,
  );
  await press(last, '计票密钥');
  await last.getByText('任何 2 人都能启封，少一人不能启封').waitFor();
  await looks(last, 'station-shared-key-phone');
});
