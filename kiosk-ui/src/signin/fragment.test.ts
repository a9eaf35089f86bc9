import { describe, expect, it } from 'vitest';
import { destination, linkToken } from './fragment';

describe('signing in', () => {
  it('takes a token from the fragment', () => {
    expect(linkToken('link=abc')).toBe('abc');
    expect(linkToken('abc')).toBe('abc');
    expect(linkToken('')).toBeUndefined();
    expect(linkToken('link=')).toBeUndefined();
  });

  it('keeps the meeting on the way to the page', () => {
    expect(destination('desk.html', undefined)).toBe('./desk.html');
    expect(destination('desk.html', 'a b')).toBe('./desk.html?meeting=a%20b');
  });
});
