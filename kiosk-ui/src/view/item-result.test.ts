import { describe, expect, it } from 'vitest';
import { read } from './read';
import { readItemResult, readMeetingView } from './meeting-view';

const box = { issued: 8, returned: 8, unreturned: 0, valid: 8, invalid: 0 };

describe('results by family', () => {
  it('reads a decision with its rule and base', () => {
    const rule = {
      rule: 'X',
      ruleId: 'DEC-09',
      text: '超过半数',
      arithmetic: '2×4＝8＜9',
      left: 8,
      right: 9,
      met: false,
    };
    const options = [{ id: 'AGREE', label: '同意', votes: 4, rate: {} }];
    const seen = read(readItemResult, { family: 'DECISION', ...box, options, rule, base: 9 });
    expect(seen.ok && seen.value).toMatchObject({
      rule: 'DEC-09',
      text: '超过半数：2×4＝8＜9',
      left: 8,
      base: { name: '应到', count: 9 },
      options: [{ label: '同意', votes: 4 }],
    });
  });

  it('reads a recommendation and an appraisal', () => {
    const names = [
      {
        name: '甲',
        votes: 9,
        rates: [
          { label: '有效', of: 21 },
          { label: '参加', of: 22 },
        ],
      },
    ];
    const one = read(readItemResult, { family: 'RECOMMENDATION', ...box, names });
    expect(one.ok && one.value.base).toEqual({ name: '参加', count: 22 });
    const persons = [
      {
        name: '甲',
        grades: [{ label: '优秀', votes: 8 }],
        flags: [{ text: '提示', arithmetic: '3×5＜2×8' }],
      },
    ];
    const two = read(readItemResult, { family: 'APPRAISAL', ...box, persons });
    expect(two.ok && two.value.rows?.[0]?.flags).toEqual(['提示：3×5＜2×8']);
  });
});

describe('people of the view', () => {
  it('takes the observer as a name or as the card', () => {
    for (const observer of ['郑某', { name: '郑某', unit: '市委组织部', key: 'x' }]) {
      const seen = read(readMeetingView, {
        meeting: { id: 'm', title: '', state: 'PREPARING' },
        size: 0,
        attendance: { entitled: 0, present: 0, onLeave: 0, absent: 0, nonVoting: 0 },
        people: { observer },
      });
      expect(seen.ok && seen.value.people.observer).toBe('郑某');
    }
  });
});
