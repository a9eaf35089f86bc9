import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launch, openPage, pages, seriousFindings, shot, tabletSize } from './browser';
import { serveFixture, type RunningFixture } from './fixture-http';
import { FixtureMeeting } from './fixture-meeting';
import { printed } from './fixture-polls';

/** The meeting of the running test; every test has a fresh one. */
export let meeting: FixtureMeeting;

let browser: Browser;
let fixture: RunningFixture;
let contexts: BrowserContext[] = [];
let faults: string[][] = [];

/** Gives each test a browser and a meeting, and fails it when a page's console was not clean. */
export function withTablets(): void {
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
    const told = faults.flat();
    contexts = [];
    faults = [];
    expect(told).toEqual([]);
  });
}

export function tablet(size = tabletSize, alter?: (page: Page) => Promise<unknown>): Promise<Page> {
  return open('tablet.html', size, alter);
}

/** Opens a page on a device of its own that is enrolled for the meeting. */
export async function open(
  file: string,
  size: { readonly width: number; readonly height: number },
  alter: (page: Page) => Promise<unknown> = async () => {},
  enrolment = meeting.enrolment(),
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, hasTouch: true });
  contexts.push(context);
  const opened = await openPage(context, `${fixture.address}/${file}#${enrolment}`, alter);
  faults.push(opened.faults);
  opened.page.setDefaultTimeout(15_000);
  return opened.page;
}

export const slipText = (index: number) => printed(meeting.slips[index] ?? meeting.slips[0]!);

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click();

export const sees = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

/** As a hand scanner does it: all characters at once. */
export async function load(page: Page, index: number): Promise<void> {
  await page.getByLabel('凭证号码').fill(slipText(index));
}

export async function loadBefore(page: Page, index: number): Promise<void> {
  await press(page, '装入投票凭证');
  await load(page, index);
  await page.getByText('已装入投票凭证').waitFor();
}

export async function vote(page: Page, options: readonly (string | undefined)[]): Promise<void> {
  for (const [index, option] of options.entries()) {
    if (option) await page.getByRole('radio', { name: option, exact: true }).check();
    await press(page, index === options.length - 1 ? '去核对' : '下一项');
  }
}

/** Keeps a picture to be looked at, and lets axe look. */
export async function looks(page: Page, name: string): Promise<void> {
  await shot(page, name);
  expect(await seriousFindings(page)).toEqual([]);
}
