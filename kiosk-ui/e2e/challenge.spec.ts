import { expect, it } from 'vitest';
import { phoneSize } from './browser';
import { capture, heldAnswers, swap } from './challenged';
import { openBallot } from './fixture-polls';
import {
  load,
  loadBefore,
  looks,
  meeting,
  open,
  press,
  sees,
  tablet,
  vote,
  withTablets,
} from './tablet-page';

withTablets();

const agreeAll = ['同意', '同意', '同意', '同意', '同意'] as const;

/** A device of the room that checks tablets; it is enrolled like one. */
const checker = () => open('check.html', { width: 1280, height: 800 });

it('opens a test ballot to another device, and casts a fresh one', async () => {
  const [page, other] = [await tablet(), await checker()];
  await sees(page, '请等待主持人宣布投票');
  await loadBefore(page, 1);
  const round = meeting.open('appointments');
  await press(page, '填写表决票');
  await sees(page, '张三');
  await vote(page, ['同意', '不同意', '弃权', '同意', undefined]);
  await page.getByText('提交后不能更改').waitFor();
  await looks(other, 'check-empty');
  const code = await capture(page, other);
  await looks(page, 't5-committed');
  await looks(other, 'check-captured');
  await press(page, '打开核对');
  await sees(page, '这张票已打开');
  expect(await page.locator('.challenge-code').innerText()).toBe(code);
  await looks(page, 't5-opened');
  expect(await heldAnswers(other)).toEqual(['同意', '不同意', '弃权', '同意', '弃权']);
  await looks(other, 'check-held');
  await press(page, '重新填写表决票');
  await sees(page, '张三');
  // What was marked for the test is gone: nothing of it slips into the vote.
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await vote(page, agreeAll);
  await page.getByText('提交后不能更改').waitFor();
  const again = await capture(page, other);
  expect(again).not.toBe(code);
  await press(page, '提交');
  await sees(page, '已收到');
  const box = meeting.ballotsOf(round);
  expect(box.map(openBallot)).toEqual(Array(5).fill([[1, 0, 0]]));
  expect(box.some((ballot) => [...meeting.challenged].some((hash) => ballot.includes(hash)))).toBe(false);
});

it('catches a tablet program that swaps 同意 and 不同意', async () => {
  const page = await tablet(undefined, swap);
  const other = await checker();
  meeting.open('appointments');
  await press(page, '填写表决票');
  await load(page, 2);
  await vote(page, agreeAll);
  await page.getByText('提交后不能更改').waitFor();
  // On the tablet all looks well.
  expect(await page.locator('.marked').allInnerTexts()).toEqual([...agreeAll]);
  await capture(page, other);
  await press(page, '打开核对');
  expect(await heldAnswers(other)).toEqual(Array(5).fill('不同意'));
  await press(other, '一致');
  await other.getByText('这台平板加密的就是屏幕上填写的').waitFor();
  await press(other, '不一致');
  await other.getByText('这台平板不可信').waitFor();
  expect(await other.getByText('这台平板加密的就是').count()).toBe(0);
  await looks(other, 'check-swapped');
});

it('is tested before the round opens, and begins afresh when it does', async () => {
  const [page, other] = [await tablet(), await checker()];
  await sees(page, '请等待主持人宣布投票');
  await loadBefore(page, 3);
  meeting.setUp('appointments');
  await press(page, '验证本机');
  await sees(page, '张三');
  await vote(page, agreeAll);
  await page.getByText('投票尚未开始，现在只能验证本机').waitFor();
  await looks(page, 't5-test');
  await capture(page, other);
  await press(page, '打开核对');
  await sees(page, '这张票已打开');
  await press(page, '完成');
  await press(page, '验证本机');
  await vote(page, agreeAll);
  meeting.change('OPEN');
  await sees(page, '投票已开始');
});

it('stands on a phone', async () => {
  const page = await tablet(phoneSize);
  const other = await open('check.html', phoneSize);
  meeting.open('appointments');
  await press(page, '填写表决票');
  await load(page, 4);
  await vote(page, agreeAll);
  await page.getByText('提交后不能更改').waitFor();
  await looks(page, 't5-review-phone');
  await capture(page, other);
  await looks(page, 't5-committed-phone');
  await press(page, '打开核对');
  await sees(page, '这张票已打开');
  await looks(page, 't5-opened-phone');
  await heldAnswers(other);
  await looks(other, 'check-held-phone');
  await press(other, '不一致');
  await other.getByText('这台平板不可信').waitFor();
  await looks(other, 'check-bad-phone');
});
