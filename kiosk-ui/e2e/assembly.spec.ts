import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { PaperSection } from '../src/tablet/paper';
import { hallSize, phoneSize } from './browser';
import { demoAddress } from './demo';
import { cellsOf, downloadPapers, openInOffice } from './papers';
import { deskSize, does, press, Room, sees, voidSlip } from './room';
import { closeAndCount, sealAndOpen } from './round';
import { Voter } from './voter';

/**
 * The demo's second meeting: 24 people recommend and appraise in categories, 22 have come. Three of them vote by clicks,
 * the others without a screen; the figures are those of the autopilot's AssemblyVotes.
 */

let room: Room;

beforeAll(async () => {
  room = await Room.enter(/民主推荐/, 's2');
});
afterAll(async () => {
  await room?.leave();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await room.shootAll();
});

/** Whom each voter of a category names, by number; the last of B leaves the form blank. */
const named: Readonly<Record<string, readonly string[]>> = {
  A: ['12', '12', '13', '1', '23', '14'],
  B: ['12', '13', '23', '1', '15', '24', ''],
  C: ['12', '13', '2', '14', '35', '12', '23', '15'],
};

/** For each person how each voter of the category grades: 优秀 E, 称职 C, 基本称职 B, 不称职 I, 弃权 -. */
const grades: Readonly<Record<string, readonly string[]>> = {
  A: ['EEEEEC', 'EEECCB', 'EECCBB', 'ECBIII', 'ECCCBB'],
  B: ['EEEECC-', 'EECCBI-', 'EECCBI-', 'ECBIII-', 'ECCCBI-'],
  C: ['EEEEEECC', 'EEECCCBB', 'EECCCBBI', 'ECCCBBII', 'EECCCCBB'],
};

const people = ['张三', '李四', '王五', '赵六', '钱七', '孙八'];
const gradeWords: Readonly<Record<string, string>> = {
  E: '优秀',
  C: '称职',
  B: '基本称职',
  I: '不称职',
  '-': '弃权',
};

const marksOf = (category: string, voter: number) => (section: PaperSection) => {
  if (section.layout === 'list') {
    const mine = named[category]![voter]!;
    return [[mine === '' ? 1 : 0, ...people.map((_, index) => (mine.includes(String(index + 1)) ? 1 : 0))]];
  }
  return grades[category]!.map((person) =>
    Object.keys(gradeWords).map((grade) => (person[voter] === grade ? 1 : 0)),
  );
};

it('plays a recommendation and an appraisal in three categories', async () => {
  const [clerk, chair, projector, observer, first, second, teller1, teller2, inspection] =
    (await room.openAll([
      ['clerk', deskSize],
      ['chair'],
      ['projector', hallSize],
      ['observer'],
      ['scrutineer1'],
      ['scrutineer2'],
      ['teller1'],
      ['teller2'],
      ['inspection', deskSize],
    ])) as [Page, Page, Page, Page, Page, Page, Page, Page, Page];
  await does(clerk, 'COUNT_ATTENDANCE');
  await chair.getByText('3×22＝66 ≥ 2×24＝48').waitFor();
  await room.looks(chair, 'chair-quorum');
  await does(chair, 'CONFIRM_QUORUM');
  await chair.getByLabel('已介绍列席监督人员').check();
  await chair.getByLabel('已宣布纪律并提示回避').check();
  await does(chair, 'OPENING_REMARKS');
  for (const name of ['甲二', '乙一', '杨计', '朱票'])
    await chair.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await chair.getByLabel('同意', { exact: true }).fill('22');
  await does(chair, 'APPROVE_SCRUTINEERS');
  for (const station of [first, second]) {
    await press(station, '领取计票密钥');
    await station.getByText('计票密钥已在本机').waitFor();
  }
  for (const item of ['i1', 'i2']) {
    await clerk.locator(`.submit[data-act="INTRODUCE"][data-about="${item}"]`).waitFor();
    await clerk.getByLabel('介绍人', { exact: true }).fill('考察组组长');
    await clerk.getByLabel('介绍要点').fill('说明推荐、测评的范围和要求。');
    await does(clerk, 'INTRODUCE', item);
    await chair.locator(`.submit[data-act="READY_TO_VOTE"][data-about="${item}"]`).waitFor();
    await sees(projector, item === 'i1' ? '推荐副局长人选' : '领导干部民主测评');
    await room.looks(chair, `chair-introduced-${item}`);
    await room.looks(projector, `projector-${item}`);
    await does(chair, 'READY_TO_VOTE', item);
  }
  await room.looks(chair, 'chair-round');
  await does(chair, 'BEGIN_ROUND');
  await room.looks(second, 'station-hand-out');
  await does(second, 'HAND_OUT');
  const slips = (category: string) =>
    room.meeting.slips.filter((slip) => slip.category === category).map(({ code }) => code);
  const shared = await room.open('tablet1');
  for (const unused of [slips('B')[7]!, slips('C')[9]!]) await voidSlip(shared, unused);
  const table = { room, chair, observer, keepers: [first, second], projector } as const;
  await sealAndOpen(table);

  await recommendAndAppraise(shared, slips('A')[0]!, 'A', 0, true);
  await press(shared, '现在清屏');
  await press(shared, '下一位投票');
  await recommendAndAppraise(shared, slips('B')[6]!, 'B', 6, false);
  const phone = await room.open('tablet2', phoneSize);
  await recommendAndAppraise(phone, slips('C')[0]!, 'C', 0, true, '-phone');
  const voter = new Voter(demoAddress(), room.card('tablet3'));
  for (const [category, forms] of Object.entries(named))
    for (const index of forms.keys())
      if (!['A0', 'B6', 'C0'].includes(`${category}${index}`))
        await voter.cast(slips(category)[index]!, marksOf(category, index));
  await chair.getByText(/^收回 21/).waitFor();
  await projector.locator('.big', { hasText: '21' }).waitFor();
  await room.looks(chair, 'chair-voting');
  await room.looks(projector, 'projector-voting');
  await closeAndCount(table, [teller1, teller2, first, second], 'r1');
  await sees(phone, '票在箱内');
  await room.looks(phone, 'tablet-in-box-phone');
  await room.looks(chair, 'chair-counted');
  await does(second, 'FILE_BOX');
  await does(chair, 'ADJOURN');
  await sees(chair, '会议已散会');
  await room.looks(chair, 'chair-adjourned');
  await room.looks(projector, 'projector-adjourned');

  // Figures go to the inspection team, never to the unit's own clerk, chair or projector.
  await press(inspection, '计票');
  await sees(inspection, '表决结果');
  const seen = await textOf(inspection);
  for (const row of [
    '1 张三 14 票 66.7%',
    '2 李四 10 票 47.6%',
    '3 王五 7 票 33.3%',
    '4 赵六 3 票 14.3%',
    '6 孙八 0 票 0.0%',
  ])
    expect(seen).toContain(row);
  await room.looks(inspection, 'inspection-count');
  await press(clerk, '计票');
  await clerk.getByText('此处不显示').waitFor();
  for (const page of [clerk, chair, projector]) expect(await textOf(page)).not.toMatch(/\d+ 票|66\.7%/);
  await room.looks(clerk, 'desk-count');

  await press(inspection, '文书');
  await room.looks(inspection, 'inspection-papers');
  checkSheets(await downloadPapers(inspection, 's2'));
  await room.expectNothingKept([...room.meeting.slips.map(({ code }) => code), '张三', '优秀']);
  await room.answers.expectRead('me', 'live', 'papers', 'ballots', 'closed');
  room.expectClean();
});

/** Fills both forms of one person by clicks and casts them. */
async function recommendAndAppraise(
  tablet: Page,
  slip: string,
  category: string,
  voter: number,
  shown: boolean,
  suffix = '',
): Promise<void> {
  await press(tablet, '填写表决票');
  await tablet.getByLabel('凭证号码').fill(slip);
  await tablet.getByText('最多选择 2 人').waitFor();
  const mine = named[category]![voter]!;
  for (const number of mine)
    await tablet.getByRole('checkbox', { name: people[Number(number) - 1]! }).check();
  if (mine === '') await tablet.getByRole('checkbox', { name: '全部弃权' }).check();
  if (shown) await room.looks(tablet, `tablet-recommendation${suffix}`);
  await press(tablet, '下一项');
  for (const [index, all] of grades[category]!.entries())
    await tablet
      .getByRole('radiogroup', { name: people[index]! })
      .getByRole('radio', { name: gradeWords[all[voter]!]!, exact: true })
      .check();
  if (shown) await room.looks(tablet, `tablet-appraisal${suffix}`);
  await press(tablet, '去核对');
  await tablet.getByText('提交后不能更改').waitFor();
  if (shown) await room.looks(tablet, `tablet-review${suffix}`);
  await press(tablet, '提交');
  await sees(tablet, '已收到');
  if (shown) await room.looks(tablet, `tablet-received${suffix}`);
}

async function textOf(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replace(/\s+/g, ' ');
}

function checkSheets(papers: ReadonlyMap<string, string>): void {
  const named = (name: RegExp) => [...papers].find(([file]) => name.test(file))?.[1] ?? '';
  const recommendation = cellsOf(named(/民主推荐汇总表.*\.xlsx$/));
  const appraisal = cellsOf(named(/民主测评汇总表.*\.xlsx$/));
  for (const row of [
    '发出票数：22 收回推荐票数：21 有效票数：21 弃权票数：1 作废票数：0',
    '张三|第一科科长|14.0|5.0|4.0|5.0|0.667|0.636|1.0|',
    '李四|第二科科长|10.0|3.0|3.0|4.0|0.476|0.455|2.0|',
    '王五|第三科科长|7.0|2.0|2.0|3.0|0.333|0.318|3.0|',
    '赵六|第四科科长|3.0|1.0|1.0|1.0|0.143|0.136|4.0|',
    '钱七|第五科科长|3.0|0.0|1.0|2.0|0.143|0.136|4.0|',
    '孙八|第六科科长|0.0|0.0|0.0|0.0|0.0|0.0|6.0|',
  ])
    expect(recommendation).toContain(row);
  expect(recommendation).not.toContain('当选');
  for (const row of [
    '应参加：24 实参加：22 发出：22 收回：21 有效：21 无效：0',
    '张三|第一科科长|合计|15.0|0.714|5.0|0.238|0.0|0.0|0.0|0.0|1.0|0.048|0.952|0.0|',
    '李四|第二科科长|合计|8.0|0.381|7.0|0.333|4.0|0.19|1.0|0.048|1.0|0.048|0.714|0.238|',
    '王五|第三科科长|合计|6.0|0.286|7.0|0.333|5.0|0.238|2.0|0.095|1.0|0.048|0.619|0.333|',
    '赵六|第四科科长|合计|3.0|0.143|5.0|0.238|4.0|0.19|8.0|0.381|1.0|0.048|0.381|0.571|',
    '钱七|第五科科长|合计|4.0|0.19|10.0|0.476|5.0|0.238|1.0|0.048|1.0|0.048|0.667|0.286|',
  ])
    expect(appraisal).toContain(row);
  openInOffice([...papers.values()]);
}
