// Takes a picture of every page at every moment and asks axe: node e2e/desk-shots.mjs [name …].
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { server } from './desk-fixture.mjs';

const out = join(import.meta.dirname, 'shots');
const axe = await readFile(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const wide = [1280, 800];
const desk = [1440, 900];
const phone = [390, 844];

const press = (name) => (page) => page.getByRole('button', { name }).first().click();
const upload = (which, name) => (page) =>
  page
    .locator('input[type=file]')
    .nth(which)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('x') });
const shots = [
  ['signin', 'signin', 'list', 'NOBODY', [wide, phone]],
  ['signin-used-link', 'signin', 'list', 'NOBODY', [wide], undefined, '#link=used'],
  ['signin-set-up', 'signin', 'list', 'NOBODY', [wide], press(/首次启动/)],
  ['index', 'index', 'list', 'NOBODY', [wide, phone]],
  ['index-reset', 'index', 'list', 'NOBODY', [wide], press('重新开始演示')],
  ['door', 'door', 'door', 'DOOR', [wide, phone]],
  ['door-leave', 'door', 'door', 'DOOR', [wide, phone], press(/请假$/)],
  ['door-pinyin', 'door', 'door', 'DOOR', [wide], (page) => page.getByLabel('查找姓名或拼音').fill('shan')],
  [
    'door-refused',
    'door',
    'door',
    'DOOR',
    [wide],
    async (page) => {
      await page.keyboard.type('p4');
      await page.keyboard.press('Enter');
    },
  ],
  ['desk-d1', 'desk', 'list', 'CLERK', [desk, phone]],
  ['desk-d1-new', 'desk', 'list', 'CLERK', [desk], press('新建会议')],
  ['desk-d2-empty', 'desk', 'empty', 'CLERK', [desk]],
  ['desk-d2', 'desk', 'prepare', 'CLERK', [desk, wide, phone]],
  ['desk-d2-bad', 'desk', 'prepare', 'CLERK', [desk], upload(0, 'bad.csv')],
  ['desk-d2-good', 'desk', 'prepare', 'CLERK', [desk], upload(0, 'good.csv')],
  ['desk-d3-quorum', 'desk', 'quorum', 'CLERK', [desk]],
  ['desk-d3-scrutineers', 'desk', 'scrutineers', 'CLERK', [desk]],
  ['desk-d3-statements', 'desk', 'statements', 'CLERK', [desk, wide, phone]],
  ['desk-d3-principal', 'desk', 'statements', 'CLERK', [desk], press('林书记 同意')],
  ['desk-d3-rest', 'desk', 'statements', 'CLERK', [desk], press(/以上均同意/)],
  ['desk-d3-recuse', 'desk', 'statements', 'CLERK', [desk], press('登记回避')],
  ['desk-d3-absentee', 'desk', 'statements', 'CLERK', [desk], press('登记书面意见')],
  ['desk-d3-advice', 'desk', 'advice', 'CLERK', [desk]],
  ['desk-d3-voting', 'desk', 'voting', 'CLERK', [desk, wide, phone]],
  ['desk-d4', 'desk', 'sign', 'CLERK', [desk], press('计票')],
  ['desk-d4-other', 'desk', 'other', 'CLERK', [desk, phone], press('计票')],
  ['desk-d5', 'desk', 'ended', 'CLERK', [desk], press('文书')],
  ['desk-d6', 'desk', 'ended', 'CLERK', [desk, phone], press('操作留痕')],
  ['chair-quorum', 'chair', 'quorum', 'CHAIR', [wide]],
  ['chair-scrutineers', 'chair', 'scrutineers', 'CHAIR', [wide, phone]],
  ['chair-statements', 'chair', 'statements', 'CHAIR', [wide, phone]],
  ['chair-advice', 'chair', 'advice', 'CHAIR', [wide]],
  ['chair-defer', 'chair', 'defer', 'CHAIR', [wide]],
  ['chair-open', 'chair', 'ready', 'CHAIR', [wide]],
  ['chair-voting', 'chair', 'voting', 'CHAIR', [wide, phone]],
  ['chair-close', 'chair', 'voting', 'CHAIR', [wide], press(/结束投票/)],
  ['chair-break-off', 'chair', 'voting', 'CHAIR', [wide], press('中止本轮')],
  ['chair-announce', 'chair', 'announce', 'CHAIR', [wide, phone], press('查看结果')],
  ['chair-ended', 'chair', 'ended', 'CHAIR', [wide]],
  ['observer-o2', 'station', 'statements', 'OBSERVER', [wide, phone]],
  ['observer-advise', 'station', 'statements', 'OBSERVER', [wide], press('提出暂缓建议')],
  ['observer-k1', 'station', 'prepare', 'OBSERVER', [wide]],
  ['observer-o3', 'station', 'draft', 'OBSERVER', [wide, phone]],
  ['observer-o3-ask', 'station', 'draft', 'OBSERVER', [wide], press('确认并封箱')],
  ['observer-o4', 'station', 'closed', 'OBSERVER', [wide, phone], press('开始核验')],
  [
    'observer-k2',
    'station',
    'closed',
    'OBSERVER',
    [wide],
    async (page) => {
      await press('开始核验')(page);
      await page.getByText('M4').waitFor();
      await press('启封计票')(page);
    },
  ],
  ['custodian-k2', 'station', 'closed', 'CUSTODIAN', [wide, phone]],
  ['issuer', 'station', 'prepare', 'ISSUER', [wide]],
  ['issuer-slips', 'station', 'prepare', 'ISSUER', [wide], makeSlips],
  ['scrutineer-handout', 'station', 'handout', 'SCRUTINEER', [wide, phone]],
  ['scrutineer-sign', 'station', 'sign', 'SCRUTINEER', [wide]],
  ['teller-sign', 'station', 'sign', 'TELLER', [wide]],
];

async function makeSlips(page) {
  await page.getByLabel('张数').fill('12');
  await press('制作凭证')(page);
  await page.getByRole('dialog').getByRole('button', { name: '制作凭证' }).click();
  await page.getByText('已制作 12 张').waitFor();
}

await new Promise((resolve) => (server.listening ? resolve() : server.once('listening', resolve)));
const origin = `http://127.0.0.1:${server.address().port}`;
await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
const wanted = process.argv.slice(2);
let bad = 0;
for (const [name, file, scene, role, sizes, act, fragment = ''] of shots) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  for (const [width, height] of sizes) {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' });
    await context.addCookies([
      { name: 'scene', value: scene, url: origin },
      { name: 'role', value: role, url: origin },
    ]);
    const page = await context.newPage();
    const label = `${name}-${width}`;
    const complain = (what) => {
      bad++;
      console.log(`${label}: ${what}`);
    };
    page.on(
      'console',
      (message) =>
        message.type() === 'error' && !/status of 40[149]/.test(message.text()) && complain(message.text()),
    );
    page.on('pageerror', (error) => complain(error.message));
    try {
      await page.goto(`${origin}/${file}.html${fragment}`);
      await page.locator('h1, main').first().waitFor({ state: 'attached' });
      await page.waitForTimeout(250);
      await act?.(page);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(out, `${label}.png`) });
      const whole = await page.evaluate(() => [
        document.documentElement.scrollWidth > innerWidth,
        document.querySelector('main')?.scrollWidth > document.querySelector('main')?.clientWidth,
      ]);
      if (whole.some(Boolean)) complain('is wider than its window');
      if (name === 'issuer-slips')
        await page.pdf({ path: join(out, 'issuer-slips.pdf'), preferCSSPageSize: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run(document, { resultTypes: ['violations'] }),
      );
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          complain(`axe ${impact} ${id}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`);
    } catch (error) {
      complain(String(error.message).split('\n').slice(0, 3).join(' '));
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(bad === 0 ? 'no complaint' : `${bad} complaints`);
process.exit(0);
