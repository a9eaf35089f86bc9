import { base64, sha256 } from '../../ballot/bytes';
import { readJson, readReceiptStatement, type Receipt } from '../../view';
import { isCanonical, signatureHolds } from './signed';

/** The one 票号 of a round: a hash over the sorted trackers of its ballots. */
export function roundTracker(trackers: readonly string[]): string {
  return base64(sha256([...trackers].sort().join('\n')));
}

export interface ReceiptContext {
  readonly meeting: string;
  readonly round: string;
  readonly trackers: readonly string[];
  readonly serverKey: string;
}

/** True when the server signed, with the key of the enrolment, that exactly these ballots are in the box. */
export function receiptHolds(receipt: Receipt, context: ReceiptContext): boolean {
  const statement = readJson(readReceiptStatement, receipt.statement);
  if (!statement.ok || !isCanonical(receipt.statement)) return false;
  const { meeting, round, trackers } = statement.value;
  return (
    meeting === context.meeting &&
    round === context.round &&
    trackers.join('\n') === [...context.trackers].sort().join('\n') &&
    signatureHolds(receipt.statement, receipt.signature, context.serverKey)
  );
}
