import type { Contents, EventType, PlacedEvent } from '../archive';
import { equalBytes, utf8 } from '../bytes';
import { mapAll } from '../json';
import {
  decodeTally,
  multiplyBallots,
  printEncryptedTally,
  readEncryptedTally,
  readSizedTally,
  type EncryptedTally,
  type EncryptedTallyText,
  type WeightedBallot,
} from '../tally';
import type { CountedBallot } from './ballot-checks';
import { needs, stageNotReached, type CheckId, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';

/** The encrypted tally that stands in the archive, as far as it can be read: what shares open. */
export interface FoundTally {
  readonly text: EncryptedTallyText | undefined;
  readonly tally: EncryptedTally | undefined;
  /** The check that later checks miss when the tally cannot be read. */
  readonly missing: CheckId;
  /** The weight of all ballots that count; undefined when a slip's weight cannot be read. */
  readonly totalWeight: number | undefined;
}

/** T1 and T2. */
export function checkTally(
  contents: Contents,
  setup: CheckedSetup,
  counted: ReadonlyMap<string, CountedBallot>,
  recorders: Recorders,
): FoundTally {
  const { T1, T2 } = recorders;
  const events = contents.events.filter(({ event }) => event?.type === 'EncryptedTally');
  const ballots = mapAll([...counted.values()], weighted);
  const totalWeight = ballots?.reduce((sum, ballot) => sum + ballot.weight, 0);
  let found: FoundTally = { text: undefined, tally: undefined, missing: 'A2', totalWeight };
  if (events.length === 0) {
    const later: readonly EventType[] = ['Shuffle', 'EndShuffles', 'PartialDecryption', 'Result'];
    const passed = contents.events.some(({ event }) => event && later.includes(event.type));
    for (const check of [T1, T2]) check.notRun(passed ? needs('A2') : stageNotReached);
    return found;
  }
  const { group, questions } = setup.election;
  const product = ballots && printEncryptedTally(group, multiplyBallots(group, questions, ballots));
  for (const placed of events) {
    found = { ...found, ...checkOne(contents, placed, product, ballots?.length, totalWeight, recorders) };
  }
  return { ...found, tally: found.text && decodeTally(group, found.text) };
}

function weighted({ choices, weight }: CountedBallot): WeightedBallot | undefined {
  return weight === undefined ? undefined : { choices, weight };
}

function checkOne(
  contents: Contents,
  placed: PlacedEvent,
  product: string | undefined,
  ballots: number | undefined,
  totalWeight: number | undefined,
  { T1, T2 }: Recorders,
): Pick<FoundTally, 'text' | 'missing'> {
  const place = `event height ${placed.position}`;
  const payload = contents.data.get(placed.event?.payload ?? '');
  if (!payload) {
    T1.notRun(needs('A2'));
    T2.notRun(needs('A2'));
    return { text: undefined, missing: 'A2' };
  }
  const sized = readSizedTally(payload.body);
  if (ballots === undefined) T2.notRun(needs('S4'));
  else if (!sized.ok) T2.lookAt(place, sized.reason);
  else {
    const counts = sized.value.numTallied === ballots ? undefined : `must say ${ballots} ballots`;
    const weights = sized.value.totalWeight === totalWeight ? undefined : `must say weight ${totalWeight}`;
    T2.lookAt(place, counts ?? weights);
  }
  const name = sized.ok ? sized.value.encryptedTally : undefined;
  if (name === undefined) {
    T1.lookAt(place, 'does not name an encrypted tally');
    return { text: undefined, missing: 'T1' };
  }
  const record = contents.data.get(name);
  if (!record) {
    T1.notRun(needs('A2'));
    return { text: undefined, missing: 'A2' };
  }
  if (product === undefined) T1.notRun(needs('S4'));
  else {
    const same = equalBytes(utf8(product), record.body);
    T1.lookAt(place, same ? undefined : 'is not the product of the ballots that count');
  }
  const text = readEncryptedTally(record.body);
  return { text: text.ok ? text.value : undefined, missing: 'T1' };
}
