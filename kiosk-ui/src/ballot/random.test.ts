import { describe, expect, it } from 'vitest';
import { randomBelow } from './random';
import { seededRandom } from './testing/seeded-random';

describe('a random number below a bound', () => {
  it('is drawn again when it is too large, and never reduced', () => {
    const drawn = [0xff, 0xc0, 0x3f, 0x40];
    const random = { bytes: () => new Uint8Array([drawn.shift() ?? 0]) };
    // Five bits are taken of each byte: 31, 24, then 7.
    expect(randomBelow(random, 20n)).toBe(7n);
    expect(drawn).toEqual([0x40]);
  });

  it('reaches every number below the bound', () => {
    const random = seededRandom('numbers');
    const seen = new Set(Array.from({ length: 400 }, () => randomBelow(random, 10n)));
    expect([...seen].sort()).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n]);
  });
});
