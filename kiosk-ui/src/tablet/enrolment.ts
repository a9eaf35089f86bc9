import { takeFragment } from '../live/session';
import { object, otherwise, readJson, string, type Shape } from '../view';

/** What a tablet learns once, from the code that enrols it and not from the server that it is to check. */
const readEnrolment = object({
  meeting: string,
  token: string,
  serverKey: string,
  observerKey: string,
  pin: string,
  name: otherwise(string, ''),
});
export type Enrolment = Shape<typeof readEnrolment>;

const key = 'piaoxiang.enrolment';

export function decodeEnrolment(fragment: string): Enrolment | undefined {
  let text: string;
  try {
    const binary = atob(fragment.replaceAll('-', '+').replaceAll('_', '/'));
    text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
  } catch {
    return undefined;
  }
  const read = readJson(readEnrolment, text);
  return read.ok ? read.value : undefined;
}

/** Takes a new enrolment from the address, or the one that was kept. It holds no vote and no slip. */
export function findEnrolment(): Enrolment | undefined {
  const fragment = takeFragment();
  const fresh = fragment ? decodeEnrolment(fragment) : undefined;
  if (fresh) localStorage.setItem(key, JSON.stringify(fresh));
  const kept = localStorage.getItem(key);
  const read = kept === null ? undefined : readJson(readEnrolment, kept);
  return fresh ?? (read?.ok ? read.value : undefined);
}
