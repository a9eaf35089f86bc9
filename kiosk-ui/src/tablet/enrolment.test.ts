import { describe, expect, it } from 'vitest';
import { decodeEnrolment, encodeEnrolment, merged } from './enrolment';

const desk = { meeting: 'm1', token: 't?>', serverKey: 's', pin: '2468', name: '平板' };

describe('enrolment of a tablet', () => {
  it('travels in a fragment, without the observer’s key', () => {
    const fragment = encodeEnrolment(desk);
    expect(fragment).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeEnrolment(fragment)).toEqual({ ...desk, observerKey: '' });
    expect(decodeEnrolment('###')).toBeUndefined();
  });

  it('keeps the card of the same meeting and of no other', () => {
    const kept = { ...desk, token: 'old', observerKey: 'card' };
    const fresh = { ...desk, observerKey: '' };
    expect(merged(fresh, kept)).toEqual({ ...desk, observerKey: 'card' });
    expect(merged({ ...fresh, meeting: 'm2' }, kept)?.observerKey).toBe('');
    expect(merged(undefined, kept)).toBe(kept);
  });

  it('asks for the card again where a new code names another server', () => {
    const kept = { ...desk, observerKey: 'card' };
    const fresh = { ...desk, serverKey: 'other', observerKey: '' };
    expect(merged(fresh, kept)).toEqual(fresh);
  });
});
