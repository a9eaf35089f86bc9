import type { Page, Route } from 'playwright-core';
import { press, sees } from './room';

/** What goes wrong while people cast, on the real server. Each ends with 已收到 and with one ballot in the box. */

const casts = /\/rounds\/[^/]+\/ballots$/;

/** Fills a 表决票 with one option an item, up to the review. */
export async function fill(tablet: Page, options: readonly string[]): Promise<void> {
  await press(tablet, '填写表决票');
  await mark(tablet, options);
}

async function mark(tablet: Page, options: readonly string[]): Promise<void> {
  for (const [index, name] of options.entries()) {
    await tablet.getByRole('radio', { name, exact: true }).check();
    await press(tablet, index === options.length - 1 ? '去核对' : '下一项');
  }
  await tablet.getByText('提交后不能更改').waitFor();
}

export async function cast(tablet: Page, options: readonly string[]): Promise<void> {
  await fill(tablet, options);
  await press(tablet, '提交');
  await sees(tablet, '已收到');
}

export async function castByDoubleClick(tablet: Page, options: readonly string[]): Promise<void> {
  await fill(tablet, options);
  await tablet.getByRole('button', { name: '提交', exact: true }).dblclick();
  await sees(tablet, '已收到');
}

/**
 * A reload while filling costs nothing but the marks. Then the ballot reaches the box and the answer is lost, again and
 * again; a reload while nobody knows goes on asking.
 */
export async function castThroughReloads(
  tablet: Page,
  options: readonly string[],
  confirming: () => Promise<void>,
): Promise<void> {
  await press(tablet, '填写表决票');
  await tablet.getByRole('radio', { name: options[0]!, exact: true }).check();
  await tablet.reload();
  await fill(tablet, options);
  let arrived = 0;
  const answerIsLost = async (route: Route) => {
    // By the plain name, since not every machine knows the names under localhost outside of browsers.
    const url = new URL(route.request().url());
    url.hostname = 'localhost';
    const answer = await route.fetch({
      url: url.href,
      headers: { ...route.request().headers(), origin: url.origin },
    });
    if (answer.ok()) arrived++;
    await route.abort('connectionreset');
  };
  const ignoringReload = (route: Route) => answerIsLost(route).catch(() => undefined);
  await tablet.route(casts, ignoringReload);
  await press(tablet, '提交');
  await sees(tablet, '正在确认');
  await tablet.getByText(/已自动重试 \d+ 次/).waitFor();
  await confirming();
  await tablet.reload();
  await sees(tablet, '正在确认');
  await tablet.unroute(casts, ignoringReload);
  await sees(tablet, '已收到');
  if (arrived === 0) throw new Error('no ballot reached the server before its answer was lost');
}

/** The network goes before 提交 and comes back while the tablet keeps asking. */
export async function castOffline(
  tablet: Page,
  options: readonly string[],
  confirming: () => Promise<void>,
): Promise<void> {
  await fill(tablet, options);
  await tablet.context().setOffline(true);
  await press(tablet, '提交');
  await sees(tablet, '正在确认');
  await tablet.getByText(/已自动重试 \d+ 次/).waitFor();
  await confirming();
  await tablet.context().setOffline(false);
  await sees(tablet, '已收到');
}

/** Somebody walks away: the tablet asks, then clears what was marked; the slip stays, since nobody brought it here. */
export async function castAfterIdling(
  tablet: Page,
  options: readonly string[],
  warned: () => Promise<void>,
): Promise<void> {
  await tablet.clock.install();
  await press(tablet, '填写表决票');
  await tablet.getByRole('radio', { name: options[0]!, exact: true }).check();
  const asks = tablet.getByRole('dialog', { name: '您还在填写吗？' });
  await tablet.clock.fastForward(95_000);
  await asks.waitFor();
  await warned();
  await press(asks, '继续填写');
  await asks.waitFor({ state: 'hidden' });
  await tablet.getByRole('radio', { name: options[0]!, exact: true, checked: true }).waitFor();
  await tablet.getByRole('radio', { name: options[0]!, exact: true }).focus();
  await tablet.keyboard.press('Shift');
  await tablet.clock.fastForward(95_000);
  await asks.waitFor();
  await tablet.clock.fastForward(35_000);
  await tablet.getByText('投票已开始').waitFor();
  await press(tablet, '填写表决票');
  await tablet.getByRole('radio', { name: options[0]!, exact: true, checked: false }).waitFor();
  await mark(tablet, options);
  await press(tablet, '提交');
  await sees(tablet, '已收到');
}
