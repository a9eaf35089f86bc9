import { expect, it } from 'vitest';
import { needsMeeting, rolesFor, signInAddress } from './accounts';

it('lets clerks enter nobody who controls them', () => {
  expect(rolesFor('CLERK')).not.toContain('OBSERVER');
  expect(rolesFor('CLERK')).not.toContain('SUPERIOR');
  expect(rolesFor('CLERK')).not.toContain('CLERK');
  expect(rolesFor('ADMINISTRATOR')).toContain('OBSERVER');
  expect(rolesFor('CHAIR')).toEqual([]);
});

it('asks for a meeting except for those who see all', () => {
  expect(needsMeeting('CLERK')).toBe(false);
  expect(needsMeeting('ADMINISTRATOR')).toBe(false);
  expect(needsMeeting('OBSERVER')).toBe(true);
  expect(needsMeeting('')).toBe(false);
});

it('keeps the token out of what browsers send', () => {
  const address = new URL(signInAddress('t0-k_n', { href: 'https://box.local:8443/people.html?x=1' }));
  expect(address.pathname).toBe('/signin.html');
  expect(address.search).toBe('');
  expect(address.hash).toBe('#link=t0-k_n');
});
