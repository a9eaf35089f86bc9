import type { HashFunction } from '../hash';
import type { Result } from '../result';

declare const membership: unique symbol;

/**
 * A member of a group of prime order. The only way from text to an `Element` is `Group.decode`, which checks
 * membership; so whoever holds one need not ask again.
 */
export interface Element {
  readonly [membership]: 'member';
}

/** Powers of one base, made fast by a table. */
export interface FixedBase {
  /** For exponents that are no secret. */
  power(exponent: bigint): Element;
  /** For secret exponents: as even in its steps as the implementation allows. */
  powerSecret(exponent: bigint): Element;
}

/** How a group carries the numbers of shuffled answers (§5). */
export interface Embedding {
  /** How many numbers from 0 to 255 one element carries. */
  readonly mostNumbers: number;
  /** The element that carries these numbers; undefined where there is none. */
  embed(numbers: readonly number[]): Element | undefined;
  /** The last `count` numbers that an element carries; every element carries some. */
  extract(element: Element, count: number): number[];
}

/** A group of the specification (§5), written multiplicatively. Exponents are taken in [0, order). */
export interface Group {
  /** The short string that stands in an election's `group` field and in hashes. */
  readonly name: GroupName;
  /** Belongs to the group: another suite has another. */
  readonly hash: HashFunction;
  /** Lacks in a group that cannot carry numbers: it has no shuffled questions. */
  readonly embedding?: Embedding;
  readonly order: bigint;
  readonly identity: Element;
  readonly generator: FixedBase;
  /** Reads the canonical text of a member; refuses everything else (the identity is a member). */
  decode(text: string): Result<Element>;
  encode(element: Element): string;
  /** Several at once: cheaper than one by one where writing needs a division. */
  encodeAll(elements: readonly Element[]): string[];
  multiply(a: Element, b: Element): Element;
  inverse(a: Element): Element;
  power(base: Element, exponent: bigint): Element;
  powerSecret(base: Element, exponent: bigint): Element;
  /** The product of all bases to their exponents, none of them a secret. */
  powerProduct(bases: readonly Element[], exponents: readonly bigint[]): Element;
  fixedBase(base: Element): FixedBase;
  /** An element whose logarithm nobody knows; -1 is the secondary generator (§6). */
  independentGenerator(index: number): Element;
  /** Texts of elements stand in a shuffled question's tally in the order of these keys as ASCII strings. */
  sortKey(text: string): string;
  equals(a: Element, b: Element): boolean;
  isIdentity(a: Element): boolean;
}

export type GroupName = 'Ed25519' | 'BELENIOS-2048' | 'RFC-3526-2048' | 'SM2';

/** The residue of any integer in [0, modulus). */
export function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** The inverse modulo a prime. Fermat would cost a long power; the extended Euclidean algorithm is ten times cheaper. */
export function inverseModulo(value: bigint, prime: bigint): bigint {
  let [r0, r1, s0, s1] = [prime, mod(value, prime), 0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  return mod(s0, prime);
}

/** A member other than the identity: what keys, credentials and ciphertexts of ballots must be. */
export function decodeNonIdentity(group: Group, text: string): Result<Element> {
  const decoded = group.decode(text);
  if (decoded.ok && group.isIdentity(decoded.value)) {
    return { ok: false, code: 'element-identity', reason: 'is the identity of the group' };
  }
  return decoded;
}
