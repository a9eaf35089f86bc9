import { mod, type Element, type Group } from './group';
import { hashHex } from './hash';
import type { CredentialText } from './slip';

/** A slip's keys in one poll: another poll's uuid gives unrelated ones. */
export interface CredentialKeys {
  readonly secret: bigint;
  readonly publicKey: Element;
  readonly publicKeyText: string;
}

/** §4.8, with the credential as written, hyphens included. */
export function deriveCredential(group: Group, uuid: string, credential: CredentialText): CredentialKeys {
  const [x0, x1] = [0, 1].map((i) => hashHex(group.hash, `derive_credential|${uuid}|${i}|${credential}`));
  const secret = mod(BigInt(`0x${x0}${x1}`), group.order);
  const publicKey = group.generator.powerSecret(secret);
  return { secret, publicKey, publicKeyText: group.encode(publicKey) };
}
