import { ed25519 } from '@noble/curves/ed25519.js';
import { unbase64Padded, utf8 } from '../../ballot/bytes';
import { canonicalJson, parseJson } from '../../ballot/json';

/** A plain RFC 8032 signature over the statement's UTF-8 bytes, key and signature in Base64. */
export function signatureHolds(statement: string, signature: string, key: string): boolean {
  const [signatureBytes, keyBytes] = [signature, key].map(unbase64Padded);
  if (signatureBytes?.length !== 64 || keyBytes?.length !== 32) return false;
  try {
    return ed25519.verify(signatureBytes, utf8(statement), keyBytes, { zip215: false });
  } catch {
    return false;
  }
}

/** Signed statements are canonical, so that nobody reads into them what others do not see. */
export function isCanonical(statement: string): boolean {
  const json = parseJson(statement);
  return json.ok && canonicalJson(json.value) === statement;
}
