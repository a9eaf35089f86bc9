/** The Jacobi symbol of a modulo an odd n: 1 for every square of a prime field, -1 for every other residue, 0 for 0. */
export function jacobi(a: bigint, n: bigint): -1 | 0 | 1 {
  let [upper, lower] = [a % n, n];
  let sign: -1 | 1 = 1;
  const flip = () => {
    sign = sign === 1 ? -1 : 1;
  };
  while (upper !== 0n) {
    const twos = trailingZeroes(upper);
    upper >>= BigInt(twos);
    const eighth = Number(lower & 7n);
    if (twos % 2 === 1 && (eighth === 3 || eighth === 5)) flip();
    if ((upper & 3n) === 3n && (lower & 3n) === 3n) flip();
    [upper, lower] = [lower % upper, upper];
  }
  return lower === 1n ? sign : 0;
}

function trailingZeroes(value: bigint): number {
  let count = 0;
  // Many at once first, since each shift makes the whole number anew.
  while ((value & 0xffffffffn) === 0n) {
    value >>= 32n;
    count += 32;
  }
  for (let low = Number(value & 0xffffffffn); low % 2 === 0; low /= 2) count++;
  return count;
}
