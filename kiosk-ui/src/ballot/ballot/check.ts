import { base64, equalBytes, utf8 } from '../bytes';
import {
  limits,
  markCount,
  overallProofCount,
  type HomomorphicQuestion,
  type OpenElection,
  type Question,
} from '../election';
import { decodeNonIdentity, type Element, type Group } from '../group';
import { hashBytes } from '../hash';
import { oneOfHolds, parseProof, signatureHolds, type Claim, type Proof, type ProofText } from '../proof';
import {
  printBallot,
  printUnsignedBallot,
  readBallot,
  type AnswerText,
  type BallotText,
  type CiphertextText,
  type HomomorphicAnswerText,
  type ShuffledAnswerText,
} from './format';
import { checkShuffledAnswer } from './shuffled-answer';
import {
  answerContext,
  ballotContext,
  blankOrLimitsStatement,
  blankStatement,
  intervalStatement,
} from './statements';

/** Something wrong at a place inside a ballot, `''` being the whole. */
export interface Fault {
  readonly place: string;
  readonly reason: string;
}

export interface Ciphertext {
  readonly alpha: Element;
  readonly beta: Element;
}

/** An answer of marks whose numbers are lawful and whose elements are members. */
export interface CheckedHomomorphicAnswer {
  readonly kind: 'homomorphic';
  readonly text: HomomorphicAnswerText;
  readonly choices: readonly Ciphertext[];
}

/** The same of an answer to be shuffled, which is one ciphertext. */
export interface CheckedShuffledAnswer {
  readonly kind: 'shuffled';
  readonly text: ShuffledAnswerText;
  readonly choices: readonly [Ciphertext];
}

export type CheckedAnswer = CheckedHomomorphicAnswer | CheckedShuffledAnswer;

/** A ballot that passed B1 and B3: its proofs can be asked. */
export interface CheckedBallot {
  readonly text: BallotText;
  readonly credential: Element;
  readonly answers: readonly CheckedAnswer[];
}

/** B1: the ballot's text, or everything that is wrong with its form. */
export function checkForm(
  questions: readonly Question[],
  order: bigint,
  bytes: Uint8Array,
): { readonly text?: BallotText; readonly faults: readonly Fault[] } {
  const read = readBallot(bytes);
  if (!read.ok) return { faults: [{ place: '', reason: read.reason }] };
  const text = read.value;
  const faults: Fault[] = [];
  if (!equalBytes(utf8(printBallot(text)), bytes)) {
    faults.push({ place: '', reason: 'is not in canonical form' });
  }
  if (text.answers.length !== questions.length) {
    faults.push({
      place: '',
      reason: `has ${text.answers.length} answers for ${questions.length} questions`,
    });
  } else {
    text.answers.forEach((answer, i) => {
      const question = questions[i];
      if (question) faults.push(...checkAnswerForm(question, order, answer, `question ${i + 1}`));
    });
  }
  if (!parseProof(text.signature.proof, order)) {
    faults.push({ place: 'signature', reason: 'has a number that is not canonical or not below q' });
  }
  return faults.length === 0 ? { text, faults } : { faults };
}

function checkAnswerForm(question: Question, order: bigint, answer: AnswerText, place: string): Fault[] {
  if (question.kind === 'shuffled' && answer.kind === 'shuffled') {
    if (parseProof(answer.proof, order)) return [];
    return [{ place, reason: 'has a number that is not canonical or not below q' }];
  }
  if (question.kind === 'shuffled' || answer.kind === 'shuffled') {
    return [{ place, reason: 'is of another kind than its question' }];
  }
  return checkMarksForm(question, order, answer, place);
}

function checkMarksForm(
  question: HomomorphicQuestion,
  order: bigint,
  answer: HomomorphicAnswerText,
  place: string,
): Fault[] {
  const faults: Fault[] = [];
  const demand = (what: string, found: number, due: number) => {
    if (found !== due) faults.push({ place, reason: `has ${found} ${what} where ${due} are due` });
  };
  demand('choices', answer.choices.length, markCount(question));
  demand('individual proofs', answer.individualProofs.length, markCount(question));
  answer.individualProofs.forEach((proofs, i) => demand(`parts in proof ${i + 1}`, proofs.length, 2));
  demand('parts in the overall proof', answer.overallProof.length, overallProofCount(question));
  if (question.blank !== (answer.blankProof !== undefined)) {
    faults.push({ place, reason: question.blank ? 'lacks the blank proof' : 'has a blank proof unasked' });
  }
  if (answer.blankProof) demand('parts in the blank proof', answer.blankProof.length, 2);
  const named: [string, readonly ProofText[]][] = [
    ...answer.individualProofs.map((proofs, i): [string, readonly ProofText[]] => [`mark ${i + 1}`, proofs]),
    ['overall proof', answer.overallProof],
    ['blank proof', answer.blankProof ?? []],
  ];
  for (const [name, proofs] of named) {
    if (proofs.some((proof) => !parseProof(proof, order))) {
      faults.push({
        place: `${place}, ${name}`,
        reason: 'has a number that is not canonical or not below q',
      });
    }
  }
  return faults;
}

/** B3: the ballot with its elements decoded, or every element that is no member. */
export function checkMembers(
  group: Group,
  text: BallotText,
): { readonly ballot?: CheckedBallot; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const decode = (place: string, written: string): Element => {
    const decoded = decodeNonIdentity(group, written);
    if (decoded.ok) return decoded.value;
    faults.push({ place, reason: decoded.reason });
    return group.identity;
  };
  const credential = decode('credential', text.credential);
  const ciphertext = (place: string, { alpha, beta }: CiphertextText): Ciphertext => ({
    alpha: decode(`${place}, alpha`, alpha),
    beta: decode(`${place}, beta`, beta),
  });
  const answers = text.answers.map((answer, q): CheckedAnswer => {
    const place = `question ${q + 1}`;
    if (answer.kind === 'shuffled') {
      return { kind: answer.kind, text: answer, choices: [ciphertext(place, answer.choices)] };
    }
    const choices = answer.choices.map((choice, m) => ciphertext(`${place}, mark ${m + 1}`, choice));
    return { kind: answer.kind, text: answer, choices };
  });
  return faults.length === 0 ? { ballot: { text, credential, answers }, faults } : { faults };
}

/** B4: each mark's proof that it is 0 or 1 (§4.12). */
export function checkMarks(open: OpenElection, ballot: CheckedBallot): Fault[] {
  const context = ballotContext(open.hash, ballot.text.credential);
  return ballot.answers.flatMap((answer, q) => {
    if (answer.kind === 'shuffled') return [];
    return answer.choices.flatMap((ciphertext, m) => {
      const claims = [0n, 1n].map((number) => ({ ...ciphertext, number }));
      const written = answer.text.choices[m] ?? { alpha: '', beta: '' };
      const proofs = proofsOf(open.group, answer.text.individualProofs[m]);
      const statement = intervalStatement(context, written);
      return oneOfHolds(open.group, open.publicKeyPowers, claims, proofs, statement)
        ? []
        : [{ place: `question ${q + 1}, mark ${m + 1}`, reason: 'is not proved to be 0 or 1' }];
    });
  });
}

/** B5: the overall proof, and the blank proof where blank is allowed (§4.12, §4.13). */
export function checkLimits(open: OpenElection, ballot: CheckedBallot): Fault[] {
  const context = ballotContext(open.hash, ballot.text.credential);
  return open.election.questions.flatMap((question, q) => {
    const answer = ballot.answers[q];
    if (question.kind === 'shuffled' || answer?.kind !== 'homomorphic') return [];
    const inner = answerContext(context, answer.text.choices);
    const faults = question.blank
      ? checkBlankable(open, question, answer, inner)
      : checkPlainLimits(open, question, answer, inner);
    return faults.map((reason) => ({ place: `question ${q + 1}`, reason }));
  });
}

function checkPlainLimits(
  open: OpenElection,
  question: HomomorphicQuestion,
  answer: CheckedHomomorphicAnswer,
  context: string,
): string[] {
  const product = productOf(open.group, answer.choices);
  const [alpha = '', beta = ''] = open.group.encodeAll([product.alpha, product.beta]);
  const written: CiphertextText = { alpha, beta };
  const claims = limits(question).map((number) => ({ ...product, number }));
  const proofs = proofsOf(open.group, answer.text.overallProof);
  const statement = intervalStatement(context, written);
  return oneOfHolds(open.group, open.publicKeyPowers, claims, proofs, statement)
    ? []
    : ['is not proved to keep its limits'];
}

function checkBlankable(
  open: OpenElection,
  question: HomomorphicQuestion,
  answer: CheckedHomomorphicAnswer,
  context: string,
): string[] {
  const { group, publicKeyPowers } = open;
  const [blank] = answer.choices;
  if (!blank) return ['has no blank mark'];
  const product = productOf(group, answer.choices.slice(1));
  const first: Claim[] = [
    { ...blank, number: 0n },
    { ...product, number: 0n },
  ];
  const second: Claim[] = [
    { ...blank, number: 1n },
    ...limits(question).map((number) => ({ ...product, number })),
  ];
  const blankProof = proofsOf(group, answer.text.blankProof);
  const overall = proofsOf(group, answer.text.overallProof);
  const faults: string[] = [];
  if (!oneOfHolds(group, publicKeyPowers, second, overall, blankOrLimitsStatement(context))) {
    faults.push('is not proved to be blank or to keep its limits');
  }
  if (!oneOfHolds(group, publicKeyPowers, first, blankProof, blankStatement(context))) {
    faults.push('is not proved to be either blank or marked');
  }
  return faults;
}

/** B9: each answer to be shuffled is known to whoever cast it (§4.11.2). */
export function checkKnowledge(open: OpenElection, ballot: CheckedBallot): Fault[] {
  const context = ballotContext(open.hash, ballot.text.credential);
  return ballot.answers.flatMap((answer, q) =>
    answer.kind === 'shuffled' ? checkShuffledAnswer(open, answer, context, `question ${q + 1}`) : [],
  );
}

/** B6: the signature covers this very ballot and holds for its credential (§4.16). */
export function checkSignature(group: Group, ballot: CheckedBallot): Fault[] {
  const { hash, proof } = ballot.text.signature;
  if (base64(hashBytes(group.hash, printUnsignedBallot(ballot.text))) !== hash) {
    return [{ place: 'signature', reason: 'signs another ballot' }];
  }
  const parsed = parseProof(proof, group.order);
  return parsed && signatureHolds(group, ballot.credential, hash, parsed)
    ? []
    : [{ place: 'signature', reason: "is not made with the credential's key" }];
}

function productOf(group: Group, ciphertexts: readonly Ciphertext[]): Ciphertext {
  return ciphertexts.reduce(
    (all, { alpha, beta }) => ({
      alpha: group.multiply(all.alpha, alpha),
      beta: group.multiply(all.beta, beta),
    }),
    { alpha: group.identity, beta: group.identity },
  );
}

/** The proofs of a ballot that passed B1; one that did not parse would be missing and so fail. */
function proofsOf(group: Group, texts: readonly ProofText[] | undefined): Proof[] {
  return (texts ?? []).map((text) => parseProof(text, group.order)).filter((proof) => proof !== undefined);
}
