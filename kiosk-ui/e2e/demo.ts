import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Cards {
  readonly cards: readonly { readonly role: string; readonly url: string }[];
  readonly slips: readonly { readonly code: string }[];
}

export interface RunningDemo {
  /** A fresh address for a role: each holds a sign-in link that works once. */
  card(role: string): Promise<string>;
  slips(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** The demo at `PIAOXIANG_DEMO`, or one that is started with `./piaoxiang demo` on a free port. */
export async function runningDemo(): Promise<RunningDemo> {
  const given = process.env['PIAOXIANG_DEMO'];
  const started = given ? undefined : await start();
  const address = new URL(given ?? started!.address);
  const cards = async () => (await (await fetch(new URL('demo.json', address))).json()) as Cards;
  return {
    async card(role) {
      const card = (await cards()).cards.find((one) => one.role === role);
      if (!card) throw new Error(`the demo has no card for ${role}`);
      return card.url;
    },
    slips: async () => (await cards()).slips.map(({ code }) => code),
    stop: async () => started?.stop(),
  };
}

async function start() {
  const port = 8300 + (process.pid % 500);
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
      demo.kill();
      if (demo.exitCode === null) await once(demo, 'exit');
    },
  };
}
