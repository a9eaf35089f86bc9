import { list, object, oneOf, optional, read, readJson, readReceipt, string, type Reader } from '../view';
import type { ReleasedRound } from './crypto/messages';
import type { ReceiptRecord, SlipState } from './state';

/*
 * What stays on a tablet, and until when:
 *
 *   localStorage    the enrolment: until the tablet is enrolled for another meeting. No vote, no slip.
 *   sessionStorage  the slip's secret: from loading until its round was cast, refused or closed, so that a reload does
 *                   not cost a vote. It never outlives the tab.
 *   IndexedDB       `pending`: the ciphertexts of a round from 提交 until the server's answer is known;
 *                   `receipts`: trackers and the verdict on them until the closed box was seen.
 *   memory          marks: until the review is submitted, changed or left. They are written nowhere.
 *   worker          slip, randomness, ballots not yet submitted: the worker is ended with the round.
 */

const slipKey = 'piaoxiang.slip';

export interface KeptSlip {
  readonly secret: string;
  readonly loaded: Exclude<SlipState, 'none'>;
  /** Polls that this slip itself withheld, so that the tablet can say why it offers nothing. */
  readonly withheld: readonly string[];
}

const readSlip = object({ secret: string, loaded: oneOf('before', 'during'), withheld: list(string) });

export const slipStore = {
  get(): KeptSlip | undefined {
    const text = sessionStorage.getItem(slipKey);
    const kept = text === null ? undefined : readJson(readSlip, text);
    return kept?.ok ? kept.value : undefined;
  },
  set(slip: KeptSlip): void {
    sessionStorage.setItem(slipKey, JSON.stringify(slip));
  },
  forget(): void {
    sessionStorage.removeItem(slipKey);
  },
};

const readTrackers = list(object({ uuid: string, tracker: string }));
const readPending: Reader<ReleasedRound> = object({
  round: string,
  tracker: string,
  trackers: readTrackers,
  ballots: list(object({ uuid: string, ballot: string })),
});
const readReceipts: Reader<readonly ReceiptRecord[]> = list(
  object({
    round: string,
    tracker: string,
    trackers: readTrackers,
    verdict: oneOf('pending', 'in', 'missing'),
    proof: optional(readReceipt),
  }),
);

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
  });
}

let database: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  database ??= (() => {
    const request = indexedDB.open('piaoxiang', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('kept'));
    return done(request);
  })();
  return database;
}

async function take<T>(key: string, reader: Reader<T>): Promise<T | undefined> {
  const store = (await open()).transaction('kept').objectStore('kept');
  const kept: unknown = await done(store.get(key));
  const value = kept === undefined ? undefined : read(reader, kept);
  return value?.ok ? value.value : undefined;
}

/** Resolves when the change is on the disk, as far as the browser says. */
async function change(act: (store: IDBObjectStore) => void): Promise<void> {
  const transaction = (await open()).transaction('kept', 'readwrite', { durability: 'strict' });
  act(transaction.objectStore('kept'));
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('storage failed')));
  });
}

export const keptStore = {
  pending: () => take('pending', readPending),
  setPending: (round: ReleasedRound) => change((store) => store.put(round, 'pending')),
  dropPending: () => change((store) => store.delete('pending')),
  receipts: async () => (await take('receipts', readReceipts)) ?? [],
  setReceipts: (receipts: readonly ReceiptRecord[]) =>
    change((store) =>
      receipts.length > 0 ? store.put(structuredClone(receipts), 'receipts') : store.delete('receipts'),
    ),
};
