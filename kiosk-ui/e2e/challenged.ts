import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fill, mark } from './troubles';
import { confirm, press, sees, type Room } from './room';

/** A voter tests the tablet first: the observer's own station captures, reads the opened ballot out and records. */
export async function castAfterChallenge(
  room: Room,
  tablet: Page,
  observer: Page,
  options: readonly string[],
): Promise<void> {
  const test = options.map(() => '不同意');
  await fill(tablet, test);
  await press(tablet, '验证本机');
  const shown = tablet.locator('[data-code]');
  await shown.waitFor();
  await room.looks(tablet, 'tablet-challenge');
  await press(observer, '验证平板');
  await observer.getByLabel('平板台数').fill('1');
  await press(observer, '抽取要验证的平板');
  await observer.getByText('抽到：1 号').waitFor();
  await observer.getByLabel('验证码').fill((await shown.getAttribute('data-code')) ?? '');
  await press(observer, '采集');
  await observer.getByText('现在请投票人在平板上选择').waitFor();
  await press(tablet, '打开核对');
  await sees(tablet, '这张票已打开');
  await observer.getByText('与刚才在平板上填写的是否完全一致').waitFor();
  expect(await observer.locator('.panel td:nth-child(2)').allInnerTexts()).toEqual(test);
  await observer.getByLabel('平板编号').fill('1');
  await room.looks(observer, 'observer-challenge');
  await press(observer, '一致');
  await confirm(observer, '一致');
  await observer.getByText('已登记：一致').waitFor();
  await observer.getByText('其中抽取的平板 1 次').waitFor();
  await room.looks(observer, 'observer-challenge-good');
  await press(tablet, '重新填写表决票');
  await mark(tablet, options);
  await press(tablet, '提交');
  await sees(tablet, '已收到');
}
