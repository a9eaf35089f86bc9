import { describe, expect, it } from 'vitest';
import { read, readMeetingView } from '../view';
import { withReturned, type MeetingFeed } from './use-meeting';

const feed = (returned: number): MeetingFeed => ({
  kind: 'live',
  me: { name: '郑某', role: 'OBSERVER', personId: undefined, meeting: 'm' },
  view: open(returned),
  returned: undefined,
  state: 'connected',
});

function open(returned: number) {
  const seen = read(readMeetingView, {
    meeting: { id: 'm', title: '常委会', state: 'IN_SESSION' },
    size: 1,
    attendance: { entitled: 9, present: 8, onLeave: 1, absent: 0, nonVoting: 0 },
    roster: [],
    items: [],
    round: { id: 'r1', state: 'OPEN', items: ['i1'], polls: [], issued: 8, returned },
  });
  if (!seen.ok) throw new Error(seen.reason);
  return seen.value;
}

const count = (seen: MeetingFeed) => (seen.kind === 'live' ? seen.view.round?.returned : undefined);

describe('a number told between two views', () => {
  it('is seen by pages that look at the view alone', () => {
    expect(count(withReturned(feed(2), 'r1', 3))).toBe(3);
  });

  it('never goes back, and belongs to its own round', () => {
    expect(count(withReturned(feed(4), 'r1', 3))).toBe(4);
    expect(count(withReturned(feed(2), 'r2', 7))).toBe(2);
  });
});
