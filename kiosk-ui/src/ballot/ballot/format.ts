import { fieldsOf, hasExactly, itemsOf, mapAll, parseJsonBytes, stringOf, type Json } from '../json';
import { readProofText, readProofTexts, type ProofText } from '../proof';
import { accept, refuse, type Result } from '../result';

/** A ciphertext as it is written (§4.3); the texts also stand in the hashes. */
export interface CiphertextText {
  readonly alpha: string;
  readonly beta: string;
}

/** `answer_h` (§4.11) as it is written. */
export interface HomomorphicAnswerText {
  readonly kind: 'homomorphic';
  readonly choices: readonly CiphertextText[];
  readonly individualProofs: readonly (readonly ProofText[])[];
  readonly overallProof: readonly ProofText[];
  readonly blankProof?: readonly ProofText[];
}

/** `answer_nh` (§4.11) as it is written: all numbers in one ciphertext. */
export interface ShuffledAnswerText {
  readonly kind: 'shuffled';
  readonly choices: CiphertextText;
  readonly proof: ProofText;
}

export type AnswerText = HomomorphicAnswerText | ShuffledAnswerText;

/** The ciphertexts of an answer of either kind. */
export function ciphertextsOf(answer: AnswerText): readonly CiphertextText[] {
  return answer.kind === 'shuffled' ? [answer.choices] : answer.choices;
}

/** A ballot without its signature (§4.17). */
export interface UnsignedBallotText {
  readonly electionUuid: string;
  readonly electionHash: string;
  readonly credential: string;
  readonly answers: readonly AnswerText[];
}

export interface BallotText extends UnsignedBallotText {
  readonly signature: { readonly hash: string; readonly proof: ProofText };
}

export function readCiphertext(json: Json | undefined, exact: boolean): CiphertextText | undefined {
  const fields = fieldsOf(json);
  if (!fields || (exact && !hasExactly(fields, ['alpha', 'beta']))) return undefined;
  const alpha = stringOf(fields.get('alpha'));
  const beta = stringOf(fields.get('beta'));
  return alpha === undefined || beta === undefined ? undefined : { alpha, beta };
}

function readAnswer(json: Json): AnswerText | undefined {
  const fields = fieldsOf(json);
  if (fields?.has('proof')) return readShuffledAnswer(fields);
  const required = ['choices', 'individual_proofs', 'overall_proof'];
  if (!fields || !hasExactly(fields, required, ['blank_proof'])) return undefined;
  const choices = mapAll(itemsOf(fields.get('choices')), (item) => readCiphertext(item, true));
  const individualProofs = mapAll(itemsOf(fields.get('individual_proofs')), (item) =>
    readProofTexts(item, true),
  );
  const overallProof = readProofTexts(fields.get('overall_proof'), true);
  if (!choices || !individualProofs || !overallProof) return undefined;
  if (!fields.has('blank_proof')) return { kind: 'homomorphic', choices, individualProofs, overallProof };
  const blankProof = readProofTexts(fields.get('blank_proof'), true);
  return blankProof && { kind: 'homomorphic', choices, individualProofs, overallProof, blankProof };
}

function readShuffledAnswer(fields: ReadonlyMap<string, Json>): ShuffledAnswerText | undefined {
  if (!hasExactly(fields, ['choices', 'proof'])) return undefined;
  const choices = readCiphertext(fields.get('choices'), true);
  const proof = readProofText(fields.get('proof'), true);
  return choices && proof && { kind: 'shuffled', choices, proof };
}

/** Reads a ballot's fields; fields beyond the specification's are refused. Order is told by printing it again. */
export function readBallot(bytes: Uint8Array): Result<BallotText> {
  const json = parseJsonBytes(bytes);
  if (!json.ok) return json;
  const fields = fieldsOf(json.value);
  const required = ['election_uuid', 'election_hash', 'credential', 'answers', 'signature'];
  if (!fields || !hasExactly(fields, required)) {
    return refuse('ballot-fields', "does not have exactly a ballot's fields");
  }
  const electionUuid = stringOf(fields.get('election_uuid'));
  const electionHash = stringOf(fields.get('election_hash'));
  const credential = stringOf(fields.get('credential'));
  const answers = mapAll(itemsOf(fields.get('answers')), readAnswer);
  const signature = fieldsOf(fields.get('signature'));
  const hash = stringOf(signature?.get('hash'));
  const proof = readProofText(signature?.get('proof'), true);
  if (
    electionUuid === undefined ||
    electionHash === undefined ||
    credential === undefined ||
    hash === undefined ||
    !answers ||
    !proof ||
    !signature ||
    !hasExactly(signature, ['hash', 'proof'])
  ) {
    return refuse('ballot-shape', 'has a field of another shape than the specification says');
  }
  return accept({ electionUuid, electionHash, credential, answers, signature: { hash, proof } });
}

/** Reads a ballot without its signature: what a tablet opens when it is challenged. */
export function readUnsignedBallot(bytes: Uint8Array): Result<UnsignedBallotText> {
  const json = parseJsonBytes(bytes);
  if (!json.ok) return json;
  const fields = fieldsOf(json.value);
  if (!fields || !hasExactly(fields, ['election_uuid', 'election_hash', 'credential', 'answers'])) {
    return refuse('ballot-fields', "does not have exactly an unsigned ballot's fields");
  }
  const electionUuid = stringOf(fields.get('election_uuid'));
  const electionHash = stringOf(fields.get('election_hash'));
  const credential = stringOf(fields.get('credential'));
  const answers = mapAll(itemsOf(fields.get('answers')), readAnswer);
  if (electionUuid === undefined || electionHash === undefined || credential === undefined || !answers) {
    return refuse('ballot-shape', 'has a field of another shape than the specification says');
  }
  return accept({ electionUuid, electionHash, credential, answers });
}

function text(value: string): string {
  return JSON.stringify(value);
}

function list<T>(items: readonly T[], print: (item: T) => string): string {
  return `[${items.map(print).join(',')}]`;
}

function printProofText(proof: ProofText): string {
  return `{"challenge":${text(proof.challenge)},"response":${text(proof.response)}}`;
}

export function printCiphertext(ciphertext: CiphertextText): string {
  return `{"alpha":${text(ciphertext.alpha)},"beta":${text(ciphertext.beta)}}`;
}

function printAnswer(answer: AnswerText): string {
  if (answer.kind === 'shuffled') {
    return `{"choices":${printCiphertext(answer.choices)},"proof":${printProofText(answer.proof)}}`;
  }
  const blank = answer.blankProof ? `,"blank_proof":${list(answer.blankProof, printProofText)}` : '';
  const individual = list(answer.individualProofs, (proofs) => list(proofs, printProofText));
  return (
    `{"choices":${list(answer.choices, printCiphertext)},"individual_proofs":${individual},` +
    `"overall_proof":${list(answer.overallProof, printProofText)}${blank}}`
  );
}

function printUnsignedFields(ballot: UnsignedBallotText): string {
  return (
    `"election_uuid":${text(ballot.electionUuid)},"election_hash":${text(ballot.electionHash)},` +
    `"credential":${text(ballot.credential)},"answers":${list(ballot.answers, printAnswer)}`
  );
}

/** The compact text whose hash is signed (§4.17). */
export function printUnsignedBallot(ballot: UnsignedBallotText): string {
  return `{${printUnsignedFields(ballot)}}`;
}

export function printBallot(ballot: BallotText): string {
  const signature = `{"hash":${text(ballot.signature.hash)},"proof":${printProofText(ballot.signature.proof)}}`;
  return `{${printUnsignedFields(ballot)},"signature":${signature}}`;
}
