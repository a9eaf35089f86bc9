import { defineConfig } from 'vitest/config';
import { codeWords } from './code-words.plugin.ts';

// Browser tests: they need the built pages and Chromium, and play against a running demo (e2e/running-demo.ts).
export default defineConfig({
  plugins: [codeWords()],
  test: {
    include: ['e2e/**/*.spec.ts'],
    globalSetup: ['e2e/running-demo.ts'],
    environment: 'node',
    // Nothing here measures time; a busy machine may take long.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    // Plays wait more than they work: warnings before a close alone take half a minute each.
    maxWorkers: 3,
  },
});
