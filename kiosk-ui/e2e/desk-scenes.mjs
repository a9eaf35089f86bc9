// Scenario 1 of a nine-member committee at several moments, made up for looking at pages.

const people = [
  ['p1', '林书记', '县委书记', 'VOTING', true],
  ['p2', '周甲', '县委副书记、县长', 'VOTING'],
  ['p3', '冯乙', '县委副书记', 'VOTING'],
  ['p4', '陈丙', '县委常委、组织部部长', 'VOTING'],
  ['p5', '褚丁', '县委常委、宣传部部长', 'VOTING'],
  ['p6', '卫戊', '县委常委、政法委书记', 'VOTING'],
  ['p7', '吴己', '县委常委、统战部部长', 'VOTING'],
  ['p8', '单雄', '县委常委、纪委书记', 'VOTING'],
  ['p9', '曾庚', '县委常委、常务副县长', 'VOTING'],
  ['s1', '何记录', '县委办公室', 'STAFF'],
  ['s2', '吕一', '组织部干部科', 'STAFF'],
  ['s3', '施二', '组织部干部科', 'STAFF'],
  ['o1', '郑某', '市委组织部干部监督科', 'NON_VOTING'],
];

const candidates = [
  ['张三', 'A局办公室主任', { proposedPost: 'A局副局长' }],
  ['李四', 'B局科长', { proposedPost: 'B局副局长' }],
  ['王五', 'C镇党委委员', { proposedPost: 'C镇副镇长推荐人选' }],
  ['赵六', 'D局科长', { proposedPost: 'D局副局长' }],
  ['钱七', 'E局科长', { proposedPost: 'E局副局长' }],
  ['孙八', 'F单位副主任', { removalPost: 'F单位副主任' }],
];

const steps = [
  ['清点人数', '请工作人员报告到会情况。'],
  ['宣布到会符合规定', '应到9人，实到8人，达到三分之二，可以开会。'],
  ['宣布列席、回避、纪律', '市委组织部郑某同志列席；涉及回避的请主动说明。'],
  ['通过监票人、计票人', '建议监票人周甲、冯乙，计票人吕一、施二；同意的请举手。'],
  ['介绍人选、逐一表态', '请各位逐一发表意见，我最后表态。'],
  ['决定表决或暂缓', '意见比较一致，进行表决。'],
  ['检查票箱、封箱确认', '请监票人检查票箱。'],
  ['发放投票凭证', '发出表决票8张；有无漏领多领？'],
  ['投票', '请监票人先投，其他同志依次投票。'],
  ['清点收回', '发出8张，收回8张，表决有效。'],
  ['启封计票', '现在计票。'],
  ['签字、报告', '请监票人、计票人签字。'],
  ['宣布结果', '现在宣布表决结果。'],
  ['封存、散会', '散会。'],
];

function base() {
  return {
    meeting: {
      id: 'm1', title: '中共某某县委常委会 2026年第12次会议', body: '中共某某县委', bodyType: 'STANDING_COMMITTEE',
      place: '第一会议室', plannedStart: '2026-11-21T15:00:00+08:00', timeZone: 'Asia/Shanghai', mode: 'COMBINED',
      floor: 5, audience: 'ROOM', state: 'IN_SESSION',
    },
    size: 214,
    attendance: {
      entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 4,
      quorum: { rule: 'DEC-04', text: '三分之二以上到会', left: 24, right: 18, met: true },
    },
    roster: people.map(([id, name, post, capacity, principal], at) => ({
      id, name, post, capacity, order: at + 1, principal: principal === true,
      status: id === 'p7' ? 'ON_LEAVE' : 'PRESENT', ...(id === 'p7' ? { reason: '外出学习' } : {}),
      roles: id === 'p1' ? ['CHAIR'] : id === 's1' ? ['CLERK'] : [],
    })),
    items: candidates.map(([name, currentPost, post], at) => ({
      id: `i${at + 1}`, number: at + 1, kind: 'SC_APPOINTMENT', title: `${name}同志任免`,
      candidates: [{ id: `c${at + 1}`, name, currentPost, ...post }],
      materials: [{ id: `d${at + 1}`, name: '干部任免审批表', pages: 4 }], clearance: 'CLEARED',
      state: 'READY', recusals: at === 2 ? [{ person: 'p2', reason: '亲属关系', left: '2026-11-21T15:20:00+08:00', returned: '2026-11-21T15:31:00+08:00' }] : [],
      statements: [], nextSpeakers: [], absentee: [{ person: 'p7', text: '同意 1–6' }],
      scrutineers: at === 2 ? ['p3', 'p4'] : ['p2', 'p3'], announced: false,
    })),
    people: { chair: 'p1', scrutineers: ['p2', 'p3'], tellers: ['s2', 's3'], observer: 'o1' },
    rounds: [],
    script: [],
  };
}

function at(step, change) {
  const view = base();
  view.script = steps.map(([title, cue], index) => ({
    number: index + 1, title, cue, state: index < step ? 'DONE' : index === step ? 'NOW' : 'LATER',
  }));
  change(view);
  return view;
}

const code = '松石江舟晴禾';
const round = (state, returned, extra = {}) => ({
  id: 'r1', items: ['i1', 'i2', 'i3', 'i5', 'i6'], state, code,
  polls: ['i1', 'i2', 'i3', 'i5', 'i6'].map((item, index) => ({
    uuid: `u${index}`, item, issued: item === 'i3' ? 7 : 8, returned: Math.min(returned, item === 'i3' ? 7 : 8), state,
  })),
  signatures: [], custodians: [
    { custodian: 'OBSERVER', holder: '市委组织部', given: false },
    { custodian: 'SCRUTINEER_1', holder: '监票人', given: true },
  ],
  ...extra,
});
const defer4 = (view) => {
  view.items[3].state = 'DEFERRED';
  view.items[3].outcome = 'DEFERRED';
  view.items[3].advice = { reason: '经商办企业情况待核实', answer: { accepted: true, reason: '先核实' } };
  view.items[3].deferral = { reason: 'MATERIAL_UNCLEAR', owner: '陈丙', due: '2026-12-05', advisedByObserver: true };
};
const result = (agree, disagree, abstain, issued = 8) => ({
  issued, returned: agree + disagree + abstain, valid: agree + disagree + abstain, invalid: 0,
  options: [{ label: '同意', votes: agree }, { label: '不同意', votes: disagree }, { label: '弃权', votes: abstain }],
  base: { name: '应到', count: 9 }, rule: 'DEC-09', text: '超过应到会人数的半数同意', left: 2 * agree, right: 9,
});
const counted = (view) => {
  defer4(view);
  const results = { 0: [8, 0, 0], 1: [7, 1, 0], 2: [5, 1, 1, 7], 4: [4, 3, 1], 5: [6, 1, 0] };
  for (const [index, votes] of Object.entries(results)) {
    const item = view.items[index];
    item.state = 'COUNTED';
    item.result = result(...votes);
    item.outcome = votes[0] * 2 > 9 ? 'PASSED' : 'NOT_PASSED';
  }
};

export const scenes = {
  empty: at(-1, (v) => {
    v.meeting.state = 'PREPARING'; v.roster = []; v.items = []; v.size = 1;
    v.attendance = { entitled: 0, present: 0, onLeave: 0, absent: 0, nonVoting: 0 };
    v.people = { scrutineers: [], tellers: [] };
  }),
  prepare: at(-1, (v) => {
    v.meeting.state = 'PREPARING'; v.size = 6; v.attendance = { ...v.attendance, present: 0, onLeave: 0, absent: 9, quorum: undefined };
    v.roster.forEach((p) => { p.status = 'EXPECTED'; delete p.reason; });
    v.items.forEach((item) => { item.state = 'WAITING'; item.absentee = []; item.recusals = []; item.scrutineers = []; });
    v.items[3].clearance = 'PENDING'; v.items[4].materials = [];
    v.people = { scrutineers: [], tellers: [] };
  }),
  door: at(0, (v) => {
    v.meeting.state = 'PREPARING';
    v.attendance = { ...v.attendance, present: 3, onLeave: 1, absent: 5, nonVoting: 1, quorum: { rule: 'DEC-04', text: '三分之二以上到会', left: 9, right: 18, met: false } };
    v.roster.forEach((p, i) => { if (![0, 1, 3, 6, 9].includes(i)) p.status = 'EXPECTED'; });
    v.next = { act: 'COUNT_ATTENDANCE', label: '清点人数', who: 'CLERK' };
  }),
  quorum: at(1, (v) => {
    v.attendance = { ...v.attendance, present: 5, absent: 3, quorum: { rule: 'DEC-04', text: '三分之二以上到会', left: 15, right: 18, met: false } };
    v.roster.forEach((p, i) => { if ([3, 4, 5].includes(i)) p.status = 'EXPECTED'; });
    v.items.forEach((item) => { item.state = 'WAITING'; });
    v.next = { act: 'CONFIRM_QUORUM', label: '宣布到会符合规定', who: 'CHAIR', refusal: {
      code: 'NO_QUORUM', title: '到会人数不足，不能讨论干部任免事项',
      detail: '3×5＝15 ＜ 2×9＝18，未达到三分之二以上到会（《条例》第三十五条）。',
      action: '请等待成员到会，由签到处登记；或改期召开。' } };
  }),
  scrutineers: at(3, (v) => {
    v.items.forEach((item) => { item.state = 'WAITING'; item.scrutineers = []; });
    v.people = { chair: 'p1', scrutineers: [], tellers: [] };
    v.next = { act: 'APPROVE_SCRUTINEERS', label: '通过监票人、计票人', who: 'CHAIR' };
  }),
  statements: at(4, (v) => {
    defer4(v);
    v.items[4].state = 'DELIBERATING'; v.items[5].state = 'WAITING';
    v.items[4].statements = [
      { person: 'p1', opinion: 'AGREE', interjection: true },
      { person: 'p2', opinion: 'AGREE' }, { person: 'p3', opinion: 'DISAGREE', gist: '任现职时间较短' },
      { person: 'p4', opinion: 'AGREE' },
    ];
    v.next = { act: 'STATE_OPINION', label: '逐一表态', who: 'CLERK', fields: { item: 'i5' } };
  }),
  advice: at(4, (v) => {
    v.items[3].state = 'DELIBERATING'; v.items[4].state = 'WAITING'; v.items[5].state = 'WAITING';
    v.items[3].statements = [{ person: 'p2', opinion: 'DEFER' }, { person: 'p3', opinion: 'DEFER' }];
    v.items[3].advice = { reason: '该同志配偶经商办企业情况说明与核查材料不一致，建议暂缓。' };
    v.next = { act: 'ANSWER_ADVICE', label: '答复建议', who: 'CHAIR', fields: { item: 'i4' } };
  }),
  defer: at(5, (v) => {
    v.items[3].state = 'DELIBERATING'; v.items[4].state = 'WAITING'; v.items[5].state = 'WAITING';
    v.items[3].advice = { reason: '配偶经商办企业情况待核实', answer: { accepted: true, reason: '先行核实' } };
    v.next = { act: 'DEFER', label: '暂缓表决', who: 'CHAIR', fields: { item: 'i4' } };
  }),
  draft: at(6, (v) => { defer4(v); v.round = round('DRAFT', 0); v.next = { act: 'SEAL_ROUND', label: '封箱确认', who: 'OBSERVER' }; }),
  handout: at(7, (v) => { defer4(v); v.round = round('SEALED', 0); v.next = { act: 'HAND_OUT', label: '发放投票凭证', who: 'SCRUTINEER' }; }),
  ready: at(8, (v) => { defer4(v); v.round = round('SEALED', 0); v.next = { act: 'OPEN_ROUND', label: '开始投票', who: 'CHAIR' }; }),
  voting: at(8, (v) => {
    defer4(v);
    v.items.forEach((item) => { if (item.state === 'READY') item.state = 'VOTING'; });
    v.round = round('OPEN', 5);
    v.next = { act: 'WARN_CLOSE', label: '结束投票（30 秒提示）', who: 'CHAIR' };
  }),
  closed: at(10, (v) => { defer4(v); v.round = round('RECONCILED', 8); v.next = { act: 'COSIGN_CLOSED_SET', label: '确认票箱内容', who: 'OBSERVER' }; }),
  sign: at(11, (v) => { counted(v); v.round = round('DECRYPTED', 8, { signatures: ['s2'] }); v.next = { act: 'SIGN_RESULT', label: '签署结果', who: 'TELLER' }; }),
  announce: at(12, (v) => {
    counted(v); v.round = round('SIGNED', 8, { signatures: ['s2', 's3', 'p2', 'p3'] });
    v.items[0].announced = true; v.items[0].state = 'ANNOUNCED';
    v.next = { act: 'ANNOUNCE', label: '宣布结果：第 2 项 李四', who: 'CHAIR', fields: { item: 'i2' } };
  }),
  other: at(12, (v) => {
    counted(v);
    v.meeting.title = '某某局民主推荐、民主测评大会';
    v.items = v.items.slice(0, 2);
    v.items[0] = { ...v.items[0], kind: 'RECOMMENDATION_MEETING', title: '推荐副局长人选（至多 2 人）', outcome: undefined,
      candidates: ['甲一', '乙二', '丙三', '丁四', '戊五', '己六'].map((name, i) => ({ id: `c${i}`, name, currentPost: '科长' })),
      result: { issued: 22, returned: 21, valid: 21, invalid: 0, options: [['甲一', 9], ['乙二', 12], ['丙三', 6], ['丁四', 6], ['戊五', 4], ['己六', 1]].map(([label, votes]) => ({ label, votes })), base: { name: '参加', count: 22 }, text: '得票数供参考，不作为唯一依据' } };
    v.items[1] = { ...v.items[1], kind: 'APPRAISAL', title: '领导班子成员民主测评', outcome: undefined, candidates: [],
      result: { issued: 22, returned: 22, valid: 22, invalid: 0, options: [], rows: ['甲一', '乙二', '丙三'].map((label, i) => ({ label, options: [['优秀', 12 - i * 4], ['称职', 6], ['基本称职', 2 + i * 2], ['不称职', 2 + i * 2]].map(([l, votes]) => ({ label: l, votes })), flags: i === 2 ? ['优秀和称职不足三分之二'] : [] })) } };
    v.round = round('SIGNED', 21);
  }),
  ended: at(14, (v) => { counted(v); v.meeting.state = 'ADJOURNED'; v.items.forEach((i) => { if (i.result) { i.announced = true; i.state = 'ANNOUNCED'; } }); v.rounds = [round('ARCHIVED', 8)]; }),
};

const by = (name, role) => ({ name, role });
const records = [
  ['CREATE_MEETING', by('何记录', 'CLERK'), { title: '中共某某县委常委会 2026年第12次会议' }],
  ['SET_ROSTER', by('何记录', 'CLERK'), { persons: people.map(([id, name, , capacity]) => ({ id, name, capacity })) }],
  ['SET_AGENDA', by('何记录', 'CLERK'), { items: candidates.map(([name]) => ({ title: name })) }],
  ['FILE_FOR_REVIEW', by('何记录', 'CLERK'), { items: ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'], account: '请予审查。' }],
  ['OBSERVER_CARD', by('郑某', 'OBSERVER'), { name: '郑某', unit: '市委组织部干部监督科', key: 'x' }],
  ['OFFER_KEY', by('郑某', 'OBSERVER'), { custodian: 'OBSERVER', holder: '市委组织部', publicKey: {} }],
  ['ISSUE_LISTS', by('严制', 'ISSUER'), { lists: [], slips: [{ count: 12 }] }],
  ['CHECK_IN', by('签到台', 'DOOR'), { person: 'p1' }],
  ['LEAVE', by('签到台', 'DOOR'), { person: 'p7', reason: '外出学习' }],
  ['COUNT_ATTENDANCE', by('何记录', 'CLERK'), { entitled: 9, present: 8, onLeave: [{ person: 'p7', reason: '外出学习' }], absent: [], nonVoting: 4 }],
  ['CONFIRM_QUORUM', by('林书记', 'CHAIR'), { rule: 'DEC-04', left: 24, right: 18, met: true }],
  ['APPROVE_SCRUTINEERS', by('林书记', 'CHAIR'), { scrutineers: ['p2', 'p3'], tellers: ['s2', 's3'], hands: { agree: 8, disagree: 0, abstain: 0 } }],
  ['RECUSE', by('林书记', 'CHAIR'), { item: 'i3', person: 'p2', reason: '亲属关系' }],
  ['STATE_OPINION', by('何记录', 'CLERK'), { item: 'i5', person: 'p3', opinion: 'DISAGREE', gist: '任现职时间较短。' }],
  ['DEFER', by('林书记', 'CHAIR'), { item: 'i4', reason: 'MATERIAL_UNCLEAR', explanation: '配偶经商办企业情况待核实。', hands: { agree: 6, disagree: 2, abstain: 0 }, owner: '陈丙', due: '2026-12-05' }],
  ['SEAL_ROUND', by('郑某', 'OBSERVER'), { round: 'r1' }],
];

export function entries(scene) {
  const list = scene === 'empty' ? records.slice(0, 1) : scene === 'prepare' ? records.slice(0, 6) : records;
  return list.map(([type, who, data], number) =>
    JSON.stringify({ at: `2026-11-21T15:${String(number).padStart(2, '0')}:05+08:00`, by: who, data, meeting: 'm1', number, type }),
  );
}

export const report = {
  code, ok: true,
  polls: scenes.draft.round.polls.map((poll) => ({ uuid: poll.uuid, size: poll.issued, problems: [],
    title: `第 ${poll.item.slice(1)} 项 ${candidates[Number(poll.item.slice(1)) - 1][0]}` })),
};
export const verification = {
  verdict: 'valid', sentence: '全部核验通过：5 项表决的票数与 39 张加密票一致，可以启封。',
  checks: [
    ['S2', '箱钥包含本单位密钥，题目与封箱确认一致', 5], ['L1', '名单＝签发名单−作废−暂存，数目＝发出＝参加表决人数', 5],
    ['B3', '每张票的证明成立，选择合乎规则', 39], ['B5', '没有重复、复制或名单外的票', 39],
    ['T1', '合计由全部有效票重新算出', 5], ['D2', '启封份额与所启封的合计绑定', 15],
  ].map(([id, question, checked]) => ({ id, question, checked, failed: 0, status: 'PASS' }))
    .concat({ id: 'M4', question: '纸质票复核', checked: 0, failed: 0, status: 'NOT_RUN', place: '本次没有纸质票' }),
};
