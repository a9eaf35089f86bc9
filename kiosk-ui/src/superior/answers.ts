import type { Item } from '../view';

/** The answers of one sitting: per item what was chosen and why. */
export interface Chosen {
  readonly answer: string;
  readonly note: string;
}

export type Answers = Readonly<Record<string, Chosen>>;

export const allAnswers = ['CLEARED', 'REJECTED', 'DEFERRAL_ADVISED', 'RETURNED'] as const;

export const actOf = (role: string) => (role === 'SUPERVISION' ? 'CLEAR_INTERNALLY' : 'ANSWER_REVIEW');

/** Whether this role can answer about the item now, for the first time or once more. */
export function answerable(item: Item, role: string, twoLevels: boolean): boolean {
  const { clearance, review } = item;
  if (item.state !== 'WAITING' || !review || !clearance) return false;
  if (clearance === 'NOT_FILED' || clearance === 'NOT_REQUIRED') return false;
  const since = review.steps.slice(review.steps.findLastIndex((step) => step.type === 'FILE_FOR_REVIEW'));
  if (role === 'SUPERVISION') return twoLevels && !since.some((step) => step.type === 'ANSWER_REVIEW');
  return !twoLevels || review.internal === 'CLEARED';
}

/** Whether the item waits for this role's first answer. */
export function waits(item: Item, role: string): boolean {
  return item.clearance === (role === 'SUPERVISION' ? 'INTERNAL' : 'FILED');
}

/** Items that still want a reason, of those chosen. */
export function withoutReason(answers: Answers, items: readonly Item[]): Item | undefined {
  return items.find((item) => {
    const chosen = answers[item.id];
    return chosen && chosen.answer !== 'CLEARED' && chosen.note.trim() === '';
  });
}
