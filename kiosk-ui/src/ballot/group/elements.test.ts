import { ed25519 as curve } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { hex } from '../bytes';
import { mustAccept } from '../result';
import { p } from './belenios2048-parameters';
import { belenios2048, decodeNonIdentity, ed25519, rfc3526, sm2, type Group } from '.';

const Point = curve.Point;
const textOf = (point: InstanceType<typeof Point>) => hex(point.toBytes().reverse());
const numberText = (value: bigint) => value.toString(16).padStart(64, '0');
const signBit = 1n << 255n;

function codeOf(group: Group, text: string): string {
  const decoded = group.decode(text);
  return decoded.ok ? 'member' : decoded.code;
}

describe.each([ed25519, belenios2048, rfc3526, sm2])('the group $name', (group) => {
  const a = group.generator.power(123456789n);

  it('writes and reads its members', () => {
    expect(group.equals(mustAccept(group.decode(group.encode(a))), a)).toBe(true);
    expect(group.encodeAll([a, group.identity])).toEqual([group.encode(a), group.encode(group.identity)]);
  });

  it('knows the identity as a member that no key may be', () => {
    const text = group.encode(group.identity);
    expect(codeOf(group, text)).toBe('member');
    expect(decodeNonIdentity(group, text)).toMatchObject({ ok: false, code: 'element-identity' });
  });

  it('has exponents that add up, in every way of taking powers', () => {
    const table = group.fixedBase(a);
    for (const exponent of [0n, 1n, 2n, 77n, group.order - 1n]) {
      const power = group.encode(group.power(a, exponent));
      expect(group.encode(group.powerSecret(a, exponent))).toBe(power);
      expect(group.encode(table.power(exponent))).toBe(power);
      expect(group.encode(table.powerSecret(exponent))).toBe(power);
      const whole = group.multiply(group.power(a, exponent), group.power(a, group.order - 1n));
      expect(group.equals(group.multiply(whole, a), group.power(a, exponent))).toBe(true);
    }
  });

  it('multiplies many powers at once', () => {
    const bases = [a, group.generator.power(7n), group.identity, a];
    const exponents = [5n, group.order - 1n, 3n, 0n];
    const each = bases.map((base, i) => group.power(base, exponents[i] ?? 0n));
    const product = each.reduce(group.multiply, group.identity);
    expect(group.equals(group.powerProduct(bases, exponents), product)).toBe(true);
    expect(group.isIdentity(group.powerProduct([], []))).toBe(true);
  });

  it('has inverses', () => {
    expect(group.isIdentity(group.multiply(a, group.inverse(a)))).toBe(true);
    expect(group.isIdentity(group.inverse(group.identity))).toBe(true);
  });

  it('refuses what is not even text of the right form', () => {
    for (const text of [
      '',
      ' ',
      '-1',
      '+1',
      '0x1',
      '1 ',
      '1\n',
      'é'.repeat(64),
      '9'.repeat(100_000),
      '-'.repeat(66),
    ]) {
      expect(codeOf(group, text), text.slice(0, 20)).toBe('element-text');
    }
  });
});

describe('Ed25519', () => {
  // Any point of the whole curve, times q, falls into the eight points of small order.
  const anyPoint = Point.fromHex('0300000000000000000000000000000000000000000000000000000000000000');
  const torsion = anyPoint.multiplyUnsafe(Point.Fn.ORDER - 1n).add(anyPoint);
  const smallOrder = Array.from({ length: 8 }, (_, i) =>
    i === 0 ? Point.ZERO : torsion.multiplyUnsafe(BigInt(i)),
  );

  it('has eight points of small order, of which only the identity is a member', () => {
    expect(new Set(smallOrder.map(textOf)).size).toBe(8);
    for (const point of smallOrder.slice(1)) expect(codeOf(ed25519, textOf(point))).toBe('element-subgroup');
  });

  it('refuses members with a point of small order added', () => {
    for (const point of smallOrder.slice(1)) {
      expect(codeOf(ed25519, textOf(Point.BASE.add(point)))).toBe('element-subgroup');
    }
  });

  it('refuses numbers that are no point', () => {
    expect(codeOf(ed25519, numberText(2n))).toBe('element-off-curve');
  });

  it('refuses a y that is not below p, even of a good point', () => {
    const modulus = Point.Fp.ORDER;
    expect(codeOf(ed25519, numberText(1n + modulus))).not.toBe('member');
    expect(codeOf(ed25519, numberText(modulus))).not.toBe('member');
    expect(codeOf(ed25519, numberText(signBit - 1n))).not.toBe('member');
  });

  it('refuses the sign of an x that is zero', () => {
    expect(codeOf(ed25519, numberText(1n))).toBe('member');
    expect(codeOf(ed25519, numberText(1n | signBit))).not.toBe('member');
  });

  it('refuses upper case, missing zeroes and more digits', () => {
    const text = textOf(Point.BASE);
    expect(text).toMatch(/^6{63}6$|^6+58$/);
    expect(codeOf(ed25519, numberText(1n).toUpperCase().slice(1))).toBe('element-text');
    expect(codeOf(ed25519, `0${text}`)).toBe('element-text');
    const lettered = textOf(Point.BASE.multiplyUnsafe(5n));
    expect(codeOf(ed25519, lettered)).toBe('member');
    expect(codeOf(ed25519, lettered.toUpperCase())).toBe('element-text');
  });
});

describe('BELENIOS-2048', () => {
  it('refuses residues outside the subgroup, and zero', () => {
    expect(codeOf(belenios2048, '2')).toBe('element-subgroup');
    expect(codeOf(belenios2048, String(p - 1n))).toBe('element-subgroup');
    expect(codeOf(belenios2048, '0')).toBe('element-text');
  });

  it('refuses other writings of a member', () => {
    const text = belenios2048.encode(belenios2048.generator.power(3n));
    expect(codeOf(belenios2048, `0${text}`)).toBe('element-text');
    expect(codeOf(belenios2048, String(BigInt(text) + p))).not.toBe('member');
    expect(codeOf(belenios2048, String(1n + p))).toBe('element-canonical');
  });
});

describe('RFC-3526-2048', () => {
  const g = rfc3526.generator.power(1n);
  const modulus = 2n * rfc3526.order + 1n;

  it('has the squares as members, and tells them as a power would', () => {
    expect(rfc3526.encode(g)).toBe('2');
    for (let residue = 2n; residue < 40n; residue++) {
      const square = mustAccept(rfc3526.decode(String(residue * residue)));
      expect(rfc3526.isIdentity(rfc3526.power(square, rfc3526.order))).toBe(true);
      // Of x and -x exactly one is a square, p being 3 modulo 4.
      const both = [residue, modulus - residue].map((text) => codeOf(rfc3526, String(text)));
      expect(both.sort()).toEqual(['element-subgroup', 'member']);
    }
  });

  it('refuses other writings of a member', () => {
    expect(codeOf(rfc3526, '04')).toBe('element-text');
    expect(codeOf(rfc3526, String(4n + modulus))).not.toBe('member');
    expect(codeOf(rfc3526, String(modulus - 1n))).toBe('element-subgroup');
  });
});
