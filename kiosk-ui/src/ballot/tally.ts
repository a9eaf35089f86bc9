import { printCiphertext, readCiphertext, type Ciphertext, type CiphertextText } from './ballot';
import { markCount, type Question } from './election';
import type { Element, Group } from './group';
import { countOf, fieldsOf, itemsOf, mapAll, parseJsonBytes, printCount, stringOf } from './json';
import { accept, refuse, type Result } from './result';

/** One list of ciphertexts per question (§4.18). */
export type EncryptedTally = readonly (readonly Ciphertext[])[];
export type EncryptedTallyText = readonly (readonly CiphertextText[])[];

/** A ballot that counts, with the weight of its slip. */
export interface WeightedBallot {
  readonly choices: EncryptedTally;
  readonly weight: number;
}

/** The pointwise product of all ballots' ciphertexts, raised to their weights (§4.18). */
export function multiplyBallots(
  group: Group,
  questions: readonly Question[],
  ballots: Iterable<WeightedBallot>,
): EncryptedTally {
  const tally = questions.map((question) =>
    Array.from({ length: markCount(question) }, () => ({ alpha: group.identity, beta: group.identity })),
  );
  const raise = (element: Element, weight: number) =>
    weight === 1 ? element : group.power(element, BigInt(weight));
  for (const { choices, weight } of ballots) {
    tally.forEach((sums, q) =>
      sums.forEach((sum, m) => {
        const choice = choices[q]?.[m];
        if (!choice) throw new Error('a ballot of another shape cannot be tallied');
        sum.alpha = group.multiply(sum.alpha, raise(choice.alpha, weight));
        sum.beta = group.multiply(sum.beta, raise(choice.beta, weight));
      }),
    );
  }
  return tally;
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
