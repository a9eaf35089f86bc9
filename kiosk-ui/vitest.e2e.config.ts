import { defineConfig } from 'vitest/config';
import { codeWords } from './code-words.plugin.ts';

// Browser tests: they need `npm run build:pages` before, and Chromium. The plays also need the demo (docs/testing in README).
export default defineConfig({
  plugins: [codeWords()],
  test: {
    include: ['e2e/**/*.spec.ts'],
    environment: 'node',
    // Nothing here measures time; a busy machine may take long.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
  },
});
