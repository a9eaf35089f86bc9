import type { CiphertextText } from '../ballot';
import { mod, type Group } from '../group';
import { hashHex, hashNumber } from '../hash';
import type { ShuffleProofText } from './format';

/** Everything that a proof's challenges are made of, as it is written (§6). */
export interface Transcript {
  readonly group: Group;
  /** φ, the election's hash in Base64 (§4.10). */
  readonly electionHash: string;
  readonly publicKey: string;
  readonly before: readonly CiphertextText[];
  readonly after: readonly CiphertextText[];
}

function serialize(texts: readonly string[]): string {
  return texts.map((text) => `${text},`).join('');
}

function serializeCiphertexts(ciphertexts: readonly CiphertextText[]): string {
  return serialize(ciphertexts.flatMap(({ alpha, beta }) => [alpha, beta]));
}

function committed({ before, after }: Transcript, c: readonly string[]): string {
  return serializeCiphertexts(before) + serializeCiphertexts(after) + serialize(c);
}

/** u_1 to u_N (§6, GetNIZKPChallenges). */
export function rowChallenges(transcript: Transcript, c: readonly string[]): bigint[] {
  const { group, electionHash, before } = transcript;
  const seed = hashHex(group.hash, `shuffle-challenges|${electionHash}|${committed(transcript, c)}`);
  return before.map((_, i) =>
    mod(hashNumber(group.hash, seed + hashHex(group.hash, String(i))), group.order),
  );
}

/** The challenge c of the whole proof (§6, GetNIZKPChallenge). */
export function proofChallenge(
  transcript: Transcript,
  { t, tHat, c, cHat }: Pick<ShuffleProofText, 't' | 'tHat' | 'c' | 'cHat'>,
): bigint {
  const { group, electionHash, publicKey } = transcript;
  const statement = committed(transcript, c) + serialize(cHat) + publicKey;
  const text = `shuffle-challenge|${electionHash}|${serialize(t)}${serialize(tHat)}${statement}`;
  return mod(hashNumber(group.hash, text), group.order);
}

/**
 * Weights of 128 bits with which the equations of the chain are multiplied into one (docs/protocol.md, how H2 is
 * computed): they follow from the challenge, which binds all elements, and from all responses.
 */
export function chainWeights(group: Group, challenge: bigint, proof: ShuffleProofText): bigint[] {
  const responses = [...proof.s, ...proof.sHat, ...proof.sPrime].join(',');
  const seed = hashHex(group.hash, `shuffle-weights|${challenge},${responses}`);
  return proof.c.map((_, i) => BigInt(`0x${hashHex(group.hash, `${seed}|${i}`).slice(0, 32)}`));
}
