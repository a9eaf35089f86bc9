import { describe, expect, it } from 'vitest';
import { mustAccept } from '../result';
import { sm2 } from '.';

const codeOf = (text: string) => {
  const decoded = sm2.decode(text);
  return decoded.ok ? 'member' : decoded.code;
};
const generatorX = '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7';
const prime = 2n ** 256n - 2n ** 224n - 2n ** 96n + 2n ** 64n - 1n;

describe('SM2', () => {
  it('writes its generator as SEC 1 does: the standard has an even y', () => {
    expect(sm2.encode(sm2.generator.power(1n))).toBe(`02${generatorX}`);
    expect(sm2.encode(sm2.inverse(sm2.generator.power(1n)))).toBe(`03${generatorX}`);
  });

  /** The key pair of the signature example in GB/T 32918.5, annex A.2. */
  it('gives the public key of the example of GB/T 32918.5', () => {
    const secret = BigInt('0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
    expect(sm2.encode(sm2.generator.powerSecret(secret))).toBe(
      '0309f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020',
    );
  });

  it('writes the identity as zeroes, and reads it', () => {
    const zeroes = '0'.repeat(66);
    expect(sm2.encode(sm2.identity)).toBe(zeroes);
    expect(sm2.encodeAll([sm2.identity, sm2.generator.power(1n)])).toEqual([zeroes, `02${generatorX}`]);
    expect(sm2.isIdentity(mustAccept(sm2.decode(zeroes)))).toBe(true);
  });

  it('refuses other writings', () => {
    expect(codeOf(`02${generatorX.toUpperCase()}`)).toBe('element-text');
    expect(codeOf(generatorX)).toBe('element-text');
    expect(codeOf(`04${generatorX}`)).toBe('element-text');
    expect(codeOf(`04${generatorX}${'0'.repeat(64)}`)).toBe('element-text');
    expect(codeOf(`00${generatorX}`)).toBe('element-text');
    expect(codeOf(`02${generatorX}0`)).toBe('element-text');
  });

  it('refuses an x that is not below p, even of a good point, or of no point', () => {
    const hex = (value: bigint) => `02${value.toString(16).padStart(64, '0')}`;
    const small = Array.from({ length: 40 }, (_, i) => BigInt(i));
    const onCurve = small.filter((x) => codeOf(hex(x)) === 'member');
    expect(onCurve.length).toBeGreaterThan(5);
    expect(onCurve.length).toBeLessThan(35);
    for (const x of onCurve) expect(codeOf(hex(x + prime))).toBe('element-off-curve');
    expect(codeOf(hex(prime))).toBe('element-off-curve');
  });
});
