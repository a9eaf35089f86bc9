import { ArchiveWriter, readContents, type ArchiveEnd, type Contents } from '../archive';
import { concatBytes, utf8Text } from '../bytes';
import { openElection, readPollRules, type OpenElection } from '../election';
import type { Element } from '../group';
import { mapAll } from '../json';
import type { Outcome } from '../outcome';
import type { RandomSource } from '../random';
import { accept, refuse, type Result } from '../result';
import { makeShare, printOwnedShare, readOwnedShare, readShare } from '../share';
import { decodeTally, readEncryptedTally, readSizedTally, type EncryptedTally } from '../tally';
import { parsePrivateKey } from '../trustee';
import { readSetup, type Setup } from '../verifier/setup-checks';
import { verifyArchive, type VerificationReport } from '../verifier';
import { shareName, writeResult, writeShare } from './closing';

/** An archive that was verified and is ready to be opened by its custodians. */
export interface TalliedArchive {
  readonly bytes: Uint8Array;
  readonly report: VerificationReport;
  readonly contents: Contents;
  readonly setup: Setup;
  readonly open: OpenElection;
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
  if (report.stage !== 'tallied' && report.stage !== 'decrypted') {
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
  const tally = text.ok ? decodeTally(setup.value.election.group, text.value) : undefined;
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
    end: { timestamp: contents.timestamp, parent: last.record.hash, height: last.position },
  });
}

/**
 * Makes custodian `owner`'s share (from 1) of the opening of a verified archive.
 *
 * Refuses with `share-owner`, `share-key` (the private key is another custodian's), `share-twice`, or `share-floor`
 * (a poll of ours with fewer ballots than its floor is never opened).
 */
export function makeArchiveShare(
  archive: TalliedArchive,
  owner: number,
  privateKeyText: string,
  random: RandomSource,
): Result<MadeShare> {
  const { group, hash, election } = archive.open;
  const trustee = archive.setup.trustees[owner - 1];
  if (!trustee) return refuse('share-owner', `there is no custodian ${owner}`);
  const privateKey = parsePrivateKey(group, privateKeyText);
  if (!privateKey.ok) return privateKey;
  if (group.encode(group.generator.powerSecret(privateKey.value)) !== trustee.key.publicKey) {
    return refuse('share-key', `this is not the private key of custodian ${owner}`);
  }
  if (ownersOf(archive).includes(owner))
    return refuse('share-twice', `custodian ${owner} has opened already`);
  const rules = archive.setup.ownPoll ? readPollRules(election.description) : undefined;
  if (rules?.ok && archive.ballots < rules.value.floor) {
    return refuse('share-floor', `fewer than ${rules.value.floor} ballots are never opened`);
  }
  const key = { group, privateKey: privateKey.value, electionHash: hash };
  const partialDecryption = makeShare(key, archive.tally, random);
  const owned = printOwnedShare({ owner, payload: shareName(partialDecryption) });
  return accept({ partialDecryption, owned });
}

/** The archive with a share appended; what was there stays byte for byte. */
export function appendShare(archive: TalliedArchive, owner: number, share: MadeShare): Uint8Array {
  const writer = ArchiveWriter.resume(archive.end);
  writeShare(writer, owner, share.partialDecryption);
  return concatBytes([archive.bytes, writer.bytes()]);
}

/** The archive with its result appended; refuses with `result-shares` until every custodian's share is there. */
export function appendResult(
  archive: TalliedArchive,
): Result<{ readonly outcome: Outcome; readonly bytes: Uint8Array }> {
  const owners = ownersOf(archive);
  if (!archive.setup.trustees.every((_, i) => owners.includes(i + 1))) {
    return refuse('result-shares', 'the shares of some custodians are not there yet');
  }
  const writer = ArchiveWriter.resume(archive.end);
  const factors = sharesOf(archive);
  const outcome = writeResult(writer, archive.open, archive.tally, factors, archive.totalWeight);
  if (!outcome.ok) return outcome;
  return accept({ outcome: outcome.value, bytes: concatBytes([archive.bytes, writer.bytes()]) });
}

function ownedOf(archive: TalliedArchive) {
  return archive.contents.events
    .filter(({ event }) => event?.type === 'PartialDecryption')
    .map(({ event }) => readOwnedShare(dataOf(archive, event?.payload)))
    .flatMap((owned) => (owned.ok ? [owned.value] : []));
}

function ownersOf(archive: TalliedArchive): number[] {
  return ownedOf(archive).map((owned) => owned.owner);
}

function sharesOf(archive: TalliedArchive): Element[][][] {
  return ownedOf(archive).flatMap(({ payload }) => {
    const share = readShare(dataOf(archive, payload));
    const factors = mapAll(share.ok ? share.value.factors : undefined, (list) =>
      mapAll(list, (text) => {
        const decoded = archive.open.group.decode(text);
        return decoded.ok ? decoded.value : undefined;
      }),
    );
    return factors ? [factors] : [];
  });
}

function dataOf(archive: TalliedArchive, name: string | undefined): Uint8Array {
  return dataNamed(archive.contents, name);
}

function dataNamed(contents: Contents, name: string | undefined): Uint8Array {
  const record = contents.records.find(({ role, nameHash }) => role === 'data' && nameHash === name);
  return record?.body ?? new Uint8Array();
}
