import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DemoMeeting } from '../src/index/demo';
import { actName } from '../src/words/acts';
import { HeardAnswers } from './answers';
import { keptText, launch, openPage, seriousFindings, shot, tabletSize } from './browser';
import { demoMeeting } from './demo';

export const deskSize = { width: 1440, height: 900 };

/** How long a click may wait for its screen. A busy machine is slow, and no play measures time. */
const patience = Number(process.env['PATIENCE'] ?? 60_000);

/** A meeting of the demo as its people sit around it: a browser context for each of them, as on a machine of their own. */
export class Room {
  readonly answers = new HeardAnswers();
  private readonly opened = new Map<string, Page>();
  private readonly faults: Record<string, string[]> = {};
  private readonly findings: Record<string, string[]> = {};

  private constructor(
    private readonly prefix: string,
    readonly meeting: DemoMeeting,
    private readonly browser: Browser,
  ) {}

  /** `flags` are Chromium's; `prefix` begins the names of the pictures. */
  static async enter(
    title: RegExp,
    prefix: string,
    flags: (meeting: DemoMeeting) => readonly string[] = () => [],
    address?: string,
  ): Promise<Room> {
    const meeting = await demoMeeting(title, address);
    return new Room(prefix, meeting, await launch(flags(meeting)));
  }

  card(role: string): string {
    const card = this.meeting.cards.find((one) => one.role === role);
    if (!card) throw new Error(`the demo has no card for ${role}`);
    return card.url;
  }

  /** Opens a card in a context of its own, as another person's machine. */
  async open(
    role: string,
    size = tabletSize,
    name = role,
    alter?: (page: Page) => Promise<unknown>,
  ): Promise<Page> {
    const page = await this.visit(this.card(role), size, name, alter);
    await page.waitForURL((url) => !url.pathname.endsWith('signin.html'));
    await page.getByRole('heading').first().waitFor({ state: 'attached' });
    return page;
  }

  /** Opens several cards, one after the other: nobody's machine starts all programs of a room at once. */
  async openAll(cards: readonly (readonly [string, { width: number; height: number }?])[]): Promise<Page[]> {
    const pages = [];
    for (const [role, size] of cards) pages.push(await this.open(role, size));
    return pages;
  }

  /** `alter` changes the page's program before it starts. */
  async visit(
    url: string,
    size: { width: number; height: number },
    name: string,
    alter?: (page: Page) => Promise<unknown>,
  ): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: size,
      locale: 'zh-CN',
      acceptDownloads: true,
      permissions: ['camera'],
    });
    context.setDefaultTimeout(patience);
    this.answers.hear(context);
    const { page, faults } = await openPage(context, url, alter);
    this.faults[name] = faults;
    this.opened.set(name, page);
    return page;
  }

  /** Keeps a picture to be looked at, and lets axe look. */
  async looks(page: Page, name: string): Promise<void> {
    await this.shot(page, name);
    const found = await seriousFindings(page);
    if (found.length > 0) this.findings[name] = found;
  }

  shot(page: Page, name: string): Promise<void> {
    return shot(page, `${this.prefix}-${name}`);
  }

  /** The same page on another screen, such as a phone's. */
  async looksAt(page: Page, size: { width: number; height: number }, name: string): Promise<void> {
    const usual = page.viewportSize();
    await page.setViewportSize(size);
    await this.looks(page, name);
    const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    if (wider) this.findings[name] = [...(this.findings[name] ?? []), 'wider than its screen'];
    if (usual) await page.setViewportSize(usual);
  }

  /** Pictures of every page, for somebody who looks why a play failed. */
  async shootAll(): Promise<void> {
    for (const [name, page] of this.opened) await this.shot(page, `failed-${name}`);
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }

  /** No page's console has a fault, axe has no serious finding on any of them. */
  expectClean(): void {
    const told = Object.fromEntries(Object.entries(this.faults).filter(([, one]) => one.length > 0));
    expect(told).toEqual({});
    expect(this.findings).toEqual({});
  }

  /** No browser holds any of `secrets`. */
  async expectNothingKept(secrets: readonly string[]): Promise<void> {
    for (const [name, page] of this.opened) {
      const kept = await keptText(page);
      for (const secret of secrets) expect(kept.includes(secret), `${name} keeps ${secret}`).toBe(false);
    }
  }
}

/** Presses an act's button, reads the sentence that the record will have, and confirms. */
export async function does(page: Page, type: string, item?: string): Promise<void> {
  const about = item ? `[data-about="${item}"]` : '';
  await page.locator(`.submit[data-act="${type}"]${about} button`).click();
  await confirm(page, actName(type));
}

export async function confirm(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.locator('.main-action').click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Confirms an act and leaves the refusal on the screen for `seen`. */
export async function refusedWith(
  page: Page,
  type: string,
  code: string,
  seen: () => Promise<void>,
): Promise<void> {
  await page.locator(`.submit[data-act="${type}"] button`).click();
  const dialog = page.getByRole('dialog', { name: actName(type) });
  await dialog.locator('.main-action').click();
  await dialog.getByText(code).waitFor();
  await seen();
  await dialog.getByRole('button', { name: '返回' }).click();
}

export const press = (at: Page | Locator, name: string | RegExp) =>
  at.getByRole('button', { name, exact: true }).click();

export const chooser = (page: Page, label: string) =>
  page.locator('label.field', { has: page.getByText(label, { exact: true }) }).locator('select');

export const sees = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

export async function loadSlip(tablet: Page, slip: string): Promise<void> {
  await press(tablet, '装入投票凭证');
  await tablet.getByLabel('凭证号码').fill(slip);
  await tablet.getByText('已装入投票凭证').waitFor();
}

/** The long press and the PIN of the scrutineers. */
export async function staffDoor(tablet: Page): Promise<void> {
  await tablet.getByRole('button', { name: '监票人操作' }).hover();
  await tablet.mouse.down();
  await tablet.getByLabel('监票人口令').waitFor();
  await tablet.mouse.up();
  await tablet.getByLabel('监票人口令').fill('1234');
  await press(tablet, '确定');
}

/** A slip that was not handed out: loaded, and voided by its own key. */
export async function voidSlip(tablet: Page, slip: string): Promise<void> {
  await loadSlip(tablet, slip);
  await staffDoor(tablet);
  await press(tablet, '作废本凭证（未发出）');
  await press(tablet, '确认作废');
  await tablet.getByRole('dialog', { name: '已作废，凭证已从本机清除' }).waitFor();
  await press(tablet, '关闭');
}
