import { expect, it } from 'vitest';
import { dateTime, percent } from './common';

it('rounds rates half up, in whole numbers', () => {
  expect([percent(5, 9), percent(8, 9), percent(1, 2000), percent(0, 9), percent(3, 0)]).toEqual([
    '55.6%',
    '88.9%',
    '0.1%',
    '0.0%',
    '–',
  ]);
});

it('tells times in the meeting’s zone', () => {
  expect(dateTime('2026-11-21T07:04:00Z', 'Asia/Shanghai')).toBe('2026年11月21日 15:04');
  // As the form of a new meeting gives it: no zone of the browser has a say.
  expect(dateTime('2026-12-05T09:00', 'Asia/Shanghai')).toBe('2026年12月5日 09:00');
  expect(dateTime('2026-12-05T09:00:30', 'America/New_York')).toBe('2026年12月5日 09:00');
});
