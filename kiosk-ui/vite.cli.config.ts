import { defineConfig } from 'vite';

// The command line verifier is one self-contained file, so that an observer can carry it alone.
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/ballot/cli/main.ts',
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    rollupOptions: {
      output: { format: 'es', entryFileNames: 'ballot-cli.mjs' },
    },
  },
});
