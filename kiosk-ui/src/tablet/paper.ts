import type { Candidate, TabletItem } from '../view';

/** `persons`: one screen each; `list`: choose some of many; `grades`: a table of persons and grades. */
export type Layout = 'persons' | 'list' | 'grades';

export interface Question {
  readonly text: string;
  readonly answers: readonly string[];
  readonly blank: boolean;
  readonly min: number;
  readonly max: number;
}

export interface PaperQuestion extends Question {
  /** Names this question among all marks of the round. */
  readonly key: string;
  /** The person who is asked about; for a list, nobody in particular. */
  readonly person: Candidate | undefined;
  /** For a list: who stands behind each answer. */
  readonly listed: readonly Candidate[];
}

export interface PaperSection {
  readonly uuid: string;
  readonly item: TabletItem;
  readonly layout: Layout;
  readonly questions: readonly PaperQuestion[];
}

/** The 表决票 of one slip in one round: what the sealed elections ask, in the agenda's order. */
export interface Paper {
  readonly round: string;
  readonly code: string;
  readonly sections: readonly PaperSection[];
}

const voteWords = ['同意', '不同意', '弃权', '缓议'];

/**
 * Matches a sealed election's questions to what the agenda shows. Undefined where they differ: then somebody would read
 * one thing and encrypt another.
 */
export function matchSection(
  uuid: string,
  item: TabletItem,
  kind: string,
  questions: readonly Question[],
): PaperSection | undefined {
  if (kind !== item.kind) return undefined;
  const layout = layoutOf(kind, questions);
  const keyed = (question: Question, index: number) => ({ ...question, key: `${uuid}/${index}` });
  if (layout === 'list') {
    const [question] = questions;
    if (!question || questions.length !== 1 || !sameNames(question.answers, item.candidates))
      return undefined;
    if (item.maxSelections !== undefined && item.maxSelections !== question.max) return undefined;
    return {
      uuid,
      item,
      layout,
      questions: [{ ...keyed(question, 0), person: undefined, listed: item.candidates }],
    };
  }
  const single = questions.every(
    (q) => q.max === 1 && !q.blank && new Set(q.answers).size === q.answers.length,
  );
  if (!single || questions.length !== item.candidates.length) return undefined;
  const matched = questions.flatMap((question, index) => {
    const person = item.candidates[index];
    const fits =
      person !== undefined &&
      question.text.includes(person.name) &&
      (layout !== 'persons' || question.answers.every((answer) => voteWords.includes(answer)));
    return fits ? [{ ...keyed(question, index), person, listed: [] }] : [];
  });
  return matched.length === questions.length ? { uuid, item, layout, questions: matched } : undefined;
}

function layoutOf(kind: string, questions: readonly Question[]): Layout {
  if (kind === 'APPRAISAL') return 'grades';
  return questions.length === 1 && questions[0]?.blank ? 'list' : 'persons';
}

/** An answer is the person's name; where two share one, something in brackets follows it. */
function sameNames(answers: readonly string[], candidates: readonly Candidate[]): boolean {
  return (
    answers.length === candidates.length &&
    new Set(answers).size === answers.length &&
    answers.every((answer, index) => {
      const name = candidates[index]?.name ?? '';
      return (
        answer === name || (name !== '' && new RegExp(`^[（(].+[)）]$`).test(answer.replace(name, '').trim()))
      );
    })
  );
}

/** What somebody marked in one question. Absent until then: nothing is marked beforehand. */
export interface Mark {
  readonly answers: readonly number[];
  readonly blank: boolean;
}

export type Marks = Readonly<Record<string, Mark>>;

/** What becomes of a question that nobody answered; the review says so before anything is encrypted. */
export type WhenUnmarked = 'abstain' | 'blank' | 'empty' | 'required';

export function whenUnmarked(question: Question): WhenUnmarked {
  if (question.blank) return 'blank';
  if (question.answers.includes('弃权')) return 'abstain';
  return question.min === 0 ? 'empty' : 'required';
}

export function isMarked(mark: Mark | undefined): mark is Mark {
  return mark !== undefined && (mark.blank || mark.answers.length > 0);
}

export function questionsOf(paper: Paper): readonly PaperQuestion[] {
  return paper.sections.flatMap((section) => section.questions);
}

export function unmarkedOf(paper: Paper, marks: Marks): readonly PaperQuestion[] {
  return questionsOf(paper).filter((question) => !isMarked(marks[question.key]));
}

/** Marks or unmarks one answer; a single choice replaces the one before, a full list takes no more. */
export function toggle(question: Question, mark: Mark | undefined, answer: number): Mark {
  if (question.max === 1 && !question.blank) return { answers: [answer], blank: false };
  const answers = mark?.answers ?? [];
  if (answers.includes(answer)) return { answers: answers.filter((other) => other !== answer), blank: false };
  if (answers.length >= question.max) return { answers, blank: false };
  return { answers: [...answers, answer].sort((a, b) => a - b), blank: false };
}

/** One vector of 0 and 1 per question of a poll, as the encryption takes it. */
export type PollChoices = { readonly uuid: string; readonly choices: readonly (readonly number[])[] };

export function choicesOf(paper: Paper, marks: Marks): readonly PollChoices[] {
  return paper.sections.map(({ uuid, questions }) => ({
    uuid,
    choices: questions.map((question) => vector(question, marks[question.key])),
  }));
}

function vector(question: Question, mark: Mark | undefined): readonly number[] {
  const marked = isMarked(mark) ? mark : unanswered(question);
  const answers = question.answers.map((_, index) => (marked.answers.includes(index) ? 1 : 0));
  return question.blank ? [marked.blank ? 1 : 0, ...answers] : answers;
}

function unanswered(question: Question): Mark {
  switch (whenUnmarked(question)) {
    case 'blank':
      return { answers: [], blank: true };
    case 'abstain':
      return { answers: [question.answers.indexOf('弃权')], blank: false };
    case 'empty':
    case 'required':
      return { answers: [], blank: false };
  }
}

/** The screens of the 表决票: one a person, one for a list, one for a table of grades. */
export interface PaperPage {
  readonly section: PaperSection;
  readonly questions: readonly PaperQuestion[];
}

export function pagesOf(paper: Paper): readonly PaperPage[] {
  return paper.sections.flatMap((section) =>
    section.layout === 'persons'
      ? section.questions.map((question) => ({ section, questions: [question] }))
      : [{ section, questions: section.questions }],
  );
}
