import { mod, type Element, type Group } from '../group';
import { randomBelow, type RandomSource } from '../random';
import { challengeOf, recommit, type Proof } from './proof';

/** Makes the hashed text from the commitment's text; what else is hashed the caller closes over. */
type Statement = (commitment: string) => string;

function prove(group: Group, secret: bigint, statement: Statement, random: RandomSource): Proof {
  const witness = randomBelow(random, group.order);
  const commitment = group.encode(group.generator.powerSecret(witness));
  const challenge = challengeOf(group, statement(commitment));
  return { challenge, response: mod(witness - secret * challenge, group.order) };
}

function holds(group: Group, publicKey: Element, statement: Statement, proof: Proof): boolean {
  const commitment = group.encode(recommit(group, group.generator, publicKey, proof));
  return proof.challenge === challengeOf(group, statement(commitment));
}

const keyStatement =
  (group: Group, publicKey: string): Statement =>
  (commitment) =>
    `pok|${group.name}|${publicKey}|${commitment}`;

/** A custodian's proof that it knows the private key of `publicKey` (§4.5). */
export function proveKey(group: Group, secret: bigint, publicKey: string, random: RandomSource): Proof {
  return prove(group, secret, keyStatement(group, publicKey), random);
}

export function keyProofHolds(group: Group, publicKey: Element, proof: Proof): boolean {
  return holds(group, publicKey, keyStatement(group, group.encode(publicKey)), proof);
}

const signatureStatement =
  (hash: string): Statement =>
  (commitment) =>
    `sig|${hash}|${commitment}`;

/** A ballot's signature over the hash of the ballot without it (§4.16). */
export function signHash(group: Group, secret: bigint, hash: string, random: RandomSource): Proof {
  return prove(group, secret, signatureStatement(hash), random);
}

export function signatureHolds(group: Group, credential: Element, hash: string, proof: Proof): boolean {
  return holds(group, credential, signatureStatement(hash), proof);
}
