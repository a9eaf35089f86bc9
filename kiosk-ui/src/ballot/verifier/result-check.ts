import type { Contents } from '../archive';
import type { Question } from '../election';
import type { Element, Group } from '../group';
import { openTally, readOutcome, type OutcomeRow } from '../outcome';
import { combination } from '../trustee';
import { needs, type Failure, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';
import type { FoundShares } from './share-checks';
import type { States } from './shuffle-checks';
import { foundAt } from './tally-checks';

/**
 * R1: the result is what the shares before it leave of what is to be opened. The first Result event counts; another
 * fails A2 by standing there.
 */
export function checkResult(
  contents: Contents,
  setup: CheckedSetup,
  states: States,
  shares: FoundShares,
  { R1 }: Recorders,
): void {
  const placed = contents.events.find(({ event }) => event?.type === 'Result');
  if (!placed) return;
  const place = `event height ${placed.position}`;
  const payload = placed.data.get(placed.event?.payload ?? '');
  const { tally, missing, totalWeight } = foundAt(states, placed.position);
  if (!payload) return R1.notRun(needs('A2'));
  if (!tally) return R1.notRun(needs(missing));
  const { group, questions } = setup.election;
  const present = [...shares.owners].filter(([, position]) => position < placed.position);
  const combined = (owners: readonly number[]) => combination(setup.trustees, owners, group.order);
  if (!combined(present.map(([owner]) => owner))) return R1.lookAt(place, lacking(setup, present));
  const sound = inOrder(shares, placed.position);
  const exponents = combined(sound.map(({ owner }) => owner));
  if (!exponents) return R1.notRun(needs('D1'));
  const outcome = readOutcome(payload.body, questions);
  if (!outcome.ok) return R1.lookAt(place, outcome.reason);
  const factors = sound.flatMap(({ owner, factors }) => {
    const exponent = exponents.get(owner);
    return exponent === undefined ? [] : [{ factors, exponent }];
  });
  const failures = openTally(group, tally, factors).flatMap((left, q) => {
    const [question, row] = [questions[q], outcome.value[q]];
    if (!question || !row) return [];
    return rowFailures(group, question, left, row, totalWeight).map((failure) => ({
      ...failure,
      place: `question ${q + 1}${failure.place}`,
    }));
  });
  R1.look(failures);
}

/** Those whose proofs hold come first, then lower numbers: a wrong share of a group is left out where others suffice. */
function inOrder(shares: FoundShares, end: number) {
  const rank = (owner: number) => (shares.proved.has(owner) ? 0 : 1);
  return shares.sound
    .filter(({ position }) => position < end)
    .sort((a, b) => rank(a.owner) - rank(b.owner) || a.owner - b.owner);
}

function lacking(setup: CheckedSetup, present: readonly (readonly [number, number])[]): string {
  const owners = new Set(present.map(([owner]) => owner));
  const absent = setup.custodians.map((_, i) => i + 1).filter((owner) => !owners.has(owner));
  return `lacks shares that are needed; none are there of custodian ${absent.join(', ')}`;
}

/** What is wrong with what the result says of one question. */
function rowFailures(
  group: Group,
  question: Question,
  left: readonly Element[],
  row: OutcomeRow,
  totalWeight: number,
): Failure[] {
  const said = row.kind === 'shuffled' ? row.answers.length : row.counts.length;
  if (said !== left.length) return [{ place: '', reason: 'has not one entry per ciphertext' }];
  return left.flatMap((element, m) => {
    const reason =
      row.kind === 'shuffled'
        ? wrongAnswer(group, question, element, row.answers[m] ?? [])
        : wrongCount(group, element, row.counts[m] ?? -1, totalWeight);
    return reason === undefined ? [] : [{ place: `, entry ${m + 1}`, reason }];
  });
}

function wrongCount(group: Group, left: Element, said: number, totalWeight: number): string | undefined {
  if (said > totalWeight) return `says ${said}, more than all votes together`;
  const opened = group.equals(group.generator.power(BigInt(said)), left);
  return opened ? undefined : `says ${said}, which is not what the shares open`;
}

function wrongAnswer(
  group: Group,
  question: Question,
  left: Element,
  said: readonly number[],
): string | undefined {
  const opened = group.embedding?.extract(left, question.answers.length);
  const same = opened?.length === said.length && opened.every((number, i) => number === said[i]);
  return same ? undefined : `says ${said.join(', ')}, which is not what the shares open`;
}
