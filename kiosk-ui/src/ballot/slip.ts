import { randomBelow, type RandomSource } from './random';
import { accept, refuse, type Result } from './result';

/** §4.8: without 0, I, O and l, which people confuse. */
export const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The prime of the check characters (docs/protocol.md, slips). */
const checkPrime = 3361n;
const groups = [5, 6, 5, 6] as const;
const length = 22;

/** A Belenios credential in its written form `XXXXX-XXXXXX-XXXXX-XXXXXX`. */
export type CredentialText = string & { readonly credential: true };

function hyphenate(characters: string): string {
  let at = 0;
  return groups.map((size) => characters.slice(at, (at += size))).join('-');
}

/** The two check characters for 22 characters of Base58. */
export function checkCharacters(characters: string): string {
  let value = 0n;
  for (const character of characters) value = (value * 58n + BigInt(base58.indexOf(character))) % checkPrime;
  const rest = Number(value);
  return base58.charAt(Math.floor(rest / 58)) + base58.charAt(rest % 58);
}

export function makeCredential(random: RandomSource): CredentialText {
  let characters = '';
  while (characters.length < length) characters += base58.charAt(Number(randomBelow(random, 58n)));
  return hyphenate(characters) as CredentialText;
}

/** What is printed on the slip: the credential and its check characters. */
export function printSlip(credential: CredentialText): string {
  return `${credential}-${checkCharacters(credential.replaceAll('-', ''))}`;
}

/** The form without check characters, as files and command lines carry it. */
export function parseCredential(text: string): Result<CredentialText> {
  const pattern = new RegExp(`^${groups.map((size) => `[${base58}]{${size}}`).join('-')}$`);
  if (!pattern.test(text)) {
    return refuse(
      'credential-form',
      'a credential is written XXXXX-XXXXXX-XXXXX-XXXXXX in Base58 characters',
    );
  }
  return accept(text as CredentialText);
}

/**
 * Reads what somebody typed from a slip. Spaces and hyphens may stand anywhere or be left out.
 *
 * Refuses with `slip-character` (place and character told), `slip-length` or `slip-check` (a typing mistake).
 */
export function parseSlip(typed: string): Result<CredentialText> {
  const characters = typed.replace(/[\s-]/g, '');
  const position = [...characters].findIndex((character) => !base58.includes(character));
  if (position >= 0) {
    const wrong = [...characters][position];
    return refuse('slip-character', `character ${position + 1} ("${wrong}") never stands on a slip`);
  }
  if (characters.length !== length + 2) {
    return refuse('slip-length', `a slip has ${length + 2} characters, here are ${characters.length}`);
  }
  const body = characters.slice(0, length);
  if (checkCharacters(body) !== characters.slice(length)) {
    return refuse('slip-check', 'the check characters do not fit: one character or more is wrong');
  }
  return accept(hyphenate(body) as CredentialText);
}
