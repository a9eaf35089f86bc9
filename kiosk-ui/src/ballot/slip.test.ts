import { describe, expect, it } from 'vitest';
import { base58, checkCharacters, makeCredential, parseCredential, parseSlip, printSlip } from './slip';
import { seededRandom } from './testing/seeded-random';

const random = seededRandom('slips');
const slips = Array.from({ length: 5 }, () => printSlip(makeCredential(random)).replaceAll('-', ''));

describe('a slip', () => {
  it('is printed as XXXXX-XXXXXX-XXXXX-XXXXXX-KK and read back, hyphens or not', () => {
    const credential = makeCredential(random);
    const slip = printSlip(credential);
    expect(slip).toMatch(/^.{5}-.{6}-.{5}-.{6}-.{2}$/);
    expect(parseSlip(slip)).toEqual({ ok: true, value: credential });
    expect(parseSlip(` ${slip.replaceAll('-', ' ')}\n`)).toEqual({ ok: true, value: credential });
    expect(parseCredential(credential)).toEqual({ ok: true, value: credential });
  });

  it('has check characters that follow from its number in base 58', () => {
    expect(checkCharacters('1'.repeat(22))).toBe('11');
    expect(checkCharacters(`${'1'.repeat(21)}z`)).toBe('1z');
    expect(checkCharacters(`${'1'.repeat(20)}21`)).toBe('21');
    expect(checkCharacters(`${'1'.repeat(20)}zz`)).toBe('13');
  });

  it('tells every single wrong character', () => {
    for (const slip of slips) {
      for (let at = 0; at < slip.length; at++) {
        for (const wrong of base58) {
          if (wrong === slip[at]) continue;
          expect(parseSlip(slip.slice(0, at) + wrong + slip.slice(at + 1))).toMatchObject({
            code: 'slip-check',
          });
        }
      }
    }
  });

  it('tells every swap of two different characters', () => {
    for (const slip of slips) {
      for (let a = 0; a < slip.length; a++) {
        for (let b = a + 1; b < slip.length; b++) {
          const characters = [...slip];
          [characters[a], characters[b]] = [slip[b] ?? '', slip[a] ?? ''];
          if (slip[a] !== slip[b]) expect(parseSlip(characters.join('')).ok, `${slip} ${a} ${b}`).toBe(false);
        }
      }
    }
  });

  it('tells any swap, whatever the characters are', () => {
    // Among the 22 a swap changes the number by (a − b)(58^i − 58^j): 0 only if two of these powers agree. Between one
    // of them and a check character it passes only if 58^i + 58^j is 0, j being 0 or 1.
    const powers = Array.from({ length: 22 }, (_, i) => 58n ** BigInt(i) % 3361n);
    expect(new Set(powers).size).toBe(22);
    for (const power of powers) {
      expect((power + 1n) % 3361n).not.toBe(0n);
      expect((power + 58n) % 3361n).not.toBe(0n);
    }
  });

  it('says where a character stands that is never used, and how many are missing', () => {
    expect(parseSlip('0')).toMatchObject({
      code: 'slip-character',
      reason: expect.stringContaining('character 1'),
    });
    expect(parseSlip('11111-l')).toMatchObject({ reason: expect.stringContaining('character 6 ("l")') });
    expect(parseSlip('11111')).toMatchObject({ code: 'slip-length' });
    expect(parseSlip('')).toMatchObject({ code: 'slip-length' });
    expect(parseCredential('1'.repeat(22))).toMatchObject({ code: 'credential-form' });
  });
});
