import { takeFragment } from '../live/session';
import { object, otherwise, readJson, string, type Shape } from '../view';

/**
 * What a tablet learns once, from codes that it scans and not from the server that it is to check. The desk's code has no
 * observer's key: that comes from the card on the observer's own station, which must name the same server's key too.
 */
const readEnrolment = object({
  meeting: string,
  token: string,
  serverKey: string,
  observerKey: otherwise(string, ''),
  pin: string,
  name: otherwise(string, ''),
});
export type Enrolment = Shape<typeof readEnrolment>;

const key = 'piaoxiang.enrolment';

export function encodeEnrolment(enrolment: Omit<Enrolment, 'observerKey'>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(enrolment));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

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

/**
 * A new code for the same meeting does not make the tablet forget the observer's card, unless it names another server: then the
 * card has to be shown again.
 */
export function merged(fresh: Enrolment | undefined, kept: Enrolment | undefined): Enrolment | undefined {
  if (!fresh) return kept;
  const sameCard =
    kept?.meeting === fresh.meeting && kept.serverKey === fresh.serverKey && fresh.observerKey === '';
  return sameCard ? { ...fresh, observerKey: kept.observerKey } : fresh;
}

/** Takes a new enrolment from the address, or the one that was kept. It holds no vote and no slip. */
export function findEnrolment(): Enrolment | undefined {
  const fragment = takeFragment();
  const stored = localStorage.getItem(key);
  const read = stored === null ? undefined : readJson(readEnrolment, stored);
  const found = merged(fragment ? decodeEnrolment(fragment) : undefined, read?.ok ? read.value : undefined);
  if (found) keepEnrolment(found);
  return found;
}

export function keepEnrolment(enrolment: Enrolment): void {
  localStorage.setItem(key, JSON.stringify(enrolment));
}
