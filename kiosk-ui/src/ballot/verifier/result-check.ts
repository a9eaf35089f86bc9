import type { Contents } from '../archive';
import { openTally, readOutcome } from '../outcome';
import { needs, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';
import type { FoundShares } from './share-checks';
import type { FoundTally } from './tally-checks';

/**
 * R1: every number of the result is what all the shares before it leave of its ciphertext. The first Result event
 * counts; another fails A2 by standing there.
 */
export function checkResult(
  contents: Contents,
  setup: CheckedSetup,
  found: FoundTally,
  shares: FoundShares,
  { R1 }: Recorders,
): void {
  const placed = contents.events.find(({ event }) => event?.type === 'Result');
  if (!placed) return;
  const place = `event height ${placed.position}`;
  const payload = placed.data.get(placed.event?.payload ?? '');
  if (!payload || placed.position < found.position) return R1.notRun(needs('A2'));
  if (!found.tally) return R1.notRun(needs(found.missing));
  const custodians = setup.trustees.map((_, i) => i + 1);
  const absent = custodians.filter((owner) => (shares.owners.get(owner) ?? Infinity) > placed.position);
  if (absent.length > 0) return R1.lookAt(place, `lacks the share of custodian ${absent.join(', ')}`);
  const sound = custodians.map((owner) => shares.sound.find((share) => share.owner === owner));
  const factors = sound.filter((share) => share !== undefined).map((share) => share.factors);
  if (factors.length < custodians.length) return R1.notRun(needs('D1'));
  const outcome = readOutcome(payload.body);
  if (!outcome.ok) return R1.lookAt(place, outcome.reason);
  const numbers = outcome.value;
  const { tally, totalWeight } = found;
  if (numbers.length !== tally.length || tally.some((list, q) => list.length !== numbers[q]?.length)) {
    return R1.lookAt(place, 'has not one number per ciphertext');
  }
  const { group } = setup.election;
  const failures = openTally(group, tally, factors).flatMap((list, q) =>
    list.flatMap((left, m) => {
      const number = numbers[q]?.[m] ?? -1;
      const where = `question ${q + 1}, mark ${m + 1}`;
      if (number > totalWeight) {
        return [{ place: where, reason: `says ${number}, more than all votes together` }];
      }
      const opened = group.equals(group.generator.power(BigInt(number)), left);
      return opened ? [] : [{ place: where, reason: `says ${number}, which is not what the shares open` }];
    }),
  );
  R1.look(failures);
}
