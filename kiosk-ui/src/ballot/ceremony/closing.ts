import type { ArchiveWriter } from '../archive';
import type { OpenElection } from '../election';
import type { Result } from '../result';
import { accept } from '../result';
import { sha256Hex } from '../bytes';
import { findExponents, openTally, printOutcome, type Factors, type Outcome } from '../outcome';
import { printOwnedShare } from '../share';
import {
  multiplyBallots,
  printEncryptedTally,
  printSizedTally,
  type EncryptedTally,
  type WeightedBallot,
} from '../tally';

export function writeBallot(writer: ArchiveWriter, ballot: string): void {
  writer.event('Ballot', writer.data(ballot));
}

/** Ends the voting and writes the product of the ballots that count (§4.18). */
export function writeTally(
  writer: ArchiveWriter,
  open: OpenElection,
  ballots: readonly WeightedBallot[],
): EncryptedTally {
  writer.event('EndBallots');
  const tally = multiplyBallots(open.group, open.election.questions, ballots);
  const totalWeight = ballots.reduce((sum, ballot) => sum + ballot.weight, 0);
  const name = writer.data(printEncryptedTally(open.group, tally));
  writer.event('EncryptedTally', writer.data(printSizedTally(ballots.length, totalWeight, name)));
  return tally;
}

/** The name under which an owned share refers to this share. */
export function shareName(share: string): string {
  return sha256Hex(share);
}

/** Appends a custodian's share: the share, whose it is, and the event (§4.19). */
export function writeShare(writer: ArchiveWriter, owner: number, share: string): void {
  const payload = writer.data(share);
  writer.event('PartialDecryption', writer.data(printOwnedShare({ owner, payload })));
}

/** Opens the tally with all custodians' factors and writes the result (§4.20). */
export function writeResult(
  writer: ArchiveWriter,
  open: OpenElection,
  tally: EncryptedTally,
  factors: Factors,
  totalWeight: number,
): Result<Outcome> {
  const outcome = findExponents(open.group, openTally(open.group, tally, factors), totalWeight);
  if (!outcome.ok) return outcome;
  writer.event('Result', writer.data(printOutcome(outcome.value)));
  return accept(outcome.value);
}
