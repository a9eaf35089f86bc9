import { describe, expect, it } from 'vitest';
import { read, readMeetingView, type Item } from '../view';
import { answerable, waits, withoutReason } from './answers';

function item(clearance: string, steps: readonly string[], internal?: string, state = 'WAITING'): Item {
  const view = read(readMeetingView, {
    meeting: { id: 'm1', title: '常委会', state: 'PREPARING' },
    size: 1,
    attendance: { entitled: 0, present: 0, onLeave: 0, absent: 0, nonVoting: 0 },
    items: [
      {
        id: 'i1',
        number: 1,
        kind: 'SC_APPOINTMENT',
        title: '任免',
        state,
        clearance,
        materials: [],
        review: {
          steps: steps.map((type) => ({ type, at: '2026-11-20T09:00:00+08:00', by: '某' })),
          ...(internal ? { internal } : {}),
        },
      },
    ],
  });
  if (!view.ok) throw new Error(view.reason);
  return view.value.items[0]!;
}

describe('who can answer about an item', () => {
  it('is the superior, first and again, until it is introduced', () => {
    expect(answerable(item('FILED', ['FILE_FOR_REVIEW']), 'SUPERIOR', false)).toBe(true);
    expect(answerable(item('REJECTED', ['FILE_FOR_REVIEW', 'ANSWER_REVIEW']), 'SUPERIOR', false)).toBe(true);
    expect(answerable(item('CLEARED', ['FILE_FOR_REVIEW'], undefined, 'INTRODUCED'), 'SUPERIOR', false)).toBe(
      false,
    );
    expect(answerable(item('NOT_FILED', ['SET_AGENDA']), 'SUPERIOR', false)).toBe(false);
  });

  it('is the own office first where there are two levels', () => {
    expect(answerable(item('INTERNAL', ['FILE_FOR_REVIEW']), 'SUPERIOR', true)).toBe(false);
    expect(answerable(item('INTERNAL', ['FILE_FOR_REVIEW']), 'SUPERVISION', true)).toBe(true);
    expect(
      answerable(item('FILED', ['FILE_FOR_REVIEW', 'CLEAR_INTERNALLY'], 'CLEARED'), 'SUPERIOR', true),
    ).toBe(true);
    const answered = ['FILE_FOR_REVIEW', 'CLEAR_INTERNALLY', 'ANSWER_REVIEW'];
    expect(answerable(item('CLEARED', answered, 'CLEARED'), 'SUPERVISION', true)).toBe(false);
    expect(answerable(item('INTERNAL', [...answered, 'FILE_FOR_REVIEW']), 'SUPERVISION', true)).toBe(true);
    expect(answerable(item('FILED', ['FILE_FOR_REVIEW']), 'SUPERVISION', false)).toBe(false);
  });

  it('waits with one of the two', () => {
    expect(waits(item('INTERNAL', []), 'SUPERVISION')).toBe(true);
    expect(waits(item('INTERNAL', []), 'SUPERIOR')).toBe(false);
    expect(waits(item('FILED', []), 'SUPERIOR')).toBe(true);
  });

  it('wants a reason from whoever does not let it pass', () => {
    const items = [item('FILED', [])];
    expect(withoutReason({ i1: { answer: 'RETURNED', note: ' ' } }, items)?.id).toBe('i1');
    expect(withoutReason({ i1: { answer: 'RETURNED', note: '补档案' } }, items)).toBeUndefined();
    expect(withoutReason({ i1: { answer: 'CLEARED', note: '' } }, items)).toBeUndefined();
  });
});
