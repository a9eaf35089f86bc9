// How long the station's page takes to verify a committee's box, in real Chromium on one core, and whether the page stays alive
// meanwhile: node e2e/verify-speed.mjs [ballots] [items], after `npm run build`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [ballots = '60', items = '10'] = process.argv.slice(2);
const dist = new URL('../dist/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'verify-speed-'));
const question = { answers: ['同意', '不同意', '弃权'], min: 1, max: 1, question: '任职' };
const questions = join(folder, 'questions.json');
writeFileSync(questions, JSON.stringify([question]));
const archives = Array.from({ length: Number(items) }, (_, item) => {
  const out = join(folder, `${item}.bel`);
  execFileSync(
    process.execPath,
    [
      join(dist, 'ballot-cli.mjs'),
      ...['simulate', '--group', 'Ed25519', '--ballots', ballots, '--questions', questions],
      ...['--trustees', '3', '--out', out, '--tally-only'],
    ],
    { stdio: 'inherit' },
  );
  return readFileSync(out);
});
const assets = readdirSync(join(dist, 'pages/assets'));
const worker = assets.find((name) => /^verifying-.*\.js$/.test(name));
if (!worker) throw new Error('build the pages first');
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const poll = /^\/(\d+)\.bel$/.exec(path);
  if (poll) return response.end(archives[Number(poll[1])]);
  if (path === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html>');
  const name = path.slice('/assets/'.length);
  if (!assets.includes(name)) return response.writeHead(404).end();
  return response
    .setHeader('content-type', 'text/javascript')
    .end(readFileSync(join(dist, 'pages/assets', name)));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/`);
  const measured = await page.evaluate(
    async ({ worker, count }) => {
      const verifier = new Worker(`/assets/${worker}`, { type: 'module' });
      const files = await Promise.all(
        Array.from({ length: count }, (_, item) =>
          fetch(`/${item}.bel`).then(async (response) => new Uint8Array(await response.arrayBuffer())),
        ),
      );
      let stall = 0;
      let last = performance.now();
      const timer = setInterval(() => {
        stall = Math.max(stall, performance.now() - last - 20);
        last = performance.now();
      }, 20);
      const verify = (archive, id) =>
        new Promise((done) => {
          const hear = ({ data }) => {
            if (data.id !== id || data.kind === 'progress') return;
            verifier.removeEventListener('message', hear);
            done(data.kind === 'verified' ? data.report.verdict : data.reason);
          };
          verifier.addEventListener('message', hear);
          verifier.postMessage({ kind: 'verify', id, archive });
        });
      const begun = performance.now();
      const verdicts = [];
      for (const [id, file] of files.entries()) verdicts.push(await verify(file, id));
      const first = performance.now() - begun;
      const again = performance.now();
      for (const [id, file] of files.entries()) verdicts.push(await verify(file, 1000 + id));
      const second = performance.now() - again;
      clearInterval(timer);
      return { verdicts: [...new Set(verdicts)], first, second, stall };
    },
    { worker, count: archives.length },
  );
  const seconds = (millis) => (millis / 1000).toFixed(1);
  console.log(
    `${ballots} ballots × ${items} items: ${measured.verdicts.join(' ')} in ${seconds(measured.first)} s, ` +
      `once more in ${seconds(measured.second)} s; the page never stood still for more than ${Math.round(measured.stall)} ms`,
  );
  process.exitCode = measured.verdicts.join() === 'valid' ? 0 : 1;
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}
