/** Small integers stand in eight bits each (§5.1, §5.2). */
const bitsPerNumber = 8n;

export const largestNumber = 255;

/** The numbers as one, the first the most significant, above so many bits of padding. */
export function packNumbers(numbers: readonly number[], padding: number): bigint {
  const packed = numbers.reduce((sum, number) => (sum << bitsPerNumber) | BigInt(number), 0n);
  return packed << BigInt(padding);
}

/**
 * The last `count` numbers above the padding. Defined for every value: what lies above the numbers that are asked for
 * does not count, since whoever encrypts may put anything there (docs/protocol.md, shuffled questions).
 */
export function unpackNumbers(value: bigint, padding: number, count: number): number[] {
  const numbers: number[] = [];
  let rest = value >> BigInt(padding);
  for (let i = 0; i < count; i++) {
    numbers.unshift(Number(rest & BigInt(largestNumber)));
    rest >>= bitsPerNumber;
  }
  return numbers;
}

/** The first of value, value + 1, … that `read` can make something of; `undefined` once the padding is used up. */
export function firstAbove<T>(
  value: bigint,
  padding: number,
  read: (candidate: bigint) => T | undefined,
): T | undefined {
  for (let counted = 0n; counted < 1n << BigInt(padding); counted++) {
    const found = read(value + counted);
    if (found !== undefined) return found;
  }
  return undefined;
}
