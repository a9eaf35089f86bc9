import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The words of the six-word code are the server's own file, copied into the bundle at build. */
export function codeWords(): Plugin {
  const id = 'virtual:code-words';
  const file = resolve(import.meta.dirname, '../src/main/resources/words.txt');
  return {
    name: 'code-words',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loaded) =>
      loaded === `\0${id}`
        ? `export default ${JSON.stringify(readFileSync(file, 'utf8').trim())};`
        : undefined,
  };
}
