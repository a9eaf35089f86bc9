import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cardText } from '../src/scan/card';
import { atEverySize, tabletSize } from './browser';
import { looks, meeting, open, press, sees, slipText, tablet, withTablets } from './tablet-page';

withTablets();

/** One way to give a code, on the pages of a tablet and of a device that checks tablets. */

const focused = (field: Locator) =>
  expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);

/** The next scan replaces all of what was refused. */
const selected = (field: Locator, text: string) =>
  expect
    .poll(() =>
      field.evaluate((input: HTMLInputElement) =>
        input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
      ),
    )
    .toBe(text);

/** Nobody allowed this browser a camera: the page says so, and the field is as it was. */
async function noCamera(page: Page, field: Locator, name: string): Promise<void> {
  const typed = await field.inputValue();
  await press(page, '用摄像头扫描');
  await page.getByText('CAMERA_UNAVAILABLE').waitFor();
  await page.getByRole('button', { name: '用摄像头扫描' }).waitFor();
  await focused(field);
  expect(await field.inputValue()).toBe(typed);
  await atEverySize(page, async (suffix) => {
    await looks(page, `${name}${suffix}`);
  });
}

it('takes the observer’s card typed, pasted with blanks, and says where there is no camera', async () => {
  const page = await open('tablet.html', tabletSize, undefined, meeting.enrolment(''));
  const field = page.getByLabel(/^登记卡/);
  await focused(field);
  await field.press('Enter');
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.keyboard.type('PXO1/x');
  await page.keyboard.press('Enter');
  await page.getByText('CARD_FORMER').waitFor();
  await selected(field, 'PXO1/x');
  await noCamera(page, field, 'entry-card');
  const keys = { observerKey: meeting.observer.publicKey, serverKey: meeting.server.publicKey };
  await field.fill(`  ${cardText(meeting.id, keys)} `);
  await press(page, '确定');
  await sees(page, '请等待主持人宣布投票');
});

it('takes a slip at its last character, and leaves a wrong one to be mended', async () => {
  const page = await tablet();
  await press(page, '装入投票凭证');
  const field = page.getByLabel('凭证号码');
  await focused(field);
  const slip = slipText(2);
  const wrong = slip.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
  await page.keyboard.type(wrong);
  await page.getByText('号码与末尾两位校验字符不符').waitFor();
  await selected(field, wrong);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await field.press('End');
  await field.press('Backspace');
  await page.getByText('号码与末尾两位校验字符不符').waitFor({ state: 'detached' });
  await noCamera(page, field, 'entry-slip');
  // No camera is no fault of the number.
  expect(await field.getAttribute('aria-invalid')).toBe('false');
  await field.press('Enter');
  await page.getByText('现在是 23 个').waitFor();
  await field.press('End');
  await page.keyboard.type(slip.slice(-1));
  await page.getByText('已装入投票凭证').waitFor();
});

it('captures one code after another with the hands at the keyboard', async () => {
  meeting.setUp('appointments');
  const page = await open('check.html', tabletSize);
  const field = page.getByLabel('验证码');
  await focused(field);
  await page.keyboard.type('0123456789abcdef 0123456789abcde');
  await page.keyboard.press('Enter');
  await page.getByText('COMMITMENT_UNREADABLE').waitFor();
  await selected(field, '0123456789abcdef 0123456789abcde');
  await noCamera(page, field, 'entry-check');
  await field.press('End');
  await page.keyboard.type('f ');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '0123 4567 89ab cdef 0123 4567 89ab cdef' }).waitFor();
  expect(await field.inputValue()).toBe('');
  await page.keyboard.type('f'.repeat(32));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'ffff ffff' }).waitFor();
});
