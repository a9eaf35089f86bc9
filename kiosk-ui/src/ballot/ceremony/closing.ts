import type { ArchiveWriter } from '../archive';
import type { OpenElection } from '../election';
import type { Result } from '../result';
import { accept } from '../result';
import { hashHex, type HashFunction } from '../hash';
import { openTally, printOutcome, readOpened, type CombinedFactors, type Outcome } from '../outcome';
import { printOwnedShare } from '../share';
import {
  printEncryptedTally,
  printSizedTally,
  tallyBallots,
  type EncryptedTally,
  type WeightedBallot,
} from '../tally';

export function writeBallot(writer: ArchiveWriter, ballot: string): void {
  writer.event('Ballot', writer.data(ballot));
}

/** Ends the voting and writes the tally of the ballots that count (§4.18). */
export function writeTally(
  writer: ArchiveWriter,
  open: OpenElection,
  ballots: readonly WeightedBallot[],
): EncryptedTally {
  writer.event('EndBallots');
  const tally = tallyBallots(open.group, open.election.questions, ballots);
  const totalWeight = ballots.reduce((sum, ballot) => sum + ballot.weight, 0);
  const name = writer.data(printEncryptedTally(open.group, tally));
  writer.event('EncryptedTally', writer.data(printSizedTally(ballots.length, totalWeight, name)));
  return tally;
}

/** The name under which an owned share refers to this share. */
export function shareName(hash: HashFunction, share: string): string {
  return hashHex(hash, share);
}

/** Appends a custodian's shuffle: what it made, whose it is, and the event (§4.19). */
export function writeShuffle(writer: ArchiveWriter, owner: number, shuffle: string): void {
  const payload = writer.data(shuffle);
  writer.event('Shuffle', writer.data(printOwnedShare({ owner, payload })));
}

/** Appends a custodian's share: the share, whose it is, and the event (§4.20). */
export function writeShare(writer: ArchiveWriter, owner: number, share: string): void {
  const payload = writer.data(share);
  writer.event('PartialDecryption', writer.data(printOwnedShare({ owner, payload })));
}

/** Opens the tally with the shares that are combined and writes the result (§4.21). */
export function writeResult(
  writer: ArchiveWriter,
  open: OpenElection,
  tally: EncryptedTally,
  shares: readonly CombinedFactors[],
  totalWeight: number,
): Result<Outcome> {
  const outcome = readOpened(
    open.group,
    open.election.questions,
    openTally(open.group, tally, shares),
    totalWeight,
  );
  if (!outcome.ok) return outcome;
  writer.event('Result', writer.data(printOutcome(outcome.value)));
  return accept(outcome.value);
}
