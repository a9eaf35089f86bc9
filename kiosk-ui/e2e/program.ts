import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Java as the launcher finds it. */
export const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';

/** The jar of `PIAOXIANG_JAR`, or the one that the launcher builds. */
export const jar =
  process.env['PIAOXIANG_JAR'] ?? new URL('../../target/piaoxiang.jar', import.meta.url).pathname;

/** Starts Piaoxiang with `words`: the jar of `PIAOXIANG_JAR` as the launcher would, or what the launcher finds and builds. */
export function piaoxiang(...words: readonly string[]): ChildProcess {
  const launcher = new URL('../../piaoxiang', import.meta.url).pathname;
  const [program, first] = process.env['PIAOXIANG_JAR']
    ? [java, ['-XX:InlineSmallCode=500', '-jar', jar]]
    : [launcher, []];
  return spawn(program, [...first, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
}
