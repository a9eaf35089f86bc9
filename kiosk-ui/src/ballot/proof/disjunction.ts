import { mod, type Element, type FixedBase, type Group } from '../group';
import { randomBelow, type RandomSource } from '../random';
import { challengeOf, sumOfChallenges, type Proof } from './proof';

/**
 * Interval proofs (§4.12) and proofs about blank votes (§4.13) are one construction: of several claims "this ciphertext
 * encrypts this number" at least one is true. They differ in the claims and in the text that is hashed.
 */
export interface Claim {
  readonly alpha: Element;
  readonly beta: Element;
  /** The number that the ciphertext is said to encrypt. */
  readonly number: bigint;
}

/** What the prover knows of a claim's ciphertext: alpha = g^randomness, beta = y^randomness · g^plaintext. */
export interface KnownClaim {
  readonly randomness: bigint;
  readonly plaintext: bigint;
  readonly number: bigint;
}

/** Makes the hashed text from the commitments, written `A0,B0,…,Ak,Bk`. */
export type Statement = (commitments: string) => string;

/** Claims of which that at `truth` is true, which the proof does not tell. */
export interface OneOf {
  readonly claims: readonly KnownClaim[];
  readonly truth: number;
  readonly statement: Statement;
}

/**
 * Proves of each that one of its claims is true, and nobody learns which.
 *
 * A false claim's commitments follow from a random challenge and response. The specification computes them from the
 * ciphertext; who knows its randomness r gets the same elements from powers of g and y alone:
 * A = g^response · alpha^challenge = g^(response + r·challenge) and
 * B = y^response · (beta/g^M)^challenge = y^(response + r·challenge) · g^((m − M)·challenge).
 *
 * All commitments are written at once, since writing costs a division.
 */
export function proveEachOneOf(
  group: Group,
  publicKey: FixedBase,
  statements: readonly OneOf[],
  random: RandomSource,
): Proof[][] {
  const committed = statements.map((oneOf) => commit(group, publicKey, oneOf, random));
  const texts = group.encodeAll(committed.flatMap(({ commitments }) => commitments));
  let at = 0;
  return committed.map(({ commitments, finish }) => {
    const written = texts.slice(at, at + commitments.length);
    at += commitments.length;
    return finish(written.join(','));
  });
}

export function proveOneOf(group: Group, publicKey: FixedBase, oneOf: OneOf, random: RandomSource): Proof[] {
  return proveEachOneOf(group, publicKey, [oneOf], random)[0] ?? [];
}

interface Committed {
  readonly commitments: readonly Element[];
  readonly finish: (written: string) => Proof[];
}

function commit(
  group: Group,
  publicKey: FixedBase,
  { claims, truth, statement }: OneOf,
  random: RandomSource,
): Committed {
  const q = group.order;
  const witness = randomBelow(random, q);
  const proofs: Proof[] = [];
  const commitments: Element[] = [];
  claims.forEach((claim, index) => {
    const challenge = index === truth ? 0n : randomBelow(random, q);
    const response = index === truth ? witness : randomBelow(random, q);
    const exponent = mod(response + claim.randomness * challenge, q);
    const shift = mod((claim.plaintext - claim.number) * challenge, q);
    proofs.push({ challenge, response });
    commitments.push(
      group.generator.powerSecret(exponent),
      group.multiply(publicKey.powerSecret(exponent), group.generator.powerSecret(shift)),
    );
  });
  const finish = (written: string) => {
    const hash = challengeOf(group, statement(written));
    const challenge = mod(hash - sumOfChallenges(group, proofs), q);
    const randomness = claims[truth]?.randomness ?? 0n;
    const response = mod(witness - randomness * challenge, q);
    return proofs.map((proof, index) => (index === truth ? { challenge, response } : proof));
  };
  return { commitments, finish };
}

export function oneOfHolds(
  group: Group,
  publicKey: FixedBase,
  claims: readonly Claim[],
  proofs: readonly Proof[],
  statement: Statement,
): boolean {
  if (claims.length !== proofs.length) return false;
  const commitments = claims.flatMap((claim, index) => {
    const { challenge, response } = proofs[index] ?? { challenge: 0n, response: 0n };
    const shift = mod(-claim.number * challenge, group.order);
    return [
      group.multiply(group.generator.power(response), group.power(claim.alpha, challenge)),
      group.multiply(
        group.multiply(publicKey.power(response), group.generator.power(shift)),
        group.power(claim.beta, challenge),
      ),
    ];
  });
  const hash = challengeOf(group, statement(group.encodeAll(commitments).join(',')));
  return hash === sumOfChallenges(group, proofs);
}
