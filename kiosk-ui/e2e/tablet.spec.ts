import { expect, it } from 'vitest';
import { keptText } from './browser';
import { openBallot } from './fixture-polls';
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

it('casts a round of appointments, forgets it, and finds it in the closed box', async () => {
  const page = await tablet();
  await sees(page, '请等待主持人宣布投票');
  expect(page.url()).not.toContain('#');
  await looks(page, 't1-waiting');
  await press(page, /查看材料\s*任命张三/);
  await page.getByRole('img').waitFor();
  await looks(page, 't2-materials');
  await press(page, '返回');
  await press(page, '装入投票凭证');
  await looks(page, 't3-slip');
  await load(page, 1);
  await page.getByText('已装入投票凭证').waitFor();
  const round = meeting.open('appointments', [0]);
  await sees(page, '投票已开始');
  await looks(page, 't1-open');
  await press(page, '填写表决票');
  await sees(page, '张三');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await looks(page, 't4-person-empty');
  await page.getByRole('radio', { name: '同意', exact: true }).check();
  await looks(page, 't4-person');
  await vote(page, ['同意', '不同意', '弃权', '同意', undefined]);
  await page.getByText('未选择，将按弃权计', { exact: true }).waitFor();
  await page.getByText('提交后不能更改').waitFor();
  await looks(page, 't5-review');
  await press(page, /修改\s*李四/);
  await page.getByRole('radio', { name: '同意', exact: true }).check();
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  const number = await page.locator('.tracker').innerText();
  await press(page, '提交');
  await sees(page, '已收到');
  expect(await page.locator('.tracker').innerText()).toBe(number);
  await looks(page, 't7-received');
  const marks = meeting.ballotsOf(round).map(openBallot);
  expect(marks).toEqual([[[1, 0, 0]], [[1, 0, 0]], [[0, 0, 1]], [[1, 0, 0]], [[0, 0, 1]]]);
  const kept = await keptText(page);
  for (const secret of [meeting.slips[1], slipText(1), '同意', '弃权', 'alpha', 'individual_proofs']) {
    expect(kept).not.toContain(secret);
  }
  await press(page, '现在清屏');
  await sees(page, '您的票已收到');
  await looks(page, 't1-cast');
  meeting.change('CLOSED');
  await sees(page, '票在箱内');
  await looks(page, 't1-in-box');
});

it('goes on confirming through lost answers and a reload, and casts once', async () => {
  const page = await tablet();
  await sees(page, '请等待主持人宣布投票');
  await loadBefore(page, 1);
  const round = meeting.open('appointments');
  await press(page, '填写表决票');
  await sees(page, '张三');
  await page.getByRole('radio', { name: '同意', exact: true }).check();
  await page.reload();
  await press(page, '填写表决票');
  await sees(page, '张三');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await vote(page, ['同意', '同意', '同意', '同意', '同意']);
  await page.getByText('提交后不能更改').waitFor();
  meeting.loseAnswers = 3;
  await press(page, '提交');
  await sees(page, '正在确认');
  await page.getByText('请勿离开，尚未确认').waitFor();
  await looks(page, 't6-confirming');
  await page.reload();
  await sees(page, '已收到');
  expect(meeting.castPosts).toBeGreaterThanOrEqual(2);
  expect(meeting.ballotsOf(round)).toHaveLength(5);
  expect(await keptText(page)).not.toContain('alpha');
  await page.reload();
  await sees(page, '您的票已收到');
});

it('casts a recommendation and an appraisal', async () => {
  const page = await tablet();
  await sees(page, '请等待主持人宣布投票');
  const recommendation = meeting.open('recommendation');
  await press(page, '填写表决票');
  await load(page, 5);
  await sees(page, '推荐副县级领导职务人选');
  await page.getByText('还可选 2 人').waitFor();
  await page.getByRole('checkbox', { name: '单国强' }).click();
  await page.getByRole('checkbox', { name: '仇志远' }).click();
  await page.getByText('已选满').waitFor();
  await page.getByRole('checkbox', { name: '魏建军' }).click({ force: true });
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  await looks(page, 't4-list');
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  await looks(page, 't5-list');
  await press(page, '提交');
  await sees(page, '已收到');
  expect(meeting.ballotsOf(recommendation).map(openBallot)).toEqual([[[0, 0, 0, 1, 0, 1, 0]]]);
  await press(page, '现在清屏');
  meeting.change('CLOSED');
  await sees(page, '票在箱内');

  const appraisal = meeting.open('appraisal');
  await press(page, '填写表决票');
  await load(page, 5);
  await sees(page, '班子成员年度民主测评');
  for (const [name, grade] of [
    ['陈一鸣', '优秀'],
    ['郑晓岚', '称职'],
    ['单国强', '优秀'],
  ] as const) {
    await page.getByRole('radiogroup', { name }).getByRole('radio', { name: grade, exact: true }).check();
  }
  await page.getByText('已选 3 / 5').waitFor();
  await looks(page, 't4-grades');
  await press(page, '去核对');
  await page.getByText('还有 2 项须选择后才能提交').waitFor();
  await looks(page, 't5-grades');
  await press(page, /选择\s*曾丽华/);
  await page.getByRole('radiogroup', { name: '曾丽华' }).getByRole('radio', { name: '基本称职' }).check();
  await page.getByRole('radiogroup', { name: '仇志远' }).getByRole('radio', { name: '不称职' }).check();
  await press(page, '去核对');
  await page.getByText('提交后不能更改').waitFor();
  await press(page, '提交');
  await sees(page, '已收到');
  const [marks] = meeting.ballotsOf(appraisal).map(openBallot);
  expect(marks).toEqual([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ]);
});

it('asks before it casts a blank recommendation', async () => {
  const page = await tablet();
  const round = meeting.open('recommendation');
  await press(page, '填写表决票');
  await load(page, 0);
  await press(page, '去核对');
  await page.getByText('未选择，将按全部弃权计').waitFor();
  await page.getByText('提交后不能更改').waitFor();
  await press(page, '提交');
  await page.getByRole('dialog').waitFor();
  await looks(page, 't5-blank-dialog');
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await sees(page, '已收到');
  expect(meeting.ballotsOf(round).map(openBallot)).toEqual([[[1, 0, 0, 0, 0, 0, 0]]]);
});
