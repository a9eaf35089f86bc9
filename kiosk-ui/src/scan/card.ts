/** The observer's card as a QR code: which meeting, and the key whose seals a tablet believes (Ed25519, 32 bytes). */

const prefix = 'PXO1';

export function cardText(meeting: string, key: string): string {
  return [prefix, meeting, key.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')].join('/');
}

export type Card =
  | { readonly kind: 'card'; readonly key: string }
  | { readonly kind: 'no-card' }
  | { readonly kind: 'other-meeting' };

export function readCard(text: string, meeting: string): Card {
  const [start, of, key, ...rest] = text.trim().split('/');
  if (start !== prefix || key === undefined || !/^[A-Za-z0-9_-]{43}$/.test(key) || rest.length > 0)
    return { kind: 'no-card' };
  if (of !== meeting) return { kind: 'other-meeting' };
  return { kind: 'card', key: `${key.replaceAll('-', '+').replaceAll('_', '/')}=` };
}
