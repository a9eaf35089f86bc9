import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { hallSize, phoneSize, tabletSize } from './browser';
import { cameraLooksAt } from './camera';
import { cellsOf, downloadPapers, openInOffice, unzip, wordsOf } from './papers';
import {
  chooser,
  confirm,
  deskSize,
  does,
  loadSlip,
  press,
  refusedWith,
  Room,
  sees,
  staffDoor,
  voidSlip,
} from './room';
import { closeAndCount, sealAndOpen } from './round';
import { cast, castAfterIdling, castByDoubleClick, castOffline, castThroughReloads } from './troubles';

/** Scenario 1, clicked as people click it, against the demo with its server, stations and tablets. */

/** Whose tablet reads its slip with the camera. */
const byCamera = 5;

let room: Room;

beforeAll(async () => {
  room = await Room.enter(/常委会/, 's1', ({ slips }) => cameraLooksAt(slips[byCamera]!.code));
});
afterAll(async () => {
  await room?.leave();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await room.shootAll();
});

it('plays the committee meeting with six items', async () => {
  const [superior, door, clerk, chair, projector, observer, zhou, feng, chen, ...tellers] =
    (await room.openAll([
      ['superior', deskSize],
      ['door'],
      ['clerk', deskSize],
      ['chair'],
      ['projector', hallSize],
      ['observer'],
      ['scrutineer1'],
      ['scrutineer2'],
      ['scrutineer3'],
      ['teller1'],
      ['teller2'],
    ])) as [Page, Page, Page, Page, Page, Page, Page, Page, Page, Page, Page];
  await room.looks(clerk, 'desk-prepare');
  await room.looks(chair, 'chair-before');

  // 上级审查：看过各人情况，一次答复六项
  await superior.getByText('会议推荐得票未达到有效票的半数').first().waitFor();
  await press(superior, '其余都可以上会');
  await superior.getByLabel('经办', { exact: true }).fill('吴经办');
  await superior.getByLabel('审核', { exact: true }).fill('郑审核');
  await superior.getByLabel('签发', { exact: true }).fill('王签发');
  await superior.getByRole('radio', { name: '列席', exact: true }).check();
  await superior.getByLabel('列席人员姓名').fill('郑某');
  await room.looks(superior, 'superior');
  await press(superior, '提交 6 项意见');
  await confirm(superior, '提交审查意见？');
  await superior.getByText('已提交 6 项意见').waitFor();

  // 签到
  for (const name of ['韩书远', '周甲', '冯乙', '陈丙', '褚丁', '卫庚', '蒋辛', '沈壬'])
    await press(door, `${name} 到`);
  await press(door, '吴己 请假');
  await door.getByLabel('请假事由').fill('外出学习');
  await room.looks(door, 'door-leave');
  await press(door, '写入');
  for (const name of ['杨计', '朱票', '许记', '郑某']) await press(door, `${name} 到`);
  await door.getByRole('button', { name: '郑某 早退' }).waitFor();
  await room.looks(door, 'door');

  await press(clerk, '进行');
  await does(clerk, 'COUNT_ATTENDANCE');
  await room.looks(chair, 'chair-quorum');
  await clerk.getByText('24 ≥ 18').waitFor();
  await chair.getByText('3×8＝24 ≥ 2×9＝18').waitFor();
  await does(chair, 'CONFIRM_QUORUM');
  await chair.getByLabel('已介绍列席监督人员').check();
  await chair.getByLabel('已宣布纪律并提示回避').check();
  await does(chair, 'OPENING_REMARKS');

  // 书面意见
  await press(clerk, '登记书面意见');
  await clerk.getByLabel('书面意见原文').fill('同意第1至6项。');
  await does(clerk, 'ABSENTEE_OPINION');

  // 监票人、计票人
  for (const name of ['周甲', '冯乙', '杨计', '朱票'])
    await chair.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await chair.getByLabel('同意', { exact: true }).fill('8');
  await room.looks(chair, 'chair-scrutineers');
  await does(chair, 'APPROVE_SCRUTINEERS');
  for (const station of [zhou, feng]) {
    await press(station, '领取计票密钥');
    await station.getByText('计票密钥已在本机').waitFor();
  }
  await room.looks(zhou, 'station-key');

  // 审议
  await agreeAll('i1', 7);
  await room.looks(projector, 'projector-item');
  await agreeAll('i2', 7);
  await press(clerk, '登记回避');
  await chooser(clerk, '议题').selectOption('i3');
  await chooser(clerk, '人员').selectOption({ label: '周甲' });
  await clerk.getByLabel('事由').fill('王五系周甲亲属');
  await does(clerk, 'RECUSE');
  await press(clerk, '已离席');
  await agreeAll('i3', 6);
  await press(clerk, '已返回');

  await introduce('i4');
  await press(clerk, '周甲 缓议');
  await press(clerk, '冯乙 缓议');
  await press(observer, '提出暂缓建议');
  await chooser(observer, '议题').selectOption('i4');
  await observer.getByLabel('建议暂缓的理由').fill('家属经商情况尚未核清');
  await room.looks(observer, 'observer-advice');
  await does(observer, 'ADVISE_DEFERRAL', 'i4');
  await clerk.getByText('家属经商情况尚未核清').waitFor();
  await room.looks(clerk, 'desk-statements');
  await restAgree(5);
  await press(clerk, '韩书远 同意');
  await chair.getByText('家属经商情况尚未核清').waitFor();
  await press(chair, '决定表决');
  await refusedWith(chair, 'READY_TO_VOTE', 'ADVICE_UNANSWERED', () => room.looks(chair, 'refused-advice'));
  await press(chair, '收起');
  await chair.getByRole('radio', { name: '采纳', exact: true }).check();
  await chair.getByLabel('事由').fill('同意暂缓，核清后再议');
  await room.looks(chair, 'chair-advice');
  await does(chair, 'ANSWER_ADVICE', 'i4');
  await chooser(chair, '暂缓原因').selectOption('MATERIAL_UNCLEAR');
  await chair.getByText('请写明后续核查责任人和时限').waitFor();
  await chair.getByLabel('说明').fill('家属经商情况待核实');
  await chair.getByLabel('同意', { exact: true }).fill('6');
  await chair.getByLabel('不同意', { exact: true }).fill('2');
  await chair.getByLabel('后续核查责任人').fill('吴己');
  await chair.getByLabel('时限').fill('2026-12-05');
  await room.looks(chair, 'chair-defer');
  await does(chair, 'DEFER', 'i4');

  await introduce('i5');
  await press(clerk, '周甲 同意');
  await press(clerk, '冯乙 同意');
  await press(clerk, '韩书远 同意');
  await clerk.getByText('PRINCIPAL_MUST_BE_LAST').waitFor();
  await room.looks(clerk, 'desk-principal-last');
  for (const said of ['陈丙 同意', '褚丁 同意', '卫庚 不同意', '蒋辛 不同意', '沈壬 缓议', '韩书远 同意'])
    await press(clerk, said);
  await does(chair, 'READY_TO_VOTE', 'i5');
  await agreeAll('i6', 7);

  // 第一轮
  await chair.getByRole('checkbox', { name: /孙八/ }).uncheck();
  await refusedWith(chair, 'BEGIN_ROUND', 'SCRUTINEER_IS_RECUSED', () =>
    room.looks(chair, 'refused-recused'),
  );
  await press(chair, /^替换监票人/);
  await chooser(chair, '换下').selectOption({ label: '周甲' });
  await chooser(chair, '换上').selectOption({ label: '陈丙' });
  await does(chair, 'SUBSTITUTE_SCRUTINEER', 'i3');
  await chair.getByRole('checkbox', { name: /孙八/ }).uncheck();
  await room.looks(chair, 'chair-round');
  await does(chair, 'BEGIN_ROUND');
  await room.looks(feng, 'station-hand-out');
  await does(feng, 'HAND_OUT');

  const slips = room.meeting.slips.map(({ code }) => code);
  const tablets = await room.openAll(slips.slice(0, 8).map((_, voter) => [`tablet${voter + 1}`] as const));
  await room.looks(tablets[0]!, 'tablet-waiting');
  for (const [voter, tablet] of tablets.entries()) {
    if (voter === byCamera) await loadByCamera(tablet);
    else await loadSlip(tablet, slips[voter]!);
  }
  await room.looks(tablets[0]!, 'tablet-loaded');
  const leftover = await room.open('tablet8', tabletSize, 'leftover');
  await voidSlip(leftover, slips[8]!);
  await staffDoor(tablets[7]!);
  await room.looks(tablets[7]!, 'tablet-withhold');
  await press(tablets[7]!, /^暂存：.*王五/);
  await press(tablets[7]!, '确认暂存');
  await tablets[7]!.getByRole('dialog', { name: /^已暂存/ }).waitFor();
  await press(tablets[7]!, '关闭');

  const table = { room, chair, observer, keepers: [zhou, feng], projector } as const;
  await sealAndOpen(table);
  const votes: Votes = { i1: [8, 0, 0], i2: [7, 1, 0], i3: [5, 1, 1], i5: [4, 3, 1] };
  const marks = (voter: number) =>
    Object.keys(votes)
      .filter((item) => voter !== 7 || item !== 'i3')
      .map((item) => option(votes[item]!, voter));
  const voters = tablets.entries();
  const next = () => voters.next().value as [number, Page];
  await castShown(...next());
  await castThrough(castByDoubleClick);
  await castThrough((tablet, options) =>
    castThroughReloads(tablet, options, () => room.looks(tablet, 'tablet-confirming-lost')),
  );
  await castThrough((tablet, options) =>
    castOffline(tablet, options, () => room.looks(tablet, 'tablet-confirming-offline')),
  );
  await castThrough((tablet, options) =>
    castAfterIdling(tablet, options, () => room.looks(tablet, 'tablet-idle')),
  );
  await projector.locator('.big', { hasText: '5' }).waitFor();
  await room.looks(projector, 'projector-voting');
  await room.looks(chair, 'chair-voting');
  await room.looksAt(chair, phoneSize, 'chair-voting-phone');
  await room.looks(clerk, 'desk-voting');
  for (let voter = 5; voter < 8; voter++) await castThrough(cast);
  await chair.getByText('已全部收回').waitFor();
  await closeAndCount(table, [...tellers, zhou, feng, chen], 'r1');
  for (const tablet of tablets) await tablet.getByRole('heading', { name: '票在箱内' }).waitFor();
  await room.looks(tablets[0]!, 'tablet-in-box');
  await press(chair, '查看结果');
  await room.looks(chair, 'chair-result');
  for (const decision of firstRound) {
    await does(chair, 'ANNOUNCE', decision.item);
    await projector.getByText(decision.name).waitFor();
    await sees(projector, decision.outcome);
    expect(await saidOn(projector)).toContain(decision.onProjector);
    await room.looks(projector, `projector-result-${decision.item}`);
  }
  await does(feng, 'FILE_BOX');

  // 第二轮
  for (const name of ['卫庚', '蒋辛', '沈壬']) {
    await press(door, `${name} 早退`);
    await press(door, '写入');
  }
  await chair.getByText('NO_QUORUM').waitFor();
  await room.looks(chair, 'chair-no-quorum');
  for (const name of ['卫庚', '蒋辛', '沈壬']) await press(door, `${name} 返回`);
  await chair.getByText('NO_QUORUM').waitFor({ state: 'hidden' });
  await does(chair, 'BEGIN_ROUND');
  await does(feng, 'HAND_OUT');
  await room.looks(chair, 'chair-second');
  for (const [voter, tablet] of tablets.entries()) await loadSlip(tablet, slips[voter]!);
  await voidSlip(leftover, slips[8]!);
  await sealAndOpen(table);
  for (const [voter, tablet] of tablets.slice(0, 7).entries()) await cast(tablet, [option([6, 1, 0], voter)]);
  await chair.getByText(/^收回 7/).waitFor();
  await closeAndCount(table, [...tellers, zhou, feng], 'r2');
  await does(chair, 'ANNOUNCE', 'i6');
  await projector.getByText('孙八').waitFor();
  await does(feng, 'FILE_BOX');
  await does(chair, 'ADJOURN');
  await chair.getByRole('heading', { name: '会议已散会' }).waitFor();
  await room.looks(chair, 'chair-adjourned');

  // 文书
  await press(clerk, '计票');
  await sees(clerk, '表决结果');
  for (const { onDesk } of firstRound) expect(await saidOn(clerk)).toContain(onDesk);
  expect(await saidOn(clerk)).toContain('孙八 ✓ 通过 发出 8 收回 7 有效 7 无效 0');
  expect(await saidOn(clerk)).toContain('同意 6 票 66.7%');
  await room.looks(clerk, 'desk-count');
  await press(clerk, '操作留痕');
  await room.looks(clerk, 'desk-trail');
  await press(clerk, '文书');
  await clerk.locator('main table a[download]').first().waitFor();
  await room.looks(clerk, 'desk-papers');
  await checkPapers(await downloadPapers(clerk, 's1'));
  await room.expectNothingKept([...slips, '同意', '弃权']);
  await room.answers.expectRead(
    'me',
    'live',
    'entries',
    'papers',
    'ballots',
    'closed',
    'check',
    'verify',
    'problem',
  );
  room.expectClean();

  async function castThrough(way: (tablet: Page, options: readonly string[]) => Promise<void>) {
    const [voter, tablet] = next();
    await way(tablet, marks(voter));
  }

  async function castShown(voter: number, tablet: Page) {
    const options = marks(voter);
    await press(tablet, '填写表决票');
    await tablet.getByRole('radio', { name: options[0]!, exact: true }).check();
    await room.looks(tablet, 'tablet-ballot');
    await room.looksAt(tablet, phoneSize, 'tablet-ballot-phone');
    await press(tablet, '下一项');
    for (const [index, name] of options.slice(1).entries()) {
      await tablet.getByRole('radio', { name, exact: true }).check();
      await press(tablet, index === options.length - 2 ? '去核对' : '下一项');
    }
    await tablet.getByText('提交后不能更改').waitFor();
    await room.looks(tablet, 'tablet-review');
    await room.looksAt(tablet, phoneSize, 'tablet-review-phone');
    await press(tablet, '提交');
    await sees(tablet, '已收到');
    await room.looks(tablet, 'tablet-received');
  }

  async function loadByCamera(tablet: Page) {
    await press(tablet, '装入投票凭证');
    await press(tablet, '用摄像头扫描');
    await tablet.getByText('已装入投票凭证').waitFor();
  }

  async function introduce(item: string) {
    const form = clerk.locator(`.submit[data-act="INTRODUCE"][data-about="${item}"]`);
    await form.waitFor();
    await clerk.getByLabel('介绍人', { exact: true }).fill('许部长');
    await clerk.getByLabel('介绍要点').fill('介绍拟任人选的推荐、考察情况和任免理由。');
    await does(clerk, 'INTRODUCE', item);
  }

  async function restAgree(others: number) {
    await press(clerk, `以上均同意（其余 ${others} 人）`);
    await confirm(clerk, `以上均同意（其余 ${others} 人）`);
  }

  async function agreeAll(item: string, others: number) {
    await introduce(item);
    await restAgree(others);
    await press(clerk, '韩书远 同意');
    await does(chair, 'READY_TO_VOTE', item);
  }
});

interface Decision {
  readonly item: string;
  readonly name: string;
  readonly outcome: string;
  readonly onProjector: string;
  readonly onDesk: string;
}

const firstRound: readonly Decision[] = [
  {
    item: 'i1',
    name: '张三',
    outcome: '通过',
    onProjector: '发出 8 收回 8 有效 8 无效 0 同意 8 票 不同意 0 票 弃权 0 票 通过 同意 8 票，占应到 88.9%',
    onDesk: '张三 ✓ 通过 发出 8 收回 8 有效 8 无效 0',
  },
  {
    item: 'i2',
    name: '李四',
    outcome: '通过',
    onProjector: '发出 8 收回 8 有效 8 无效 0 同意 7 票 不同意 1 票 弃权 0 票 通过 同意 7 票，占应到 77.8%',
    onDesk: '李四 ✓ 通过 发出 8 收回 8 有效 8 无效 0',
  },
  {
    item: 'i3',
    name: '王五',
    outcome: '通过',
    onProjector: '发出 7 收回 7 有效 7 无效 0 同意 5 票 不同意 1 票 弃权 1 票 通过 同意 5 票，占应到 55.6%',
    onDesk: '王五 ✓ 通过 发出 7 收回 7 有效 7 无效 0',
  },
  {
    item: 'i5',
    name: '钱七',
    outcome: '未通过',
    onProjector: '发出 8 收回 8 有效 8 无效 0 同意 4 票 不同意 3 票 弃权 1 票 未通过 同意 4 票，占应到 44.4%',
    onDesk: '钱七 ✕ 未通过 发出 8 收回 8 有效 8 无效 0',
  },
];

/** The text of a page as one line. */
async function saidOn(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replace(/\s+/g, ' ');
}

type Votes = Readonly<Record<string, readonly [number, number, number]>>;

function option([agree, disagree]: readonly [number, number, number], voter: number): string {
  return voter < agree ? '同意' : voter < agree + disagree ? '不同意' : '弃权';
}

/** The papers open, and say of the meeting what scenario 1 says. */
async function checkPapers(papers: ReadonlyMap<string, string>): Promise<void> {
  const named = (name: RegExp) => {
    const found = [...papers].find(([file]) => name.test(file));
    if (!found) throw new Error(`no paper ${name} among ${[...papers.keys()].join(' ')}`);
    return found[1];
  };
  const minutes = wordsOf(named(/会议记录.*\.docx$/));
  const report = wordsOf(named(/报告单.*\.docx$/));
  const attendance = cellsOf(named(/签到表.*\.xlsx$/));
  for (const said of [
    '吴己',
    '同意第1至6项',
    '周甲',
    '回避',
    '家属经商情况尚未核清',
    '家属经商情况待核实',
    '2026年12月5日',
  ])
    expect(minutes).toContain(said);
  expect(minutes).toMatch(/卫庚（县委政法委书记），\d+:\d+离会，\d+:\d+返回/);
  for (const rate of ['88.9', '77.8', '55.6', '44.4', '66.7']) expect(report).toContain(rate);
  for (const said of ['韩书远', '外出学习']) expect(attendance).toContain(said);
  const bundle = [...unzip(named(/\.zip$/)).keys()];
  expect(bundle.filter((name) => name.endsWith('.bel'))).toHaveLength(5);
  openInOffice([...papers.values()]);
}
