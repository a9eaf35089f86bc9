import { mod, type Element, type Group } from './group';
import { fieldsOf, itemsOf, parseJsonBytes, stringOf } from './json';
import { parseExponent, proveKey, readProofText, type Proof, type ProofText } from './proof';
import { randomBelow, type RandomSource } from './random';
import { accept, refuse, type Result } from './result';

/** `trustee_public_key` (§4.5) as it stands in a file. */
export interface PublicKeyText {
  readonly proof: ProofText;
  readonly publicKey: string;
}

/** The kinds of custodian that this release knows (§4.7); thresholds are to join here. */
export type Trustee = { readonly kind: 'single'; readonly key: PublicKeyText };

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

/** Reads the shape of the `trustees` structure; what the keys are worth is check S2's business. */
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
    if (kind !== 'Single') {
      return refuse('trustee-kind', `custodians of the kind "${kind}" are not known to this release`);
    }
    const fields = fieldsOf(pair[1]);
    const publicKey = stringOf(fields?.get('public_key'));
    const proof = readProofText(fields?.get('pok'), false);
    if (publicKey === undefined || !proof) return refuse('trustees-shape', "a custodian's key is misshapen");
    trustees.push({ kind: 'single', key: { publicKey, proof } });
  }
  return accept(trustees);
}

/** The election's public key: the product of the custodians' keys (§3.1.1). */
export function combineKeys(group: Group, keys: readonly Element[]): Element {
  return keys.reduce((product, key) => group.multiply(product, key), group.identity);
}
