import { describe, expect, it } from 'vitest';
import { suggested, type Facts } from './sheet-facts';

const poll = {
  uuid: 'u',
  item: '第1项 张三',
  category: undefined,
  issued: 9,
  returned: 9,
  election: 'e',
  closedSet: 'c',
};
const round = {
  round: 'r1',
  state: 'ARCHIVED',
  code: '松',
  cosigned: true,
  hold: undefined,
  verdict: 'valid',
  bothPrograms: true,
  polls: [poll],
};
const facts: Facts = {
  title: '常委会会议',
  body: '',
  place: '',
  plannedStart: '',
  timeZone: 'Asia/Shanghai',
  observer: { name: '郑某', unit: '监督科', key: 'k', instead: false },
  handover: undefined,
  before: {
    received: undefined,
    items: 2,
    answers: [
      { item: '第1项 张三', answer: 'CLEARED' },
      { item: '第2项 李四', answer: 'DEFERRAL_ADVISED' },
    ],
    attends: true,
    sealsInstead: undefined,
  },
  during: {
    entitled: 9,
    present: 8,
    onLeave: 1,
    absent: 0,
    spoken: 2,
    allStated: true,
    principalLast: true,
    recusals: [],
  },
  advice: [{ item: '第2项 李四', reason: '不清', accepted: undefined, answer: undefined }],
  remarks: [],
  rounds: [round],
  results: [{ item: '第1项 张三', outcome: 'PASSED', rule: undefined }],
  challenges: { good: 0, bad: 0, unjudged: 0, drawn: 0 },
  record: { entries: 80 },
  program: { jar: undefined, pages: undefined },
};
const of = (part: Partial<Facts>) => suggested({ ...facts, ...part }, '2026年11月21日', '');

describe('the sheet as it is filled beforehand', () => {
  it('says what the record says', () => {
    const answers = of({});
    expect(answers.review).toBe('可以上会 1 项，建议暂缓 1 项');
    expect(answers.attendance).toBe('应到 9，实到 8，请假 1');
    expect([answers.statements, answers.principalLast, answers.recusals]).toEqual(['已执行', '是', '无回避']);
    expect([answers.slips, answers.count]).toEqual(['一致', '一致']);
    expect(answers.advice).toContain('主持人未答复');
    expect(answers.minutes).toBe('');
  });

  it('does not call a count good that was not verified as valid, or a box that holds too much', () => {
    expect(of({ rounds: [{ ...round, verdict: 'invalid' }] }).count).toBe('不一致');
    expect(of({ rounds: [{ ...round, verdict: undefined }] }).count).toBe('不一致');
    expect(of({ rounds: [{ ...round, polls: [{ ...poll, returned: 10 }] }] }).slips).toBe('不一致');
    expect(of({ during: { ...facts.during, principalLast: false } }).principalLast).toBe('否');
  });

  it('names who took over, and who seals where the superior does not attend', () => {
    const handover = { from: '郑某', name: '钱某', unit: '二科', reason: '任务' };
    expect(of({ handover }).name).toBe('钱某');
    expect(of({ before: { ...facts.before, attends: false, sealsInstead: '冯乙' } }).attends).toContain(
      '冯乙',
    );
  });
});
