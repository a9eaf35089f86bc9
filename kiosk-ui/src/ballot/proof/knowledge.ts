import { mod, type Element, type Group } from '../group';
import { randomBelow, type RandomSource } from '../random';
import { challengeOf, recommit, type Proof } from './proof';

/** Makes the hashed text from the commitment's text; what else is hashed the caller closes over. */
export type KnowledgeStatement = (commitment: string) => string;

/** Proves that `secret`, the logarithm of some element, is known; the statement says of which (§4.5, §4.16, §4.11.2). */
export function proveKnowledge(
  group: Group,
  secret: bigint,
  statement: KnowledgeStatement,
  random: RandomSource,
): Proof {
  const witness = randomBelow(random, group.order);
  const commitment = group.encode(group.generator.powerSecret(witness));
  const challenge = challengeOf(group, statement(commitment));
  return { challenge, response: mod(witness - secret * challenge, group.order) };
}

export function knowledgeHolds(
  group: Group,
  publicKey: Element,
  statement: KnowledgeStatement,
  proof: Proof,
): boolean {
  const commitment = group.encode(recommit(group, group.generator, publicKey, proof));
  return proof.challenge === challengeOf(group, statement(commitment));
}

const keyStatement =
  (group: Group, publicKey: string): KnowledgeStatement =>
  (commitment) =>
    `pok|${group.name}|${publicKey}|${commitment}`;

/** A custodian's proof that it knows the private key of `publicKey` (§4.5). */
export function proveKey(group: Group, secret: bigint, publicKey: string, random: RandomSource): Proof {
  return proveKnowledge(group, secret, keyStatement(group, publicKey), random);
}

export function keyProofHolds(group: Group, publicKey: Element, proof: Proof): boolean {
  return knowledgeHolds(group, publicKey, keyStatement(group, group.encode(publicKey)), proof);
}

const signatureStatement =
  (hash: string): KnowledgeStatement =>
  (commitment) =>
    `sig|${hash}|${commitment}`;

/** A ballot's signature over the hash of the ballot without it (§4.16). */
export function signHash(group: Group, secret: bigint, hash: string, random: RandomSource): Proof {
  return proveKnowledge(group, secret, signatureStatement(hash), random);
}

export function signatureHolds(group: Group, credential: Element, hash: string, proof: Proof): boolean {
  return knowledgeHolds(group, credential, signatureStatement(hash), proof);
}
