import type { Group } from './group';
import { fieldsOf, integerOf, itemsOf, mapAll, parseJsonBytes, stringOf, type Json } from './json';
import { printProofs, proveOpening, readProofTexts, type ProofText } from './proof';
import type { RandomSource } from './random';
import { accept, refuse, type Result } from './result';
import type { EncryptedTally } from './tally';

/** `partial_decryption` (§4.19) as it stands in a file, with our `bound_proofs` where they can be read. */
export interface ShareText {
  readonly factors: readonly (readonly string[])[];
  readonly proofs: readonly (readonly ProofText[])[];
  readonly boundProofs: readonly (readonly ProofText[])[] | undefined;
}

/** `owned_partial_decryption` (§4.19): whose share a record is; custodians count from 1. */
export interface OwnedShare {
  readonly owner: number;
  readonly payload: string;
}

function readProofLists(json: Json | undefined): ProofText[][] | undefined {
  return mapAll(itemsOf(json), (list) => readProofTexts(list, false));
}

/** Reads the shape. Misshapen `bound_proofs` read as none: check D3 refuses both alike. */
export function readShare(bytes: Uint8Array): Result<ShareText> {
  const json = parseJsonBytes(bytes);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const factors = mapAll(itemsOf(fields?.get('decryption_factors')), (list) =>
    mapAll(itemsOf(list), stringOf),
  );
  const proofs = readProofLists(fields?.get('decryption_proofs'));
  if (!factors || !proofs) return refuse('share-shape', 'the share lacks factors or proofs');
  return accept({ factors, proofs, boundProofs: readProofLists(fields?.get('bound_proofs')) });
}

export function readOwnedShare(bytes: Uint8Array): Result<OwnedShare> {
  const json = parseJsonBytes(bytes);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const owner = integerOf(fields?.get('owner'));
  const payload = stringOf(fields?.get('payload'));
  if (owner === undefined || payload === undefined) {
    return refuse('owned-shape', 'the payload does not say whose share it is');
  }
  return accept({ owner, payload });
}

export function printOwnedShare(owned: OwnedShare): string {
  return `{"owner":${owned.owner},"payload":"${owned.payload}"}`;
}

/** What a custodian opens shares with: its own keys and the election's hash φ. */
export interface ShareKey {
  readonly group: Group;
  readonly privateKey: bigint;
  readonly electionHash: string;
}

/** A custodian's share of the opening, proved twice: as the specification says, and bound (docs/protocol.md). */
export function makeShare(key: ShareKey, tally: EncryptedTally, random: RandomSource): string {
  const { group, privateKey, electionHash } = key;
  const publicKey = group.generator.powerSecret(privateKey);
  const openings = tally.map((list) =>
    list.map(({ alpha }) => ({
      alpha,
      factor: group.powerSecret(alpha, privateKey),
      publicKey,
      electionHash,
    })),
  );
  const proofs = (binding: 'decrypt' | 'bound-decrypt') =>
    openings.map((list) =>
      printProofs(list.map((opening) => proveOpening(group, binding, opening, privateKey, random))),
    );
  const factors = openings.map((list) => JSON.stringify(group.encodeAll(list.map(({ factor }) => factor))));
  return (
    `{"decryption_factors":[${factors.join(',')}],"decryption_proofs":[${proofs('decrypt').join(',')}],` +
    `"bound_proofs":[${proofs('bound-decrypt').join(',')}]}`
  );
}
