import { defineConfig } from 'vitest/config';
import { codeWords } from './code-words.plugin.ts';

// Browser tests: they need `npm run build:pages` before, and Chromium.
export default defineConfig({
  plugins: [codeWords()],
  test: {
    include: ['e2e/**/*.spec.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
  },
});
