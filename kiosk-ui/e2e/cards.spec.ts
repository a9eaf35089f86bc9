import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { cardText } from '../src/scan/card';
import { atEverySize, shots, tabletSize } from './browser';
import { makeSigningKey } from './fixture-polls';
import { pagesOf } from './papers';
import { looks, meeting, open, press, sees, withTablets } from './tablet-page';

withTablets();

/** The cards with public keys: the server's, at a station's first contact, and the observer's, at a tablet. */

const card = 'PXK1/O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik/0b8c25bc';
const code = '春 夏 秋 冬 山 水 田 园 花 木 鸟 鱼';
const shown = { server: 'http://192.0.2.7:8443', key: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=', code };

const json = (body: unknown, status = 200) => ({
  status,
  contentType: status === 200 ? 'application/json' : 'application/problem+json',
  body: JSON.stringify(body),
});

/** What the station's own program says, word for word. */
const sentences = JSON.parse(
  readFileSync(new URL('../../src/main/resources/station-problems.json', import.meta.url), 'utf8'),
) as Record<string, { status: number; zh: object }>;
const refusal = (code: string) => json({ code, ...sentences[code]?.zh }, sentences[code]?.status);

async function everySize(page: Page, name: string) {
  await atEverySize(page, async (suffix) => {
    await looks(page, `${name}${suffix}`);
  });
}

/** A station's own program that has not met its server yet. `answer` says what it makes of a card or a comparison. */
async function station(
  answer: (body: { card?: string; key?: string }) => object | undefined,
  first?: string,
) {
  const asked: unknown[] = [];
  let how = first;
  meeting.projector = {
    meeting: { id: meeting.id, title: meeting.title, state: 'PREPARING', timeZone: 'Asia/Shanghai' },
    size: 1,
    attendance: { entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 4 },
    items: [],
    people: { observer: { name: '郑某', unit: '市委组织部', key: meeting.observer.publicKey } },
  };
  const page = await open('station.html', tabletSize, async (page) => {
    const known = () => ({ ...shown, ...(how && { how }) });
    const unknown = refusal('SERVER_UNCONFIRMED');
    await page.route('**/api/me', (route) =>
      route.fulfill(how ? json({ name: '郑某', role: 'OBSERVER', meeting: meeting.id }) : unknown),
    );
    await page.route('**/cosignatures', (route) => route.fulfill(json({ cosignatures: [], alarms: [] })));
    await page.route('**/station/state', (route) =>
      route.fulfill(
        json({
          role: 'OBSERVER',
          serverKey: known(),
          signingKey: meeting.observer.publicKey,
          hasKey: true,
          publicKey: 'k',
          rounds: [],
        }),
      ),
    );
    await page.route('**/station/server', async (route: Route) => {
      if (route.request().method() === 'GET') return route.fulfill(json(known()));
      const body = route.request().postDataJSON() as { card?: string; key?: string };
      asked.push(body);
      const refused = answer(body);
      if (!refused) how = body.card ? 'CARD' : 'COMPARED';
      await route.fulfill(refused ?? json(known()));
    });
  });
  return { page, asked };
}

it('does not let a station in before the server’s card was scanned', async () => {
  const { page, asked } = await station(() => undefined);
  await sees(page, '第一次连接这台服务器');
  await page.getByText('服务器地址：http://192.0.2.7:8443').waitFor();
  await everySize(page, 'first-contact');
  await page.getByLabel(/^登记卡/).fill(card);
  await press(page, '核对登记卡');
  await page.getByText('服务器已用登记卡核对').waitFor();
  expect(asked).toEqual([{ card }]);
  await press(page, '计票密钥');
  const observers = page.getByRole('article', { name: '列席监督人员登记卡' });
  await observers
    .getByText(cardText(meeting.id, { observerKey: meeting.observer.publicKey, serverKey: shown.key }), {
      exact: true,
    })
    .waitFor();
  await everySize(page, 'observers-card');
  await page.evaluate('window.print = () => {}');
  await press(page, '打印登记卡');
  await page.locator('.print-alone').waitFor();
  const paper = `${shots}observers-card.pdf`;
  await page.pdf({ path: paper, preferCSSPageSize: true });
  expect(pagesOf(paper)).toBe(1);
});

it('tells a card of another server apart, and offers no comparing any more', async () => {
  const { page } = await station(() => refusal('SERVER_CARD_OTHER_KEY'));
  await sees(page, '不能扫描时，逐字比对');
  await page.getByLabel(/^登记卡/).fill(card);
  await page.keyboard.press('Enter');
  await page.getByText('SERVER_CARD_OTHER_KEY').waitFor();
  await everySize(page, 'first-contact-other');
  expect(await page.getByRole('heading', { name: '不能扫描时，逐字比对' }).count()).toBe(0);
  expect(await page.getByText('计票密钥').count()).toBe(0);
});

it('lets in whoever says that the twelve characters are the same', async () => {
  const { page, asked } = await station(() => undefined);
  await sees(page, '不能扫描时，逐字比对');
  const go = page.getByRole('button', { name: '比对一致，继续' });
  expect(await go.getAttribute('aria-disabled')).toBe('true');
  await page.getByLabel(/十二个字完全相同/).check();
  await go.click();
  await page.getByText('服务器已逐字比对核对码').waitFor();
  expect(asked).toEqual([{ key: shown.key }]);
});

it('says that a key which an earlier release pinned was not checked, and checks it', async () => {
  const { page, asked } = await station(() => undefined, 'UNCHECKED');
  await page.getByText('还没有与登记卡核对').waitFor();
  await press(page, '用登记卡核对服务器');
  await page.getByLabel(/^登记卡/).scrollIntoViewIfNeeded();
  await everySize(page, 'server-unchecked');
  await page.getByLabel(/^登记卡/).fill(card);
  await press(page, '核对登记卡');
  await page.getByText('服务器已用登记卡核对').waitFor();
  expect(asked).toEqual([{ card }]);
});

it('enrols a tablet only with a card that names the same server', async () => {
  const page = await open('tablet.html', tabletSize, undefined, meeting.enrolment(''));
  await sees(page, '扫描列席监督人员的登记卡');
  const observerKey = meeting.observer.publicKey;
  const scan = async (text: string) => {
    await page.getByLabel(/^登记卡/).fill(text);
    await page.keyboard.press('Enter');
  };
  await scan(`PXO1/${meeting.id}/abc`);
  await page.getByText('CARD_FORMER').waitFor();
  await scan(cardText(meeting.id, { observerKey, serverKey: makeSigningKey().publicKey }));
  await page.getByText('CARD_OTHER_SERVER').waitFor();
  await everySize(page, 'tablet-card-other');
  await scan(cardText(meeting.id, { observerKey, serverKey: meeting.server.publicKey }));
  await page.getByRole('heading', { name: '扫描列席监督人员的登记卡' }).waitFor({ state: 'detached' });
  await looks(page, 'tablet-card-taken');
});
