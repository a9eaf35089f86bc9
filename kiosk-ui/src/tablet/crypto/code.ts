import words from 'virtual:code-words';
import { sha256 } from '../../ballot/bytes';

const table = [...words];

/** The six-word code of a round: what people compare aloud on tablet, projector and station (docs/api.md). */
export function codeOf(setups: readonly string[]): string {
  const digest = sha256(`piaoxiang-code/1\n${[...setups].sort().join('\n')}`);
  return Array.from(digest.slice(0, 6), (byte) => table[byte] ?? '').join('');
}
