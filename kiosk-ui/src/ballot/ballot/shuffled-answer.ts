import type { OpenElection } from '../election';
import { knowledgeHolds, parseProof, proveKnowledge } from '../proof';
import { randomBelow, type RandomSource } from '../random';
import { accept, refuse, type Result } from '../result';
import type { CheckedShuffledAnswer, Fault } from './check';
import type { ShuffledAnswerText } from './format';
import { shuffledStatement } from './statements';

/** Encrypts all numbers of an answer in one ciphertext and proves that its randomness is known (§4.11.2). */
export function buildShuffledAnswer(
  open: OpenElection,
  numbers: readonly number[],
  context: string,
  random: RandomSource,
): Result<{ readonly answer: ShuffledAnswerText; readonly randomness: readonly bigint[] }> {
  const { group } = open;
  const embedded = group.embedding?.embed(numbers);
  if (!embedded) return refuse('choices-number', 'no element of the group carries these numbers');
  const randomness = randomBelow(random, group.order);
  const alpha = group.generator.powerSecret(randomness);
  const beta = group.multiply(open.publicKeyPowers.powerSecret(randomness), embedded);
  const choices = { alpha: group.encode(alpha), beta: group.encode(beta) };
  const statement = shuffledStatement(context, group.encode(open.publicKey), choices);
  const { challenge, response } = proveKnowledge(group, randomness, statement, random);
  const proof = { challenge: String(challenge), response: String(response) };
  return accept({ answer: { kind: 'shuffled', choices, proof }, randomness: [randomness] });
}

/** B9 of one answer: without this proof another voter's ciphertext could be cast again, and told by its double. */
export function checkShuffledAnswer(
  open: OpenElection,
  { text, choices: [ciphertext] }: CheckedShuffledAnswer,
  context: string,
  place: string,
): Fault[] {
  const { group } = open;
  const proof = parseProof(text.proof, group.order);
  const statement = shuffledStatement(context, group.encode(open.publicKey), text.choices);
  const holds = proof && knowledgeHolds(group, ciphertext.alpha, statement, proof);
  return holds ? [] : [{ place, reason: 'is not proved to be known to whoever cast it' }];
}
