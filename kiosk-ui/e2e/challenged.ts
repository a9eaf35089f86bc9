import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { phoneSize, tabletSize } from './browser';
import { confirm, loadSlip, press, sees, type Room } from './room';

/** 验证本机 as people do it: the tablet in one hand, the device that reads it beside it. */

/** A tablet program that was altered: what is marked 同意 is encrypted as 不同意, and the other way round. */
export const swap = (page: Page) =>
  page.addInitScript(() => {
    const post = Worker.prototype.postMessage as (message: unknown) => void;
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      const work = message as { kind: string; ask: { choices: number[][] }[] };
      if (work.kind === 'encrypt')
        for (const poll of work.ask)
          for (const marks of poll.choices) [marks[0], marks[1]] = [marks[1]!, marks[0]!];
      post.call(this, message);
    } as typeof Worker.prototype.postMessage;
  });

/** Whoever stands at the tablet and at the reading devices: capture first, choose then. */
export async function capture(from: Page, ...into: readonly Page[]): Promise<string> {
  await press(from, '验证本机');
  await from.getByRole('img', { name: '验证码' }).waitFor();
  const code = await from.locator('.challenge-code').innerText();
  for (const device of into) await take(device, code);
  return code;
}

async function take(device: Page, code: string): Promise<void> {
  await device.getByLabel('验证码').fill(code);
  await press(device, '采集');
  await device.getByText('现在请投票人在平板上选择').waitFor();
}

/** The answers that the reading device found in the ballot, once it was opened. */
export async function heldAnswers(page: Page): Promise<string[]> {
  await page.getByText('与刚才在平板上填写的是否完全一致').waitFor();
  return page.locator('table td:nth-child(2)').allInnerTexts();
}

/** Marks 同意 on a paper with one person and goes on to the review, where the tablet has encrypted it. */
async function agree(tablet: Page): Promise<void> {
  await tablet.getByRole('radio', { name: '同意', exact: true }).check();
  await press(tablet, '去核对');
}

async function judge(observer: Page, outcome: '一致' | '不一致' | '投票人没有提交'): Promise<void> {
  await press(observer, outcome);
  await confirm(observer, outcome);
}

/**
 * Between seal and opening: the observer and the server draw a tablet, and that one turns out to be altered. The station on
 * `observer` and a device of the room read it; the observer records it.
 */
export async function catchAltered(room: Room, observer: Page, slip: string): Promise<void> {
  await observer.getByLabel('平板台数').fill('9');
  await press(observer, '抽取要验证的平板');
  const drawn = /^抽到：([1-9]) 号$/.exec(await observer.getByText(/^抽到：/).innerText());
  expect(drawn).not.toBeNull();
  const tablet = await room.open('tablet2', tabletSize, 'altered', swap);
  const device = await room.visit(
    room.card('tablet3').replace('tablet.html', 'check.html'),
    tabletSize,
    'checker',
  );
  await loadSlip(tablet, slip);
  await press(tablet, '验证本机');
  await agree(tablet);
  await tablet.getByText('投票尚未开始，现在只能验证本机').waitFor();
  // On the tablet all looks well.
  expect(await tablet.locator('.marked').allInnerTexts()).toEqual(['同意']);
  await capture(tablet, device, observer);
  await room.looks(tablet, 'altered-committed');
  await press(tablet, '打开核对');
  await sees(tablet, '这张票已打开');
  expect(await heldAnswers(device)).toEqual(['不同意']);
  await press(device, '不一致');
  await device.getByText('这台平板不可信').waitFor();
  await room.looks(device, 'checker-altered');
  await room.looksAt(device, phoneSize, 'checker-altered-phone');
  await observer.getByText('两套程序独立读出，结果相同').waitFor();
  expect(await heldAnswers(observer)).toEqual(['不同意']);
  await observer.getByLabel('平板编号').fill(drawn![1]!);
  await room.looks(observer, 'challenge-altered');
  await judge(observer, '不一致');
  await observer.getByText('这台平板不可信，本轮应当中止').waitFor();
  await observer.getByText('本轮已验证 1 次：一致 0，不一致 1，其中抽取的平板 1 次').waitFor();
  await room.looks(observer, 'challenge-bad');
  await room.looksAt(observer, phoneSize, 'challenge-bad-phone');
}

/**
 * While people vote: a voter tests the tablet first and then votes on it with the same slip. What is cast was captured too, as a
 * scanner reads it, with all hashes.
 */
export async function testThenVote(room: Room, observer: Page, slip: string): Promise<void> {
  const tablet = await room.open('tablet1');
  await press(tablet, '填写表决票');
  await tablet.getByLabel('凭证号码').fill(slip);
  await agree(tablet);
  await tablet.getByText('提交后不能更改').waitFor();
  await capture(tablet, observer);
  await press(tablet, '打开核对');
  await sees(tablet, '这张票已打开');
  await observer.getByText('两套程序独立读出，结果相同').waitFor();
  expect(await heldAnswers(observer)).toEqual(['同意']);
  await room.looks(observer, 'challenge-good');
  await judge(observer, '一致');
  await observer.getByText('已登记：一致').waitFor();
  await observer.getByText('本轮已验证 1 次：一致 1，不一致 0，其中抽取的平板 0 次').waitFor();
  await press(tablet, '重新填写表决票');
  await agree(tablet);
  await tablet.getByText('提交后不能更改').waitFor();
  await press(tablet, '验证本机');
  await take(observer, (await tablet.locator('[data-code^="PXC1"]').getAttribute('data-code')) ?? '');
  await press(tablet, '提交');
  await sees(tablet, '已收到');
}

/** After the close: a captured ballot is in the box, though its voter says that nothing was submitted. */
export async function findCastEarly(room: Room, observer: Page): Promise<void> {
  await press(observer, '核对票箱');
  await observer.getByText('这张票在箱内').waitFor();
  await room.looks(observer, 'challenge-in-box');
  await judge(observer, '投票人没有提交');
  await observer.getByText('本轮已验证 2 次：一致 1，不一致 1').waitFor();
}
