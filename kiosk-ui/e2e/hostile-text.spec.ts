import { afterEach, expect, it } from 'vitest';
import { items } from './fixture-meeting';
import { loadBefore, meeting, press, tablet, withTablets } from './tablet-page';

/** What somebody could write where a name, a title or a post belongs, to have it run on everybody's screen. */
const hostile = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>{{ran}}"\'`${1}';

const [first] = items;
const honest = structuredClone(first!);

withTablets();

afterEach(() => {
  Object.assign(first!, structuredClone(honest));
});

it('shows script text as text, in titles, names, posts and questions', async () => {
  Object.assign(meeting, { title: hostile });
  Object.assign(first!, {
    title: hostile,
    candidates: [{ id: 'c1', name: hostile, currentPost: hostile, proposedPost: hostile }],
  });
  const page = await tablet();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await loadBefore(page, 0);
  meeting.open('appointments');
  await press(page, '填写表决票');
  await page.getByRole('heading', { name: hostile }).waitFor();
  await page.getByRole('radio', { name: '同意', exact: true }).check();
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(dialogs).toEqual([]);
});
