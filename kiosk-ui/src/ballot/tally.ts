import { printCiphertext, readCiphertext, type Ciphertext, type CiphertextText } from './ballot';
import { markCount, type HomomorphicQuestion, type Question } from './election';
import type { Element, Group } from './group';
import { countOf, fieldsOf, itemsOf, mapAll, parseJsonBytes, printCount, stringOf } from './json';
import { accept, refuse, type Result } from './result';

/** One list of ciphertexts per question (§4.18): a sum for each mark, or all answers to be shuffled. */
export type EncryptedTally = readonly (readonly Ciphertext[])[];
export type EncryptedTallyText = readonly (readonly CiphertextText[])[];

/** A ballot that counts, with the weight of its slip. */
export interface WeightedBallot {
  readonly choices: EncryptedTally;
  readonly weight: number;
}

/**
 * The encrypted tally (§4.18): the pointwise product of all ballots' ciphertexts, raised to their weights; of a shuffled
 * question the ciphertexts themselves, in the order of what they look like.
 */
export function tallyBallots(
  group: Group,
  questions: readonly Question[],
  ballots: readonly WeightedBallot[],
): EncryptedTally {
  return questions.map((question, q) =>
    question.kind === 'shuffled'
      ? sorted(
          group,
          ballots.map(({ choices }) => choiceOf(choices, q, 0)),
        )
      : sums(group, question, q, ballots),
  );
}

function choiceOf(choices: EncryptedTally, q: number, m: number): Ciphertext {
  const choice = choices[q]?.[m];
  if (!choice) throw new Error('a ballot of another shape cannot be tallied');
  return choice;
}

function sums(
  group: Group,
  question: HomomorphicQuestion,
  q: number,
  ballots: readonly WeightedBallot[],
): Ciphertext[] {
  const raise = (element: Element, weight: number) =>
    weight === 1 ? element : group.power(element, BigInt(weight));
  return Array.from({ length: markCount(question) }, (_, m) =>
    ballots.reduce(
      (sum, { choices, weight }) => {
        const choice = choiceOf(choices, q, m);
        return {
          alpha: group.multiply(sum.alpha, raise(choice.alpha, weight)),
          beta: group.multiply(sum.beta, raise(choice.beta, weight)),
        };
      },
      { alpha: group.identity, beta: group.identity },
    ),
  );
}

/** By alpha, then beta (docs/protocol.md, shuffled questions). */
function sorted(group: Group, ciphertexts: readonly Ciphertext[]): Ciphertext[] {
  const texts = group.encodeAll(ciphertexts.flatMap(({ alpha, beta }) => [alpha, beta])).map(group.sortKey);
  const keyed = ciphertexts.map((ciphertext, i) => ({
    ciphertext,
    key: `${texts[2 * i] ?? ''},${texts[2 * i + 1] ?? ''}`,
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ ciphertext }) => ciphertext);
}

/** The lists that are to be shuffled (§4.19). */
export function shuffledRows(questions: readonly Question[], tally: EncryptedTally): EncryptedTally {
  return tally.filter((_, q) => questions[q]?.kind === 'shuffled');
}

/** The same tally with other lists in the place of those that were shuffled. */
export function withShuffledRows(
  questions: readonly Question[],
  tally: EncryptedTally,
  rows: EncryptedTally,
): EncryptedTally {
  let next = 0;
  return tally.map((list, q) => (questions[q]?.kind === 'shuffled' ? (rows[next++] ?? list) : list));
}

export function printEncryptedTally(group: Group, tally: EncryptedTally): string {
  const texts = group.encodeAll(tally.flat().flatMap(({ alpha, beta }) => [alpha, beta]));
  let at = 0;
  const next = () => printCiphertext({ alpha: texts[at++] ?? '', beta: texts[at++] ?? '' });
  return `[${tally.map((ciphertexts) => `[${ciphertexts.map(next).join(',')}]`).join(',')}]`;
}

export function readEncryptedTally(bytes: Uint8Array): Result<EncryptedTallyText> {
  const json = parseJsonBytes(bytes);
  const lists = json.ok ? itemsOf(json.value) : undefined;
  const tally = mapAll(lists, (list) => mapAll(itemsOf(list), (item) => readCiphertext(item, false)));
  return tally ? accept(tally) : refuse('tally-shape', 'the encrypted tally is not lists of ciphertexts');
}

/** True when it has one ciphertext for each mark of the questions; of a shuffled one there may be any number. */
export function fitsQuestions(questions: readonly Question[], tally: EncryptedTallyText): boolean {
  return (
    tally.length === questions.length &&
    questions.every((question, q) => question.kind === 'shuffled' || tally[q]?.length === markCount(question))
  );
}

/** The same with every element decoded; undefined when one is no member of the group. */
export function decodeTally(group: Group, text: EncryptedTallyText): EncryptedTally | undefined {
  return mapAll(text, (list) =>
    mapAll(list, (written) => {
      const alpha = group.decode(written.alpha);
      const beta = group.decode(written.beta);
      return alpha.ok && beta.ok ? { alpha: alpha.value, beta: beta.value } : undefined;
    }),
  );
}

/** `sized_encrypted_tally` (§4.18); a count that is not written as counts are is undefined. */
export interface SizedTally {
  readonly numTallied: number | undefined;
  readonly totalWeight: number | undefined;
  /** The name it gives, lawful or not; undefined when it gives none. */
  readonly encryptedTally: string | undefined;
}

export function readSizedTally(bytes: Uint8Array): Result<SizedTally> {
  const json = parseJsonBytes(bytes);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  if (!fields) return refuse('sized-tally-shape', 'the payload is not an object');
  return accept({
    numTallied: countOf(fields.get('num_tallied')),
    totalWeight: countOf(fields.get('total_weight')),
    encryptedTally: stringOf(fields.get('encrypted_tally')),
  });
}

export function printSizedTally(numTallied: number, totalWeight: number, encryptedTally: string): string {
  const counts = `"num_tallied":${printCount(numTallied)},"total_weight":${printCount(totalWeight)}`;
  return `{${counts},"encrypted_tally":"${encryptedTally}"}`;
}
