import { boolean, list, object, optional, string, whole, type Shape } from '../view';

/** The statement of a signed answer (docs/exchange.md, piaoxiang-answer/1). */
export const readStatement = object({
  meeting: string,
  filing: string,
  size: whole,
  revision: whole,
  handledBy: string,
  reviewedBy: string,
  signedBy: string,
  attends: boolean,
  observer: optional(string),
  sealsInstead: optional(string),
  items: list(object({ item: string, answer: string, note: optional(string) })),
});
export type Statement = Shape<typeof readStatement>;
