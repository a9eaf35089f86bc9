import type { Contents, EventType } from '../archive';
import { equalBytes, utf8 } from '../bytes';
import {
  decodeTally,
  fitsQuestions,
  printEncryptedTally,
  readEncryptedTally,
  readSizedTally,
  tallyBallots,
  type EncryptedTally,
} from '../tally';
import type { CountedBallot } from './ballot-checks';
import { needs, notRun, type CheckId, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';

/** What is to be opened from some place in the archive on, right or wrong: the encrypted tally, or what a shuffle made. */
export interface FoundTally {
  /** Undefined when it cannot be read or known, or is not of the questions' shape. */
  readonly tally: EncryptedTally | undefined;
  /** Names of the records that it follows from, by their contents. */
  readonly contents: string;
  /** The check that later checks miss when the tally cannot be read. */
  readonly missing: CheckId;
  /** Where its event stands; what stands before it has no tally. */
  readonly position: number;
  /** How many ballots count, and their weight. */
  readonly ballots: number;
  readonly totalWeight: number;
}

/** What is to be opened at a place: the last that was found before it. */
export function foundAt(states: readonly [FoundTally, ...FoundTally[]], position: number): FoundTally {
  const last = states.findLast((state) => state.position < position);
  return last ?? { ...states[0], tally: undefined, missing: 'A2' };
}

const later: readonly EventType[] = ['Shuffle', 'EndShuffles', 'PartialDecryption', 'Result'];

/** T1 and T2, of the first EncryptedTally event; another fails A2 by standing there. */
export function checkTally(
  contents: Contents,
  setup: CheckedSetup,
  counted: ReadonlyMap<string, CountedBallot>,
  recorders: Recorders,
): FoundTally {
  const { T1, T2 } = recorders;
  const ballots = [...counted.values()];
  const totalWeight = ballots.reduce((sum, ballot) => sum + ballot.weight, 0);
  const placed = contents.events.find(({ event }) => event?.type === 'EncryptedTally');
  const found: FoundTally = {
    tally: undefined,
    contents: '',
    missing: 'A2',
    position: placed?.position ?? Infinity,
    ballots: ballots.length,
    totalWeight,
  };
  const payload = placed?.data.get(placed.event?.payload ?? '');
  if (!placed || !payload) {
    const passed = contents.events.some(({ event }) => event && later.includes(event.type));
    if (placed || passed) notRun(recorders, ['T1', 'T2'], needs('A2'));
    return found;
  }
  const place = `event height ${placed.position}`;
  const sized = readSizedTally(payload.body);
  if (!sized.ok) T2.lookAt(place, sized.reason);
  else {
    const counts =
      sized.value.numTallied === ballots.length ? undefined : `must say ${ballots.length} ballots`;
    const weights = sized.value.totalWeight === totalWeight ? undefined : `must say weight ${totalWeight}`;
    T2.lookAt(place, counts ?? weights);
  }
  const name = sized.ok ? sized.value.encryptedTally : undefined;
  if (name === undefined) {
    T1.lookAt(place, 'does not name an encrypted tally');
    return { ...found, missing: 'T1' };
  }
  const record = placed.data.get(name);
  if (!record) {
    T1.notRun(needs('A2'));
    return found;
  }
  const { group, questions } = setup.election;
  const product = printEncryptedTally(group, tallyBallots(group, questions, ballots));
  const same = equalBytes(utf8(product), record.body);
  T1.lookAt(place, same ? undefined : 'is not the product of the ballots that count');
  return { ...found, tally: readable(setup, record.body), contents: record.hash, missing: 'T1' };
}

/** The tally where its elements are members and it has one ciphertext for each mark of the questions. */
function readable({ election }: CheckedSetup, bytes: Uint8Array): EncryptedTally | undefined {
  const text = readEncryptedTally(bytes);
  if (!text.ok || !fitsQuestions(election.questions, text.value)) return undefined;
  return decodeTally(election.group, text.value);
}
