import { normalizeZ } from '@noble/curves/abstract/curve.js';
import { ed25519 as curve } from '@noble/curves/ed25519.js';
import { hex, unhex } from '../bytes';
import { accept, refuse, type Result } from '../result';
import type { Element, FixedBase, Group } from './group';

const Point = curve.Point;
type CurvePoint = InstanceType<typeof Point>;

const toElement = (point: CurvePoint) => point as unknown as Element;
const toPoint = (element: Element) => element as unknown as CurvePoint;

/** Six bits a window: the table is made in a few milliseconds and makes a power six times cheaper. */
const windowBits = 6;

/**
 * §5.2.1: the compressed number in hexadecimal, most significant digit first, which is RFC 8032's encoding with its
 * bytes reversed. Canonical means that writing what was read gives the same 64 digits back.
 */
function decode(text: string): Result<Element> {
  if (!/^[0-9a-f]{64}$/.test(text)) {
    return refuse('element-text', 'is not 64 lower-case hexadecimal digits');
  }
  const bytes = unhex(text) ?? new Uint8Array();
  let point: CurvePoint;
  try {
    point = Point.fromBytes(bytes.reverse(), false);
  } catch {
    return refuse('element-off-curve', 'is not a point of the curve in canonical form');
  }
  if (encode(toElement(point)) !== text) return refuse('element-canonical', 'is not in canonical form');
  if (!point.isTorsionFree()) return refuse('element-subgroup', 'is outside the subgroup of prime order');
  return accept(toElement(point));
}

function encode(element: Element): string {
  return hex(toPoint(element).toBytes().reverse());
}

function fixedBase(base: Element): FixedBase {
  // A point of its own, so that the table lives and dies with this object.
  const point = Point.fromAffine(toPoint(base).toAffine());
  point.precompute(windowBits);
  return {
    power: (exponent) => toElement(point.multiplyUnsafe(exponent)),
    powerSecret: (exponent) => (exponent === 0n ? ed25519.identity : toElement(point.multiply(exponent))),
  };
}

function powerSecret(base: Element, exponent: bigint): Element {
  const point = toPoint(base);
  return exponent === 0n || point.is0() ? ed25519.identity : toElement(point.multiply(exponent));
}

export const ed25519: Group = {
  name: 'Ed25519',
  order: Point.Fn.ORDER,
  identity: toElement(Point.ZERO),
  generator: {
    power: (exponent) => toElement(Point.BASE.multiplyUnsafe(exponent)),
    powerSecret: (exponent) =>
      exponent === 0n ? toElement(Point.ZERO) : toElement(Point.BASE.multiply(exponent)),
  },
  decode,
  encode,
  encodeAll: (elements) => normalizeZ(Point, elements.map(toPoint)).map((point) => encode(toElement(point))),
  multiply: (a, b) => toElement(toPoint(a).add(toPoint(b))),
  inverse: (a) => toElement(toPoint(a).negate()),
  power: (base, exponent) => toElement(toPoint(base).multiplyUnsafe(exponent)),
  powerSecret,
  fixedBase,
  equals: (a, b) => toPoint(a).equals(toPoint(b)),
  isIdentity: (a) => toPoint(a).is0(),
};
