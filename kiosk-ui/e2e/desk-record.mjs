// What record and station say in the made-up meeting.
import { candidates, code, people } from './desk-base.mjs';
import { scenes } from './desk-scenes.mjs';

const by = (name, role) => ({ name, role });
const records = [
  ['CREATE_MEETING', by('何记录', 'CLERK'), { title: '中共某某县委常委会 2026年第12次会议' }],
  [
    'SET_ROSTER',
    by('何记录', 'CLERK'),
    { persons: people.map(([id, name, , capacity]) => ({ id, name, capacity })) },
  ],
  ['SET_AGENDA', by('何记录', 'CLERK'), { items: candidates.map(([name]) => ({ title: name })) }],
  [
    'FILE_FOR_REVIEW',
    by('何记录', 'CLERK'),
    { items: ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'], account: '请予审查。' },
  ],
  ['OBSERVER_CARD', by('郑某', 'OBSERVER'), { name: '郑某', unit: '市委组织部干部监督科', key: 'x' }],
  ['OFFER_KEY', by('郑某', 'OBSERVER'), { custodian: 'OBSERVER', holder: '市委组织部', publicKey: {} }],
  ['ISSUE_LISTS', by('严制', 'ISSUER'), { lists: [], slips: [{ count: 12 }] }],
  ['CHECK_IN', by('签到台', 'DOOR'), { person: 'p1' }],
  ['LEAVE', by('签到台', 'DOOR'), { person: 'p7', reason: '外出学习' }],
  [
    'COUNT_ATTENDANCE',
    by('何记录', 'CLERK'),
    { entitled: 9, present: 8, onLeave: [{ person: 'p7', reason: '外出学习' }], absent: [], nonVoting: 4 },
  ],
  ['CONFIRM_QUORUM', by('林书记', 'CHAIR'), { rule: 'DEC-04', left: 24, right: 18, met: true }],
  [
    'APPROVE_SCRUTINEERS',
    by('林书记', 'CHAIR'),
    { scrutineers: ['p2', 'p3'], tellers: ['s2', 's3'], hands: { agree: 8, disagree: 0, abstain: 0 } },
  ],
  ['RECUSE', by('林书记', 'CHAIR'), { item: 'i3', person: 'p2', reason: '亲属关系' }],
  [
    'STATE_OPINION',
    by('何记录', 'CLERK'),
    { item: 'i5', person: 'p3', opinion: 'DISAGREE', gist: '任现职时间较短。' },
  ],
  [
    'DEFER',
    by('林书记', 'CHAIR'),
    {
      item: 'i4',
      reason: 'MATERIAL_UNCLEAR',
      explanation: '配偶经商办企业情况待核实。',
      hands: { agree: 6, disagree: 2, abstain: 0 },
      owner: '陈丙',
      due: '2026-12-05',
    },
  ],
  ['SEAL_ROUND', by('郑某', 'OBSERVER'), { round: 'r1' }],
];

export function entries(scene) {
  const list = scene === 'empty' ? records.slice(0, 1) : scene === 'prepare' ? records.slice(0, 6) : records;
  return list.map(([type, who, data], number) =>
    JSON.stringify({
      at: `2026-11-21T15:${String(number).padStart(2, '0')}:05+08:00`,
      by: who,
      data,
      meeting: 'm1',
      number,
      type,
    }),
  );
}

export const report = {
  code,
  ok: true,
  polls: scenes.draft.round.polls.map((poll) => ({
    uuid: poll.uuid,
    size: poll.issued,
    problems: [],
    title: `第 ${poll.item.slice(1)} 项 ${candidates[Number(poll.item.slice(1)) - 1][0]}`,
  })),
};
export const verification = {
  verdict: 'valid',
  sentence: '全部核验通过：5 项表决的票数与 39 张加密票一致，可以启封。',
  checks: [
    ['S2', '箱钥包含本单位密钥，题目与封箱确认一致', 5],
    ['L1', '名单＝签发名单−作废−暂存，数目＝发出＝参加表决人数', 5],
    ['B3', '每张票的证明成立，选择合乎规则', 39],
    ['B5', '没有重复、复制或名单外的票', 39],
    ['T1', '合计由全部有效票重新算出', 5],
    ['D2', '启封份额与所启封的合计绑定', 15],
  ]
    .map(([id, question, checked]) => ({ id, question, checked, failed: 0, status: 'PASS' }))
    .concat({
      id: 'M4',
      question: '纸质票复核',
      checked: 0,
      failed: 0,
      status: 'NOT_RUN',
      place: '本次没有纸质票',
    }),
};
