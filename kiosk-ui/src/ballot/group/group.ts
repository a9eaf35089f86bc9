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

/** A group of the specification (§5), written multiplicatively. Exponents are taken in [0, order). */
export interface Group {
  /** The short string that stands in an election's `group` field and in hashes. */
  readonly name: GroupName;
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
  fixedBase(base: Element): FixedBase;
  equals(a: Element, b: Element): boolean;
  isIdentity(a: Element): boolean;
}

export type GroupName = 'Ed25519' | 'BELENIOS-2048';

/** The residue of any integer in [0, modulus). */
export function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** A member other than the identity: what keys, credentials and ciphertexts of ballots must be. */
export function decodeNonIdentity(group: Group, text: string): Result<Element> {
  const decoded = group.decode(text);
  if (decoded.ok && group.isIdentity(decoded.value)) {
    return { ok: false, code: 'element-identity', reason: 'is the identity of the group' };
  }
  return decoded;
}
