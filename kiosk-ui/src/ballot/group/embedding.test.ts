import { describe, expect, it } from 'vitest';
import { randomBelow } from '../random';
import { seededRandom } from '../testing/seeded-random';
import { belenios2048, decodeNonIdentity, ed25519, rfc3526, sm2, type Group } from '.';

const random = seededRandom('embedding');
const numbers = (count: number) => Array.from({ length: count }, () => Number(randomBelow(random, 256n)));

const embeddingOf = (group: Group) => {
  if (!group.embedding) throw new Error('the group carries no numbers');
  return group.embedding;
};

describe.each([
  [ed25519, 30],
  [rfc3526, 254],
  [sm2, 30],
])('numbers in the group $name', (group, most) => {
  const { embed, extract, mostNumbers } = embeddingOf(group);

  it('are as many as docs/protocol.md says', () => {
    expect(mostNumbers).toBe(most);
  });

  it.each([
    ['few', numbers(3)],
    ['zeroes', [0, 0, 0]],
    ['the largest of the most', Array.from({ length: most }, () => 255)],
    ['any of the most', numbers(most)],
    ['a leading zero', [0, 255]],
  ])('come out as they went in: %s', (_, vector) => {
    const element = embed(vector);
    if (!element) throw new Error('these numbers were not carried');
    expect(group.decode(group.encode(element)).ok).toBe(true);
    expect(extract(element, vector.length)).toEqual(vector);
  });

  it('are told of every element, the identity and those with high bits too', () => {
    const elements = Array.from({ length: 20 }, (_, i) => group.generator.power(BigInt(i) ** 50n));
    for (const element of [group.identity, group.inverse(group.generator.power(1n)), ...elements]) {
      const told = extract(element, most);
      expect(told).toHaveLength(most);
      expect(told.every((number) => Number.isInteger(number) && number >= 0 && number <= 255)).toBe(true);
      expect(extract(element, 2)).toEqual(told.slice(-2));
    }
  });

  it('take the first element above: counted up from the packed numbers', () => {
    const packed = (1n << 8n) | 2n;
    const padding = group === rfc3526 ? 8n : 14n;
    const element = embed([1, 2]);
    const text = element && group.encode(element);
    const value = group === rfc3526 ? BigInt(text ?? '') : BigInt(`0x${text?.slice(-64)}`);
    expect(value >> padding).toBe(packed);
    for (let below = packed << padding; below < value; below++) {
      const written =
        group === rfc3526
          ? `${below}`
          : `${group === sm2 ? '02' : ''}${below.toString(16).padStart(64, '0')}`;
      expect(group.decode(written).ok).toBe(false);
    }
  });
});

describe('independent generators', () => {
  it.each([ed25519, rfc3526, sm2, belenios2048])('of $name are members, and all different', (group) => {
    const generators = Array.from({ length: 6 }, (_, i) => group.independentGenerator(i - 1));
    const texts = group.encodeAll(generators);
    expect(new Set([...texts, group.encode(group.generator.power(1n))]).size).toBe(7);
    for (const text of texts) expect(decodeNonIdentity(group, text).ok).toBe(true);
  });
});

it('BELENIOS-2048 carries no numbers', () => {
  expect(belenios2048.embedding).toBeUndefined();
});
