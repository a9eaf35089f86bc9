import type { Question } from './election';
import type { Element, Group } from './group';
import { countOf, fieldsOf, integerOf, itemsOf, mapAll, parseJsonBytes, printCount, type Json } from './json';
import { accept, refuse, type Result } from './result';
import type { EncryptedTally } from './tally';

/** What is opened of one question: the sum of each mark, or the numbers of each shuffled answer. */
export type OutcomeRow =
  | { readonly kind: 'homomorphic'; readonly counts: readonly number[] }
  | { readonly kind: 'shuffled'; readonly answers: readonly (readonly number[])[] };

/** `result` (§4.21). */
export type Outcome = readonly OutcomeRow[];

/** A custodian's factors in the tally's shape, and the exponent with which they are combined (Lagrange; 1 of a single). */
export interface CombinedFactors {
  readonly factors: readonly (readonly Element[])[];
  readonly exponent: bigint;
}

/** What the shares leave of each ciphertext: beta divided by all factors. */
export function openTally(
  group: Group,
  tally: EncryptedTally,
  shares: readonly CombinedFactors[],
): Element[][] {
  return tally.map((list, q) =>
    list.map(({ beta }, m) => {
      const mask = shares.reduce((product, { factors, exponent }) => {
        const factor = factors[q]?.[m];
        if (!factor) throw new Error('a share of another shape cannot open the tally');
        return group.multiply(product, exponent === 1n ? factor : group.power(factor, exponent));
      }, group.identity);
      return group.multiply(beta, group.inverse(mask));
    }),
  );
}

/**
 * Reads what was opened: sums by baby steps and giant steps, about √bound work each; answers by what the elements carry.
 *
 * Refuses with `outcome-unbounded` when a sum is above the bound: then the shares do not open this tally.
 */
export function readOpened(
  group: Group,
  questions: readonly Question[],
  opened: readonly (readonly Element[])[],
  bound: number,
): Result<Outcome> {
  const find = exponentFinder(group, bound);
  const outcome = mapAll(questions, (question, q): OutcomeRow | undefined => {
    const row = opened[q] ?? [];
    if (question.kind === 'shuffled') {
      const answers = mapAll(row, (element) => group.embedding?.extract(element, question.answers.length));
      return answers && { kind: 'shuffled', answers };
    }
    const counts = mapAll(row, find);
    return counts && { kind: 'homomorphic', counts };
  });
  return outcome ? accept(outcome) : refuse('outcome-unbounded', 'a sum is larger than all votes together');
}

/** Finds exponents of g in [0, bound]. */
function exponentFinder(group: Group, bound: number): (power: Element) => number | undefined {
  const width = Math.max(1, Math.ceil(Math.sqrt(bound + 1)));
  const g = group.generator.power(1n);
  const steps: Element[] = [group.identity];
  for (let i = 1; i < width; i++) steps.push(group.multiply(steps[i - 1] ?? group.identity, g));
  const baby = new Map(group.encodeAll(steps).map((text, i) => [text, i]));
  const giant = group.inverse(group.generator.power(BigInt(width)));
  return (power) => {
    let rest = power;
    for (let i = 0; i * width <= bound; i++) {
      const small = baby.get(group.encode(rest));
      if (small !== undefined) return i * width + small <= bound ? i * width + small : undefined;
      rest = group.multiply(rest, giant);
    }
    return undefined;
  };
}

export function printOutcome(outcome: Outcome): string {
  const rows = outcome.map((row) =>
    row.kind === 'shuffled' ? JSON.stringify(row.answers) : `[${row.counts.map(printCount).join(',')}]`,
  );
  return `{"result":[${rows.join(',')}]}`;
}

export function readOutcome(bytes: Uint8Array, questions: readonly Question[]): Result<Outcome> {
  const json = parseJsonBytes(bytes);
  const rows = json.ok ? itemsOf(fieldsOf(json.value)?.get('result')) : undefined;
  if (rows?.length !== questions.length) {
    return refuse('outcome-shape', 'the result has not one list for each question');
  }
  const outcome = mapAll(questions, (question, q) => readRow(question, rows[q]));
  return outcome ? accept(outcome) : refuse('outcome-shape', 'the result is not lists of whole numbers');
}

function readRow(question: Question, json: Json | undefined): OutcomeRow | undefined {
  if (question.kind === 'shuffled') {
    const answers = mapAll(itemsOf(json), (answer) => mapAll(itemsOf(answer), integerOf));
    return answers && { kind: 'shuffled', answers };
  }
  const counts = mapAll(itemsOf(json), countOf);
  return counts && { kind: 'homomorphic', counts };
}
