import { base64 } from '../bytes';
import { deriveCredential, type CredentialKeys } from '../credential';
import { limits, type HomomorphicQuestion, type OpenElection } from '../election';
import { mod } from '../group';
import { hashBytes } from '../hash';
import { proveEachOneOf, proveOneOf, signHash, type KnownClaim, type Proof, type ProofText } from '../proof';
import { randomBelow, type RandomSource } from '../random';
import { accept, type Result } from '../result';
import type { CredentialText } from '../slip';
import { checkChoices, type Choices } from './choices';
import {
  printBallot,
  printUnsignedBallot,
  type AnswerText,
  type CiphertextText,
  type HomomorphicAnswerText,
  type UnsignedBallotText,
} from './format';
import { buildShuffledAnswer } from './shuffled-answer';
import {
  answerContext,
  ballotContext,
  blankOrLimitsStatement,
  blankStatement,
  intervalStatement,
} from './statements';

/**
 * What opens a ballot: the randomness of each ciphertext. It tells the vote. It is handed to the caller of the build
 * step alone, for a challenge; nothing here prints it.
 */
export interface BallotOpening {
  readonly choices: Choices;
  readonly randomness: readonly (readonly bigint[])[];
}

/** An encrypted ballot that nobody has cast yet. Its hash exists, its signature does not. */
export interface UnsignedBallot {
  readonly text: UnsignedBallotText;
  /** Base64 of the hash of the ballot without signature: what `signature.hash` will be. */
  readonly unsignedHash: string;
  readonly opening: BallotOpening;
}

export interface SignedBallot {
  readonly ballot: string;
  /** The smart ballot tracker (§4.17): Base64 of the hash of the ballot's bytes. */
  readonly tracker: string;
  readonly unsignedHash: string;
}

interface Mark {
  readonly plaintext: bigint;
  readonly randomness: bigint;
}

/** Encrypts choices and proves them lawful (§4.11); refuses unlawful choices with the codes of `checkChoices`. */
export function buildBallot(
  open: OpenElection,
  credential: CredentialKeys,
  choices: Choices,
  random: RandomSource,
): Result<UnsignedBallot> {
  const lawful = checkChoices(open.election.questions, choices);
  if (!lawful.ok) return lawful;
  const context = ballotContext(open.hash, credential.publicKeyText);
  const answers: AnswerText[] = [];
  const randomness: (readonly bigint[])[] = [];
  for (const [index, question] of open.election.questions.entries()) {
    const numbers = choices[index] ?? [];
    const built =
      question.kind === 'shuffled'
        ? buildShuffledAnswer(open, numbers, context, random)
        : buildAnswer(open, question, numbers, context, random);
    if (!built.ok) return built;
    answers.push(built.value.answer);
    randomness.push(built.value.randomness);
  }
  const text = {
    electionUuid: open.election.uuid,
    electionHash: open.hash,
    credential: credential.publicKeyText,
    answers,
  };
  const unsignedHash = base64(hashBytes(open.group.hash, printUnsignedBallot(text)));
  return accept({ text, unsignedHash, opening: { choices, randomness } });
}

/** Signs a ballot that is being cast (§4.16). */
export function signBallot(
  open: OpenElection,
  credential: CredentialKeys,
  unsigned: UnsignedBallot,
  random: RandomSource,
): SignedBallot {
  const hash = unsigned.unsignedHash;
  const proof = proofText(signHash(open.group, credential.secret, hash, random));
  const ballot = printBallot({ ...unsigned.text, signature: { hash, proof } });
  return { ballot, tracker: base64(hashBytes(open.group.hash, ballot)), unsignedHash: hash };
}

/** Builds and signs in one step, for programs that cast at once. */
export function castBallot(
  open: OpenElection,
  credential: CredentialText,
  choices: Choices,
  random: RandomSource,
): Result<SignedBallot> {
  const keys = deriveCredential(open.group, open.election.uuid, credential);
  const unsigned = buildBallot(open, keys, choices, random);
  return unsigned.ok ? accept(signBallot(open, keys, unsigned.value, random)) : unsigned;
}

interface Ciphertexts {
  readonly texts: readonly CiphertextText[];
  /** The text of the product of all: what an overall proof is about. */
  readonly product: CiphertextText;
}

/** alpha = g^r, beta = y^r · g^m (§4.11). */
function encrypt(open: OpenElection, marks: readonly Mark[]): Ciphertexts {
  const { group } = open;
  const g = group.generator.power(1n);
  const pairs = marks.map(({ plaintext, randomness }) => {
    const alpha = group.generator.powerSecret(randomness);
    const mask = open.publicKeyPowers.powerSecret(randomness);
    // Both are made, so that the work does not tell the mark.
    const marked = group.multiply(mask, g);
    return { alpha, beta: plaintext === 1n ? marked : mask };
  });
  const product = pairs.reduce(
    (all, { alpha, beta }) => ({
      alpha: group.multiply(all.alpha, alpha),
      beta: group.multiply(all.beta, beta),
    }),
    { alpha: group.identity, beta: group.identity },
  );
  const written = group.encodeAll([...pairs, product].flatMap(({ alpha, beta }) => [alpha, beta]));
  const text = (i: number) => ({ alpha: written[2 * i] ?? '', beta: written[2 * i + 1] ?? '' });
  return { texts: marks.map((_, i) => text(i)), product: text(marks.length) };
}

function buildAnswer(
  open: OpenElection,
  question: HomomorphicQuestion,
  choices: readonly number[],
  context: string,
  random: RandomSource,
): Result<{ readonly answer: HomomorphicAnswerText; readonly randomness: readonly bigint[] }> {
  const marks = choices.map((mark) => ({
    plaintext: BigInt(mark),
    randomness: randomBelow(random, open.group.order),
  }));
  const { texts, product } = encrypt(open, marks);
  const bits = marks.map((mark, index) => ({
    claims: [0n, 1n].map((number) => ({ ...mark, number })),
    truth: Number(mark.plaintext),
    statement: intervalStatement(context, texts[index] ?? { alpha: '', beta: '' }),
  }));
  const individualProofs = proveEachOneOf(open.group, open.publicKeyPowers, bits, random).map(proofTexts);
  const inner = answerContext(context, texts);
  const proofs = question.blank
    ? proveBlankable(open, question, marks, inner, random)
    : { overallProof: proveLimits(open, question, marks, inner, product, random) };
  return accept({
    answer: { kind: 'homomorphic', choices: texts, individualProofs, ...proofs },
    randomness: marks.map((mark) => mark.randomness),
  });
}

function proveLimits(
  open: OpenElection,
  question: HomomorphicQuestion,
  marks: readonly Mark[],
  context: string,
  product: CiphertextText,
  random: RandomSource,
): ProofText[] {
  const { group } = open;
  const sum = sumOf(marks, group.order);
  const claims = limits(question).map((number) => ({ ...sum, number }));
  const truth = Number(sum.plaintext) - question.min;
  const statement = intervalStatement(context, product);
  return proofTexts(proveOneOf(group, open.publicKeyPowers, { claims, truth, statement }, random));
}

/** §4.13: `m₀ = 0 or mΣ = 0`, and `m₀ = 1 or mΣ within the limits`. */
function proveBlankable(
  open: OpenElection,
  question: HomomorphicQuestion,
  marks: readonly Mark[],
  context: string,
  random: RandomSource,
): Pick<HomomorphicAnswerText, 'overallProof'> & { blankProof: ProofText[] } {
  const { group, publicKeyPowers } = open;
  const blank = marks[0] ?? { plaintext: 0n, randomness: 0n };
  const sum = sumOf(marks.slice(1), group.order);
  const isBlank = blank.plaintext === 1n;
  const first: KnownClaim[] = [
    { ...blank, number: 0n },
    { ...sum, number: 0n },
  ];
  const second: KnownClaim[] = [
    { ...blank, number: 1n },
    ...limits(question).map((number) => ({ ...sum, number })),
  ];
  const inLimits = 1 + Number(sum.plaintext) - question.min;
  return {
    overallProof: proofTexts(
      proveOneOf(
        group,
        publicKeyPowers,
        { claims: second, truth: isBlank ? 0 : inLimits, statement: blankOrLimitsStatement(context) },
        random,
      ),
    ),
    blankProof: proofTexts(
      proveOneOf(
        group,
        publicKeyPowers,
        { claims: first, truth: isBlank ? 1 : 0, statement: blankStatement(context) },
        random,
      ),
    ),
  };
}

function sumOf(marks: readonly Mark[], order: bigint): Mark {
  return marks.reduce(
    (sum, mark) => ({
      plaintext: sum.plaintext + mark.plaintext,
      randomness: mod(sum.randomness + mark.randomness, order),
    }),
    { plaintext: 0n, randomness: 0n },
  );
}

function proofText(proof: Proof): ProofText {
  return { challenge: String(proof.challenge), response: String(proof.response) };
}

function proofTexts(proofs: readonly Proof[]): ProofText[] {
  return proofs.map(proofText);
}
