import { describe, expect, it } from 'vitest';
import { isSafe, originOf } from './demo';

describe('cards of the demo', () => {
  it('shows the origin without the token', () => {
    expect(originOf('http://clerk.localhost:8080/signin.html#link=secret')).toBe('clerk.localhost:8080');
    expect(originOf('./x')).toBe('');
  });

  it('opens web addresses only', () => {
    expect(isSafe('http://clerk.localhost:8080/')).toBe(true);
    expect(isSafe('javascript:alert(1)')).toBe(false);
  });
});
