import type { Group } from '../group';
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

/** A non-homomorphic question (§4.9): a number for each answer; each ballot's numbers are opened after shuffling. */
export interface ShuffledQuestion {
  readonly kind: 'shuffled';
  readonly text: string;
  readonly answers: readonly string[];
}

/** The kinds of question that this release knows; lists are to join here. */
export type Question = HomomorphicQuestion | ShuffledQuestion;

/** The `type` of a shuffled question in an election. */
const shuffledType = 'NonHomomorphic';

/** How many marks an answer to this question has: with blank allowed, one more leads. */
export function markCount(question: HomomorphicQuestion): number {
  return question.answers.length + (question.blank ? 1 : 0);
}

/** At least one answer, and limits that some vote can keep or no more numbers than an element carries (S1). */
export function isSensible(question: Question, group: Group): boolean {
  const count = question.answers.length;
  if (question.kind === 'shuffled') return count > 0 && count <= (group.embedding?.mostNumbers ?? 0);
  return count > 0 && question.min >= 0 && question.min <= question.max && question.max <= count;
}

export function isShuffled(questions: readonly Question[]): boolean {
  return questions.some((question) => question.kind === 'shuffled');
}

/** The questions where none is shuffled; undefined where one is. */
export function marksOnly(questions: readonly Question[]): HomomorphicQuestion[] | undefined {
  return mapAll(questions, (question) => (question.kind === 'homomorphic' ? question : undefined));
}

/** The numbers of marks that the question allows, min to max. */
export function limits(question: HomomorphicQuestion): bigint[] {
  const numbers: bigint[] = [];
  for (let n = question.min; n <= question.max; n++) numbers.push(BigInt(n));
  return numbers;
}

/** How many proofs an overall proof has; tells it without building a list, for absurd limits too. */
export function overallProofCount(question: HomomorphicQuestion): number {
  return Math.max(0, question.max - question.min + 1) + (question.blank ? 1 : 0);
}

export function readQuestion(json: Json): Result<Question> {
  const fields = fieldsOf(json);
  if (!fields) return refuse('question-shape', 'a question is not an object');
  if (fields.has('type')) {
    const type = stringOf(fields.get('type'));
    if (type === shuffledType) return readShuffledQuestion(fields.get('value'));
    return refuse('question-kind', `questions of the kind "${type ?? '?'}" are not known to this release`);
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

function readShuffledQuestion(value: Json | undefined): Result<Question> {
  const fields = fieldsOf(value);
  const answers = mapAll(itemsOf(fields?.get('answers')), stringOf);
  const text = stringOf(fields?.get('question'));
  if (!answers || text === undefined) {
    return refuse('question-shape', 'a question lacks a field or has one of another type');
  }
  return accept({ kind: 'shuffled', text, answers });
}

export function printQuestion(question: Question): string {
  const answers = question.answers.map((answer) => JSON.stringify(answer)).join(',');
  const text = JSON.stringify(question.text);
  if (question.kind === 'shuffled') {
    return `{"type":"${shuffledType}","value":{"answers":[${answers}],"question":${text}}}`;
  }
  const blank = question.blank ? '"blank":true,' : '';
  return `{"answers":[${answers}],${blank}"min":${question.min},"max":${question.max},"question":${text}}`;
}
