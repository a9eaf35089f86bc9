import type { Element, Group } from './group';
import { countOf, fieldsOf, itemsOf, mapAll, parseJsonBytes, printCount } from './json';
import { accept, refuse, type Result } from './result';
import type { EncryptedTally } from './tally';

/** `result` (§4.20): one number per ciphertext of the tally. */
export type Outcome = readonly (readonly number[])[];

/** All custodians' factors, one table per custodian, in the tally's shape. */
export type Factors = readonly (readonly (readonly Element[])[])[];

/** What the shares leave of each ciphertext: beta divided by all factors, which is g to the number of marks. */
export function openTally(group: Group, tally: EncryptedTally, factors: Factors): Element[][] {
  return tally.map((list, q) =>
    list.map(({ beta }, m) => {
      const mask = factors.reduce((product, share) => {
        const factor = share[q]?.[m];
        if (!factor) throw new Error('a share of another shape cannot open the tally');
        return group.multiply(product, factor);
      }, group.identity);
      return group.multiply(beta, group.inverse(mask));
    }),
  );
}

/**
 * Finds the exponents in [0, bound] of many powers of g by baby steps and giant steps, about √bound work each.
 *
 * Refuses with `outcome-unbounded` when one has no such exponent: then the shares do not open this tally.
 */
export function findExponents(group: Group, powers: Element[][], bound: number): Result<Outcome> {
  const width = Math.max(1, Math.ceil(Math.sqrt(bound + 1)));
  const g = group.generator.power(1n);
  const steps: Element[] = [group.identity];
  for (let i = 1; i < width; i++) steps.push(group.multiply(steps[i - 1] ?? group.identity, g));
  const baby = new Map(group.encodeAll(steps).map((text, i) => [text, i]));
  const giant = group.inverse(group.generator.power(BigInt(width)));
  const find = (power: Element): number | undefined => {
    let rest = power;
    for (let i = 0; i * width <= bound; i++) {
      const small = baby.get(group.encode(rest));
      if (small !== undefined) return i * width + small <= bound ? i * width + small : undefined;
      rest = group.multiply(rest, giant);
    }
    return undefined;
  };
  const outcome = mapAll(powers, (list) => mapAll(list, find));
  return outcome ? accept(outcome) : refuse('outcome-unbounded', 'a sum is larger than all votes together');
}

export function printOutcome(outcome: Outcome): string {
  return `{"result":[${outcome.map((list) => `[${list.map(printCount).join(',')}]`).join(',')}]}`;
}

export function readOutcome(bytes: Uint8Array): Result<Outcome> {
  const json = parseJsonBytes(bytes);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const outcome = mapAll(itemsOf(fields?.get('result')), (list) => mapAll(itemsOf(list), countOf));
  return outcome ? accept(outcome) : refuse('outcome-shape', 'the result is not lists of whole numbers');
}
