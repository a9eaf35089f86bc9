import { ArchiveWriter, readContents, type ArchiveEnd, type Contents, type EventType } from '../archive';
import { concatBytes, utf8Text } from '../bytes';
import { openElection, readPollRules, type OpenElection } from '../election';
import { mapAll } from '../json';
import type { Outcome } from '../outcome';
import type { RandomSource } from '../random';
import { accept, refuse, type Result } from '../result';
import { makeShare, printOwnedShare, readOwnedShare, readShare } from '../share';
import { makeShuffle, readShuffle } from '../shuffle';
import {
  decodeTally,
  readEncryptedTally,
  readSizedTally,
  shuffledRows,
  withShuffledRows,
  type EncryptedTally,
} from '../tally';
import { combination, parsePrivateKey } from '../trustee';
import { readSetup, type Setup } from '../verifier/setup-checks';
import { verifyArchive, type VerificationReport } from '../verifier';
import { shareName, writeResult, writeShare, writeShuffle } from './closing';

/** An archive that was verified and is ready to be shuffled or opened by its custodians. */
export interface TalliedArchive {
  readonly bytes: Uint8Array;
  readonly report: VerificationReport;
  readonly contents: Contents;
  readonly setup: Setup;
  readonly open: OpenElection;
  /** What is to be opened, or shuffled once more. */
  readonly tally: EncryptedTally;
  readonly ballots: number;
  readonly totalWeight: number;
  readonly end: ArchiveEnd;
}

export interface MadeShare {
  readonly partialDecryption: string;
  readonly owned: string;
}

/**
 * Verifies an archive before anybody opens anything of it, as §3.4 asks of every custodian.
 *
 * Refuses with `archive-invalid`, `archive-unusable` or `archive-stage` (not tallied yet, or already finished).
 */
export async function readTallied(
  bytes: Uint8Array,
  onProgress?: (progress: number) => void,
): Promise<Result<TalliedArchive>> {
  const report = await verifyArchive(bytes, onProgress ? { onProgress } : {});
  if (report.verdict !== 'valid') return refuse(`archive-${report.verdict}`, report.sentence.en);
  if (report.stage !== 'tallied' && report.stage !== 'shuffled' && report.stage !== 'decrypted') {
    return refuse('archive-stage', `an archive at stage ${report.stage} has nothing to open`);
  }
  const read = await readContents(bytes);
  if (!read.ok) return read;
  const contents = read.value;
  const setup = readSetup(contents);
  if (!setup.ok) return setup;
  const dataOf = (name: string | undefined) => dataNamed(contents, name);
  const payload = contents.events.find(({ event }) => event?.type === 'EncryptedTally')?.event?.payload;
  const sized = readSizedTally(dataOf(payload));
  if (!sized.ok) return sized;
  const text = readEncryptedTally(dataOf(sized.value.encryptedTally));
  const tallied = text.ok ? decodeTally(setup.value.election.group, text.value) : undefined;
  const tally = tallied && afterShuffles(contents, setup.value, tallied);
  const open = openElection(utf8Text(dataOf(setup.value.electionRecord)) ?? '');
  const last = contents.events.at(-1);
  if (!tally || !open.ok || !last || contents.timestamp === undefined) {
    return refuse('archive-unusable', 'the archive cannot be read');
  }
  return accept({
    bytes,
    report,
    contents,
    setup: setup.value,
    open: open.value,
    tally,
    ballots: sized.value.numTallied ?? 0,
    totalWeight: sized.value.totalWeight ?? 0,
    end: {
      timestamp: contents.timestamp,
      hash: contents.hash,
      parent: last.record.hash,
      height: last.position,
    },
  });
}

/** The tally with the rows that the last shuffle made; undefined when one cannot be read. */
function afterShuffles(
  contents: Contents,
  setup: Setup,
  tallied: EncryptedTally,
): EncryptedTally | undefined {
  const { group, questions } = setup.election;
  let tally = tallied;
  for (const { payload } of ownedOf(contents, 'Shuffle')) {
    const shuffle = readShuffle(group, dataNamed(contents, payload), shuffledRows(questions, tally));
    if (!shuffle.ok) return undefined;
    const rows = shuffle.value.map((row) => row.ciphertexts);
    tally = withShuffledRows(questions, tally, rows);
  }
  return tally;
}

function shufflesEnded({ contents }: TalliedArchive): boolean {
  return contents.events.some(({ event }) => event?.type === 'EndShuffles');
}

/**
 * The archive with a shuffle of custodian `owner` appended, and with the end of the shuffles if it is the last.
 *
 * Refuses with `shuffle-none` (no question is shuffled), `shuffle-ended`, `shuffle-owner` or `shuffle-twice`.
 */
export function appendShuffle(
  archive: TalliedArchive,
  owner: number,
  last: boolean,
  random: RandomSource,
): Result<Uint8Array> {
  if (!archive.setup.shuffled) return refuse('shuffle-none', 'no question of this election is shuffled');
  if (shufflesEnded(archive)) return refuse('shuffle-ended', 'the shuffles have ended');
  if (!archive.setup.custodians[owner - 1]) return refuse('shuffle-owner', `there is no custodian ${owner}`);
  if (ownersOf(archive, 'Shuffle').includes(owner)) {
    return refuse('shuffle-twice', `custodian ${owner} has shuffled already`);
  }
  const rows = shuffledRows(archive.open.election.questions, archive.tally);
  const writer = ArchiveWriter.resume(archive.end);
  writeShuffle(writer, owner, makeShuffle(archive.open, rows, random).text);
  if (last) writer.event('EndShuffles');
  return accept(concatBytes([archive.bytes, writer.bytes()]));
}

/**
 * Makes custodian `owner`'s share (from 1) of the opening of a verified archive.
 *
 * Refuses with `share-owner`, `share-key` (the private key is another custodian's), `share-twice`, `share-shuffles` (they
 * have not ended), or `share-floor` (a poll of ours with fewer ballots than its floor is never opened).
 */
export function makeArchiveShare(
  archive: TalliedArchive,
  owner: number,
  privateKeyText: string,
  random: RandomSource,
): Result<MadeShare> {
  const { group, hash, election } = archive.open;
  const custodian = archive.setup.custodians[owner - 1];
  if (!custodian) return refuse('share-owner', `there is no custodian ${owner}`);
  const privateKey = parsePrivateKey(group, privateKeyText);
  if (!privateKey.ok) return privateKey;
  if (group.encode(group.generator.powerSecret(privateKey.value)) !== custodian.publicKey) {
    return refuse('share-key', `this is not the private key of custodian ${owner}`);
  }
  if (ownersOf(archive, 'PartialDecryption').includes(owner)) {
    return refuse('share-twice', `custodian ${owner} has opened already`);
  }
  if (archive.setup.shuffled && !shufflesEnded(archive)) {
    return refuse('share-shuffles', 'nothing is opened before the shuffles have ended');
  }
  const rules = archive.setup.ownPoll ? readPollRules(election.description) : undefined;
  if (rules?.ok && archive.ballots < rules.value.floor) {
    return refuse('share-floor', `fewer than ${rules.value.floor} ballots are never opened`);
  }
  const key = { group, privateKey: privateKey.value, electionHash: hash };
  const partialDecryption = makeShare(key, archive.tally, random);
  const owned = printOwnedShare({ owner, payload: shareName(group.hash, partialDecryption) });
  return accept({ partialDecryption, owned });
}

/** The archive with a share appended; what was there stays byte for byte. */
export function appendShare(archive: TalliedArchive, owner: number, share: MadeShare): Uint8Array {
  const writer = ArchiveWriter.resume(archive.end);
  writeShare(writer, owner, share.partialDecryption);
  return concatBytes([archive.bytes, writer.bytes()]);
}

/** The archive with its result appended; refuses with `result-shares` until enough custodians' shares are there. */
export function appendResult(
  archive: TalliedArchive,
): Result<{ readonly outcome: Outcome; readonly bytes: Uint8Array }> {
  const { group } = archive.open;
  const shares = ownedOf(archive.contents, 'PartialDecryption');
  const owners = shares.map(({ owner }) => owner);
  const exponents = combination(archive.setup.trustees, owners, group.order);
  if (!exponents) return refuse('result-shares', 'the shares of some custodians are not there yet');
  const combined = shares.flatMap(({ owner, payload }) => {
    const exponent = exponents.get(owner);
    const share = exponent === undefined ? undefined : readShare(dataNamed(archive.contents, payload));
    const factors = mapAll(share?.ok ? share.value.factors : undefined, (list) =>
      mapAll(list, (text) => {
        const decoded = group.decode(text);
        return decoded.ok ? decoded.value : undefined;
      }),
    );
    return factors && exponent !== undefined ? [{ factors, exponent }] : [];
  });
  const writer = ArchiveWriter.resume(archive.end);
  const outcome = writeResult(writer, archive.open, archive.tally, combined, archive.totalWeight);
  if (!outcome.ok) return outcome;
  return accept({ outcome: outcome.value, bytes: concatBytes([archive.bytes, writer.bytes()]) });
}

function ownedOf(contents: Contents, type: EventType) {
  return contents.events
    .filter(({ event }) => event?.type === type)
    .map(({ event }) => readOwnedShare(dataNamed(contents, event?.payload)))
    .flatMap((owned) => (owned.ok ? [owned.value] : []));
}

function ownersOf(archive: TalliedArchive, type: EventType): number[] {
  return ownedOf(archive.contents, type).map((owned) => owned.owner);
}

function dataNamed(contents: Contents, name: string | undefined): Uint8Array {
  const record = contents.records.find(({ role, nameHash }) => role === 'data' && nameHash === name);
  return record?.body ?? new Uint8Array();
}
