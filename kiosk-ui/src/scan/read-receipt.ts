import { readJson, readReceipt, type Receipt } from '../view';
import { prefix } from './receipt';

/** Reads what was scanned or typed; undefined where it is no receipt. */
export function readReceiptText(text: string): Receipt | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith(prefix)) return undefined;
  try {
    const bytes = Uint8Array.from(
      atob(trimmed.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.charCodeAt(0),
    );
    const receipt = readJson(readReceipt, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return receipt.ok ? receipt.value : undefined;
  } catch {
    return undefined;
  }
}
