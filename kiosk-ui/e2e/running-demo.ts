import type { TestProject } from 'vitest/node';
import { startDemo } from './demo';

declare module 'vitest' {
  interface ProvidedContext {
    readonly demo: string;
  }
}

/** One demo for all plays: that at `PIAOXIANG_DEMO`, or one that is started here and ended afterwards. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['PIAOXIANG_DEMO'];
  if (given) {
    project.provide('demo', given);
    return undefined;
  }
  const demo = await startDemo();
  project.provide('demo', demo.address);
  return demo.stop;
}
