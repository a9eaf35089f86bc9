import { describe, expect, it } from 'vitest';
import { read, readMeetingView } from '../view';
import { checklist } from './checklist';
import { parseEntries } from './entries';

const entry = (type: string, data: object, number: number) =>
  JSON.stringify({
    at: '2026-11-21T15:00:00+08:00',
    by: { name: '何', role: 'CLERK' },
    data,
    meeting: 'm1',
    number,
    type,
  });

function view(roster: object[], items: object[]) {
  const seen = read(readMeetingView, {
    meeting: { id: 'm1', title: '常委会', state: 'PREPARING' },
    size: 1,
    attendance: { entitled: 0, present: 0, onLeave: 0, absent: 0, nonVoting: 0 },
    roster,
    items,
  });
  if (!seen.ok) throw new Error(seen.reason);
  return seen.value;
}

describe('what is missing before the meeting', () => {
  it('is everything at first', () => {
    expect(checklist(view([], []), []).every((check) => !check.done)).toBe(true);
  });

  it('ticks off what view and record show', () => {
    const seen = view(
      [{ id: 'p1', name: '林', capacity: 'VOTING', status: 'EXPECTED', principal: true }],
      [
        {
          id: 'i1',
          number: 1,
          kind: 'SC_APPOINTMENT',
          title: '任免',
          state: 'WAITING',
          clearance: 'CLEARED',
          materials: [],
        },
      ],
    );
    const entries = parseEntries([
      entry('OBSERVER_CARD', {}, 0),
      entry('OFFER_KEY', { custodian: 'OBSERVER', holder: '市委组织部' }, 1),
      entry('ISSUE_LISTS', { slips: [{ count: 8 }, { count: 4 }] }, 2),
      'not an entry',
    ]);
    const missing = checklist(seen, entries).filter((check) => !check.done);
    expect(missing.map((check) => check.id)).toEqual(['materials']);
    expect(checklist(seen, entries).at(-1)?.text).toBe('已制作 12 张');
  });
});
