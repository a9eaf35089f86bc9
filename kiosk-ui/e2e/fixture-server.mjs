// Serves the built pages with a made-up meeting, for looking: node e2e/fixture-server.mjs [port] [kind of round]
import { createServer } from 'vite';

const root = new URL('..', import.meta.url).pathname;
const { codeWords } = await import('vite')
  .then(({ loadConfigFromFile }) =>
    loadConfigFromFile({ command: 'serve', mode: 'test' }, 'vitest.e2e.config.ts', root),
  )
  .then((loaded) => ({ codeWords: loaded.config.plugins }));
const vite = await createServer({
  root,
  configFile: false,
  plugins: codeWords,
  appType: 'custom',
  server: { middlewareMode: true, ws: false, hmr: false, watch: null },
});
const { FixtureMeeting } = await vite.ssrLoadModule('/e2e/fixture-meeting.ts');
const { serveFixture } = await vite.ssrLoadModule('/e2e/fixture-http.ts');
const { printed } = await vite.ssrLoadModule('/e2e/fixture-polls.ts');

const meeting = new FixtureMeeting();
const { address } = await serveFixture(meeting, `${root}dist/pages`, Number(process.argv[2] ?? 8900));
meeting.open(process.argv[3] ?? 'appointments', [0]);
console.log(`${address}/tablet.html#${meeting.enrolment()}`);
for (const slip of meeting.slips) console.log(printed(slip));
