import { ArchiveWriter, readContents, type Contents, type EventType } from '../archive';
import { utf8, utf8Text } from '../bytes';
import { readElection } from '../election';
import { hashHex, sha256Function } from '../hash';
import { mustAccept } from '../result';

/** An election taken apart: the texts of its records without names, hashes or chain. */
export interface Parts {
  timestamp: bigint;
  election: string;
  trustees: string;
  credentials: string;
  ballots: string[];
  closed: boolean;
  tally?: { text: string; numTallied: string; totalWeight: string };
  shuffles: { owner: string; text: string }[];
  shufflesEnded: boolean;
  shares: { owner: string; text: string }[];
  result?: string;
}

/** Takes a valid archive apart. */
export async function dismantle(archive: Uint8Array): Promise<Parts> {
  const contents = mustAccept(await readContents(archive));
  const text = (name: unknown) => textOf(contents, String(name));
  const payloads = (type: EventType) =>
    contents.events.filter(({ event }) => event?.type === type).map(({ event }) => text(event?.payload));
  const json = (payload: string) => JSON.parse(payload) as Record<string, unknown>;
  const owned = (type: EventType) =>
    payloads(type)
      .map(json)
      .map((payload) => ({ owner: JSON.stringify(payload['owner']), text: text(payload['payload']) }));
  const setup = json(payloads('Setup')[0] ?? '{}');
  const sized = payloads('EncryptedTally').map(json)[0];
  const [result] = payloads('Result');
  return {
    timestamp: contents.timestamp ?? 0n,
    election: text(setup['election']),
    trustees: text(setup['trustees']),
    credentials: text(setup['credentials']),
    ballots: payloads('Ballot'),
    closed: contents.events.some(({ event }) => event?.type === 'EndBallots'),
    ...(sized && {
      tally: {
        text: text(sized['encrypted_tally']),
        numTallied: JSON.stringify(sized['num_tallied']),
        totalWeight: JSON.stringify(sized['total_weight']),
      },
    }),
    shuffles: owned('Shuffle'),
    shufflesEnded: contents.events.some(({ event }) => event?.type === 'EndShuffles'),
    shares: owned('PartialDecryption'),
    ...(result !== undefined && { result }),
  };
}

/** Puts an election together again, with hashes and chain rebuilt around whatever was altered. */
export function assemble(parts: Parts): Uint8Array {
  const election = readElection(utf8(parts.election));
  const hash = election.ok ? election.value.group.hash : sha256Function;
  const writer = ArchiveWriter.begin(parts.timestamp, hash);
  const names = ['election', 'trustees', 'credentials'] as const;
  const setup = names.map((name) => `"${name}":"${writer.data(parts[name])}"`);
  writer.event('Setup', writer.data(`{${setup.join(',')}}`));
  const written = new Set<string>();
  for (const ballot of parts.ballots) {
    // The same ballot twice is one record and two events: no name may stand twice.
    const name = hashHex(hash, ballot);
    writer.event('Ballot', written.has(name) ? name : writer.data(ballot));
    written.add(name);
  }
  if (parts.closed) writer.event('EndBallots');
  if (parts.tally) {
    const { text, numTallied, totalWeight } = parts.tally;
    const name = writer.data(text);
    const sized = `{"num_tallied":${numTallied},"total_weight":${totalWeight},"encrypted_tally":"${name}"}`;
    writer.event('EncryptedTally', writer.data(sized));
  }
  const writeOwned = (type: EventType, { owner, text }: Parts['shares'][number]) => {
    const name = hashHex(hash, text);
    if (!written.has(name)) writer.data(text);
    written.add(name);
    const owned = `{"owner":${owner},"payload":"${name}"}`;
    const ownedName = hashHex(hash, owned);
    writer.event(type, written.has(ownedName) ? ownedName : writer.data(owned));
    written.add(ownedName);
  };
  for (const shuffle of parts.shuffles) writeOwned('Shuffle', shuffle);
  if (parts.shufflesEnded) writer.event('EndShuffles');
  for (const share of parts.shares) writeOwned('PartialDecryption', share);
  if (parts.result !== undefined) writer.event('Result', writer.data(parts.result));
  return writer.bytes();
}

function textOf(contents: Contents, name: string): string {
  const record = contents.records.find(({ role, nameHash }) => role === 'data' && nameHash === name);
  const text = record && utf8Text(record.body);
  if (text === undefined) throw new Error(`no readable data ${name}`);
  return text;
}
