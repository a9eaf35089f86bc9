import { stringField, type Contents, type PlacedEvent } from '../archive';
import { shuffleHolds, readShuffle } from '../shuffle';
import { readOwnedShare } from '../share';
import { shuffledRows, withShuffledRows } from '../tally';
import { combination } from '../trustee';
import type { Memory } from './memory';
import { needs, notRun, type CheckId, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';
import { foundAt, type FoundTally } from './tally-checks';

const shuffleChecks: readonly CheckId[] = ['H1', 'H2'];

export type States = readonly [FoundTally, ...FoundTally[]];

/** H1 to H3, in the order of the file; tells what is to be opened from where on. */
export function checkShuffles(
  contents: Contents,
  setup: CheckedSetup,
  found: FoundTally,
  recorders: Recorders,
  memory: Memory,
): States {
  const states: [FoundTally, ...FoundTally[]] = [found];
  if (!setup.shuffled) return states;
  const owners = new Set<number>();
  let shuffles = 0;
  let ended = false;
  for (const placed of contents.events) {
    const type = placed.event?.type;
    if (type === 'Shuffle') {
      const place = `shuffle ${++shuffles} (event height ${placed.position})`;
      const before = foundAt(states, placed.position);
      const after = checkOne(setup, before, placed, place, owners, recorders, memory);
      if (after) states.push({ ...after, position: placed.position });
    }
    const ends = type === 'EndShuffles' || type === 'PartialDecryption' || type === 'Result';
    if (ends && !ended) {
      ended = true;
      checkOwners(setup, foundAt(states, placed.position), [...owners], recorders);
    }
  }
  return states;
}

/** H3, at EndShuffles or what stands in its place. */
function checkOwners(
  setup: CheckedSetup,
  found: FoundTally,
  owners: readonly number[],
  { H3 }: Recorders,
): void {
  if (!found.tally) return H3.notRun(needs(found.missing));
  if (!setup.ownPoll) return;
  const enough = combination(setup.trustees, owners, setup.election.group.order);
  H3.lookAt('shuffles', enough ? undefined : 'were not made by every custodian who is needed');
}

/** H1 and H2 of one shuffle; what is to be opened after it, where that changes. */
function checkOne(
  setup: CheckedSetup,
  before: FoundTally,
  placed: PlacedEvent,
  place: string,
  owners: Set<number>,
  recorders: Recorders,
  memory: Memory,
): FoundTally | undefined {
  const { group, questions } = setup.election;
  const payload = placed.data.get(placed.event?.payload ?? '');
  const name = payload && stringField(payload.body, 'payload');
  const record = name === undefined ? undefined : placed.data.get(name);
  if (!before.tally) return void notRun(recorders, shuffleChecks, needs(before.missing));
  if (!payload || (name !== undefined && !record)) {
    notRun(recorders, shuffleChecks, needs('A2'));
    return { ...before, tally: undefined, missing: 'A2' };
  }
  const rows = shuffledRows(questions, before.tally);
  const shuffle = readShuffle(group, record?.body ?? new Uint8Array(), rows);
  if (!shuffle.ok) {
    recorders.H1.lookAt(place, shuffle.reason);
    recorders.H2.notRun(needs('H1'));
    return { ...before, tally: undefined, missing: 'H1' };
  }
  recorders.H1.lookAt(place, ownerFault(setup, payload.body, owners));
  const { open } = setup;
  if (!open) recorders.H2.notRun(needs('S1'));
  else {
    const key = ['shuffle', group.name, setup.electionHash, setup.election.publicKey];
    const faults = memory.recall([...key, before.contents, record?.hash ?? ''], () =>
      shuffle.value.flatMap((row, i) => (shuffleHolds(open, rows[i] ?? [], row) ? [] : [i + 1])),
    );
    recorders.H2.look(
      faults.map((row) => ({ place: `${place}, shuffled question ${row}`, reason: 'is not proved' })),
    );
  }
  const after = shuffle.value.map((row) => row.ciphertexts);
  return {
    ...before,
    tally: withShuffledRows(questions, before.tally, after),
    contents: `${before.contents}|${record?.hash ?? ''}`,
  };
}

/** The custodian whose shuffle it is; one that fails here does not count for H3. */
function ownerFault(setup: CheckedSetup, payload: Uint8Array, owners: Set<number>): string | undefined {
  const owned = readOwnedShare(payload);
  if (!owned.ok) return owned.reason;
  const { owner } = owned.value;
  if (owner < 1 || owner > setup.custodians.length) return `is of an unknown custodian, ${owner}`;
  if (owners.has(owner)) return `is a second shuffle of custodian ${owner}`;
  owners.add(owner);
  return undefined;
}
