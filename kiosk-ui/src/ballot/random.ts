/** Where randomness comes from; handed in, so that tests and audits can say what it was. */
export interface RandomSource {
  /** `length` fresh, uniformly distributed bytes. */
  bytes(length: number): Uint8Array;
}

/** The platform's cryptographic generator (Web Cryptography API). */
export const webCryptoRandom: RandomSource = {
  bytes(length) {
    return globalThis.crypto.getRandomValues(new Uint8Array(length));
  },
};

/** A uniform number in [0, bound) by rejection: no remainder is ever taken, so nothing is biased. */
export function randomBelow(random: RandomSource, bound: bigint): bigint {
  if (bound <= 0n) throw new Error('a random number needs a positive bound');
  const bits = bound.toString(2).length;
  const length = Math.ceil(bits / 8);
  const excess = BigInt(8 * length - bits);
  for (;;) {
    let candidate = 0n;
    for (const byte of random.bytes(length)) candidate = (candidate << 8n) | BigInt(byte);
    candidate >>= excess;
    if (candidate < bound) return candidate;
  }
}
