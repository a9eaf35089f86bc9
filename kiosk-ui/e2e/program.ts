import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Starts Piaoxiang with `words`: the jar of `PIAOXIANG_JAR` as the launcher would, or what the launcher finds and builds. */
export function piaoxiang(...words: readonly string[]): ChildProcess {
  const jar = process.env['PIAOXIANG_JAR'];
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';
  const launcher = new URL('../../piaoxiang', import.meta.url).pathname;
  const [program, first] = jar ? [java, ['-XX:InlineSmallCode=500', '-jar', jar]] : [launcher, []];
  return spawn(program, [...first, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
}
