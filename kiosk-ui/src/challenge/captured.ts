import { sha256 } from '@noble/hashes/sha2.js';
import { base64Padded, hex, unbase64Padded, utf8 } from '../ballot/bytes';
import { commitmentOf, domain, prefix, type Commitment } from './commitment';

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

/** A SHA-256 as the specification writes it: Base64 without padding. */
function fromUrl(text: string): string | undefined {
  const bytes = unbase64Padded(`${text.replaceAll('-', '+').replaceAll('_', '/')}=`);
  return bytes?.length === 32 ? base64Padded(bytes).replace(/=+$/, '') : undefined;
}

/** Adds what was captured last to the front. A number typed beside a scanned code takes nothing away from that. */
export function keep(captured: Commitment, before: readonly Commitment[]): readonly Commitment[] {
  const same = (one: Commitment) => one.commitment === captured.commitment && one.round === captured.round;
  const known = before.find((one) => same(one) && one.hashes.length > 0);
  return [known ?? captured, ...before.filter((one) => !same(one))];
}

/** Whether the closed box holds the ballots of a commitment; `too-many` where the number alone cannot tell. */
export type Found = 'in' | 'out' | 'too-many';

/** A number is looked for among at most this many groups of ballots: some seconds of work. */
const mostGroups = 2_000_000;

/** `box` has the hashes of each poll's ballots. `breathe` is awaited now and then, so that a page stays alive. */
export async function lookInBox(
  { commitment, hashes }: Commitment,
  box: readonly ReadonlySet<string>[],
  breathe: () => Promise<unknown>,
): Promise<Found> {
  if (hashes.length > 0) return hashes.every((hash) => box.some((poll) => poll.has(hash))) ? 'in' : 'out';
  // Nobody knows which ballots came together: every group of at most one from each poll is hashed, and all digits compared.
  if (box.reduce((groups, poll) => groups * (poll.size + 1), 1) > mostGroups) return 'too-many';
  const cast = box
    .flatMap((poll, at) => [...poll].map((hash) => ({ hash, at })))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const used = box.map(() => false);
  const beginning = sha256.create().update(utf8(domain));
  const within = (group: typeof beginning, separator: string, first: number): boolean => {
    const { hash, at } = cast[first]!;
    const more = group.clone().update(utf8(separator + hash));
    if (hex(more.clone().digest().slice(0, 16)) === commitment) return true;
    used[at] = true;
    for (let next = first + 1; next < cast.length; next++)
      if (!used[cast[next]!.at] && within(more, '\n', next)) return true;
    used[at] = false;
    return false;
  };
  for (let first = 0; first < cast.length; first++) {
    if (within(beginning, '', first)) return 'in';
    await breathe();
  }
  return 'out';
}
