import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Pictures and papers to be looked at; nothing that the launcher would take for a source. */
export const shots = new URL('../../target/browser/', import.meta.url).pathname;
export const pages = new URL('../dist/pages', import.meta.url).pathname;

/** Real Chromium; `flags` are added to its command line. */
export function launch(flags: readonly string[] = []): Promise<Browser> {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  });
}

export const tabletSize = { width: 1280, height: 800 };
export const phoneSize = { width: 390, height: 844 };
export const hallSize = { width: 1920, height: 1080 };

/** Shows `page` on a phone, on a projector's wall and, at last, on a tablet; `look` gets what sets the names apart. */
export async function atEverySize(page: Page, look: (suffix: string) => Promise<void>): Promise<void> {
  for (const [size, suffix] of [
    [phoneSize, '-phone'],
    [hallSize, '-wide'],
    [tabletSize, ''],
  ] as const) {
    await page.setViewportSize(size);
    await look(suffix);
  }
}

/** A page whose console must stay clean: a policy violation or a broken script fails the test that opened it. */
export async function openPage(
  context: BrowserContext,
  url: string,
  alter: (page: Page) => Promise<unknown> = async () => {},
): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    const expected =
      /ERR_EMPTY_RESPONSE|ERR_CONNECTION|ERR_INTERNET_DISCONNECTED|status of (401|403|409|422)/.test(
        message.text(),
      );
    if (message.type() === 'error' && !expected) faults.push(message.text());
  });
  await alter(page);
  await page.goto(url);
  return { page, faults };
}

export async function shot(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: `${shots}${name}.png` });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings of axe, as rule and place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(`axe.run(document).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`);
}

/** Everything that a page left in its browser: storages, databases and cookies, as one text. */
export async function keptText(page: Page): Promise<string> {
  const stored = await page.evaluate(async () => {
    const databases = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        databases.push(all);
      }
      database.close();
    }
    return {
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases,
      caches: await caches.keys(),
    };
  });
  return JSON.stringify({ stored, cookies: await page.context().cookies(), url: page.url() });
}
