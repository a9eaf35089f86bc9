import type { Contents, PlacedEvent } from '../archive';
import { openTally, readOutcome } from '../outcome';
import { needs, stageNotReached, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';
import type { FoundShares } from './share-checks';
import type { FoundTally } from './tally-checks';

/** R1: every number of the result is what all the shares leave of its ciphertext. */
export function checkResult(
  contents: Contents,
  setup: CheckedSetup,
  found: FoundTally,
  shares: FoundShares,
  recorders: Recorders,
): void {
  const events = contents.events.filter(({ event }) => event?.type === 'Result');
  if (events.length === 0) recorders.R1.notRun(stageNotReached);
  for (const placed of events) checkOne(contents, placed, setup, found, shares, recorders);
}

function checkOne(
  contents: Contents,
  placed: PlacedEvent,
  setup: CheckedSetup,
  { text, tally, missing, totalWeight }: FoundTally,
  shares: FoundShares,
  { R1 }: Recorders,
): void {
  const place = `event height ${placed.position}`;
  const payload = contents.data.get(placed.event?.payload ?? '');
  if (!payload) return R1.notRun(needs('A2'));
  const outcome = readOutcome(payload.body);
  if (!outcome.ok) return R1.lookAt(place, outcome.reason);
  if (!text || !tally) return R1.notRun(needs(text ? 'T1' : missing));
  const custodians = setup.trustees.map((_, i) => i + 1);
  const absent = custodians.filter((owner) => !shares.owners.has(owner));
  if (absent.length > 0) return R1.lookAt(place, `lacks the share of custodian ${absent.join(', ')}`);
  const sound = custodians.map((owner) => shares.sound.find((share) => share.owner === owner));
  const factors = sound.filter((share) => share !== undefined).map((share) => share.factors);
  if (factors.length < custodians.length) return R1.notRun(needs('D1'));
  if (totalWeight === undefined) return R1.notRun(needs('S4'));
  const numbers = outcome.value;
  if (numbers.length !== tally.length || tally.some((list, q) => list.length !== numbers[q]?.length)) {
    return R1.lookAt(place, 'has not one number per ciphertext');
  }
  const { group } = setup.election;
  openTally(group, tally, factors).forEach((list, q) =>
    list.forEach((left, m) => {
      const number = numbers[q]?.[m] ?? -1;
      const where = `question ${q + 1}, mark ${m + 1}`;
      if (number > totalWeight) R1.lookAt(where, `says ${number}, more than all votes together`);
      else {
        const opened = group.equals(group.generator.power(BigInt(number)), left);
        R1.lookAt(where, opened ? undefined : `says ${number}, which is not what the shares open`);
      }
    }),
  );
}
