import { mod, type Element, type Group } from '../group';
import { randomBelow, type RandomSource } from '../random';
import { challengeOf, type Proof } from './proof';

/** A custodian's statement about one ciphertext: `factor` is `alpha` to the secret of `publicKey`. */
export interface Opening {
  readonly alpha: Element;
  readonly factor: Element;
  readonly publicKey: Element;
  /** φ, the election's hash in Base64 (§4.9). */
  readonly electionHash: string;
}

/** The specification's proof hashes neither alpha nor factor (§4.19); ours does (docs/protocol.md, bound shares). */
export type Binding = 'decrypt' | 'bound-decrypt';

function hashed(group: Group, binding: Binding, opening: Opening, a: Element, b: Element): bigint {
  const key = group.encode(opening.publicKey);
  const commitments = `${group.encode(a)},${group.encode(b)}`;
  const bound =
    binding === 'bound-decrypt' ? `|${group.encode(opening.alpha)}|${group.encode(opening.factor)}` : '';
  return challengeOf(group, `${binding}|${opening.electionHash}|${key}${bound}|${commitments}`);
}

export function proveOpening(
  group: Group,
  binding: Binding,
  opening: Opening,
  secret: bigint,
  random: RandomSource,
): Proof {
  const witness = randomBelow(random, group.order);
  const a = group.generator.powerSecret(witness);
  const b = group.powerSecret(opening.alpha, witness);
  const challenge = hashed(group, binding, opening, a, b);
  return { challenge, response: mod(witness - secret * challenge, group.order) };
}

export function openingHolds(group: Group, binding: Binding, opening: Opening, proof: Proof): boolean {
  const a = group.multiply(
    group.generator.power(proof.response),
    group.power(opening.publicKey, proof.challenge),
  );
  const b = group.multiply(
    group.power(opening.alpha, proof.response),
    group.power(opening.factor, proof.challenge),
  );
  return proof.challenge === hashed(group, binding, opening, a, b);
}
