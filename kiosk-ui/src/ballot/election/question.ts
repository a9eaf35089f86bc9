import { booleanOf, fieldsOf, integerOf, itemsOf, mapAll, stringOf, type Json } from '../json';
import { accept, refuse, type Result } from '../result';

/** A homomorphic question (§4.9): marks of 0 or 1, of which only the sums are ever opened. */
export interface HomomorphicQuestion {
  readonly kind: 'homomorphic';
  readonly text: string;
  readonly answers: readonly string[];
  readonly blank: boolean;
  readonly min: number;
  readonly max: number;
}

/** The kinds of question that this release knows; shuffled questions and lists are to join here. */
export type Question = HomomorphicQuestion;

/** How many marks an answer to this question has: with blank allowed, one more leads. */
export function markCount(question: Question): number {
  return question.answers.length + (question.blank ? 1 : 0);
}

/** At least one answer and limits that some vote can keep (docs/protocol.md, S1). */
export function isSensible(question: Question): boolean {
  const { answers, min, max } = question;
  return answers.length > 0 && min >= 0 && min <= max && max <= answers.length;
}

/** The numbers of marks that the question allows, min to max. */
export function limits(question: Question): bigint[] {
  const numbers: bigint[] = [];
  for (let n = question.min; n <= question.max; n++) numbers.push(BigInt(n));
  return numbers;
}

/** How many proofs an overall proof has; tells it without building a list, for absurd limits too. */
export function overallProofCount(question: Question): number {
  return Math.max(0, question.max - question.min + 1) + (question.blank ? 1 : 0);
}

export function readQuestion(json: Json): Result<Question> {
  const fields = fieldsOf(json);
  if (!fields) return refuse('question-shape', 'a question is not an object');
  if (fields.has('type')) {
    const type = stringOf(fields.get('type')) ?? '?';
    return refuse('question-kind', `questions of the kind "${type}" are not known to this release`);
  }
  const answers = mapAll(itemsOf(fields.get('answers')), stringOf);
  const blank = fields.has('blank') ? booleanOf(fields.get('blank')) : false;
  const min = integerOf(fields.get('min'));
  const max = integerOf(fields.get('max'));
  const text = stringOf(fields.get('question'));
  if (!answers || blank === undefined || min === undefined || max === undefined || text === undefined) {
    return refuse('question-shape', 'a question lacks a field or has one of another type');
  }
  return accept({ kind: 'homomorphic', text, answers, blank, min, max });
}

export function printQuestion(question: Question): string {
  const answers = question.answers.map((answer) => JSON.stringify(answer)).join(',');
  const blank = question.blank ? '"blank":true,' : '';
  const text = JSON.stringify(question.text);
  return `{"answers":[${answers}],${blank}"min":${question.min},"max":${question.max},"question":${text}}`;
}
