import { base64, equalBytes, utf8 } from '../bytes';
import type { OpenElection } from '../election';
import { hashBytes } from '../hash';
import { accept, type Result } from '../result';
import { checkChoices, type Choices } from './choices';
import { ciphertextsOf, printUnsignedBallot, readUnsignedBallot, type CiphertextText } from './format';

/** What a ballot holds that was opened instead of being cast. */
export interface OpenedBallot {
  /** What `signature.hash` would have been. */
  readonly hash: string;
  readonly credential: string;
  readonly marks: Choices;
  /** Why it does not open; empty where it does. */
  readonly problems: readonly string[];
}

/**
 * Opens an unsigned ballot with the randomness of its ciphertexts: alpha = g^r, beta = y^r·g^m. Nothing that the tablet
 * says of the choices is believed; what each ciphertext holds follows from the randomness alone. Refuses what has no
 * ballot's form.
 */
export function openBallot(
  open: OpenElection,
  ballot: string,
  randomness: readonly (readonly string[])[],
): Result<OpenedBallot> {
  const bytes = utf8(ballot);
  const read = readUnsignedBallot(bytes);
  if (!read.ok) return read;
  const text = read.value;
  const problems: string[] = [];
  if (!equalBytes(utf8(printUnsignedBallot(text)), bytes)) problems.push('is not in canonical form');
  if (text.electionUuid !== open.election.uuid) problems.push('names another poll');
  if (text.electionHash !== open.hash) problems.push('names another election');
  const marks = text.answers.map((answer, q) =>
    ciphertextsOf(answer).map((choice, m) => {
      const mark = markOf(open, choice, randomness[q]?.[m] ?? '');
      if (mark === undefined) problems.push(`question ${q + 1}, mark ${m + 1} does not open`);
      return mark ?? 0;
    }),
  );
  if (problems.length === 0) {
    const lawful = checkChoices(open.election.questions, marks);
    if (!lawful.ok) problems.push(lawful.reason);
  }
  return accept({
    hash: base64(hashBytes(open.group.hash, bytes)),
    credential: text.credential,
    marks,
    problems,
  });
}

function markOf(open: OpenElection, choice: CiphertextText, number: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,700})$/.test(number)) return undefined;
  const { group } = open;
  const randomness = BigInt(number);
  if (randomness >= group.order) return undefined;
  const mask = open.publicKeyPowers.power(randomness);
  const marked = group.multiply(mask, group.generator.power(1n));
  const [alpha, zero, one] = group.encodeAll([group.generator.power(randomness), mask, marked]);
  if (alpha !== choice.alpha) return undefined;
  return choice.beta === zero ? 0 : choice.beta === one ? 1 : undefined;
}
