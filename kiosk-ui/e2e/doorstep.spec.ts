import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskSize, press, Room } from './room';
import { phoneSize, tabletSize } from './browser';
import { startDemo } from './demo';

/** What somebody meets before anybody has signed in: the demo's index, the sign-in page, an unknown tablet. */

let room: Room;
let demo: Awaited<ReturnType<typeof startDemo>>;

// A demo of its own: a reset ends the stations of whoever plays beside it.
beforeAll(async () => {
  demo = await startDemo();
  room = await Room.enter(/常委会/, 's0', undefined, demo.address);
});
afterAll(async () => {
  await room?.leave();
  await demo?.stop();
});

it('offers both meetings, and sets them up anew when asked', async () => {
  const index = await room.visit(demo.address, deskSize, 'index');
  const parts = index.locator('.demo-meeting');
  await parts.nth(1).getByText('B 类').first().waitFor();
  expect(await parts.count()).toBe(2);
  expect(await parts.nth(0).locator('.card').count()).toBe(22);
  expect(await parts.nth(1).locator('.card').count()).toBe(15);
  await room.looks(index, 'index');
  await room.looksAt(index, phoneSize, 'index-phone');
  const before = await index.locator('.sample-slips code').allInnerTexts();
  expect(before).toHaveLength(33);
  await press(index, '重新开始演示');
  const asks = index.getByRole('dialog', { name: '重新开始演示？' });
  await room.looks(index, 'index-reset');
  await press(asks, '重新开始演示');
  await index.getByText('演示已重新开始').waitFor();
  await parts.nth(1).getByText('B 类').first().waitFor();
  const after = await index.locator('.sample-slips code').allInnerTexts();
  expect(after).toHaveLength(33);
  expect(after.filter((code) => before.includes(code))).toEqual([]);
  await room.answers.expectRead('demo');
  room.expectClean();
});

it('says what is wrong at the door of each page', async () => {
  const signIn = await room.visit(new URL('signin.html', demo.address).href, tabletSize, 'signin');
  await signIn.getByLabel('密码').waitFor();
  await room.looks(signIn, 'signin');
  await room.looksAt(signIn, phoneSize, 'signin-phone');
  await signIn.getByLabel('姓名或账号').fill('nobody');
  await signIn.getByLabel('密码').fill('not the password');
  await press(signIn, '登录');
  await signIn.getByRole('alert').waitFor();
  await room.looks(signIn, 'signin-refused');

  const used = await room.visit(
    new URL('signin.html#link=usedbefore', demo.address).href,
    tabletSize,
    'used',
  );
  await used.getByText('此链接已经用过或已失效').waitFor();
  await room.looks(used, 'signin-used');

  const stranger = await room.visit(new URL('tablet.html', demo.address).href, tabletSize, 'stranger');
  await stranger.getByText('本平板尚未登记').waitFor();
  await room.looks(stranger, 'tablet-stranger');
  for (const page of ['desk', 'door', 'chair', 'station']) {
    const shut = await room.visit(new URL(`${page}.html`, demo.address).href, tabletSize, page);
    await shut.getByRole('link', { name: '前往登录' }).waitFor();
    await room.looks(shut, `${page}-shut`);
  }
  room.expectClean();
});
