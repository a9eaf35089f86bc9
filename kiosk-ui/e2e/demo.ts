import { once } from 'node:events';
import { createServer } from 'node:net';
import { inject } from 'vitest';
import { readDemo, type DemoMeeting } from '../src/index/demo';
import { read } from '../src/view';
import { piaoxiang } from './program';

/** The address of the demo's index page. */
export const demoAddress = (): string => inject('demo');

/** A sample meeting as its part of the index page has it, with fresh sign-in links, each of which works once. */
export async function demoMeeting(title: RegExp, address = demoAddress()): Promise<DemoMeeting> {
  for (;;) {
    const demo = read(readDemo, await (await fetch(new URL('demo.json', address))).json());
    if (!demo.ok) throw new Error(demo.reason);
    const found = demo.value.meetings.find((one) => title.test(one.title));
    if (!found) throw new Error(`the demo has no meeting ${title}`);
    if (!found.preparing) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Starts a demo on a free port. */
export async function startDemo(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const port = await freePort();
  const demo = piaoxiang('demo', '--port', String(port));
  const address = `http://localhost:${port}/`;
  await new Promise<void>((resolve, reject) => {
    demo.stdout?.on('data', (text: Buffer) => text.includes(address) && resolve());
    demo.on('error', reject);
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
