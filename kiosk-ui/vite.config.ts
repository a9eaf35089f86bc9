import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { codeWords } from './code-words.plugin.ts';

/** Prints what a tablet has to load, fonts and the scanner aside, and refuses a page that has grown too heavy. */
function tabletWeight(limit: number): Plugin {
  return {
    name: 'tablet-weight',
    generateBundle(_, bundle) {
      const seen = new Set<string>();
      const visit = (name: string) => {
        const chunk = bundle[name];
        if (!chunk || seen.has(name)) return;
        seen.add(name);
        if (chunk.type !== 'chunk') return;
        for (const next of [...chunk.imports, ...(chunk.viteMetadata?.importedCss ?? [])]) visit(next);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'tablet') visit(chunk.fileName);
        if (/^assets\/worker-/.test(chunk.fileName)) seen.add(chunk.fileName);
      }
      let total = 0;
      for (const name of seen) {
        const file = bundle[name];
        if (file) total += gzipSync(file.type === 'chunk' ? file.code : file.source).length;
      }
      if (seen.size === 0) return;
      this.info(
        `tablet page: ${(total / 1000).toFixed(1)} kB gzip without fonts and scanner (${[...seen].join(', ')})`,
      );
      if (total > limit) this.error(`the tablet page is heavier than ${limit} bytes`);
    },
  };
}

/** Only the scanner is loaded late, and it has no style sheet of its own: a plain import does, without a program that preloads. */
function noPreload(): Plugin {
  return {
    name: 'no-preload',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}

const pages = resolve(import.meta.dirname, 'pages');

// Every page of pages/ becomes one of dist/pages/: tablet, projector, desk, door …
export default defineConfig({
  root: pages,
  base: './',
  publicDir: false,
  plugins: [codeWords(), noPreload(), tabletWeight(120_000)],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es', plugins: () => [codeWords()] },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/pages'),
    emptyOutDir: true,
    target: 'es2022',
    // A preload helper in line, or data: fonts and pictures, would need exceptions from the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    reportCompressedSize: false,
    rollupOptions: {
      input: Object.fromEntries(
        readdirSync(pages)
          .filter((file) => file.endsWith('.html'))
          .map((file) => [basename(file, '.html'), resolve(pages, file)]),
      ),
    },
  },
});
