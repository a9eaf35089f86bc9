import { describe, expect, it } from 'vitest';
import { read, readMeetingView, type MeetingView } from '../view';
import { recordSentence } from '../words/acts';
import { arithmetic, ranked } from './result';
import {
  handsFit,
  lastSpeaker,
  namesOf,
  restToAgree,
  roundCounts,
  scrutineerChoices,
  statementRows,
  votesNeeded,
} from './select';

const person = (id: string, name: string, order: number, more: object = {}) => ({
  id,
  name,
  post: '',
  capacity: 'VOTING',
  order,
  status: 'PRESENT',
  ...more,
});

function meeting(change: object = {}, item: object = {}): MeetingView {
  const seen = read(readMeetingView, {
    meeting: { id: 'm1', title: '常委会', state: 'IN_SESSION' },
    size: 1,
    attendance: { entitled: 4, present: 4, onLeave: 0, absent: 0, nonVoting: 0 },
    roster: [
      person('p1', '林书记', 1, { principal: true }),
      person('p2', '周甲', 2),
      person('p3', '冯乙', 3),
      person('p4', '陈丙', 4),
    ],
    items: [
      {
        id: 'i1',
        number: 1,
        kind: 'SC_APPOINTMENT',
        title: '任免',
        state: 'DELIBERATING',
        candidates: [{ id: 'c1', name: '王五', person: 'p4' }],
        recusals: [{ person: 'p2' }],
        ...item,
      },
    ],
    people: { chair: 'p1' },
    ...change,
  });
  if (!seen.ok) throw new Error(seen.reason);
  return seen.value;
}

describe('statements in turn', () => {
  it('lets the principal wait until all others have spoken', () => {
    const view = meeting({}, { statements: [{ person: 'p1', opinion: 'AGREE', interjection: true }] });
    const rows = statementRows(view, view.items[0]!);
    expect(rows.map((row) => [row.person.id, row.kind])).toEqual([
      ['p2', 'recused'],
      ['p3', 'open'],
      ['p4', 'open'],
      ['p1', 'waits'],
    ]);
    expect(rows.at(-1)?.interjections).toBe(1);
    expect(restToAgree(view, view.items[0]!).map((one) => one.id)).toEqual(['p3', 'p4']);
  });

  it('opens the last place when nobody else is left', () => {
    const said = ['p3', 'p4'].map((who) => ({ person: who, opinion: 'AGREE' }));
    const view = meeting({}, { statements: said });
    expect(statementRows(view, view.items[0]!).at(-1)?.kind).toBe('open');
    expect(restToAgree(view, view.items[0]!)).toEqual([]);
  });

  it('gives the last word to the presiding chair where the principal is away', () => {
    const roster = [
      person('p1', '林书记', 1, { principal: true, status: 'ON_LEAVE' }),
      person('p2', '周甲', 2),
    ];
    expect(lastSpeaker(meeting({ roster, people: { chair: 'p2' } }))?.id).toBe('p2');
  });
});

describe('people of the count', () => {
  it('says what stands against a scrutineer', () => {
    const of = (item?: string) =>
      scrutineerChoices(meeting(), item).map(({ person, against }) => [person.id, against]);
    expect(of('i1')).toEqual([
      ['p1', 'chair'],
      ['p2', 'recused'],
      ['p3', undefined],
      ['p4', 'candidate'],
    ]);
    expect(of()[1]).toEqual(['p2', undefined]);
  });

  it('wants every hand counted', () => {
    expect(handsFit({ agree: 8, disagree: 0, abstain: 0 }, 8)).toBe(true);
    expect(handsFit({ agree: 6, disagree: 1, abstain: 0 }, 8)).toBe(false);
  });
});

describe('numbers', () => {
  it('knows the fewest votes that pass', () => {
    expect([9, 10, 61].map(votesNeeded)).toEqual([5, 6, 31]);
  });

  it('counts forms: one for all items, and for an item those of all categories', () => {
    const poll = (item: string, issued: number, returned: number) => ({
      uuid: `${item} ${issued}`,
      item,
      issued,
      returned,
    });
    const round = (...polls: readonly ReturnType<typeof poll>[]) =>
      meeting({ round: { id: 'r1', items: [], state: 'OPEN', polls } }).round!;
    expect(roundCounts(round(poll('i1', 8, 5), poll('i2', 7, 5)))).toEqual({ issued: 8, returned: 5 });
    const categories = round(poll('i1', 6, 6), poll('i1', 7, 5), poll('i2', 6, 6), poll('i2', 7, 5));
    expect(roundCounts(categories)).toEqual({ issued: 13, returned: 11 });
  });

  it('ranks equal votes equally', () => {
    const votes = [6, 12, 6, 1].map((count, at) => ({ label: `${at}`, votes: count }));
    expect(ranked(votes).map(({ label, rank }) => [label, rank])).toEqual([
      ['1', 1],
      ['0', 2],
      ['2', 2],
      ['3', 4],
    ]);
  });

  it('shows the arithmetic beside the word', () => {
    const result = {
      issued: 8,
      returned: 8,
      valid: 8,
      invalid: 0,
      options: [],
      text: '超过半数',
      left: 8,
      right: 9,
    };
    const view = meeting({}, { outcome: 'NOT_PASSED', result });
    expect(arithmetic(view.items[0]!)).toBe('超过半数，8 ＜ 9，未通过');
  });
});

describe('the sentence of an act', () => {
  it('names people and items', () => {
    const names = namesOf(meeting());
    expect(recordSentence('RECUSE', { item: 'i1', person: 'p2', reason: '亲属关系' }, names)).toBe(
      '第 1 项 王五：周甲 回避，事由：亲属关系。',
    );
    expect(
      recordSentence(
        'STATE_OPINION',
        { item: 'i1', person: 'p1', opinion: 'AGREE', interjection: true },
        names,
      ),
    ).toBe('第 1 项 王五：林书记 插话“同意”。');
    expect(recordSentence('NEW_KIND', {}, names)).toBe('NEW_KIND');
  });
});
