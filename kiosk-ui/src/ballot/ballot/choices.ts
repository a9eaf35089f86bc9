import { markCount, type HomomorphicQuestion, type Question } from '../election';
import { largestNumber } from '../group';
import { accept, refuse, type Result } from '../result';

/**
 * One vector per question: of marks, each 0 or 1, where blank is allowed the blank mark leading; or of numbers from 0 to
 * 255 for the answers of a shuffled question (§4.11).
 */
export type Choices = readonly (readonly number[])[];

/**
 * Refuses choices that no honest proof could be made for, before anything is encrypted.
 *
 * Codes: `choices-questions`, `choices-length`, `choices-number`, `choices-mark`, `choices-blank`, `choices-limits`.
 */
export function checkChoices(questions: readonly Question[], choices: Choices): Result<Choices> {
  if (choices.length !== questions.length) {
    return refuse('choices-questions', `${questions.length} questions need as many vectors of marks`);
  }
  for (const [index, question] of questions.entries()) {
    const refusal = checkAnswer(question, choices[index] ?? []);
    if (refusal) return refuse(refusal.code, `question ${index + 1}: ${refusal.reason}`);
  }
  return accept(choices);
}

function checkAnswer(question: Question, numbers: readonly number[]) {
  return question.kind === 'shuffled'
    ? checkNumbers(question.answers.length, numbers)
    : checkMarks(question, numbers);
}

function checkNumbers(due: number, numbers: readonly number[]) {
  if (numbers.length !== due) return refuse('choices-length', `there must be ${due} numbers`);
  const lawful = numbers.every(
    (number) => Number.isInteger(number) && number >= 0 && number <= largestNumber,
  );
  return lawful
    ? undefined
    : refuse('choices-number', `a number must be a whole one from 0 to ${largestNumber}`);
}

function checkMarks(question: HomomorphicQuestion, marks: readonly number[]) {
  if (marks.length !== markCount(question)) {
    return refuse('choices-length', `there must be ${markCount(question)} marks`);
  }
  if (!marks.every((mark) => mark === 0 || mark === 1))
    return refuse('choices-mark', 'a mark must be 0 or 1');
  const blank = question.blank && marks[0] === 1;
  const sum = marks.slice(question.blank ? 1 : 0).filter((mark) => mark === 1).length;
  if (blank && sum > 0) return refuse('choices-blank', 'a blank answer has no other mark');
  if (!blank && (sum < question.min || sum > question.max)) {
    return refuse('choices-limits', `there must be ${question.min} to ${question.max} marks`);
  }
  return undefined;
}
