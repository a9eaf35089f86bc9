import { ed25519 as curve } from '@noble/curves/ed25519.js';
import { hex, unhex } from '../bytes';
import { hashNumber, sha256Function } from '../hash';
import { accept, refuse, type Result } from '../result';
import { curveElements } from './curve';
import type { Element, Embedding, Group } from './group';
import { firstAbove, packNumbers, unpackNumbers } from './packing';

const Point = curve.Point;
type CurvePoint = InstanceType<typeof Point>;

const { operations, toElement, toPoint, normalized } = curveElements<CurvePoint>(Point);

/** The number that a text writes is RFC 8032's encoding with its bytes reversed (§5.2.1, compress). */
function uncompress(digits: string): CurvePoint | undefined {
  try {
    return Point.fromBytes((unhex(digits) ?? new Uint8Array()).reverse(), false);
  } catch {
    return undefined;
  }
}

function digitsOf(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

/**
 * §5.2.1: the compressed number in hexadecimal, most significant digit first. Canonical means that writing what was
 * read gives the same 64 digits back.
 */
function decode(text: string): Result<Element> {
  if (!/^[0-9a-f]{64}$/.test(text)) {
    return refuse('element-text', 'is not 64 lower-case hexadecimal digits');
  }
  const point = uncompress(text);
  if (!point) return refuse('element-off-curve', 'is not a point of the curve in canonical form');
  if (textOf(point) !== text) return refuse('element-canonical', 'is not in canonical form');
  if (!point.isTorsionFree()) return refuse('element-subgroup', 'is outside the subgroup of prime order');
  return accept(toElement(point));
}

function textOf(point: CurvePoint): string {
  return hex(point.toBytes().reverse());
}

const padding = 14;

const embedding: Embedding = {
  mostNumbers: 30,
  embed(numbers) {
    const embedded = firstAbove(packNumbers(numbers, padding), padding, (value) => {
      const point = uncompress(digitsOf(value));
      return point?.isTorsionFree() ? point : undefined;
    });
    return embedded && toElement(embedded);
  },
  extract: (element, count) => unpackNumbers(BigInt(`0x${textOf(toPoint(element))}`), padding, count),
};

export const ed25519: Group = {
  name: 'Ed25519',
  hash: sha256Function,
  embedding,
  ...operations,
  decode,
  encode: (element) => textOf(toPoint(element)),
  encodeAll: (elements) => normalized(elements).map(textOf),
  independentGenerator(index) {
    const start = hashNumber(sha256Function, `ggen|${index}`) >> 2n;
    for (let value = start; ; value++) {
      const point = uncompress(digitsOf(value));
      if (point) return toElement(point.clearCofactor());
    }
  },
  /** By the bytes of RFC 8032, which are those of the text from the end. */
  sortKey: (text) => hex((unhex(text) ?? new Uint8Array()).reverse()),
};
