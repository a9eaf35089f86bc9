import { describe, expect, it } from 'vitest';
import { utf8 } from '../bytes';
import { ed25519, rfc3526, sm2, type Group } from '../group';
import { mustAccept } from '../result';
import { mixedPoll } from '../testing/mixed-poll';
import { seededRandom } from '../testing/seeded-random';
import { shuffledRows } from '../tally';
import { makePermutation, makeShuffle, readShuffle, shuffleHolds } from '.';

const random = seededRandom('shuffles');

describe.each<[string, Group]>([
  ['Ed25519', ed25519],
  ['RFC-3526-2048', rfc3526],
  ['SM2', sm2],
])('a shuffle in %s', (_, group) => {
  const { open, tally } = mixedPoll(group, { shufflers: [], openers: [] });
  const rows = shuffledRows(open.election.questions, tally);

  it.each([0, 1, 3])('of %i answers is proved, of this election and these answers alone', (count) => {
    const before = rows.map((row) => row.slice(0, count));
    const made = makeShuffle(open, before, random);
    const [read] = mustAccept(readShuffle(group, utf8(made.text), before));
    if (!read) throw new Error('nothing was shuffled');
    const after = new Set(read.texts.map(({ alpha }) => alpha));
    expect(after.size).toBe(count);
    for (const { alpha } of before[0] ?? []) expect(after.has(group.encode(alpha))).toBe(false);
    expect(shuffleHolds(open, before[0] ?? [], read)).toBe(true);
    expect(shuffleHolds({ ...open, hash: 'another' }, before[0] ?? [], read)).toBe(count === 0);
    const others = [...(before[0] ?? [])].reverse();
    expect(shuffleHolds(open, others, read)).toBe(count < 2);
  });
});

describe('the order', () => {
  it('has every place once', () => {
    const order = makePermutation(50, random);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(order).not.toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('is each of six about equally often', () => {
    const seen = new Map<string, number>();
    for (let i = 0; i < 3000; i++) {
      const order = makePermutation(3, random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    // Seeded: 500 each are expected, and five standard deviations are 102.
    for (const count of seen.values()) expect(Math.abs(count - 500)).toBeLessThan(102);
  });
});
