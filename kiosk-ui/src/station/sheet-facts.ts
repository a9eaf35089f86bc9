import { boolean, list, object, optional, otherwise, string, whole, type Shape } from '../view';
import { outcomeNames, reviewAnswers } from '../words/acts';
import { common } from '../words/common';
import { sheet as words } from '../words/sheet';

/** What the station's own program says of the meeting for the 列席监督核验单. */
export const readFacts = object({
  title: string,
  body: otherwise(string, ''),
  place: otherwise(string, ''),
  plannedStart: otherwise(string, ''),
  timeZone: otherwise(string, 'Asia/Shanghai'),
  observer: optional(object({ name: string, unit: string, key: string, instead: boolean })),
  handover: optional(object({ from: string, name: string, unit: string, reason: string })),
  before: object({
    received: optional(string),
    items: whole,
    answers: list(object({ item: string, answer: string })),
    attends: boolean,
    sealsInstead: optional(string),
  }),
  during: object({
    entitled: whole,
    present: whole,
    onLeave: whole,
    absent: whole,
    spoken: whole,
    allStated: boolean,
    principalLast: boolean,
    recusals: list(object({ item: string, person: string, left: boolean })),
  }),
  advice: list(
    object({ item: string, reason: string, accepted: optional(boolean), answer: optional(string) }),
  ),
  remarks: list(object({ item: optional(string), text: string })),
  rounds: list(
    object({
      round: string,
      state: string,
      code: optional(string),
      cosigned: boolean,
      hold: optional(string),
      verdict: optional(string),
      bothPrograms: optional(boolean),
      polls: list(
        object({
          uuid: string,
          item: string,
          category: optional(string),
          issued: whole,
          returned: optional(whole),
          election: optional(string),
          closedSet: optional(string),
        }),
      ),
    }),
  ),
  results: list(object({ item: string, outcome: string, rule: optional(string) })),
  challenges: object({ good: whole, bad: whole, unjudged: whole, drawn: whole }),
  record: object({ entries: whole }),
  program: object({ jar: optional(string), pages: optional(string) }),
});
export type Facts = Shape<typeof readFacts>;

export const answerNames = [
  'unit',
  'name',
  'received',
  'review',
  'attends',
  'attendance',
  'statements',
  'principalLast',
  'recusals',
  'slips',
  'count',
  'result',
  'advice',
  'minutes',
  'remarks',
  'date',
] as const;
export type AnswerName = (typeof answerNames)[number];
export type Answers = Readonly<Record<AnswerName, string>>;

export const readSigned = object({
  sheet: object({
    at: string,
    facts: readFacts,
    answers: object(
      Object.fromEntries(answerNames.map((name) => [name, otherwise(string, '')])) as Record<
        AnswerName,
        (value: unknown, at: string) => string
      >,
    ),
  }),
  hash: string,
  signature: string,
});
export type Signed = Shape<typeof readSigned>;

export const readSheet = object({ facts: readFacts, signed: optional(readSigned) });

/** The answers as the data suggest them; the observer corrects and completes. */
export function suggested(facts: Facts, today: string, received: string): Answers {
  const { before, during, rounds } = facts;
  const kinds = new Map<string, number>();
  for (const { answer } of before.answers) kinds.set(answer, (kinds.get(answer) ?? 0) + 1);
  const counted = rounds.filter(({ state }) => state !== 'VOID' && state !== 'DRAFT');
  const verified = counted.length > 0 && counted.every(({ verdict }) => verdict === 'valid');
  const returned = counted.flatMap(({ polls }) => polls).every((poll) => (poll.returned ?? 0) <= poll.issued);
  const away = during.recusals.filter(({ left }) => !left);
  return {
    unit: facts.handover?.unit ?? facts.observer?.unit ?? '',
    name: facts.handover?.name ?? facts.observer?.name ?? '',
    received,
    review: [...kinds].map(([kind, count]) => `${reviewAnswers[kind] ?? kind} ${count} 项`).join('，'),
    attends: before.attends ? words.attends : words.attendsNot(before.sealsInstead ?? ''),
    attendance: words.attendance(during.entitled, during.present, during.onLeave, during.absent),
    statements: during.spoken === 0 ? '' : during.allStated ? words.done : words.notDone,
    principalLast: during.spoken === 0 ? '' : during.principalLast ? words.yes : words.no,
    recusals:
      during.recusals.length === 0
        ? words.noRecusal
        : away.length === 0
          ? words.done
          : words.notLeft(away.map(({ person }) => person).join('、')),
    slips: counted.length === 0 ? '' : returned ? words.same : words.different,
    count: counted.length === 0 ? '' : verified ? words.same : words.different,
    result: facts.results
      .map(({ item, outcome }) => `${item} ${outcomeNames[outcome] ?? outcome}`)
      .join('；'),
    advice: facts.advice
      .map(
        ({ item, reason, accepted, answer }) =>
          `${item}：${reason}；${accepted === undefined ? words.unanswered : words.answered(accepted, answer ?? '')}`,
      )
      .join('　'),
    minutes: '',
    remarks: facts.remarks.map(({ item, text }) => (item ? `${item}：${text}` : text)).join('　'),
    date: today,
  };
}

export function boxLine(poll: Facts['rounds'][number]['polls'][number]): string {
  return `${common.issued} ${poll.issued}，${common.returned} ${poll.returned ?? '–'}`;
}
