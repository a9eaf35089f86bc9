import { base64, utf8 } from '../ballot/bytes';
import type { Receipt } from '../view';

/** A server's receipt as a QR code, for showing it to somebody whose program the server does not control. */

export const prefix = 'PXR1/';

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
