import { describe, expect, it } from 'vitest';
import { due, tabsOf } from './due';
import type { Station } from './local';
import type { MeetingView } from '../view';

const view = (part: object) =>
  ({
    people: { scrutineers: [], tellers: [] },
    items: [],
    shared: [],
    rounds: [],
    ...part,
  }) as unknown as MeetingView;
const station = (round: object, hasKey = true) =>
  ({
    hasKey,
    shared: [],
    rounds: [{ id: 'r1', sealed: false, cosigned: false, given: false, ...round }],
  }) as unknown as Station;

describe('what waits at a station', () => {
  it('asks the observer for key, seal, check and share, in this order', () => {
    expect(due(view({}), 'OBSERVER', station({}, false))).toBe('key');
    expect(due(view({ round: { id: 'r1', state: 'DRAFT', code: '松' } }), 'OBSERVER', station({}))).toBe(
      'seal',
    );
    const closed = view({ round: { id: 'r1', state: 'RECONCILED' } });
    expect(due(closed, 'OBSERVER', station({}))).toBe('verify');
    expect(due(closed, 'OBSERVER', station({ cosigned: true }))).toBe('open');
    expect(due(closed, 'OBSERVER', station({ cosigned: true, given: true }))).toBeUndefined();
  });

  it('asks an observer at another station than the registered one to restore the copy, whatever runs', () => {
    const running = {
      meeting: { state: 'IN_SESSION' },
      people: { scrutineers: [], tellers: [], observerKey: 'registered' },
      round: { id: 'r1', state: 'DRAFT', code: '松' },
    };
    const at = (part: object) => ({ ...station({}), ...part }) as Station;
    expect(due(view(running), 'OBSERVER', at({ hasKey: false }))).toBe('key');
    expect(due(view(running), 'OBSERVER', at({ signingKey: 'another' }))).toBe('key');
    expect(due(view(running), 'OBSERVER', at({ signingKey: 'registered' }))).toBe('seal');
    const over = { ...running, meeting: { state: 'ADJOURNED' }, round: undefined };
    expect(due(view(over), 'OBSERVER', at({}))).toBeUndefined();
  });

  it('has no keys or checks where the server serves the page', () => {
    expect(tabsOf('OBSERVER', false)).toEqual(['live']);
    expect(tabsOf('SCRUTINEER', false)).toEqual(['watch']);
  });

  it('sends a scrutineer to the box', () => {
    expect(due(view({ next: { act: 'HAND_OUT' } }), 'SCRUTINEER', undefined)).toBe('watch');
    expect(due(view({ next: { act: 'SIGN_RESULT' } }), 'TELLER', undefined)).toBe('sign');
  });
});
