import { printUnsignedBallot, readBallot } from '../ballot';
import { base64, sha256, utf8 } from '../bytes';
import { deriveCredential } from '../credential';
import { ed25519 } from '../group';
import { printProof, signHash } from '../proof';
import { mustAccept } from '../result';
import { dismantle, type Parts } from './parts';
import { smallPoll } from './polls';
import { seededRandom } from './seeded-random';

/** The honest poll that every forgery starts from. */
export const poll = smallPoll(ed25519);
export const honest = await dismantle(poll.archive);
const random = seededRandom('forgeries');

/** A forger needs no types. */
export type Loose = any;

/** Alters one JSON text by a function on its parsed form; order and compactness stay. */
export function altered(text: string, alter: (value: Loose) => void): string {
  const value = JSON.parse(text) as Loose;
  alter(value);
  return JSON.stringify(value);
}

export function parts(alter: (copy: Parts) => void): Parts {
  const copy = structuredClone(honest);
  alter(copy);
  return copy;
}

export const withBallot = (index: number, alter: (ballot: Loose) => void) =>
  parts((copy) => {
    copy.ballots[index] = altered(copy.ballots[index] ?? '', alter);
  });

/** The same, signed again with the voter's own key: only what the forger altered is wrong. */
export const withSignedBallot = (index: number, alter: (ballot: Loose) => void) =>
  parts((copy) => {
    const text = altered(copy.ballots[index] ?? '', alter);
    copy.ballots[index] = signedAgain(text, index);
  });

export function signedAgain(text: string, voter: number): string {
  const ballot = mustAccept(readBallot(utf8(text)));
  const hash = base64(sha256(printUnsignedBallot(ballot)));
  const credential = poll.credentials[voter];
  if (!credential) throw new Error('no such voter');
  const keys = deriveCredential(ed25519, poll.open.election.uuid, credential);
  const proof = printProof(signHash(ed25519, keys.secret, hash, random));
  return altered(text, (value) => {
    value.signature = { hash, proof: JSON.parse(proof) };
  });
}

export const withShare = (index: number, alter: (share: Loose) => void) =>
  parts((copy) => {
    const share = copy.shares[index];
    if (share) share.text = altered(share.text, alter);
  });

export const bumped = (number: string) => String((BigInt(number) + 1n) % ed25519.order);
export const other = ed25519.encode(ed25519.generator.power(4711n));
export const identity = ed25519.encode(ed25519.identity);
