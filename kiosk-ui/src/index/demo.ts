import { list, object, optional, otherwise, string, type Shape } from '../view';

/** `GET /demo.json`, served by the demo alone. */
export const readDemo = object({
  meeting: otherwise(string, ''),
  title: string,
  cards: list(object({ role: string, title: string, text: otherwise(string, ''), url: string })),
  slips: otherwise(list(object({ code: string, qr: optional(string) })), []),
  next: otherwise(string, ''),
});
export type Demo = Shape<typeof readDemo>;

/** The origin of a card, for the eye: clerk.localhost:8080. Nothing behind `#` is shown. */
export function originOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** Only web addresses may stand behind a card. */
export function isSafe(url: string): boolean {
  return /^https?:\/\//.test(url) || /^\.?\//.test(url);
}
