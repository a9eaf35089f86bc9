import type { Statement } from '../proof';
import type { CiphertextText } from './format';

/** S₀ of §4.11: φ and the voter's public credential. */
export function ballotContext(electionHash: string, credential: string): string {
  return `${electionHash}|${credential}`;
}

/** S of §4.11: S₀ and all ciphertexts of the answer, so that no proof fits another answer. */
export function answerContext(context: string, choices: readonly CiphertextText[]): string {
  return `${context}|${choices.map(({ alpha, beta }) => `${alpha},${beta}`).join(',')}`;
}

/** The text hashed by an interval proof about the ciphertext (§4.12). */
export function intervalStatement(context: string, { alpha, beta }: CiphertextText): Statement {
  return (commitments) => `prove|${context}|${alpha},${beta}|${commitments}`;
}

/** The text hashed by the proof that whoever cast a shuffled answer knows what is in it (§4.11.2). */
export function shuffledStatement(
  context: string,
  publicKey: string,
  { alpha, beta }: CiphertextText,
): (commitment: string) => string {
  return (commitment) => `raweg|${context}|${publicKey},${alpha},${beta}|${commitment}`;
}

/** The text hashed by the proof that the answer is not blank or all other marks are 0 (§4.13, bproof0). */
export function blankStatement(context: string): Statement {
  return (commitments) => `bproof0|${context}|${commitments}`;
}

/** The text hashed by the proof that the answer is blank or keeps its limits (§4.13, bproof1). */
export function blankOrLimitsStatement(context: string): Statement {
  return (commitments) => `bproof1|${context}|${commitments}`;
}
