import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { hallSize, phoneSize, shots, tabletSize } from './browser';
import { startDemo } from './demo';
import { piaoxiang } from './program';
import { deskSize, does, press, refusedWith, Room } from './room';

/** The review without a line: card, sealed file and signed answer carried between two programs, by clicks on both sides. */

const passphrase = '一个不短的部门口令啊啊啊';

let demo: Awaited<ReturnType<typeof startDemo>>;
let room: Room;
let folder: string;
let station: { readonly program: ChildProcess; readonly address: string };

async function startOffice(): Promise<typeof station> {
  const program = piaoxiang('station', '--office', join(folder, 'office'));
  const address = await new Promise<string>((resolve, reject) => {
    program.stdout?.on('data', (text: Buffer) => {
      const found = /http:\/\/localhost\S+/.exec(String(text));
      if (found) resolve(found[0]);
    });
    program.on('error', reject);
    program.on('exit', (code) => reject(new Error(`the station ended with ${code}`)));
  });
  return { program, address };
}

async function stopOffice(): Promise<void> {
  if (station.program.exitCode !== null) return;
  const ended = once(station.program, 'exit');
  station.program.kill();
  await ended;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piaoxiang-office-'));
  [demo, station] = await Promise.all([startDemo(), startOffice()]);
  room = await Room.enter(/常委会/, 'sealed', undefined, demo.address);
});
afterAll(async () => {
  await room?.leave();
  if (station) await stopOffice();
  await demo?.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await room.shootAll();
});

async function everySize(page: Page, name: string) {
  await room.looks(page, name);
  await room.looksAt(page, phoneSize, `${name}-phone`);
  await room.looksAt(page, hallSize, `${name}-wide`);
}

/** Presses what hands out a file and carries it to the other side. */
async function carried(page: Page, pressing: () => Promise<unknown>, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), pressing()]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

const codeOf = (page: Page, at = 0) => page.locator('.key-code').nth(at).locator('b').allInnerTexts();

const answerOf = (page: Page, item: string, answer: string) =>
  page.locator(`#item-${item}`).getByRole('radio', { name: answer, exact: true });

async function sign(office: Page, count: number) {
  await press(office, `签发 ${count} 项意见`);
  await office
    .getByRole('dialog')
    .getByRole('button', { name: `签发 ${count} 项意见` })
    .click();
}

it('seals, answers and imports by clicks on both sides', async () => {
  const clerk = await room.open('clerk', deskSize);
  const office = await room.visit(station.address, tabletSize, 'office');

  // 部门密钥与名片
  await office.getByLabel('部门名称').fill('市委组织部干部监督科');
  await office.getByLabel('口令（至少 12 个字符）').fill(passphrase);
  await office.getByLabel('再输一遍口令').fill(passphrase);
  await everySize(office, 'office-first');
  await press(office, '生成密钥');
  await office.getByRole('heading', { name: '打开送审密件' }).waitFor();
  await everySize(office, 'office-card');
  await office.pdf({ path: `${shots}sealed-office-card.pdf`, preferCSSPageSize: true });
  const card = await carried(office, () => press(office, '保存名片文件'), 'card.txt');
  const officeCode = await codeOf(office);

  // 登记名片，导出密件
  await press(clerk, '筹备');
  await clerk.getByText('离线送审（密件）').click();
  await clerk.getByLabel('名片文件（.txt）').setInputFiles(card);
  await press(clerk, '查看名片');
  await clerk.getByText('请用电话或当面与“市委组织部干部监督科”逐字核对').waitFor();
  expect(await codeOf(clerk)).toEqual(officeCode);
  await clerk.getByLabel('已逐字核对，一致').check();
  await everySize(clerk, 'desk-card');
  await does(clerk, 'SUPERIOR_CARD');
  await clerk.getByText('已登记：市委组织部干部监督科').waitFor();
  const sealed = await carried(
    clerk,
    () => clerk.getByRole('link', { name: '下载密件（.pxs）' }).click(),
    'filing.pxs',
  );
  await clerk.getByRole('heading', { name: '导入复函' }).scrollIntoViewIfNeeded();
  await everySize(clerk, 'desk-sealed');

  // 重新打开程序，输入口令，打开密件
  await press(office, '锁上密钥');
  await office.getByLabel('口令').fill(passphrase);
  await press(office, '打开');
  await office.getByLabel('送审密件（.pxs）').setInputFiles(sealed);
  await office.getByText('会议推荐得票未达到有效票的半数').first().waitFor();
  expect(await codeOf(office)).toEqual(await codeOf(clerk, 1));
  await everySize(office, 'office-filing');
  await office.getByText('请先核对密件来源').waitFor();
  await press(office, '核对一致');
  await office.getByText('来源已核对过').waitFor();
  const href = await office.getByRole('link', { name: /钱七考察材料/ }).getAttribute('href');
  const begin = await office.evaluate(async (path) => (await (await fetch(path!)).text()).slice(0, 5), href);
  expect(begin).toBe('%PDF-');

  // 逐项答复并签发
  await answerOf(office, 'i1', '退回补充材料').check();
  await press(office, '其余都可以上会');
  await office.locator('#item-i1').getByLabel(/^说明/).fill('请补个人有关事项报告的核查说明');
  for (const [label, name] of [
    ['经办', '吴经办'],
    ['审核', '郑审核'],
    ['签发', '王签发'],
  ] as const)
    await office.getByLabel(label, { exact: true }).fill(name);
  await office.getByRole('radio', { name: '不列席', exact: true }).check();
  await office.getByLabel('由谁代为封箱（姓名、单位）').fill('县纪委监委 陈某');
  await room.looks(office, 'office-answers');
  await sign(office, 6);
  await office.getByText('已签发复函第 1 版').first().waitFor();
  await office.getByRole('heading', { name: '审查意见复函' }).scrollIntoViewIfNeeded();
  await everySize(office, 'office-signed');
  await office.pdf({ path: `${shots}sealed-office-answer.pdf`, preferCSSPageSize: true });
  const first = await carried(office, () => press(office, '保存复函文件'), 'first.pxa');

  // 导入复函
  const input = clerk.getByLabel('复函文件（.pxa）');
  await input.setInputFiles(sealed);
  await clerk.getByText('这不是复函文件').waitFor();
  await input.setInputFiles(first);
  await clerk.getByRole('heading', { name: '复函第 1 版' }).scrollIntoViewIfNeeded();
  await everySize(clerk, 'desk-answer');
  await does(clerk, 'IMPORT_ANSWERS');
  await clerk.getByText('已导入第 1 版复函').waitFor();
  await clerk.getByText('退回补充材料：请补个人有关事项报告的核查说明').waitFor();
  await input.setInputFiles(first);
  await refusedWith(clerk, 'IMPORT_ANSWERS', 'ANSWER_OLDER', () => room.looks(clerk, 'desk-older'));

  // 修改后再签发
  await answerOf(office, 'i1', '可以上会').check();
  await sign(office, 6);
  await office.getByText('已签发复函第 2 版').first().waitFor();
  const second = await carried(office, () => press(office, '保存复函文件'), 'second.pxa');
  await input.setInputFiles(second);
  await does(clerk, 'IMPORT_ANSWERS');
  await clerk.getByText('已导入第 2 版复函').waitFor();
  await press(clerk, '操作留痕');
  await clerk.getByText(/导入上级复函第 2 版/).waitFor();
  await room.looks(clerk, 'desk-trail');
  room.expectClean();
});
