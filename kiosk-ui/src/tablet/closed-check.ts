import type { ClosedList } from '../view';
import type { ReceiptRecord } from './state';

/** The receipts of a round with what the closed box says: every tracker in its own poll's list, or an alarm. */
export function checkReceipts(
  receipts: readonly ReceiptRecord[],
  round: string,
  closed: ClosedList,
): readonly ReceiptRecord[] {
  const listed = new Map(closed.polls.map((poll) => [poll.uuid, new Set(poll.trackers)]));
  return receipts.map((receipt) => {
    if (receipt.round !== round || receipt.verdict !== 'pending') return receipt;
    const all = receipt.trackers.every(({ uuid, tracker }) => listed.get(uuid)?.has(tracker));
    return { ...receipt, verdict: all ? 'in' : 'missing' };
  });
}
