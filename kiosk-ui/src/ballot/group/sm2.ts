import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { hashNumber, sm3Function } from '../hash';
import { accept, refuse, type Result } from '../result';
import { curveElements } from './curve';
import type { Element, Embedding, Group } from './group';
import { firstAbove, packNumbers, unpackNumbers } from './packing';

const hexadecimal = (digits: string) => BigInt(`0x${digits.replaceAll(' ', '')}`);

const prime = hexadecimal('FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF 00000000 FFFFFFFF FFFFFFFF');

/** The curve sm2p256v1 (GB/T 32918.5-2017). */
const Point = weierstrass<bigint>({
  p: prime,
  n: hexadecimal('FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF 7203DF6B 21C6052B 53BBF409 39D54123'),
  h: 1n,
  a: prime - 3n,
  b: hexadecimal('28E9FA9E 9D9F5E34 4D5A9E4B CF6509A7 F39789F5 15AB8F92 DDBCBD41 4D940E93'),
  Gx: hexadecimal('32C4AE2C 1F198119 5F990446 6A39C994 8FE30BBF F2660BE1 715A4589 334C74C7'),
  Gy: hexadecimal('BC3736A2 F4F6779C 59BDCEE3 6B692153 D0A9877C C62A4740 02DF32E5 2139F0A0'),
});
type CurvePoint = InstanceType<typeof Point>;

const { operations, toElement, toPoint, normalized } = curveElements<CurvePoint>(Point);

const identityText = '0'.repeat(66);

function uncompress(text: string): CurvePoint | undefined {
  try {
    return Point.fromHex(text);
  } catch {
    return undefined;
  }
}

/** The point with this x and an even y, if there is one. */
function evenPoint(x: bigint): CurvePoint | undefined {
  return uncompress(`02${x.toString(16).padStart(64, '0')}`);
}

/** SEC 1's compressed form in hexadecimal; the identity is 66 zeroes (docs/protocol.md, the SM2 suite). */
function decode(text: string): Result<Element> {
  if (text === identityText) return accept(operations.identity);
  if (!/^0[23][0-9a-f]{64}$/.test(text)) {
    return refuse('element-text', 'is not a compressed point in 66 lower-case hexadecimal digits');
  }
  // The cofactor is 1: every point of the curve is a member.
  const point = uncompress(text);
  if (!point) return refuse('element-off-curve', 'is not a point of the curve in canonical form');
  if (textOf(point) !== text) return refuse('element-canonical', 'is not in canonical form');
  return accept(toElement(point));
}

function textOf(point: CurvePoint): string {
  return point.is0() ? identityText : point.toHex(true);
}

const padding = 14;

const embedding: Embedding = {
  mostNumbers: 30,
  embed(numbers) {
    const embedded = firstAbove(packNumbers(numbers, padding), padding, evenPoint);
    return embedded && toElement(embedded);
  },
  extract(element, count) {
    const point = toPoint(element);
    return unpackNumbers(point.is0() ? 0n : point.toAffine().x, padding, count);
  },
};

/** The national suite: the curve of SM2 with the hash SM3. */
export const sm2: Group = {
  name: 'SM2',
  hash: sm3Function,
  embedding,
  ...operations,
  decode,
  encode: (element) => textOf(toPoint(element)),
  encodeAll: (elements) => normalized(elements).map(textOf),
  independentGenerator(index) {
    for (let x = hashNumber(sm3Function, `ggen|${index}`) % prime; ; x = (x + 1n) % prime) {
      const point = evenPoint(x);
      if (point) return toElement(point);
    }
  },
  sortKey: (text) => text,
};
