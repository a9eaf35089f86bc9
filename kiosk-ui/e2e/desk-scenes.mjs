// The moments of scenario 1 that are looked at.
import { at, counted, defer4, round } from './desk-base.mjs';

export const scenes = {
  empty: at(-1, (v) => {
    v.meeting.state = 'PREPARING';
    v.roster = [];
    v.items = [];
    v.size = 1;
    v.attendance = { entitled: 0, present: 0, onLeave: 0, absent: 0, nonVoting: 0 };
    v.people = { scrutineers: [], tellers: [] };
  }),
  prepare: at(-1, (v) => {
    v.meeting.state = 'PREPARING';
    v.size = 6;
    v.attendance = { ...v.attendance, present: 0, onLeave: 0, absent: 9, quorum: undefined };
    v.roster.forEach((p) => {
      p.status = 'EXPECTED';
      delete p.reason;
    });
    v.items.forEach((item) => {
      item.state = 'WAITING';
      item.absentee = [];
      item.recusals = [];
      item.scrutineers = [];
    });
    v.items[3].clearance = 'PENDING';
    v.items[4].materials = [];
    v.people = { scrutineers: [], tellers: [] };
    v.next = { act: 'ANSWER_REVIEW', label: '审查答复', who: 'SUPERIOR', fields: { item: 'i4' } };
  }),
  door: at(0, (v) => {
    v.meeting.state = 'PREPARING';
    v.attendance = {
      ...v.attendance,
      present: 3,
      onLeave: 1,
      absent: 5,
      nonVoting: 1,
      quorum: { rule: 'DEC-04', text: '三分之二以上到会', left: 9, right: 18, met: false },
    };
    v.roster.forEach((p, i) => {
      if (![0, 1, 3, 6, 9].includes(i)) p.status = 'EXPECTED';
    });
    v.next = { act: 'COUNT_ATTENDANCE', label: '清点人数', who: 'CLERK' };
  }),
  quorum: at(1, (v) => {
    v.attendance = {
      ...v.attendance,
      present: 5,
      absent: 3,
      quorum: { rule: 'DEC-04', text: '三分之二以上到会', left: 15, right: 18, met: false },
    };
    v.roster.forEach((p, i) => {
      if ([3, 4, 5].includes(i)) p.status = 'EXPECTED';
    });
    v.items.forEach((item) => {
      item.state = 'WAITING';
    });
    v.next = {
      act: 'CONFIRM_QUORUM',
      label: '宣布到会符合规定',
      who: 'CHAIR',
      refusal: {
        code: 'NO_QUORUM',
        title: '到会人数不足，不能讨论干部任免事项',
        detail: '3×5＝15 ＜ 2×9＝18，未达到三分之二以上到会（《条例》第三十五条）。',
        action: '请等待成员到会，由签到处登记；或改期召开。',
      },
    };
  }),
  scrutineers: at(3, (v) => {
    v.items.forEach((item) => {
      item.state = 'WAITING';
      item.scrutineers = [];
    });
    v.people = { chair: 'p1', scrutineers: [], tellers: [] };
    v.next = { act: 'APPROVE_SCRUTINEERS', label: '通过监票人、计票人', who: 'CHAIR' };
  }),
  statements: at(4, (v) => {
    defer4(v);
    v.items[4].state = 'DELIBERATING';
    v.items[5].state = 'WAITING';
    v.items[4].statements = [
      { person: 'p1', opinion: 'AGREE', interjection: true },
      { person: 'p2', opinion: 'AGREE' },
      { person: 'p3', opinion: 'DISAGREE', gist: '任现职时间较短' },
      { person: 'p4', opinion: 'AGREE' },
    ];
    v.next = { act: 'STATE_OPINION', label: '逐一表态', who: 'CLERK', fields: { item: 'i5' } };
  }),
  advice: at(4, (v) => {
    v.items[3].state = 'DELIBERATING';
    v.items[4].state = 'WAITING';
    v.items[5].state = 'WAITING';
    v.items[3].statements = [
      { person: 'p2', opinion: 'DEFER' },
      { person: 'p3', opinion: 'DEFER' },
    ];
    v.items[3].advice = { reason: '该同志配偶经商办企业情况说明与核查材料不一致，建议暂缓。' };
    v.next = { act: 'ANSWER_ADVICE', label: '答复建议', who: 'CHAIR', fields: { item: 'i4' } };
  }),
  defer: at(5, (v) => {
    v.items[3].state = 'DELIBERATING';
    v.items[4].state = 'WAITING';
    v.items[5].state = 'WAITING';
    v.items[3].advice = {
      reason: '配偶经商办企业情况待核实',
      answer: { accepted: true, reason: '先行核实' },
    };
    v.next = { act: 'DEFER', label: '暂缓表决', who: 'CHAIR', fields: { item: 'i4' } };
  }),
  draft: at(6, (v) => {
    defer4(v);
    v.round = round('DRAFT', 0);
    v.next = { act: 'SEAL_ROUND', label: '封箱确认', who: 'OBSERVER' };
  }),
  handout: at(7, (v) => {
    defer4(v);
    v.round = round('SEALED', 0);
    v.next = { act: 'HAND_OUT', label: '发放投票凭证', who: 'SCRUTINEER' };
  }),
  ready: at(8, (v) => {
    defer4(v);
    v.round = round('SEALED', 0);
    v.next = { act: 'OPEN_ROUND', label: '开始投票', who: 'CHAIR' };
  }),
  voting: at(8, (v) => {
    defer4(v);
    v.items.forEach((item) => {
      if (item.state === 'READY') item.state = 'VOTING';
    });
    v.round = round('OPEN', 5);
    v.next = { act: 'WARN_CLOSE', label: '结束投票（30 秒提示）', who: 'CHAIR' };
  }),
  closed: at(10, (v) => {
    defer4(v);
    v.round = round('RECONCILED', 8);
    v.next = { act: 'COSIGN_CLOSED_SET', label: '确认票箱内容', who: 'OBSERVER' };
  }),
  sign: at(11, (v) => {
    counted(v);
    v.round = round('DECRYPTED', 8, { signatures: ['s2'] });
    v.next = { act: 'SIGN_RESULT', label: '签署结果', who: 'TELLER' };
  }),
  announce: at(12, (v) => {
    counted(v);
    v.round = round('SIGNED', 8, { signatures: ['s2', 's3', 'p2', 'p3'] });
    v.items[0].announced = true;
    v.items[0].state = 'ANNOUNCED';
    v.next = { act: 'ANNOUNCE', label: '宣布结果：第 2 项 李四', who: 'CHAIR', fields: { item: 'i2' } };
  }),
  other: at(12, (v) => {
    counted(v);
    v.meeting.title = '某某局民主推荐、民主测评大会';
    v.items = v.items.slice(0, 2);
    v.items[0] = {
      ...v.items[0],
      kind: 'RECOMMENDATION_MEETING',
      title: '推荐副局长人选（至多 2 人）',
      outcome: undefined,
      candidates: ['甲一', '乙二', '丙三', '丁四', '戊五', '己六'].map((name, i) => ({
        id: `c${i}`,
        name,
        currentPost: '科长',
      })),
      result: {
        issued: 22,
        returned: 21,
        valid: 21,
        invalid: 0,
        options: [
          ['甲一', 9],
          ['乙二', 12],
          ['丙三', 6],
          ['丁四', 6],
          ['戊五', 4],
          ['己六', 1],
        ].map(([label, votes]) => ({ label, votes })),
        base: { name: '参加', count: 22 },
        text: '得票数供参考，不作为唯一依据',
      },
    };
    v.items[1] = {
      ...v.items[1],
      kind: 'APPRAISAL',
      title: '领导班子成员民主测评',
      outcome: undefined,
      candidates: [],
      result: {
        issued: 22,
        returned: 22,
        valid: 22,
        invalid: 0,
        options: [],
        rows: ['甲一', '乙二', '丙三'].map((label, i) => ({
          label,
          options: [
            ['优秀', 12 - i * 4],
            ['称职', 6],
            ['基本称职', 2 + i * 2],
            ['不称职', 2 + i * 2],
          ].map(([l, votes]) => ({ label: l, votes })),
          flags: i === 2 ? ['优秀和称职不足三分之二'] : [],
        })),
      },
    };
    v.round = round('SIGNED', 21);
  }),
  ended: at(14, (v) => {
    counted(v);
    v.meeting.state = 'ADJOURNED';
    v.items.forEach((i) => {
      if (i.result) {
        i.announced = true;
        i.state = 'ANNOUNCED';
      }
    });
    v.rounds = [round('ARCHIVED', 8)];
  }),
};
