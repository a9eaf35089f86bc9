import { expect, it } from 'vitest';
import { keptText, phoneSize, shot } from './browser';
import { FixtureMeeting } from './fixture-meeting';
import { printed } from './fixture-polls';
import {
  load,
  loadBefore,
  looks,
  meeting,
  press,
  sees,
  slipText,
  tablet,
  vote,
  withTablets,
} from './tablet-page';

withTablets();

it('tells typing mistakes, slips of elsewhere and used slips apart', async () => {
  const page = await tablet();
  meeting.open('appointments');
  await press(page, '填写表决票');
  const right = slipText(2);
  const swapped = (right.startsWith('2') ? '3' : '2') + right.slice(1);
  await page.getByLabel('凭证号码').fill(swapped);
  await page.getByText('号码与末尾两位校验字符不符').waitFor();
  await looks(page, 't3-mistyped');
  await page.getByLabel('凭证号码').fill('0');
  await press(page, '确定');
  await page.getByText('第 1 个字符不会出现在凭证上').waitFor();
  const [stranger] = new FixtureMeeting().slips;
  await page.getByLabel('凭证号码').fill(printed(stranger!));
  await page.getByText('凭证不在本轮名单内').waitFor();
  await page.getByText('您的票没有进入票箱').waitFor();
  await looks(page, 'problem-slip-unknown');
  expect(await keptText(page)).not.toContain(stranger);

  const other = await tablet(phoneSize);
  for (const one of [page, other]) {
    if (one === page) await press(page, '返回首页');
    await press(one, '填写表决票');
    await load(one, 2);
    await sees(one, '张三');
    await shot(one, one === other ? 'phone-t4' : 't4-before-used');
    await vote(one, ['同意', '同意', '同意', '同意', '同意']);
    await one.getByText('提交后不能更改').waitFor();
    await shot(one, one === other ? 'phone-t5' : 't5-before-used');
    await press(one, '提交');
    if (one === page) await sees(one, '已收到');
  }
  await other.getByText('凭证已经用过').waitFor();
  await other.getByText('箱内是此凭证先前投的那一张票').waitFor();
  await looks(other, 'phone-problem-used');
});

it('does not offer a poll that the slip was withheld from, and withholds behind a PIN', async () => {
  const page = await tablet();
  await loadBefore(page, 0);
  meeting.setUp('appointments', [0]);
  meeting.change('DRAFT');
  await page.waitForTimeout(200);
  const door = page.getByRole('button', { name: '监票人操作' });
  await door.dispatchEvent('pointerdown');
  await page.getByLabel('监票人口令').fill('1111');
  await press(page, '确定');
  await page.getByText('口令不对').waitFor();
  await page.getByLabel('监票人口令').fill(meeting.pin);
  await press(page, '确定');
  await press(page, '暂存：任命王五为C镇副镇长推荐人选');
  await looks(page, 'withhold-confirm');
  await press(page, '确认暂存');
  await page.getByText('已暂存：').waitFor();
  expect(meeting.withheld).toHaveLength(1);
  await press(page, '关闭');
  meeting.open('appointments', [0]);
  await press(page, '填写表决票');
  await sees(page, '张三');
  await page.getByText('第 1 项 / 共 4 项').waitFor();
});

it('refuses to encrypt without a seal that holds', async () => {
  const page = await tablet();
  await loadBefore(page, 3);
  meeting.open('appointments');
  meeting.breakSeal();
  await press(page, '填写表决票');
  await page.getByText('封箱确认不成立').waitFor();
  await looks(page, 'problem-seal');
  expect(meeting.castPosts).toBe(0);
});

it('tells who was too late, and raises an alarm when the box lacks a ballot', async () => {
  const page = await tablet();
  await loadBefore(page, 4);
  meeting.open('appointments');
  await press(page, '填写表决票');
  await sees(page, '张三');
  meeting.change('CLOSING', new Date(Date.now() + 30_000).toISOString());
  await page.getByText('投票即将结束').waitFor();
  await shot(page, 't4-closing');
  meeting.change('CLOSED');
  await page.getByText('投票已经结束').waitFor();
  await looks(page, 'problem-closed');
  await press(page, '返回首页');
  meeting.open('recommendation');
  await press(page, '填写表决票');
  await load(page, 4);
  await page.getByRole('checkbox', { name: '单国强' }).click();
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  await press(page, '提交');
  await sees(page, '已收到');
  meeting.hideBallots = true;
  await press(page, '现在清屏');
  meeting.change('CLOSED');
  await page.getByText('票箱名单中没有您的票').waitFor();
  await page.getByRole('img', { name: '服务器签名的收据' }).waitFor();
  await looks(page, 'alarm-missing');
  await page.setViewportSize(phoneSize);
  await looks(page, 'phone-alarm-missing');
  await expect.poll(() => meeting.objections.length).toBe(1);
  const [shown] = meeting.objections as { statement: string; signature: string }[];
  expect(shown!.signature).toBe(meeting.server.sign(shown!.statement));
});
