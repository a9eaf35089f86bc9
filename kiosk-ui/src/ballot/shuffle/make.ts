import type { Ciphertext } from '../ballot';
import type { OpenElection } from '../election';
import { mod, type Element, type Group } from '../group';
import { randomBelow, type RandomSource } from '../random';
import type { EncryptedTally } from '../tally';
import { writeRow } from './check';
import { printShuffle, type ShuffleProofText } from './format';
import { generatorsOf } from './generators';
import { proofChallenge, rowChallenges, type Transcript } from './transcript';

export interface MadeShuffle {
  /** The bytes of the `shuffle` structure. */
  readonly text: string;
  readonly rows: EncryptedTally;
}

/** Re-encrypts and re-orders every row and proves it (§4.19); permutations and exponents are forgotten with the call. */
export function makeShuffle(open: OpenElection, rows: EncryptedTally, random: RandomSource): MadeShuffle {
  const made = rows.map((row) => shuffleRow(open, row, random));
  const ciphertexts = made.map(({ row }) => writeRow(open.group, row));
  return {
    text: printShuffle({ ciphertexts, proofs: made.map(({ proof }) => proof) }),
    rows: made.map(({ row }) => row),
  };
}

/** GenPermutation: every order is equally likely. Item i of the result stands at i after shuffling. */
export function makePermutation(size: number, random: RandomSource): number[] {
  const order = Array.from({ length: size }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const k = i + Number(randomBelow(random, BigInt(size - i)));
    [order[i], order[k]] = [order[k] ?? k, order[i] ?? i];
  }
  return order;
}

/** GenShuffle, GenShuffleProof (§6). */
function shuffleRow(
  open: OpenElection,
  before: readonly Ciphertext[],
  random: RandomSource,
): { readonly row: Ciphertext[]; readonly proof: ShuffleProofText } {
  const { group } = open;
  const draw = () => before.map(() => randomBelow(random, group.order));
  const order = makePermutation(before.length, random);
  const reEncryption = draw();
  const again = before.map(({ alpha, beta }, i) => ({
    alpha: group.multiply(alpha, group.generator.powerSecret(reEncryption[i] ?? 0n)),
    beta: group.multiply(beta, open.publicKeyPowers.powerSecret(reEncryption[i] ?? 0n)),
  }));
  const row = permuted(again, order);
  const generators = generatorsOf(group);
  const hs = generators.first(before.length);
  const r = draw();
  const c: Element[] = [...hs];
  order.forEach((j, i) => {
    c[j] = group.multiply(group.generator.powerSecret(r[j] ?? 0n), hs[i] ?? group.identity);
  });
  const transcript: Transcript = {
    group,
    electionHash: open.hash,
    publicKey: group.encode(open.publicKey),
    before: writeRow(group, before),
    after: writeRow(group, row),
  };
  const u = rowChallenges(transcript, group.encodeAll(c));
  const secrets = { u, uPrime: permuted(u, order), r, rHat: draw(), reEncryption };
  return { row, proof: prove(open, transcript, row, c, secrets, random) };
}

function permuted<T>(items: readonly T[], order: readonly number[]): T[] {
  return order.flatMap((j) => items.slice(j, j + 1));
}

interface Secrets {
  readonly u: readonly bigint[];
  /** The challenges in the new order, which tells the permutation. */
  readonly uPrime: readonly bigint[];
  readonly r: readonly bigint[];
  readonly rHat: readonly bigint[];
  readonly reEncryption: readonly bigint[];
}

function prove(
  open: OpenElection,
  transcript: Transcript,
  row: readonly Ciphertext[],
  c: readonly Element[],
  { u, uPrime, r, rHat, reEncryption }: Secrets,
  random: RandomSource,
): ShuffleProofText {
  const { group, publicKeyPowers } = open;
  const q = group.order;
  const g = (exponent: bigint) => group.generator.powerSecret(mod(exponent, q));
  const h = generatorsOf(group).secondary;
  const hs = generatorsOf(group).first(row.length);
  const cHat = links(group, h, rHat, uPrime);
  const draw = () => row.map(() => randomBelow(random, q));
  const [w1, w2, w3, w4] = [0, 0, 0, 0].map(() => randomBelow(random, q)) as [bigint, bigint, bigint, bigint];
  const [wHat, wPrime] = [draw(), draw()];
  const alphas = row.map(({ alpha }) => alpha);
  const betas = row.map(({ beta }) => beta);
  const t = [
    g(w1),
    g(w2),
    group.multiply(g(w3), secretProduct(group, hs, wPrime)),
    group.multiply(publicKeyPowers.powerSecret(mod(-w4, q)), secretProduct(group, betas, wPrime)),
    group.multiply(g(-w4), secretProduct(group, alphas, wPrime)),
  ];
  const tHat = wHat.map((w, i) => group.multiply(g(w), group.powerSecret(cHat[i - 1] ?? h, wPrime[i] ?? 0n)));
  const written = {
    t: group.encodeAll(t) as unknown as ShuffleProofText['t'],
    tHat: group.encodeAll(tHat),
    c: group.encodeAll(c),
    cHat: group.encodeAll(cHat),
  };
  const challenge = proofChallenge(transcript, written);
  const answer = (witness: bigint, secret: bigint) => String(mod(witness + challenge * secret, q));
  return {
    ...written,
    s: [
      answer(
        w1,
        sum(
          r,
          r.map(() => 1n),
        ),
      ),
      answer(w2, sum(rHat, tails(uPrime, q))),
      answer(w3, sum(r, u)),
      answer(w4, sum(reEncryption, u)),
    ],
    sHat: wHat.map((w, i) => answer(w, rHat[i] ?? 0n)),
    sPrime: wPrime.map((w, i) => answer(w, uPrime[i] ?? 0n)),
  };
}

/** GenCommitmentChain. */
function links(group: Group, first: Element, rHat: readonly bigint[], uPrime: readonly bigint[]): Element[] {
  let last = first;
  return rHat.map((r, i) => {
    last = group.multiply(group.generator.powerSecret(r), group.powerSecret(last, uPrime[i] ?? 0n));
    return last;
  });
}

function secretProduct(group: Group, bases: readonly Element[], exponents: readonly bigint[]): Element {
  return bases.reduce(
    (all, base, i) => group.multiply(all, group.powerSecret(base, exponents[i] ?? 0n)),
    group.identity,
  );
}

function sum(a: readonly bigint[], b: readonly bigint[]): bigint {
  return a.reduce((all, each, i) => all + each * (b[i] ?? 0n), 0n);
}

/** v_i: the product of all later challenges. */
function tails(uPrime: readonly bigint[], q: bigint): bigint[] {
  const v = uPrime.map(() => 1n);
  for (let i = v.length - 2; i >= 0; i--) v[i] = mod((uPrime[i + 1] ?? 1n) * (v[i + 1] ?? 1n), q);
  return v;
}
