import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crc32 } from '../src/scan/crc32';
import { FakeCamera } from './camera';
import { atEverySize, launch, openPage, seriousFindings, shot, shots, tabletSize } from './browser';
import { makeSigningKey } from './fixture-polls';
import { pagesOf } from './papers';
import { piaoxiang } from './program';

/**
 * Over TLS, as in a house of one's own: from the server's card on the clerk's desk to the observer's station, from the observer's card to a tablet, and, where that
 * station is lost, from the envelope with the sealed copy to another one.
 */

const port = 8990 + (process.pid % 90);
const address = `https://127.0.0.1:${port}`;
const passphrase = 'first contact passphrase';
const programs: ChildProcess[] = [];
let folder: string;
let browser: Browser;
const camera = new FakeCamera();

/** Starts a program of the jar; resolves to what it said once that matches `ready`. */
function start(ready: RegExp, ...words: readonly string[]): Promise<string> {
  const program = piaoxiang(...words);
  programs.push(program);
  let said = '';
  return new Promise((resolve, reject) => {
    program.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (ready.test(said)) resolve(said);
    });
    program.on('exit', (code) => reject(new Error(`${words[0]} ended with ${code}`)));
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'piaoxiang-first-contact-'));
  browser = await launch(camera.flags);
});

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  program.removeAllListeners('exit');
  const ended = once(program, 'exit');
  program.kill();
  await ended;
}

afterAll(async () => {
  await browser?.close();
  for (const program of programs.reverse()) await end(program);
  rmSync(folder, { recursive: true, force: true });
});

/** Speaks to the server as somebody with a session of their own. */
async function person() {
  const session = await request.newContext({
    ignoreHTTPSErrors: true,
    extraHTTPHeaders: { origin: address },
  });
  return async (path: string, data: object, method = 'POST') => {
    const answer = await session.fetch(address + path, { method, data });
    const text = await answer.text();
    expect(answer.ok(), `${path}: ${text}`).toBe(true);
    return (text ? JSON.parse(text) : {}) as Record<string, string>;
  };
}

async function open(url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: tabletSize,
    locale: 'zh-CN',
    ignoreHTTPSErrors: true,
  });
  context.setDefaultTimeout(60_000);
  return (await openPage(context, url)).page;
}

async function looks(page: Page, name: string, at?: Locator): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  await atEverySize(page, async (suffix) => {
    await at?.scrollIntoViewIfNeeded();
    await shot(page, `contact-${name}${suffix}`);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), name + suffix).toBe(
      false,
    );
  });
}

const lineOf = (card: ReturnType<Page['locator']>) => card.locator('dd').last().innerText();
/** The station's page, once its program has started. */
const addressOf = (said: string) => /http:\/\/localhost\S+/.exec(said)![0];
const words = (page: Page) => page.locator('.key-code b').allInnerTexts();

it('lets a station in by the server’s card, a tablet by the observer’s, and another station by the copy', async () => {
  const said = await start(
    /Ctrl\+C/,
    'serve',
    '--data',
    join(folder, 'server'),
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
  );
  const administrator = await person();
  await administrator('/api/set-up', {
    code: /设置码：([A-Z2-9-]+)/.exec(said)![1],
    name: '甄管',
    password: '这是一个不容易猜的长口令',
  });
  const account = async (login: string, role: string, meeting?: string) =>
    (await administrator('/api/accounts', { login, name: login, role, ...(meeting && { meeting }) }))[
      'token'
    ]!;
  const clerk = await person();
  await clerk('/api/sign-in/link', { token: await account('许记', 'CLERK') });
  const { id: meeting } = await clerk('/api/meetings', {
    title: '县委常委会第四十一次会议',
    body: '中共某县委常委会',
    bodyType: 'STANDING_COMMITTEE',
    place: '第一会议室',
    plannedStart: '2026-12-01T09:00:00+08:00',
    timeZone: 'Asia/Shanghai',
    rulePack: 'cn-2019-1',
    floor: 5,
    mode: 'COMBINED',
    audience: 'ROOM',
  });

  // 会务打印服务器登记卡，与控制台显示的一致
  const desk = await open(`${address}/signin.html#link=${await account('许记二', 'CLERK')}`);
  await desk.waitForURL(/desk/);
  await desk.goto(`${address}/desk.html?meeting=${meeting}`);
  await desk.getByRole('button', { name: '筹备' }).click();
  await desk.getByRole('button', { name: '显示服务器登记卡' }).click();
  const serverCard = desk.getByRole('article', { name: '服务器登记卡' });
  await looks(desk, 'desk', serverCard);
  const line = await lineOf(serverCard);
  const key = /服务器公钥：(\S+)/.exec(said)![1]!;
  await serverCard.getByText(key, { exact: true }).waitFor();
  expect((await words(desk)).join('')).toBe(/公钥核对码：([^（]+)/.exec(said)![1]!.replaceAll(' ', ''));
  await desk.evaluate('window.print = () => {}');
  await desk.getByRole('button', { name: '打印登记卡' }).click();
  await desk.locator('.print-alone').waitFor();
  await desk.pdf({ path: `${shots}contact-server-card.pdf`, preferCSSPageSize: true });
  expect(pagesOf(`${shots}contact-server-card.pdf`)).toBe(1);

  // 工作站第一次连接：别的服务器的卡不行，正确的卡可以
  const link = join(folder, 'link');
  writeFileSync(link, await account('郑监督', 'OBSERVER', meeting));
  // One is given the server’s certificate, the other the fingerprint that the server says.
  const authority = ['--ca', join(folder, 'server/tls/ca.crt')];
  const options = ['--server', address, ...authority, '--data', join(folder, 'station')];
  const told = await start(
    /http:\/\/localhost\S+/,
    'station',
    ...options,
    '--link-file',
    link,
    '--role',
    'OBSERVER',
  );
  expect(told).toContain('第一次连接这台服务器');
  const station = await open(addressOf(told));
  await station.getByRole('heading', { name: '第一次连接这台服务器' }).waitFor();
  await station.getByText(key, { exact: true }).waitFor();
  expect(await words(station)).toEqual(await words(desk));
  await looks(station, 'station');
  const scan = async (page: Page, text: string) => {
    await page.getByLabel(/^登记卡/).fill(text);
    await page.keyboard.press('Enter');
  };
  const other = `PXK1/${makeSigningKey().publicKey.replaceAll('+', '-').replaceAll('/', '_').replace('=', '')}`;
  await scan(station, `${other}/${crc32(other).toString(16).padStart(8, '0')}`);
  await station.getByText('SERVER_CARD_OTHER_KEY').waitFor();
  await looks(station, 'station-other');
  await scan(station, line.slice(0, -3));
  await station.getByText('SERVER_CARD_UNREADABLE').waitFor();
  await scan(station, line);
  await station.getByText('服务器已用登记卡核对').waitFor();

  // 列席监督人员登记卡带着两把公钥，平板由它登记
  await station.getByLabel('单位').fill('市委组织部干部监督科');
  await station.getByRole('button', { name: '登记本工作站' }).click();
  const observersCard = station.getByRole('article', { name: '列席监督人员登记卡' });
  await observersCard.getByText(key, { exact: true }).waitFor();
  await looks(station, 'observers-card');
  await desk.getByLabel('设备访问服务器的地址').fill(address);
  await desk.getByRole('button', { name: '登记投票平板' }).click();
  const code = desk.getByRole('region', { name: '投票平板登记码' }).getByRole('link');
  const tablet = await open((await code.getAttribute('href'))!);
  await tablet.getByRole('heading', { name: '扫描列席监督人员的登记卡' }).waitFor();
  await scan(tablet, await lineOf(observersCard));
  await tablet.getByText('县委常委会第四十一次会议').first().waitFor();
  await looks(tablet, 'tablet');

  // 工作站丢失：换一台，用摄像头扫描登记卡，再从封存页恢复 B 角副本
  await station.getByRole('button', { name: '领取计票密钥' }).click();
  await station.getByText('计票密钥已在本机').waitFor();
  await station.getByLabel('副本口令（至少 12 个字符）').fill(passphrase);
  await station.getByLabel('再输一遍口令').fill(passphrase);
  await station.getByRole('button', { name: '制作 B 角副本' }).click();
  const envelope = station.getByRole('article', { name: '计票密钥 B 角副本（密封）' });
  await envelope.getByRole('img', { name: 'B 角副本' }).waitFor();
  await shot(station, 'contact-envelope');
  const saved = station.waitForEvent('download');
  await station.getByRole('button', { name: '保存副本文件' }).click();
  const copy = readFileSync(await (await saved).path(), 'utf8');
  const registered = await lineOf(observersCard);
  await station.close();
  await end(programs.at(-1)!);

  // The lost station's session ends with the account; the person gets a new one.
  await administrator(`/api/accounts/${encodeURIComponent('郑监督')}`, {}, 'DELETE');
  writeFileSync(link, await account('郑监督', 'OBSERVER', meeting));
  const fingerprint = ['--ca-fingerprint', /根证书指纹（SHA-256）：(\S+)/.exec(said)![1]!];
  const again = ['--server', address, ...fingerprint, '--data', join(folder, 'station-b')];
  const ready = /http:\/\/localhost\S+/;
  const second = await open(
    addressOf(await start(ready, 'station', ...again, '--link-file', link, '--role', 'OBSERVER')),
  );
  const see = async (text: string) => {
    camera.looksAt(text);
    await second.getByRole('button', { name: '用摄像头扫描' }).click();
  };
  await see(`${other}/${crc32(other).toString(16).padStart(8, '0')}`);
  await second.getByText('SERVER_CARD_OTHER_KEY').waitFor();
  await shot(second, 'contact-second-camera');
  await second.getByRole('button', { name: '停止摄像头' }).click();
  await see(line);
  await second.getByText('服务器已用登记卡核对').waitFor();

  await second.getByText('本机不是登记的那台工作站').waitFor();
  expect(await second.getByRole('button', { name: /登记本工作站|领取计票密钥/ }).count()).toBe(0);
  await looks(second, 'second-elsewhere');
  const field = second.getByLabel('或粘贴副本内容，或扫描封存页上的二维码');
  await field.fill(line);
  await field.press('Enter');
  await second.getByText('COPY_UNREADABLE').waitFor();
  await see(copy);
  await second.getByText('已读入副本，请输入口令').waitFor();
  await second.getByLabel('副本口令').fill(`${passphrase}?`);
  await second.getByRole('button', { name: '恢复 B 角副本' }).click();
  await second.getByText('COPY_PASSPHRASE_WRONG').waitFor();
  await shot(second, 'contact-second-wrong');
  await second.getByLabel('副本口令').fill(passphrase);
  await second.getByRole('button', { name: '恢复 B 角副本' }).click();
  await second.getByText('计票密钥已在本机').waitFor();
  // The card is the same, so that tablets need not be enrolled again; and the record tells of it.
  expect(await lineOf(second.getByRole('article', { name: '列席监督人员登记卡' }))).toBe(registered);
  await shot(second, 'contact-second-restored');
  await second.getByRole('button', { name: '现场' }).click();
  await second.getByText('B 角密钥副本已在').waitFor();
  await second.getByText(/已会签 [1-9]/).waitFor();
  await shot(second, 'contact-second-live');
});
