import { printCiphertext, readCiphertext, type Ciphertext, type CiphertextText } from '../ballot';
import type { Element, Group } from '../group';
import { fieldsOf, itemsOf, mapAll, parseJsonBytes, stringOf, type Json } from '../json';
import { parseExponent } from '../proof';
import { accept, refuse, type Result } from '../result';
import type { EncryptedTally } from '../tally';

/** `shuffle_proof` (§4.19): as it is written, of texts; or read, of elements and exponents. Names follow §6. */
export interface ShuffleProofOf<E, S> {
  /** t1, t2, t3, t4,1 and t4,2. */
  readonly t: readonly [E, E, E, E, E];
  readonly tHat: readonly E[];
  /** s1 to s4. */
  readonly s: readonly [S, S, S, S];
  readonly sHat: readonly S[];
  readonly sPrime: readonly S[];
  /** The commitment to the permutation. */
  readonly c: readonly E[];
  /** The chain of commitments to the challenges. */
  readonly cHat: readonly E[];
}

export type ShuffleProofText = ShuffleProofOf<string, string>;
export type ShuffleProof = ShuffleProofOf<Element, bigint>;

/** One list of answers, re-encrypted and re-ordered, with its proof. */
export interface ShuffledRow {
  readonly texts: readonly CiphertextText[];
  readonly ciphertexts: readonly Ciphertext[];
  readonly proofText: ShuffleProofText;
  readonly proof: ShuffleProof;
}

/** `shuffle` (§4.19): a row for each shuffled question. */
export interface ShuffleText {
  readonly ciphertexts: readonly (readonly CiphertextText[])[];
  readonly proofs: readonly ShuffleProofText[];
}

/** Items of a list that must have exactly so many. */
function exactly(json: Json | undefined, count: number): readonly Json[] | undefined {
  const items = itemsOf(json);
  return items?.length === count ? items : undefined;
}

function textsOf(json: Json | undefined, count: number): string[] | undefined {
  return mapAll(exactly(json, count), stringOf);
}

/** The shape of the proof about a row of so many ciphertexts. */
function readProof(json: Json | undefined, count: number): ShuffleProofText | undefined {
  const [commitments, responses, permutation, chain] = exactly(json, 4) ?? [];
  const t = exactly(commitments, 5);
  const [t1, t2, t3] = mapAll(t?.slice(0, 3), stringOf) ?? [];
  const [t41, t42] = textsOf(t?.[3], 2) ?? [];
  const tHat = textsOf(t?.[4], count);
  const s = exactly(responses, 6);
  const [s1, s2, s3, s4] = mapAll(s?.slice(0, 4), stringOf) ?? [];
  const sHat = textsOf(s?.[4], count);
  const sPrime = textsOf(s?.[5], count);
  const c = textsOf(permutation, count);
  const cHat = textsOf(chain, count);
  if (t1 === undefined || t2 === undefined || t3 === undefined || t41 === undefined || t42 === undefined) {
    return undefined;
  }
  if (s1 === undefined || s2 === undefined || s3 === undefined || s4 === undefined) return undefined;
  if (!tHat || !sHat || !sPrime || !c || !cHat) return undefined;
  return { t: [t1, t2, t3, t41, t42], tHat, s: [s1, s2, s3, s4], sHat, sPrime, c, cHat };
}

/** Reads the shape of a shuffle of rows of these lengths; unknown fields are ignored. */
function readText(bytes: Uint8Array, lengths: readonly number[]): ShuffleText | undefined {
  const json = parseJsonBytes(bytes);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const rows = exactly(fields?.get('ciphertexts'), lengths.length);
  const proofs = exactly(fields?.get('proofs'), lengths.length);
  const ciphertexts = mapAll(lengths, (length, i) =>
    mapAll(exactly(rows?.[i], length), (item) => readCiphertext(item, false)),
  );
  const texts = mapAll(lengths, (length, i) => readProof(proofs?.[i], length));
  return ciphertexts && texts && { ciphertexts, proofs: texts };
}

/** Reads a proof's elements and exponents, which must all be members, and canonical and below q. */
function parseProofText(group: Group, text: ShuffleProofText): ShuffleProof | undefined {
  const element = (written: string) => {
    const decoded = group.decode(written);
    return decoded.ok ? decoded.value : undefined;
  };
  const exponent = (written: string) => parseExponent(written, group.order);
  const [t1, t2, t3, t41, t42] = mapAll(text.t, element) ?? [];
  const [s1, s2, s3, s4] = mapAll(text.s, exponent) ?? [];
  const tHat = mapAll(text.tHat, element);
  const sHat = mapAll(text.sHat, exponent);
  const sPrime = mapAll(text.sPrime, exponent);
  const c = mapAll(text.c, element);
  const cHat = mapAll(text.cHat, element);
  if (!t1 || !t2 || !t3 || !t41 || !t42 || !tHat || !sHat || !sPrime || !c || !cHat) return undefined;
  if (s1 === undefined || s2 === undefined || s3 === undefined || s4 === undefined) return undefined;
  return { t: [t1, t2, t3, t41, t42], tHat, s: [s1, s2, s3, s4], sHat, sPrime, c, cHat };
}

/** Reads a shuffle of these rows (H1); refuses with `shuffle-shape`, `shuffle-element` or `shuffle-number`. */
export function readShuffle(group: Group, bytes: Uint8Array, before: EncryptedTally): Result<ShuffledRow[]> {
  const text = readText(
    bytes,
    before.map((row) => row.length),
  );
  if (!text)
    return refuse('shuffle-shape', 'has not one row and one proof for each question, as long as before');
  const rows: ShuffledRow[] = [];
  for (const [i, texts] of text.ciphertexts.entries()) {
    const ciphertexts = mapAll(texts, ({ alpha, beta }) => {
      const [a, b] = [group.decode(alpha), group.decode(beta)];
      return a.ok && b.ok ? { alpha: a.value, beta: b.value } : undefined;
    });
    const proofText = text.proofs[i];
    const proof = proofText && parseProofText(group, proofText);
    if (!ciphertexts || !proof) {
      return refuse('shuffle-number', 'has an element that is no member, or a number that is not canonical');
    }
    rows.push({ texts, ciphertexts, proofText, proof });
  }
  return accept(rows);
}

function list(texts: readonly string[]): string {
  return JSON.stringify(texts);
}

function printProof({ t, tHat, s, sHat, sPrime, c, cHat }: ShuffleProofText): string {
  const [t1, t2, t3, t41, t42] = t.map((text) => JSON.stringify(text));
  const commitments = `[${t1},${t2},${t3},[${t41},${t42}],${list(tHat)}]`;
  const responses = `[${s.map((text) => JSON.stringify(text)).join(',')},${list(sHat)},${list(sPrime)}]`;
  return `[${commitments},${responses},${list(c)},${list(cHat)}]`;
}

export function printShuffle({ ciphertexts, proofs }: ShuffleText): string {
  const rows = ciphertexts.map((row) => `[${row.map(printCiphertext).join(',')}]`);
  return `{"ciphertexts":[${rows.join(',')}],"proofs":[${proofs.map(printProof).join(',')}]}`;
}
