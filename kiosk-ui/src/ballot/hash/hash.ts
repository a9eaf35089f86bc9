import { hex, sha256, utf8 } from '../bytes';
import { sm3 } from './sm3';

/** The hash of a suite: it stands wherever the specification says SHA-256 (docs/protocol.md, the SM2 suite). */
export interface HashFunction {
  readonly name: 'SHA-256' | 'SM3';
  digest(data: Uint8Array): Uint8Array;
}

export const sha256Function: HashFunction = { name: 'SHA-256', digest: sha256 };

export const sm3Function: HashFunction = { name: 'SM3', digest: sm3 };

export function hashBytes(hash: HashFunction, data: Uint8Array | string): Uint8Array {
  return hash.digest(typeof data === 'string' ? utf8(data) : data);
}

export function hashHex(hash: HashFunction, data: Uint8Array | string): string {
  return hex(hashBytes(hash, data));
}

/** The digest read as a big-endian number, as every challenge of the specification is. */
export function hashNumber(hash: HashFunction, text: string): bigint {
  return BigInt(`0x${hashHex(hash, text)}`);
}
