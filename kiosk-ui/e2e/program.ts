import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Java as the launcher finds it. */
export const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';

/** The jar of `PIAOXIANG_JAR`, or the one that the launcher builds. */
export const jar =
  process.env['PIAOXIANG_JAR'] ?? new URL('../../target/piaoxiang.jar', import.meta.url).pathname;

/**
 * Starts Piaoxiang with `words`: the jar of `PIAOXIANG_JAR`, or what the launcher finds and builds. A play is over before the
 * second, thorough translation of the program would pay, and that one takes a quarter of all its time.
 */
export function piaoxiang(...words: readonly string[]): ChildProcess {
  const launcher = new URL('../../piaoxiang', import.meta.url).pathname;
  const [program, first] = process.env['PIAOXIANG_JAR']
    ? [java, ['-XX:TieredStopAtLevel=1', '-jar', jar]]
    : [launcher, []];
  return spawn(program, [...first, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
}
