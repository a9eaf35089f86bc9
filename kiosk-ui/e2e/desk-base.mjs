// Scenario 1 of a nine-member committee at several moments, made up for looking at pages.

export const people = [
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

export const candidates = [
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
      id: 'm1',
      title: '中共某某县委常委会 2026年第12次会议',
      body: '中共某某县委',
      bodyType: 'STANDING_COMMITTEE',
      place: '第一会议室',
      plannedStart: '2026-11-21T15:00:00+08:00',
      timeZone: 'Asia/Shanghai',
      mode: 'COMBINED',
      floor: 5,
      audience: 'ROOM',
      state: 'IN_SESSION',
    },
    size: 214,
    attendance: {
      entitled: 9,
      present: 8,
      onLeave: 1,
      absent: 0,
      nonVoting: 4,
      quorum: { rule: 'DEC-04', text: '三分之二以上到会', left: 24, right: 18, met: true },
    },
    roster: people.map(([id, name, post, capacity, principal], at) => ({
      id,
      name,
      post,
      capacity,
      order: at + 1,
      principal: principal === true,
      status: id === 'p7' ? 'ON_LEAVE' : 'PRESENT',
      ...(id === 'p7' ? { reason: '外出学习' } : {}),
      roles: id === 'p1' ? ['CHAIR'] : id === 's1' ? ['CLERK'] : [],
    })),
    items: candidates.map(([name, currentPost, post], at) => ({
      id: `i${at + 1}`,
      number: at + 1,
      kind: 'SC_APPOINTMENT',
      title: `${name}同志任免`,
      candidates: [{ id: `c${at + 1}`, name, currentPost, ...post }],
      materials: [{ id: `d${at + 1}`, name: '干部任免审批表', pages: 4 }],
      clearance: 'CLEARED',
      state: 'READY',
      recusals:
        at === 2
          ? [
              {
                person: 'p2',
                reason: '亲属关系',
                left: '2026-11-21T15:20:00+08:00',
                returned: '2026-11-21T15:31:00+08:00',
              },
            ]
          : [],
      statements: [],
      nextSpeakers: [],
      absentee: [{ person: 'p7', text: '同意 1–6' }],
      scrutineers: at === 2 ? ['p3', 'p4'] : ['p2', 'p3'],
      announced: false,
    })),
    people: { chair: 'p1', scrutineers: ['p2', 'p3'], tellers: ['s2', 's3'], observer: 'o1' },
    rounds: [],
    script: [],
  };
}

export function at(step, change) {
  const view = base();
  view.script = steps.map(([title, cue], index) => ({
    number: index + 1,
    title,
    cue,
    state: index < step ? 'DONE' : index === step ? 'NOW' : 'LATER',
  }));
  change(view);
  return view;
}

export const code = '松石江舟晴禾';
export const round = (state, returned, extra = {}) => ({
  id: 'r1',
  items: ['i1', 'i2', 'i3', 'i5', 'i6'],
  state,
  code,
  polls: ['i1', 'i2', 'i3', 'i5', 'i6'].map((item, index) => ({
    uuid: `u${index}`,
    item,
    issued: item === 'i3' ? 7 : 8,
    returned: Math.min(returned, item === 'i3' ? 7 : 8),
    state,
  })),
  signatures: [],
  custodians: [
    { custodian: 'OBSERVER', holder: '市委组织部', given: false },
    { custodian: 'SCRUTINEER_1', holder: '监票人', given: true },
  ],
  ...extra,
});
export const defer4 = (view) => {
  view.items[3].state = 'DEFERRED';
  view.items[3].outcome = 'DEFERRED';
  view.items[3].advice = { reason: '经商办企业情况待核实', answer: { accepted: true, reason: '先核实' } };
  view.items[3].deferral = {
    reason: 'MATERIAL_UNCLEAR',
    owner: '陈丙',
    due: '2026-12-05',
    advisedByObserver: true,
  };
};
const result = (agree, disagree, abstain, issued = 8) => ({
  issued,
  returned: agree + disagree + abstain,
  valid: agree + disagree + abstain,
  invalid: 0,
  options: [
    { label: '同意', votes: agree },
    { label: '不同意', votes: disagree },
    { label: '弃权', votes: abstain },
  ],
  base: { name: '应到', count: 9 },
  rule: 'DEC-09',
  text: '超过应到会人数的半数同意',
  left: 2 * agree,
  right: 9,
});
export const counted = (view) => {
  defer4(view);
  const results = { 0: [8, 0, 0], 1: [7, 1, 0], 2: [5, 1, 1, 7], 4: [4, 3, 1], 5: [6, 1, 0] };
  for (const [index, votes] of Object.entries(results)) {
    const item = view.items[index];
    item.state = 'COUNTED';
    item.result = result(...votes);
    item.outcome = votes[0] * 2 > 9 ? 'PASSED' : 'NOT_PASSED';
  }
};
