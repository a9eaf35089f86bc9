import { crc32 } from './crc32';

/**
 * The observer's card as a QR code: which meeting, the key whose seals a tablet believes, and the server's key that the observer
 * has held against the server's own card (both Ed25519, 32 bytes). Its last part finds misread and cut lines (docs/api.md).
 */

const prefix = 'PXO2';
/** Cards of earlier releases, which lack the server's key. */
const formerPrefix = 'PXO1';

export interface CardKeys {
  readonly observerKey: string;
  readonly serverKey: string;
}

export function cardText(meeting: string, { observerKey, serverKey }: CardKeys): string {
  const line = [prefix, meeting, url(observerKey), url(serverKey)].join('/');
  return `${line}/${check(line)}`;
}

export type Card =
  | ({ readonly kind: 'card' } & CardKeys)
  | { readonly kind: 'no-card' }
  | { readonly kind: 'former-card' }
  | { readonly kind: 'other-meeting' };

export function readCard(text: string, meeting: string): Card {
  const parts = text.trim().split('/');
  const [start, of, observer = '', server = ''] = parts;
  if (start === formerPrefix) return { kind: 'former-card' };
  const whole = parts.length === 5 && isKey(observer) && isKey(server);
  if (start !== prefix || !whole || check(parts.slice(0, 4).join('/')) !== parts[4])
    return { kind: 'no-card' };
  if (of !== meeting) return { kind: 'other-meeting' };
  return { kind: 'card', observerKey: plain(observer), serverKey: plain(server) };
}

const url = (key: string) => key.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const plain = (key: string) => `${key.replaceAll('-', '+').replaceAll('_', '/')}=`;
const isKey = (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text);
const check = (line: string) => crc32(line).toString(16).padStart(8, '0');
