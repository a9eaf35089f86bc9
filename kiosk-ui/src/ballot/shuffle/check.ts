import type { Ciphertext, CiphertextText } from '../ballot';
import type { OpenElection } from '../election';
import { mod, type Element, type Group } from '../group';
import type { ShuffledRow, ShuffleProof } from './format';
import { generatorsOf } from './generators';
import { chainWeights, proofChallenge, rowChallenges } from './transcript';

/** The texts of ciphertexts, for the hash. */
export function writeRow(group: Group, row: readonly Ciphertext[]): CiphertextText[] {
  const texts = group.encodeAll(row.flatMap(({ alpha, beta }) => [alpha, beta]));
  return row.map((_, i) => ({ alpha: texts[2 * i] ?? '', beta: texts[2 * i + 1] ?? '' }));
}

/** H2 of one row: CheckShuffleProof (§6), the chain's equations multiplied into one. */
export function shuffleHolds(open: OpenElection, before: readonly Ciphertext[], row: ShuffledRow): boolean {
  const { group } = open;
  const transcript = {
    group,
    electionHash: open.hash,
    publicKey: group.encode(open.publicKey),
    before: writeRow(group, before),
    after: row.texts,
  };
  const challenge = proofChallenge(transcript, row.proofText);
  const u = rowChallenges(transcript, row.proofText.c);
  const weights = chainWeights(group, challenge, row.proofText);
  return (
    permutationHolds(group, challenge, u, row.proof) &&
    reEncryptionHolds(open, challenge, u, before, row) &&
    chainHolds(group, challenge, weights, row.proof)
  );
}

function product(group: Group, elements: readonly Element[]): Element {
  return elements.reduce((all, element) => group.multiply(all, element), group.identity);
}

/** True when every expected element is the product of the bases to their exponents; exponents may be negative. */
function equation(
  group: Group,
  expected: Element,
  bases: readonly Element[],
  exponents: readonly bigint[],
): boolean {
  const lawful = exponents.map((exponent) => mod(exponent, group.order));
  return group.equals(expected, group.powerProduct(bases, lawful));
}

/** t1, t2 and t3: c commits to a permutation of the challenges, and the chain to their product. */
function permutationHolds(
  group: Group,
  challenge: bigint,
  u: readonly bigint[],
  { t: [t1, t2, t3], s: [s1, s2, s3], sPrime, c, cHat }: ShuffleProof,
): boolean {
  const generators = generatorsOf(group);
  const h = generators.secondary;
  const hs = generators.first(c.length);
  const g = group.generator.power(1n);
  const cBar = group.multiply(product(group, c), group.inverse(product(group, hs)));
  const last = cHat.at(-1) ?? h;
  const whole = u.reduce((all, each) => mod(all * each, group.order), 1n);
  return (
    equation(group, t1, [cBar, g], [-challenge, s1]) &&
    equation(group, t2, [last, h, g], [-challenge, whole * challenge, s2]) &&
    equation(group, t3, [...c, g, ...hs], [...u.map((each) => -challenge * each), s3, ...sPrime])
  );
}

/** t4: the answers after are those before, re-encrypted. */
function reEncryptionHolds(
  open: OpenElection,
  challenge: bigint,
  u: readonly bigint[],
  before: readonly Ciphertext[],
  { ciphertexts, proof: { t, s, sPrime } }: ShuffledRow,
): boolean {
  const { group } = open;
  const exponents = [...u.map((each) => -challenge * each), -s[3], ...sPrime];
  const bases = (half: 'alpha' | 'beta', key: Element) => [
    ...before.map((ciphertext) => ciphertext[half]),
    key,
    ...ciphertexts.map((ciphertext) => ciphertext[half]),
  ];
  return (
    equation(group, t[3], bases('beta', open.publicKey), exponents) &&
    equation(group, t[4], bases('alpha', group.generator.power(1n)), exponents)
  );
}

/**
 * t̂: each link of the chain follows from the one before. Raised to their weights and multiplied, the N equations are one
 * product that must be the identity; all elements are members, without which this would prove nothing.
 */
function chainHolds(
  group: Group,
  challenge: bigint,
  weights: readonly bigint[],
  { tHat, sHat, sPrime, cHat }: ShuffleProof,
): boolean {
  const weight = (i: number) => weights[i] ?? 0n;
  const forward = (i: number) => (sPrime[i] ?? 0n) * weight(i);
  const g = sHat.reduce((sum, s, i) => sum - s * weight(i), 0n);
  const links = cHat.map((_, i) => challenge * weight(i) - forward(i + 1));
  return equation(
    group,
    group.identity,
    [...tHat, ...cHat, generatorsOf(group).secondary, group.generator.power(1n)],
    [...weights, ...links, -forward(0), g],
  );
}
