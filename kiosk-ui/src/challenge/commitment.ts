import { hex, sha256 } from '../ballot/bytes';

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

export const prefix = 'PXC1';
/** What the hashes, sorted and one a line, are hashed behind. */
export const domain = 'piaoxiang-commitment/1\n';
/** More hashes than this make a code that cameras read badly. */
const most = 40;

export function commitmentOf(hashes: readonly string[]): string {
  return hex(sha256(domain + [...hashes].sort().join('\n')).slice(0, 16));
}

export function commitmentText({ meeting, round, commitment, hashes }: Commitment): string {
  const named = hashes.length <= most ? hashes.map(toUrl).join('.') : `~${commitment}`;
  return [prefix, meeting, round, named].join('/');
}

/** Groups of four, to be compared and typed. */
export function commitmentCode(commitment: string): string {
  return commitment.replace(/(.{4})(?=.)/g, '$1 ');
}

function toUrl(hash: string): string {
  return hash.replaceAll('+', '-').replaceAll('/', '_');
}
