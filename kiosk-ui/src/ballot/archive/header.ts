import { utf8 } from '../bytes';

export const blockSize = 512;

/**
 * The one tar header our writer makes for a record (old-style tar, as in the samples of peers): name, mode, owner,
 * group, size, time, checksum, type; everything after is zero. Undefined when a number does not fit its digits.
 */
export function tarHeader(name: string, size: number, timestamp: bigint): Uint8Array | undefined {
  const sizeDigits = size.toString(8).padStart(11, '0');
  const timeDigits = timestamp.toString(8).padStart(11, '0');
  if (name.length > 99 || sizeDigits.length > 11 || timeDigits.length > 11) return undefined;
  const block = new Uint8Array(blockSize);
  block.set(utf8(name), 0);
  block.set(utf8('0000644\0'), 100);
  block.set(utf8('0000000\0'), 108);
  block.set(utf8('0000000\0'), 116);
  block.set(utf8(`${sizeDigits}\0`), 124);
  block.set(utf8(`${timeDigits}\0`), 136);
  block.set(utf8('        '), 148);
  block[156] = '0'.charCodeAt(0);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return block;
}

/** The record's name: the bytes before the first zero, one character each. */
export function headerName(block: Uint8Array): string {
  const field = block.subarray(0, 100);
  const end = field.indexOf(0);
  return String.fromCharCode(...field.subarray(0, end < 0 ? 100 : end));
}

/** The record's length, or undefined when the field is not octal digits. */
export function headerSize(block: Uint8Array): number | undefined {
  const text = String.fromCharCode(...block.subarray(124, 136));
  const digits = /^([0-7]+)(?:[ \0]|$)/.exec(text)?.[1];
  return digits === undefined ? undefined : parseInt(digits, 8);
}

/** How many zero bytes follow a body of this length. */
export function paddingFor(size: number): number {
  return (blockSize - (size % blockSize)) % blockSize;
}
