import { defineConfig } from 'vitest/config';
import { codeWords } from './code-words.plugin.ts';

export default defineConfig({
  plugins: [codeWords()],
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // Proofs in the 2048-bit group take their time on a shared machine; no test depends on how long.
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});
