import { mod, type Element, type FixedBase, type Group } from '../group';
import { hashNumber } from '../hash';
import { fieldsOf, hasExactly, mapAll, itemsOf, stringOf, type Json } from '../json';

/** A challenge and a response, both in Z_q (§4.3). */
export interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

/** The two numbers as they stand in a file, before anybody looked whether they are canonical and below q. */
export interface ProofText {
  readonly challenge: string;
  readonly response: string;
}

/** No order of a group of ours is longer; longer text is refused before any arithmetic. */
const longestExponent = 620;

/** A number of Z_q in canonical decimal digits; undefined for anything else. */
export function parseExponent(text: string, order: bigint): bigint | undefined {
  if (text.length > longestExponent || !/^(?:0|[1-9][0-9]*)$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < order ? value : undefined;
}

export function parseProof(text: ProofText, order: bigint): Proof | undefined {
  const challenge = parseExponent(text.challenge, order);
  const response = parseExponent(text.response, order);
  return challenge === undefined || response === undefined ? undefined : { challenge, response };
}

/** The shape of a proof. `exact` refuses fields that the specification does not name, as ballots must. */
export function readProofText(json: Json | undefined, exact: boolean): ProofText | undefined {
  const fields = fieldsOf(json);
  if (!fields || (exact && !hasExactly(fields, ['challenge', 'response']))) return undefined;
  const challenge = stringOf(fields.get('challenge'));
  const response = stringOf(fields.get('response'));
  return challenge === undefined || response === undefined ? undefined : { challenge, response };
}

export function readProofTexts(json: Json | undefined, exact: boolean): ProofText[] | undefined {
  return mapAll(itemsOf(json), (item) => readProofText(item, exact));
}

export function printProof(proof: Proof): string {
  return `{"challenge":"${proof.challenge}","response":"${proof.response}"}`;
}

export function printProofs(proofs: readonly Proof[]): string {
  return `[${proofs.map(printProof).join(',')}]`;
}

/** Every challenge of the specification is the group's hash of a text, read as a number modulo q. */
export function challengeOf(group: Group, text: string): bigint {
  return mod(hashNumber(group.hash, text), group.order);
}

export function sumOfChallenges(group: Group, proofs: readonly Proof[]): bigint {
  return mod(
    proofs.reduce((sum, proof) => sum + proof.challenge, 0n),
    group.order,
  );
}

/** `base^response × power^challenge`: what the verifier takes for the prover's commitment. */
export function recommit(group: Group, base: FixedBase, power: Element, proof: Proof): Element {
  return group.multiply(base.power(proof.response), group.power(power, proof.challenge));
}
