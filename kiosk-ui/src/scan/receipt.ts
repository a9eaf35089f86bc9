import { base64, utf8 } from '../ballot/bytes';
import { readJson, readReceipt, type Receipt } from '../view';

/** A server's receipt as a QR code, for showing it to somebody whose program the server does not control. */

const prefix = 'PXR1/';

/** More does not fit into a QR code that a camera reads well. */
const mostCharacters = 2_000;

/** Returns the text of the code; undefined where the receipt names too many ballots. */
export function receiptText(receipt: Receipt): string | undefined {
  const text =
    prefix +
    base64(utf8(JSON.stringify(receipt)))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
  return text.length <= mostCharacters ? text : undefined;
}

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
