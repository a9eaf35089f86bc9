import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { readDemo, type DemoMeeting } from '../src/index/demo';
import { read } from '../src/view';

export interface RunningDemo {
  readonly address: string;
  /** A sample meeting as its part of the index page has it, with fresh sign-in links, each of which works once. */
  meeting(title: RegExp): Promise<DemoMeeting>;
  stop(): Promise<void>;
}

/** The demo at `PIAOXIANG_DEMO`, or one that is started with `./piaoxiang demo` on a free port. */
export async function runningDemo(): Promise<RunningDemo> {
  const given = process.env['PIAOXIANG_DEMO'];
  const started = given ? undefined : await start();
  const address = given ?? started!.address;
  return {
    address,
    async meeting(title) {
      for (;;) {
        const demo = read(readDemo, await (await fetch(new URL('demo.json', address))).json());
        if (!demo.ok) throw new Error(demo.reason);
        const found = demo.value.meetings.find((one) => title.test(one.title));
        if (!found) throw new Error(`the demo has no meeting ${title}`);
        if (!found.preparing) return found;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    stop: async () => started?.stop(),
  };
}

async function start() {
  const port = await freePort();
  const launcher = new URL('../../piaoxiang', import.meta.url).pathname;
  const demo = spawn(launcher, ['demo', '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = `http://localhost:${port}/`;
  await new Promise<void>((resolve, reject) => {
    demo.stdout.on('data', (text: Buffer) => text.includes(address) && resolve());
    demo.on('exit', (code) => reject(new Error(`the demo ended with ${code}`)));
  });
  return {
    address,
    async stop() {
      if (demo.exitCode !== null) return;
      const ended = once(demo, 'exit');
      demo.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
