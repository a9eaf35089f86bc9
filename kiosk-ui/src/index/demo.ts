import { list, object, optional, otherwise, string, boolean, type Shape } from '../view';

const readDemoMeeting = object({
  meeting: otherwise(string, ''),
  title: string,
  /** Its room is still being set up: there are no cards yet. */
  preparing: otherwise(boolean, false),
  cards: otherwise(
    list(object({ role: string, title: string, text: otherwise(string, ''), url: string })),
    [],
  ),
  slips: otherwise(list(object({ category: otherwise(string, ''), code: string, qr: optional(string) })), []),
  next: otherwise(string, ''),
});
export type DemoMeeting = Shape<typeof readDemoMeeting>;

/** `GET /demo.json`, served by the demo alone. */
export const readDemo = object({ meetings: list(readDemoMeeting) });
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
