import { sha256 } from '../bytes';
import type { RandomSource } from '../random';

/** The same bytes for the same seed, so that a failing test fails again. Never for a poll. */
export function seededRandom(seed: string): RandomSource {
  let block = 0;
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 32) {
        bytes.set(sha256(`${seed}|${block++}`).subarray(0, Math.min(32, length - at)), at);
      }
      return bytes;
    },
  };
}
