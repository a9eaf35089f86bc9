import { describe, expect, it } from 'vitest';
import { read, readMeetingView, type MeetingView } from '../view';
import { sceneOf } from './scene';

function view(changes: Record<string, unknown> = {}): MeetingView {
  const seen = read(readMeetingView, {
    meeting: { id: 'm', title: '会议', state: 'IN_SESSION' },
    size: 1,
    attendance: { entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 4 },
    items: [item('i1', 'SC_APPOINTMENT', {})],
    ...changes,
  });
  if (!seen.ok) throw new Error(seen.reason);
  return seen.value;
}

function item(id: string, kind: string, changes: Record<string, unknown>) {
  return { id, number: 1, kind, title: id, state: 'WAITING', ...changes };
}

const result = { issued: 8, returned: 8, valid: 8, invalid: 0, options: [{ label: '同意', votes: 8 }] };
const round = (state: string) => ({
  id: 'r1',
  items: ['i1'],
  state,
  polls: [{ uuid: 'u', item: 'i1', issued: 8, returned: 5 }],
});

describe('what the projector shows', () => {
  it('starts with the meeting and shows the item that is spoken of', () => {
    expect(sceneOf(view(), undefined).kind).toBe('meeting');
    const spoken = view({ items: [item('i1', 'SC_APPOINTMENT', { state: 'DELIBERATING' })] });
    expect(sceneOf(spoken, undefined)).toMatchObject({ kind: 'item', item: { id: 'i1' } });
  });

  it('shows 收回 and 发出 while a round runs, and takes the latest number told', () => {
    expect(sceneOf(view({ round: round('OPEN') }), undefined)).toMatchObject({ issued: 8, returned: 5 });
    const told = { round: 'r1', count: 6 };
    expect(sceneOf(view({ round: round('OPEN') }), told)).toMatchObject({ phase: 'open', returned: 6 });
    expect(sceneOf(view({ round: round('TALLIED') }), told)).toMatchObject({
      kind: 'voting',
      phase: 'closed',
    });
  });

  it('shows a result only once it is announced', () => {
    const counted = item('i1', 'SC_APPOINTMENT', { state: 'COUNTED', outcome: 'PASSED', result });
    expect(sceneOf(view({ round: round('SIGNED'), items: [counted] }), undefined).kind).toBe('voting');
    const announced = { ...counted, announced: true };
    expect(sceneOf(view({ round: round('SIGNED'), items: [announced] }), undefined).kind).toBe('result');
  });

  it.each(['RECOMMENDATION_MEETING', 'APPRAISAL'])('never shows figures of %s', (kind) => {
    const counted = item('i1', kind, { state: 'ANNOUNCED', announced: true, outcome: 'PASSED', result });
    expect(sceneOf(view({ round: round('ANNOUNCED'), items: [counted] }), undefined).kind).not.toBe('result');
  });
});
