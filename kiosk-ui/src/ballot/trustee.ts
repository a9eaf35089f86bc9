import { inverseModulo, mod, type Element, type Group } from './group';
import { fieldsOf, itemsOf, mapAll, parseJsonBytes, stringOf, type Json } from './json';
import { parseExponent, proveKey, readProofText, type Proof, type ProofText } from './proof';
import { randomBelow, type RandomSource } from './random';
import { accept, refuse, type Result } from './result';
import { readThresholdGroup, type MemberKeyText, type ThresholdGroup } from './threshold';

/** `trustee_public_key` (§4.5) as it stands in a file. */
export interface PublicKeyText {
  readonly proof: ProofText;
  readonly publicKey: string;
}

export interface SingleTrustee {
  readonly kind: 'single';
  readonly key: PublicKeyText;
}

/** The kinds of custodian that this release knows (§4.7). */
export type Trustee = SingleTrustee | ThresholdGroup;

/** More than any board has; the work of checking a group grows with the square. */
const mostCustodians = 200;

/** A custodian's own key pair. The private key never leaves the device except inside a key file. */
export interface KeyPair {
  readonly group: Group;
  readonly privateKey: bigint;
  readonly publicKey: Element;
  readonly publicKeyText: PublicKeyText;
}

export function makeKeyPair(group: Group, random: RandomSource): KeyPair {
  const privateKey = 1n + randomBelow(random, group.order - 1n);
  const publicKey = group.generator.powerSecret(privateKey);
  const text = group.encode(publicKey);
  const proof = proveKey(group, privateKey, text, random);
  return { group, privateKey, publicKey, publicKeyText: { proof: proofText(proof), publicKey: text } };
}

/** The private key that these decimal digits write, in [1, q). */
export function parsePrivateKey(group: Group, text: string): Result<bigint> {
  const key = parseExponent(text, group.order);
  if (key === undefined || key === 0n) {
    return refuse('private-key', 'the private key is not a lawful decimal number');
  }
  return accept(mod(key, group.order));
}

function proofText(proof: Proof): ProofText {
  return { challenge: String(proof.challenge), response: String(proof.response) };
}

export function printPublicKey(key: PublicKeyText): string {
  const { challenge, response } = key.proof;
  const pok = `{"challenge":${JSON.stringify(challenge)},"response":${JSON.stringify(response)}}`;
  return `{"pok":${pok},"public_key":${JSON.stringify(key.publicKey)}}`;
}

export function printTrustees(keys: readonly PublicKeyText[]): string {
  return `[${keys.map((key) => `["Single",${printPublicKey(key)}]`).join(',')}]`;
}

/** Reads the shape of the `trustees` structure; what the keys are worth is the business of S2 and S6. */
export function readTrustees(bytes: Uint8Array): Result<Trustee[]> {
  const json = parseJsonBytes(bytes);
  const items = json.ok ? itemsOf(json.value) : undefined;
  if (!items) return refuse('trustees-shape', 'the custodians are not a list');
  const trustees: Trustee[] = [];
  for (const item of items) {
    const pair = itemsOf(item);
    const kind = stringOf(pair?.[0]);
    if (pair?.length !== 2 || kind === undefined) {
      return refuse('trustees-shape', 'a custodian is not a pair of a kind and a key');
    }
    const trustee = readTrustee(kind, pair[1]);
    if (!trustee.ok) return trustee;
    trustees.push(trustee.value);
    if (custodianKeys(trustees).length > mostCustodians) {
      return refuse('trustees-many', `there are more than ${mostCustodians} custodians`);
    }
  }
  return accept(trustees);
}

function readTrustee(kind: string, json: Json | undefined): Result<Trustee> {
  if (kind === 'Single') {
    const key = readPublicKey(json);
    return key ? accept({ kind: 'single', key }) : refuse('trustees-shape', "a custodian's key is misshapen");
  }
  if (kind === 'Pedersen') {
    const group = readThresholdGroup(json);
    return group ? accept(group) : refuse('trustees-shape', 'a threshold group of custodians is misshapen');
  }
  return refuse('trustee-kind', `custodians of the kind "${kind}" are not known to this release`);
}

function readPublicKey(json: Json | undefined): PublicKeyText | undefined {
  const fields = fieldsOf(json);
  const publicKey = stringOf(fields?.get('public_key'));
  const proof = readProofText(fields?.get('pok'), false);
  return publicKey === undefined || !proof ? undefined : { publicKey, proof };
}

/** The keys that shares are proved against: custodians count from 1 through all singles and members of groups. */
export function custodianKeys(trustees: readonly Trustee[]): MemberKeyText[] {
  return trustees.flatMap((trustee) => (trustee.kind === 'single' ? [trustee.key] : trustee.keys));
}

/** The election's public key: the product of the custodians' keys (§3.1.1). */
export function combineKeys(group: Group, keys: readonly Element[]): Element {
  return keys.reduce((product, key) => group.multiply(product, key), group.identity);
}

/**
 * Whose shares are combined, of every single custodian and of each group as many as it needs, and to which exponents
 * (§4.21, Lagrange). Undefined where the owners do not suffice.
 *
 * @param owners whose shares there are, from 1, those to be preferred first
 */
export function combination(
  trustees: readonly Trustee[],
  owners: readonly number[],
  order: bigint,
): ReadonlyMap<number, bigint> | undefined {
  let before = 0;
  const parts = mapAll(trustees, (trustee) => {
    const size = trustee.kind === 'single' ? 1 : trustee.keys.length;
    const threshold = trustee.kind === 'single' ? 1 : trustee.threshold;
    const first = before;
    before += size;
    const members = owners.map((owner) => owner - first).filter((index) => index >= 1 && index <= size);
    if (members.length < threshold) return undefined;
    const chosen = members.slice(0, Math.max(0, threshold));
    return chosen.map((index): [number, bigint] => [first + index, lagrange(index, chosen, order)]);
  });
  return parts && new Map(parts.flat());
}

/** Π k/(k − index) over the other chosen members k. */
function lagrange(index: number, chosen: readonly number[], order: bigint): bigint {
  let [above, below] = [1n, 1n];
  for (const k of chosen) {
    if (k === index) continue;
    above = mod(above * BigInt(k), order);
    below = mod(below * BigInt(k - index), order);
  }
  return mod(above * inverseModulo(below, order), order);
}
