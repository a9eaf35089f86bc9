import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atEverySize, launch, openPage, seriousFindings, shot, tabletSize } from './browser';
import { piaoxiang } from './program';

/** A server of its own, from the first start to the first meeting, over TLS; and again after it was killed. */

const port = 8900 + (process.pid % 90);
const address = `https://localhost:${port}/`;
const password = '这是一个不容易猜的长口令';
let browser: Browser;
let data: string;
let server: ChildProcess;
let said = '';

async function start(): Promise<void> {
  const started = piaoxiang('serve', '--data', data, '--host', '127.0.0.1', '--port', String(port));
  server = started;
  said = '';
  await new Promise<void>((resolve, reject) => {
    started.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ctrl+C')) resolve();
    });
    started.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'piaoxiang-first-start-'));
  await start();
  browser = await launch();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
  if (server?.exitCode === null) await once(server, 'exit');
  rmSync(data, { recursive: true, force: true });
}, 60_000);

async function open(path = ''): Promise<{ page: Page; faults: string[] }> {
  // The authority is installed on real tablets; a test browser cannot do so.
  const context = await browser.newContext({
    viewport: tabletSize,
    locale: 'zh-CN',
    ignoreHTTPSErrors: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(20_000);
  return openPage(context, new URL(path, address).href);
}

async function looks(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  await atEverySize(page, async (suffix) => {
    await shot(page, `${name}${suffix}`);
  });
}

it('makes administrator, clerk and meeting, and goes on after a kill', { timeout: 240_000 }, async () => {
  const code = /设置码：([A-Z2-9-]+)/.exec(said)![1]!;
  const fingerprint = /SHA-256）：([0-9A-F:]+)/.exec(said)![1]!;

  const { page: admin, faults } = await open();
  await admin.getByRole('heading', { name: '首次启动' }).waitFor();
  expect((await admin.locator('.fingerprint code').innerText()).replace(/\s/g, '')).toBe(fingerprint);
  await looks(admin, 'serve-first');
  await admin.getByLabel('设置码').fill('AAAA-AAAA-AAAA-AAAA');
  await admin.getByLabel('管理员姓名').fill('甄管');
  await admin.getByLabel('设置密码（至少 12 位）').fill(password);
  await admin.getByLabel('再次输入密码').fill(password);
  await admin.getByRole('button', { name: '建立管理员账号' }).click();
  await admin.getByText('SET_UP_CODE_WRONG').waitFor();
  await admin.getByLabel('设置码').fill(code);
  await admin.getByRole('button', { name: '建立管理员账号' }).click();

  await admin.getByRole('heading', { name: '人员与账号' }).waitFor();
  await admin.getByRole('button', { name: '新建账号' }).click();
  await admin.getByLabel('姓名', { exact: true }).fill('许记');
  await admin.getByLabel('身份').selectOption({ label: '会务' });
  await looks(admin, 'serve-people-new');
  await admin.getByRole('button', { name: '建立账号' }).click();
  const dialog = admin.getByRole('dialog');
  const link = await dialog.locator('.link-text').innerText();
  await shot(admin, 'serve-people-link');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await admin.getByRole('cell', { name: '许记' }).first().waitFor();
  await looks(admin, 'serve-people');

  const { page: clerk } = await open(new URL(link).pathname + new URL(link).hash);
  await clerk.getByRole('heading', { name: '会议列表' }).waitFor();
  await clerk.getByRole('link', { name: '许记' }).click();
  await clerk.getByRole('button', { name: '设置密码' }).click();
  await clerk.getByLabel('新密码（至少 12 位）').fill(password);
  await clerk.getByLabel('再次输入密码').fill(password);
  await looks(clerk, 'serve-own-password');
  await clerk.getByRole('form', { name: '设置密码' }).getByRole('button', { name: '设置密码' }).click();
  await clerk.getByText('密码已设置').waitFor();
  await clerk.getByRole('button', { name: '退出登录' }).click();
  await clerk.getByLabel('姓名或账号').fill('许记');
  await clerk.getByLabel('密码', { exact: true }).fill(password);
  await clerk.getByRole('button', { name: '登录', exact: true }).click();
  await clerk.getByRole('heading', { name: '会议列表' }).waitFor();

  await clerk.getByRole('button', { name: '新建会议' }).click();
  await clerk.getByLabel('会议名称').fill('第十三届县委常委会第四十一次会议');
  await clerk.getByLabel('党组织名称').fill('中共某县委常委会');
  await clerk.getByLabel('计划开始时间').fill('2026-12-01T09:00');
  await looks(clerk, 'serve-new-meeting');
  await clerk.getByRole('button', { name: '新建会议' }).click();
  await clerk.waitForURL(/meeting=/);
  await clerk.goto(new URL('desk.html?list', address).href);
  await clerk.getByRole('link', { name: '第十三届县委常委会第四十一次会议' }).waitFor();
  await looks(clerk, 'serve-meetings');

  // The process that listens is the JVM, into which the launcher turned.
  server.removeAllListeners('exit');
  server.kill('SIGKILL');
  await once(server, 'exit');
  await start();
  expect(said).not.toContain('设置码');
  await clerk.reload();
  await clerk.getByRole('link', { name: '第十三届县委常委会第四十一次会议' }).waitFor();
  expect(faults).toEqual([]);
});
