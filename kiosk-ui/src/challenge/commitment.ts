import { hex, sha256, unbase64Padded, base64Padded } from '../ballot/bytes';

/**
 * What a tablet commits to before it is decided whether its ballots are cast or opened: the hashes of the unsigned
 * ballots (`signature.hash` to be), and one short name for all of them, which can be typed (docs/api.md).
 */
export interface Commitment {
  readonly meeting: string;
  readonly round: string;
  readonly commitment: string;
  /** Empty where the code was typed, or was too small for all of them. */
  readonly hashes: readonly string[];
}

const prefix = 'PXC1';
/** More hashes than this make a code that cameras read badly. */
const most = 40;

export function commitmentOf(hashes: readonly string[]): string {
  return hex(sha256(`piaoxiang-commitment/1\n${[...hashes].sort().join('\n')}`).slice(0, 16));
}

export function commitmentText({ meeting, round, commitment, hashes }: Commitment): string {
  const named = hashes.length <= most ? hashes.map(toUrl).join('.') : `~${commitment}`;
  return [prefix, meeting, round, named].join('/');
}

/** Groups of four, to be compared and typed. */
export function commitmentCode(commitment: string): string {
  return commitment.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Reads a scanned code, or the typed short name in the round that is being checked. */
export function readCommitment(
  text: string,
  here: { readonly meeting: string; readonly round: string } | undefined,
): Commitment | undefined {
  const plain = text.trim();
  const typed = plain.replace(/[\s-]/g, '').toLowerCase();
  if (/^[0-9a-f]{32}$/.test(typed)) return here && { ...here, commitment: typed, hashes: [] };
  const [start, meeting, round, named, ...rest] = plain.split('/');
  if (start !== prefix || !meeting || !round || !named || rest.length > 0) return undefined;
  if (!/^[1-9A-HJ-NP-Za-km-z]{1,22}$/.test(meeting) || !/^r[0-9]{1,4}$/.test(round)) return undefined;
  if (/^~[0-9a-f]{32}$/.test(named)) return { meeting, round, commitment: named.slice(1), hashes: [] };
  const hashes = named.split('.').map(fromUrl);
  if (hashes.some((hash) => hash === undefined)) return undefined;
  const known = hashes.filter((hash) => hash !== undefined);
  return { meeting, round, commitment: commitmentOf(known), hashes: known };
}

function toUrl(hash: string): string {
  return hash.replaceAll('+', '-').replaceAll('/', '_');
}

/** A SHA-256 as the specification writes it: Base64 without padding. */
function fromUrl(text: string): string | undefined {
  const bytes = unbase64Padded(`${text.replaceAll('-', '+').replaceAll('_', '/')}=`);
  return bytes?.length === 32 ? base64Padded(bytes).replace(/=+$/, '') : undefined;
}
