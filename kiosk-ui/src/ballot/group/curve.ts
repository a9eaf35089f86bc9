import { normalizeZ, pippenger, type CurvePoint, type CurvePointCons } from '@noble/curves/abstract/curve.js';
import type { Element, FixedBase, Group } from './group';

/** Eight bits a window: the table is made in some twenty milliseconds and makes a power eight times cheaper. */
const windowBits = 8;

/** What a group of curve points needs beyond how it writes them. */
export type CurveOperations = Pick<
  Group,
  | 'order'
  | 'identity'
  | 'generator'
  | 'multiply'
  | 'inverse'
  | 'power'
  | 'powerSecret'
  | 'powerProduct'
  | 'fixedBase'
  | 'equals'
  | 'isIdentity'
>;

/** Elements are the points of a curve's subgroup of prime order; nothing but this module's callers makes them. */
export interface CurveElements<P> {
  readonly operations: CurveOperations;
  toElement(point: P): Element;
  toPoint(element: Element): P;
  /** The same points with coordinates ready to be written, for one division in all. */
  normalized(elements: readonly Element[]): P[];
}

export function curveElements<P extends CurvePoint<bigint, P>>(Point: CurvePointCons<P>): CurveElements<P> {
  const toElement = (point: P) => point as unknown as Element;
  const toPoint = (element: Element) => element as unknown as P;
  const identity = toElement(Point.ZERO);
  const secretly = (point: P, exponent: bigint) =>
    exponent === 0n || point.is0() ? identity : toElement(point.multiply(exponent));
  const powers = (point: P): FixedBase => ({
    power: (exponent) => toElement(point.multiplyUnsafe(exponent)),
    powerSecret: (exponent) => secretly(point, exponent),
  });
  /** A point of its own, so that the table lives and dies with this object; made when first needed. */
  const tabled = (point: P): FixedBase => {
    if (point.is0()) return powers(point);
    const [own = point] = normalizeZ(Point, [point]);
    own.precompute(windowBits);
    return powers(own);
  };
  const operations: CurveOperations = {
    order: Point.Fn.ORDER,
    identity,
    generator: tabled(Point.BASE),
    multiply: (a, b) => toElement(toPoint(a).add(toPoint(b))),
    inverse: (a) => toElement(toPoint(a).negate()),
    power: (base, exponent) => toElement(toPoint(base).multiplyUnsafe(exponent)),
    powerSecret: (base, exponent) => secretly(toPoint(base), exponent),
    powerProduct: (bases, exponents) => toElement(pippenger(Point, bases.map(toPoint), [...exponents])),
    fixedBase: (base) => tabled(toPoint(base)),
    equals: (a, b) => toPoint(a).equals(toPoint(b)),
    isIdentity: (a) => toPoint(a).is0(),
  };
  return {
    operations,
    toElement,
    toPoint,
    normalized: (elements) => normalizeZ(Point, elements.map(toPoint)),
  };
}
